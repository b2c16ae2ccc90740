//! Payments, vouchers that were redeemed, and the drawers' shifts.

use super::Commit;
use super::bulk::{Bulk, Table};
use super::rows::{find, json, owners, stamp, whole};
use crate::StoreError;
use goimon_domain::house::Touched;

pub(super) static PAYMENTS: Table = Table {
    name: "payments",
    columns: &[
        "venue_id",
        "check_id",
        "position",
        "id",
        "tender",
        "amount",
        "given",
        "taken_at",
        "taken_by",
        "tip",
        "reference",
        "reversal",
        "part_id",
        "shift_id",
        "points",
    ],
    upsert: None,
};

pub(super) static REDEMPTIONS: Table = Table {
    name: "redemptions",
    columns: &[
        "venue_id",
        "id",
        "check_id",
        "promotion_id",
        "code",
        "held",
        "redeemed_at",
        "redeemed_by",
        "withdrawn_at",
        "withdrawn_by",
    ],
    upsert: Some(("venue_id,id", &["check_id", "held", "withdrawn_at", "withdrawn_by"])),
};

pub(super) static SHIFTS: Table = Table {
    name: "shifts",
    columns: &["venue_id", "id", "opened_at", "number", "body"],
    upsert: Some(("venue_id,id", &["number", "body"])),
};

/// Money that came in or went back.
pub(super) fn payments(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&PAYMENTS, touched.payments.len());
    for id in owners(&touched.payments, &Touched::default()) {
        let all = find(commit, id)?.payments.iter().enumerate();
        for (place, found) in all.filter(|(_, found)| touched.payments.contains(&(id, found.id))) {
            bulk.push([
                venue.into(),
                id.0.into(),
                whole(place),
                found.id.0.into(),
                found.tender.word().into(),
                found.amount.units().into(),
                found.given.units().into(),
                found.taken.at.0.into(),
                found.taken.by.as_str().into(),
                found.tip.units().into(),
                found.reference.clone().into(),
                found.reversal.as_ref().map(json).transpose()?.into(),
                found.part.map(|part| part.0).into(),
                found.shift.map(|shift| shift.0).into(),
                found.points.into(),
            ]);
        }
    }
    Ok(bulk)
}

/// Vouchers that were redeemed, taken back or settled.
pub(super) fn redemptions(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let touched = &commit.touched.redemptions;
    let mut redemptions = Bulk::new(&REDEMPTIONS, touched.len());
    for id in owners(touched, &Touched::default()) {
        let all = find(commit, id)?.redeemed.iter();
        for found in all.filter(|found| touched.contains(&(id, found.id))) {
            let (withdrawn_at, withdrawn_by) = stamp(found.withdrawn.as_ref());
            redemptions.push([
                commit.venue.0.into(),
                found.id.0.into(),
                id.0.into(),
                found.voucher.id.0.into(),
                found.code.as_str().into(),
                found.held.units().into(),
                found.redeemed.at.0.into(),
                found.redeemed.by.as_str().into(),
                withdrawn_at,
                withdrawn_by,
            ]);
        }
    }
    Ok(redemptions)
}

/// Shifts that began, changed or are over.
pub(super) fn shifts(commit: &Commit<'_>) -> Result<Bulk, StoreError> {
    let venue = commit.venue.0;
    let touched = commit.touched;
    let mut bulk = Bulk::new(&SHIFTS, touched.shifts.len());
    for id in &touched.shifts {
        let shift = commit.house.shifts.get(id);
        let shift = shift.ok_or_else(|| StoreError::nonsense(format!("shift {id} was touched but is not here")))?;
        bulk.push([
            venue.into(),
            id.0.into(),
            shift.opened.at.0.into(),
            shift.z.as_ref().map(|z| i64::from(z.number)).into(),
            json(shift.as_ref())?.into(),
        ]);
    }
    Ok(bulk)
}
