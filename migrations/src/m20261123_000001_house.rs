//! What a venue owns before the first guest comes, and its door.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE venues (
    id ID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    currency TEXT NOT NULL,
    zone TEXT NOT NULL,
    cut_off_hour BIGINT NOT NULL,
    service BIGINT NOT NULL,
    tax_included BOOLEAN NOT NULL,
    cash_step BIGINT NOT NULL,
    open_door BOOLEAN NOT NULL,
    epoch ID NOT NULL,
    created_at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    check_number BIGINT NOT NULL,
    ticket_number BIGINT NOT NULL
);
CREATE TABLE tax_classes (
    venue_id ID NOT NULL REFERENCES venues (id),
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (venue_id, code)
);
CREATE TABLE tax_rates (
    venue_id ID NOT NULL,
    code TEXT NOT NULL,
    from_day TEXT NOT NULL,
    rate BIGINT NOT NULL,
    PRIMARY KEY (venue_id, code, from_day),
    FOREIGN KEY (venue_id, code) REFERENCES tax_classes (venue_id, code)
);
CREATE TABLE categories (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id)
);
CREATE TABLE stations (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    warn_minutes BIGINT NOT NULL,
    late_minutes BIGINT NOT NULL,
    seen_seq BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id),
    UNIQUE (venue_id, code)
);
CREATE TABLE items (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    category_id ID NOT NULL,
    price BIGINT NOT NULL,
    station_id ID NOT NULL,
    tax_class TEXT NOT NULL,
    position BIGINT NOT NULL,
    available BOOLEAN NOT NULL,
    listed BOOLEAN NOT NULL,
    PRIMARY KEY (venue_id, id),
    UNIQUE (venue_id, code),
    FOREIGN KEY (venue_id, category_id) REFERENCES categories (venue_id, id),
    FOREIGN KEY (venue_id, station_id) REFERENCES stations (venue_id, id),
    FOREIGN KEY (venue_id, tax_class) REFERENCES tax_classes (venue_id, code)
);
CREATE TABLE modifier_groups (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    item_id ID NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id),
    FOREIGN KEY (venue_id, item_id) REFERENCES items (venue_id, id)
);
CREATE INDEX modifier_groups_of_item ON modifier_groups (venue_id, item_id);
CREATE TABLE modifiers (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    group_id ID NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    delta BIGINT NOT NULL,
    chosen BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id),
    FOREIGN KEY (venue_id, group_id) REFERENCES modifier_groups (venue_id, id)
);
CREATE INDEX modifiers_of_group ON modifiers (venue_id, group_id);
CREATE TABLE areas (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id)
);
CREATE TABLE tables (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    area_id ID NOT NULL,
    label TEXT NOT NULL,
    seats BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id),
    UNIQUE (venue_id, label),
    FOREIGN KEY (venue_id, area_id) REFERENCES areas (venue_id, id)
);
CREATE TABLE staff (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    pin_hash TEXT,
    password_hash TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id)
);
CREATE TABLE devices (
    venue_id ID NOT NULL REFERENCES venues (id),
    id ID NOT NULL UNIQUE,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    station_id ID,
    token_hash BYTES NOT NULL UNIQUE,
    enrolled_at BIGINT NOT NULL,
    revoked_at BIGINT,
    wrong_pins BIGINT NOT NULL,
    locked_until BIGINT,
    PRIMARY KEY (venue_id, id),
    FOREIGN KEY (venue_id, station_id) REFERENCES stations (venue_id, id)
);
CREATE TABLE enrol_codes (
    venue_id ID NOT NULL REFERENCES venues (id),
    code_hash BYTES NOT NULL UNIQUE,
    post TEXT NOT NULL,
    station_id ID,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (venue_id, code_hash),
    FOREIGN KEY (venue_id, station_id) REFERENCES stations (venue_id, id)
);
CREATE TABLE sessions (
    venue_id ID NOT NULL REFERENCES venues (id),
    token_hash BYTES NOT NULL UNIQUE,
    staff_id ID NOT NULL,
    device_id ID,
    started_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (venue_id, token_hash),
    FOREIGN KEY (venue_id, staff_id) REFERENCES staff (venue_id, id),
    FOREIGN KEY (venue_id, device_id) REFERENCES devices (venue_id, id)
);
";
