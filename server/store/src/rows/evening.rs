//! What happens in an evening.

use super::row;

row! {
    /// Bills. `away`, `merged` and `stay` are JSON.
    checks "checks" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        number: i64,
        table_id: Option<Uuid>,
        table_label: String,
        covers: i64,
        business_day: String,
        service: i64,
        tax_included: bool,
        cash_step: i64,
        service_takeaway: bool,
        service_delivery: bool,
        opened_at: i64,
        opened_by: String,
        waiter_id: Option<Uuid>,
        version: i64,
        bill_asked_at: Option<i64>,
        bill_asked_by: Option<String>,
        closed_at: Option<i64>,
        closed_by: Option<String>,
        discounts: Option<String>,
        division: Option<String>,
        settling_at: Option<i64>,
        settling_by: Option<String>,
        prints: i64,
        away: Option<String>,
        note: Option<String>,
        merged_into_id: Option<Uuid>,
        merged: Option<String>,
        offers: Option<String>,
        redeemed: Option<String>,
        stay: Option<String>,
        customer: Option<String>,
        intents: Option<String>,
        standing: Option<String>,
    }
}

row! {
    /// What was sent in one act.
    rounds "rounds" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        check_id: Uuid,
        number: i64,
        sent_at: i64,
        sent_by: String,
        seq: i64,
        origin: Option<String>,
    }
}

row! {
    /// Lines, by their place on the check. `chosen` and `edits` are JSON, nothing when there is none of it.
    lines "lines" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        check_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        position: i64,
        id: Uuid,
        round_id: Uuid,
        ticket_id: Uuid,
        station_id: Uuid,
        item_id: Uuid,
        code: String,
        name_vi: String,
        name_en: String,
        price: i64,
        quantity: i64,
        chosen: Option<String>,
        note: Option<String>,
        tax_class: String,
        tax_rate: i64,
        ready_at: Option<i64>,
        ready_by: Option<String>,
        served_at: Option<i64>,
        served_by: Option<String>,
        version: i64,
        edits: Option<String>,
        promo: Option<String>,
        began_at: Option<i64>,
        began_by: Option<String>,
        passed_at: Option<i64>,
        passed_by: Option<String>,
        course: i64,
        seat: Option<i64>,
        held: bool,
        target: Option<i64>,
    }
}

row! {
    /// Tickets, by their place on the check. `bumped_seq` orders recalls; `bumped_lines` is JSON.
    tickets "tickets" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        check_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        position: i64,
        id: Uuid,
        number: i64,
        station_id: Uuid,
        opened_at: i64,
        slot: i64,
        bumped_at: Option<i64>,
        bumped_by: Option<String>,
        bumped_lines: Option<String>,
        bumped_seq: Option<i64>,
        moved: Option<String>,
        hold: Option<String>,
        rush: Option<String>,
    }
}

row! {
    /// Money, by its place on the check.
    payments "payments" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        check_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        position: i64,
        id: Uuid,
        tender: String,
        amount: i64,
        given: i64,
        taken_at: i64,
        taken_by: String,
        tip: i64,
        reference: Option<String>,
        reversal: Option<String>,
        part_id: Option<Uuid>,
        shift_id: Option<Uuid>,
        points: i64,
    }
}

row! {
    /// What has run out or is counted down.
    portions "portions" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        item_id: Uuid,
        remaining: Option<i64>,
        day: Option<String>,
        said_at: i64,
        said_by: String,
    }
}

row! {
    /// Who comes when, and how it ended.
    reservations "reservations" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        version: i64,
        day: String,
        due: i64,
        name: String,
        phone: Option<String>,
        covers: i64,
        table_id: Option<Uuid>,
        area_id: Option<Uuid>,
        deposit: Option<String>,
        note: Option<String>,
        booked_at: i64,
        booked_by: String,
        state: String,
        state_at: Option<i64>,
        state_by: Option<String>,
        check_id: Option<Uuid>,
    }
}

row! {
    /// What was taken where no shift was open; nothing once a shift carries it. `body` is JSON.
    outside_shifts "outside_shifts" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        body: Option<String>,
    }
}

row! {
    /// Shifts, whole as JSON; the number is their Z's.
    shifts "shifts" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        opened_at: i64,
        number: Option<i64>,
        body: String,
    }
}

row! {
    /// The stream. `payload` is the whole fact as JSON.
    events "events" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        seq: i64,
        at: i64,
        staff_id: Option<Uuid>,
        device_id: Option<Uuid>,
        actor: String,
        role: String,
        kind: String,
        check_id: Option<Uuid>,
        payload: String,
    }
}

row! {
    /// Answers by key.
    answers "answers" {
        #[sea_orm(primary_key, auto_increment = false)]
        venue_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        key: Uuid,
        act: String,
        fingerprint: Vec<u8>,
        answer: String,
        at: i64,
    }
}
