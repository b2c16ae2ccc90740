//! Promotions, codes and what was redeemed; and customers.

use super::row;

row! {
    /// What comes off by rule or by code. `rule` is JSON.
    promotions "promotions" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        rule: String,
        created_at: i64,
    }
}

row! {
    /// People who come back.
    customers "customers" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        phone: String,
        tail: String,
        tier: String,
        created_at: i64,
        note: Option<String>,
        credit: i64,
        search: String,
    }
}

row! {
    /// Codes of vouchers.
    voucher_codes "voucher_codes" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        promotion_id: Uuid,
        created_at: i64,
    }
}

row! {
    /// Vouchers on checks, and what of a budget each holds.
    redemptions "redemptions" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        check_id: Uuid,
        promotion_id: Uuid,
        code: String,
        held: i64,
        redeemed_at: i64,
        redeemed_by: String,
        withdrawn_at: Option<i64>,
        withdrawn_by: Option<String>,
    }
}
