//! What is between customers and the house.

use super::row;

row! {
    /// A customer's points and debt, as they stand.
    accounts "accounts" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        customer_id: Uuid,
        points: i64,
        owed: i64,
    }
}

row! {
    /// The rows of their statements. `entry` is JSON.
    account_entries "account_entries" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        customer_id: Uuid,
        at: i64,
        entry: String,
    }
}

row! {
    /// Debts whose payment is on its way. `body` is JSON; nothing once somebody has looked.
    debt_intents "debt_intents" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        body: Option<String>,
    }
}
