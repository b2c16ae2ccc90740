//! What a venue owns by the day.

use super::row;

row! {
    /// Venues, with the counters of their stream and their short numbers.
    venues "venues" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        lang: String,
        currency: String,
        zone: String,
        cut_off_hour: i64,
        service: i64,
        tax_included: bool,
        cash_step: i64,
        open_door: bool,
        epoch: Uuid,
        created_at: i64,
        seq: i64,
        day: String,
        check_number: i64,
        ticket_number: i64,
        till: Option<String>,
        undoing: String,
        rates: Option<String>,
        booking: Option<String>,
        patience: Option<String>,
        by_prep: bool,
        letterhead: Option<String>,
        service_takeaway: bool,
        service_delivery: bool,
    }
}

row! {
    /// What is taxed alike.
    tax_classes "tax_classes" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        name_vi: String,
        name_en: String,
        position: i64,
    }
}

row! {
    /// Rates with the day from which they apply.
    tax_rates "tax_rates" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        from_day: String,
        rate: i64,
    }
}

row! {
    /// Headings of the menu.
    categories "categories" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name_vi: String,
        name_en: String,
        position: i64,
        presets: String,
    }
}

row! {
    /// Where items are made, and how far their screens have painted.
    stations "stations" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        name_vi: String,
        name_en: String,
        position: i64,
        warn_minutes: i64,
        late_minutes: i64,
        seen_seq: i64,
    }
}

row! {
    /// What can be ordered.
    items "items" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        name_vi: String,
        name_en: String,
        category_id: Uuid,
        price: i64,
        station_id: Uuid,
        tax_class: String,
        position: i64,
        listed: bool,
        course: i64,
        prep: Option<i64>,
    }
}

row! {
    /// Groups of choices.
    modifier_groups "modifier_groups" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        item_id: Uuid,
        name_vi: String,
        name_en: String,
        least: i64,
        most: i64,
        position: i64,
        counts: bool,
    }
}

row! {
    /// Choices; `chosen` marks the default.
    modifiers "modifiers" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        group_id: Uuid,
        name_vi: String,
        name_en: String,
        delta: i64,
        chosen: bool,
        position: i64,
    }
}

row! {
    /// Zones of the floor.
    areas "areas" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name_vi: String,
        name_en: String,
        position: i64,
    }
}

row! {
    /// Printers, each as JSON.
    printers "printers" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        position: i64,
        printer: String,
    }
}

row! {
    /// What is to be put on paper, and what was, as JSON.
    print_jobs "print_jobs" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        state: String,
        ended_at: Option<i64>,
        job: String,
    }
}

row! {
    /// Tables, bar seats, rooms.
    tables "tables" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        area_id: Uuid,
        label: String,
        seats: i64,
        position: i64,
        rate_plan_id: Option<Uuid>,
    }
}
