//! Kitchen screens, and which of them shows another station's tickets.

use super::row;

row! {
    /// Screens; `setup` is JSON.
    screens "screens" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        position: i64,
        setup: String,
    }
}

row! {
    /// Stations that another screen took over.
    covers "covers" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        station_id: Uuid,
        place: String,
        taken_at: i64,
        taken_by: String,
    }
}
