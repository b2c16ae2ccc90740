//! Dividing a check at the till: a row for each line, a column for each who pays.

use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::division::MOST_PARTS;
use goimon_domain::house::House;
use goimon_domain::ids::LineId;
use goimon_domain::money::Money;

/// The table of who bears what.
pub(super) struct SplitSide {
    pub(super) count: usize,
    /// Into how many even parts it can be divided by one tap, and whether that is one for each guest.
    pub(super) evens: Vec<(usize, bool)>,
    /// Those who pay.
    pub(super) heads: Vec<Head>,
    /// How many seats have ordered something of their own.
    pub(super) seats: usize,
    pub(super) rows: Vec<SplitRow>,
    /// What each part comes to, as it is divided now.
    pub(super) totals: Vec<String>,
    pub(super) divided: bool,
    pub(super) paid: bool,
}

/// One who pays.
pub(super) struct Head {
    /// `Part 2`, `Guest 2`.
    pub(super) name: String,
    pub(super) seat: Option<u8>,
    /// The weight in what nobody was given.
    pub(super) share: String,
    pub(super) fixed: String,
}

/// What a part is called: by its seat, or by its place.
pub(super) fn part_name(ctx: &Ctx<'_>, seat: Option<u8>, number: usize) -> String {
    match seat {
        Some(seat) => ctx.w.n("split-seat", seat),
        None => ctx.w.n("split-part", number),
    }
}

/// One line.
pub(super) struct SplitRow {
    pub(super) id: LineId,
    pub(super) quantity: u32,
    pub(super) name: String,
    pub(super) amount: String,
    /// Whose it is, where it was sent for a seat.
    pub(super) seat: Option<u8>,
    /// A weight for each part; empty where nobody was given it.
    pub(super) weights: Vec<String>,
}

impl SplitSide {
    pub(super) fn of(ctx: &Ctx<'_>, house: &House, check: &Check, count: usize) -> Self {
        let currency = house.reference.venue.currency;
        let stands = check.division.as_ref();
        let count = match (count, stands) {
            (0, Some(division)) => division.parts.len(),
            (count, _) => count.clamp(2, MOST_PARTS),
        };
        let head = |place: usize| {
            let part = stands.and_then(|division| division.parts.get(place));
            let seat = part.and_then(|part| part.seat);
            let first = u32::from(place == 0 && stands.is_none());
            Head {
                name: part_name(ctx, seat, place + 1),
                seat,
                share: part.map_or(first, |part| part.share).to_string(),
                fixed: part.and_then(|part| part.fixed).map(|fixed| currency.plain(fixed)).unwrap_or_default(),
            }
        };
        let rows = check.lines.iter().filter(|line| line.amount() > Money::ZERO).map(|line| {
            let given = stands.and_then(|division| division.allotted.iter().find(|other| other.line == line.id));
            let weight = |place: usize| match given {
                Some(allotment) => allotment.weights.get(place).map_or(String::new(), ToString::to_string),
                None => String::new(),
            };
            SplitRow {
                id: line.id,
                quantity: line.quantity,
                name: ctx.w.name(&line.name).to_owned(),
                amount: currency.bare(line.amount()),
                seat: line.seat,
                weights: (0..count).map(weight).collect(),
            }
        });
        let parts = check.parts();
        let total = |place: usize| parts.get(place).map_or(String::new(), |bill| currency.bare(bill.totals.total));
        let guests = usize::from(check.covers);
        let mut evens: Vec<usize> = vec![2, 3, 4, 5, 6, 8];
        if (2..=MOST_PARTS).contains(&guests) && !evens.contains(&guests) {
            evens.push(guests);
            evens.sort_unstable();
        }
        Self {
            evens: evens.into_iter().map(|even| (even, even == guests)).collect(),
            count,
            seats: check.seats().len(),
            heads: (0..count).map(head).collect(),
            rows: rows.collect(),
            totals: (0..count).map(total).collect(),
            divided: stands.is_some(),
            paid: check.paid() != Money::ZERO,
        }
    }
}
