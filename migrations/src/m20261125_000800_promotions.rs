//! Promotions and the codes by which some of them come. What a promotion does is JSON: it is read and written whole. How often
//! a code was used, and how much of a budget is spent, is counted over the redemptions: they have no sum of their own that
//! could drift.

use crate::ddl::step;

step!(UP);

const UP: &str = "
CREATE TABLE promotions (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    rule TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE TABLE voucher_codes (
    venue_id ID NOT NULL,
    code TEXT NOT NULL,
    promotion_id ID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (venue_id, code),
    FOREIGN KEY (venue_id, promotion_id) REFERENCES promotions (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX voucher_codes_of ON voucher_codes (venue_id, promotion_id, created_at, code);
CREATE TABLE redemptions (
    venue_id ID NOT NULL,
    id ID NOT NULL,
    check_id ID NOT NULL,
    promotion_id ID NOT NULL,
    code TEXT NOT NULL,
    held BIGINT NOT NULL,
    redeemed_at BIGINT NOT NULL,
    redeemed_by TEXT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    PRIMARY KEY (venue_id, id)
) WITHOUT ROWID;
CREATE INDEX redemptions_by_code ON redemptions (venue_id, code) WHERE withdrawn_at IS NULL;
CREATE INDEX redemptions_by_promotion ON redemptions (venue_id, promotion_id, held) WHERE withdrawn_at IS NULL;
ALTER TABLE checks ADD COLUMN offers TEXT;
ALTER TABLE checks ADD COLUMN redeemed TEXT;
ALTER TABLE lines ADD COLUMN promo TEXT;
";
