//! People, devices, codes and sessions.

use super::row;

row! {
    /// People.
    staff "staff" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        role: String,
        active: bool,
        pin_hash: Option<String>,
        password_hash: Option<String>,
        created_at: i64,
    }
}

row! {
    /// Enrolled devices.
    devices "devices" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        post: String,
        station_id: Option<Uuid>,
        token_hash: Vec<u8>,
        enrolled_at: i64,
        revoked_at: Option<i64>,
        wrong_pins: i64,
        locked_until: Option<i64>,
        screen_id: Option<Uuid>,
    }
}

row! {
    /// Codes by which one device each can enrol.
    enrol_codes "enrol_codes" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        code_hash: Vec<u8>,
        post: String,
        station_id: Option<Uuid>,
        made_at: i64,
        expires_at: i64,
        used_at: Option<i64>,
        screen_id: Option<Uuid>,
    }
}

row! {
    /// Sessions.
    sessions "sessions" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        token_hash: Vec<u8>,
        staff_id: Uuid,
        device_id: Option<Uuid>,
        started_at: i64,
        expires_at: i64,
        ended_at: Option<i64>,
    }
}
