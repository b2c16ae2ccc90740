//! Dividing a check at the till: a row for each line, a column for each who pays, and under them what each comes to, also
//! while somebody still types.

use crate::Ctx;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::division::{Allotment, DivisionDraft, MOST_PARTS, PartBill};
use goimon_domain::house::House;
use goimon_domain::ids::LineId;
use goimon_domain::money::{Currency, Money};

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
    /// What each part comes to, as the table stands.
    pub(super) sums: String,
    pub(super) divided: bool,
    pub(super) paid: bool,
}

/// The sums below the table.
#[derive(Template)]
#[template(path = "cashier/_split_sums.html")]
struct SplitSums<'a> {
    ctx: &'a Ctx<'a>,
    totals: Vec<String>,
}

/// What each comes to who pays.
pub fn split_sums(ctx: &Ctx<'_>, currency: Currency, bills: &[PartBill]) -> askama::Result<String> {
    let totals = bills.iter().map(|bill| currency.bare(bill.totals.total)).collect();
    SplitSums { ctx, totals }.render()
}

/// The division that the table shows before anybody types: the one that is, in so many parts; else all is the first's.
fn as_it_stands(check: &Check, count: usize) -> DivisionDraft {
    let stands = check.division.as_ref();
    let part = |place: usize| {
        let part = stands.and_then(|division| division.parts.get(place));
        part.map_or((u32::from(place == 0 && stands.is_none()), None), |part| (part.share, part.fixed))
    };
    let seat = |place: usize| stands.and_then(|division| division.parts.get(place)).and_then(|part| part.seat);
    let wide = |allotment: &Allotment| {
        let weights = (0..count).map(|place| allotment.weights.get(place).copied().unwrap_or(0)).collect();
        Allotment { line: allotment.line, weights }
    };
    DivisionDraft {
        check: check.id,
        version: check.version,
        parts: (0..count).map(part).collect(),
        allotted: stands.iter().flat_map(|division| &division.allotted).map(wide).collect(),
        seats: (0..count).map(seat).collect(),
    }
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
    pub(super) fn of(ctx: &Ctx<'_>, house: &House, check: &Check, count: usize) -> askama::Result<Self> {
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
        // What somebody has paid already stands as it is.
        let bills = house.try_division(&as_it_stands(check, count)).unwrap_or_else(|_| check.parts());
        let guests = usize::from(check.covers);
        let mut evens: Vec<usize> = vec![2, 3, 4, 5, 6, 8];
        if (2..=MOST_PARTS).contains(&guests) && !evens.contains(&guests) {
            evens.push(guests);
            evens.sort_unstable();
        }
        Ok(Self {
            evens: evens.into_iter().map(|even| (even, even == guests)).collect(),
            count,
            seats: check.seats().len(),
            heads: (0..count).map(head).collect(),
            rows: rows.collect(),
            sums: split_sums(ctx, currency, &bills)?,
            divided: stands.is_some(),
            paid: check.paid() != Money::ZERO,
        })
    }
}
