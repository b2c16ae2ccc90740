//! Dividing a check among those who pay. The check stays one bill of facts; a division says who bears what of it, and each
//! part is reckoned from the whole: all parts together are the bill to the last unit, in every row of it.
//!
//! A line goes to the parts by weights: two of three beers to one, the third to another; a bottle by thirds. What nobody was
//! given is shared by the parts' own weights; a part that is a seat bears what that seat ordered. A part may bear a fixed amount instead, of everything alike. Remainders go by
//! largest remainder over all lines so far, ties to the earlier part. Once something was paid on a part, its bill stands: what comes later is borne
//! by the others.

use crate::check::Check;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, LineId, Mint, PartId, PaymentId};
use crate::intent::Intent;
use crate::line::Line;
use crate::money::Money;
use crate::payment::Payment;
use crate::refusal::Refusal;
use crate::totals::{Spread, TaxRow, Totals};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// More than this pay one bill by themselves nowhere.
pub const MOST_PARTS: usize = 20;
/// The largest weight.
const MOST_WEIGHT: u32 = 999;

/// Who bears what of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Division {
    /// The parts, in order; at least two.
    pub parts: Vec<Part>,
    /// Lines that were given to some of them.
    pub allotted: Vec<Allotment>,
}

/// One who pays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its id.
    pub id: PartId,
    /// Its weight in lines that nobody was given.
    pub share: u32,
    /// Whose lines it bears by itself: what this seat ordered, also later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
    /// What it bears instead of lines.
    #[serde(default)]
    pub fixed: Option<Money>,
    /// Its bill as it stood when something was paid on it.
    #[serde(default)]
    pub standing: Option<Totals>,
}

/// Who bears a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allotment {
    /// Which.
    pub line: LineId,
    /// A weight for each part, in order.
    pub weights: Vec<u32>,
}

/// The bill of one part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartBill {
    /// The part.
    pub id: PartId,
    /// Its place, from 1.
    pub number: usize,
    /// Whose seat it is, if it is one's.
    pub seat: Option<u8>,
    /// What it bears of each line; a part with a fixed amount bears of all alike, and names none.
    pub lines: Vec<PartLine>,
    /// What it comes to.
    pub totals: Totals,
    /// What was paid on it.
    pub paid: Money,
}

/// What a part bears of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartLine {
    /// Which.
    pub line: LineId,
    /// So many …
    pub weight: u32,
    /// … of so many.
    pub of: u32,
    /// What that costs before discounts of the check and lines.
    pub amount: Money,
}

impl PartBill {
    /// What is still owed of it.
    pub fn due(&self) -> Money {
        self.totals.total - self.paid
    }
}

/// A division as somebody asks for it; no parts make the check one again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DivisionDraft {
    /// Of which check.
    pub check: CheckId,
    /// The version of the bill that was seen.
    pub version: u32,
    /// (weight, fixed amount) of each part.
    pub parts: Vec<(u32, Option<Money>)>,
    /// Lines that are given to some of them.
    pub allotted: Vec<Allotment>,
    /// The seat of each part; none where the parts are no seats.
    pub seats: Vec<Option<u8>>,
}

/// The rows that are shared: what is left of the lines, what came off, service.
#[derive(Clone, Default)]
struct Rows {
    net: Money,
    off: Money,
    service: Money,
    bases: Vec<Money>,
}

impl Check {
    /// The seats to which something was ordered that is still on the bill, rising.
    pub fn seats(&self) -> Vec<u8> {
        let charged = self.lines.iter().filter(|line| line.is_charged());
        let seats: BTreeSet<u8> = charged.filter_map(|line| line.seat).collect();
        seats.into_iter().collect()
    }

    /// The division by seats: a part for each, what no seat ordered alone is shared by all.
    pub fn by_seat(&self) -> DivisionDraft {
        let seats = self.seats();
        DivisionDraft {
            check: self.id,
            version: self.version,
            parts: vec![(1, None); seats.len()],
            allotted: Vec::new(),
            seats: seats.into_iter().map(Some).collect(),
        }
    }

    /// The bills of its parts; none when it is not divided.
    pub fn parts(&self) -> Vec<PartBill> {
        let Some(division) = &self.division else { return Vec::new() };
        let paid = |id| {
            let mine = self.payments.iter().filter(|payment| payment.part == Some(id) && !payment.is_refund());
            mine.map(|payment| payment.amount).sum()
        };
        let whole = self.totals();
        let mut standing: Vec<Option<&Totals>> = division.parts.iter().map(|part| part.standing.as_ref()).collect();
        if standing.iter().all(Option::is_some) {
            // What comes after all have paid is the last one's.
            standing.pop();
            standing.push(None);
        }
        // What everybody would bear if nobody had paid yet: a payment moves nobody else's bill.
        let nobody = vec![None; division.parts.len()];
        let (ideal, lines) = self.ideal(division, &whole, &nobody);
        let step = self.terms.cash_step;
        let free = reckon(division, &whole, &nobody, &ideal, None, step);
        let bills = if standing.iter().any(Option::is_some) {
            reckon(division, &whole, &standing, &ideal, Some(&free), step)
        } else {
            free
        };
        let bill = |(place, (totals, lines)): (usize, (Totals, Vec<PartLine>))| {
            let id = division.parts[place].id;
            PartBill { id, number: place + 1, seat: division.parts[place].seat, lines, totals, paid: paid(id) }
        };
        bills.into_iter().zip(lines).enumerate().map(bill).collect()
    }

    /// What each part would bear of each row by its lines alone.
    fn ideal(
        &self,
        division: &Division,
        whole: &Totals,
        standing: &[Option<&Totals>],
    ) -> (Vec<Rows>, Vec<Vec<PartLine>>) {
        let count = division.parts.len();
        let open: Money = whole.total - standing.iter().flatten().map(|totals| totals.total).sum();
        let fixed = fixed(division, standing, open);
        let rest = fixed.iter().flatten().fold(open, |rest, amount| rest - *amount).at_least(Money::ZERO).units();
        let mut ideal = vec![Rows { bases: vec![Money::ZERO; whole.taxes.len()], ..Rows::default() }; count];
        let mut lines = vec![Vec::new(); count];
        let mut behind = [vec![0; count], vec![0; count], vec![0; count]];
        let (reckoned, discount) = self.reckoned_all();
        let spread = Spread::of(&reckoned, discount, &self.terms);
        for (place, line) in self.lines.iter().enumerate() {
            let weights = weights(division, line);
            let of: u32 = weights.iter().sum();
            // A fixed amount takes of every line what it takes of the whole, the others share what that leaves.
            let all: Vec<i64> = (0..count)
                .map(|part| match fixed[part] {
                    Some(amount) => amount.units().saturating_mul(i64::from(of)),
                    None if fixed.iter().all(Option::is_none) => i64::from(weights[part]),
                    None => rest.saturating_mul(i64::from(weights[part])),
                })
                .collect();
            let net = deal(spread.net[place], &all, &mut behind[0]);
            let off = deal(reckoned[place].amount - spread.net[place], &all, &mut behind[1]);
            let service = deal(spread.charge[place], &all, &mut behind[2]);
            let row = whole.taxes.iter().position(|row| row.class == line.tax_class && row.rate == line.tax_rate);
            for part in 0..count {
                let rows = &mut ideal[part];
                rows.net += net[part];
                rows.off += off[part];
                rows.service += service[part];
                if let Some(row) = row {
                    rows.bases[row] += net[part] + service[part];
                }
                if weights[part] > 0 && fixed[part].is_none() {
                    let amount = net[part] + off[part];
                    lines[part].push(PartLine { line: line.id, weight: weights[part], of, amount });
                }
            }
        }
        (ideal, lines)
    }

    /// Whether something was paid on it that has not gone back, or is on its way.
    fn is_partly_paid(&self) -> bool {
        let taken = self.payments.iter().filter(|payment| payment.reversal.is_none());
        taken.into_iter().any(|payment| self.left_of(payment) != Money::ZERO) || !self.intents.is_empty()
    }

    /// Whether a part's bill stands already, so that what it is made of may not change.
    pub fn has_standing_part(&self) -> bool {
        self.division.iter().flat_map(|division| &division.parts).any(|part| part.standing.is_some())
    }

    /// Takes in an entry of money; the bill of the part that it is for stands from then on.
    pub(crate) fn take(&mut self, payment: &Payment) {
        let before = payment.part.and_then(|id| self.parts().into_iter().find(|bill| bill.id == id));
        self.intents.retain(|intent| intent.id != payment.id);
        self.payments.push(payment.clone());
        if let Some(id) = payment.part.filter(|_| !payment.is_refund()) {
            self.settle_part(id, before.map(|bill| bill.totals));
        }
    }

    /// Takes in that money is on its way; the bill of the part that it is for stands from then on.
    pub(crate) fn expect_money(&mut self, intent: &Intent) {
        let before = intent.part.and_then(|id| self.parts().into_iter().find(|bill| bill.id == id));
        self.intents.push(intent.clone());
        if let Some(id) = intent.part {
            self.settle_part(id, before.map(|bill| bill.totals));
        }
    }

    /// Takes in that money on its way did not come.
    pub(crate) fn miss_money(&mut self, id: PaymentId) {
        let Some(place) = self.intents.iter().position(|intent| intent.id == id) else { return };
        let part = self.intents.remove(place).part;
        if let Some(part) = part {
            self.settle_part(part, None);
        }
    }

    /// Lets a part's bill stand as it is, or, once nothing is paid on it any more, move again.
    fn settle_part(&mut self, id: PartId, before: Option<Totals>) {
        let bill = self.parts().into_iter().find(|bill| bill.id == id);
        let nothing = self.on_its_way_for(id) == Money::ZERO;
        let Some(division) = &mut self.division else { return };
        let Some(part) = division.parts.iter_mut().find(|part| part.id == id) else { return };
        if nothing && bill.is_some_and(|bill| bill.paid == Money::ZERO) {
            part.standing = None;
        } else if part.standing.is_none() {
            part.standing = before;
        }
    }

    /// Gives lines that came after somebody had paid to those who have not.
    pub(crate) fn allot_new(&mut self, lines: &[LineId]) {
        let Some(division) =
            self.division.as_mut().filter(|division| division.parts.iter().any(|part| part.standing.is_some()))
        else {
            return;
        };
        let bears = |part: &Part| part.standing.is_none() && part.fixed.is_none();
        let Some(bearer) = division.parts.iter().position(bears) else { return };
        let by = |weigh: &dyn Fn(&Part) -> u32| -> Vec<u32> {
            division.parts.iter().map(|part| if bears(part) { weigh(part) } else { 0 }).collect()
        };
        let mut shared = by(&|part| part.share);
        if shared.iter().all(|weight| *weight == 0) {
            shared[bearer] = 1;
        }
        let given = lines.iter().map(|id| {
            let seat = self.lines.iter().find(|line| line.id == *id).and_then(|line| line.seat);
            let sits = by(&|part| u32::from(part.seat.is_some() && part.seat == seat));
            let weights = if sits.contains(&1) { sits } else { shared.clone() };
            Allotment { line: *id, weights }
        });
        let given: Vec<Allotment> = given.collect();
        division.allotted.extend(given);
    }
}

/// Shares of a line by weights, like [`Money::share`]; but a remainder goes to whoever is furthest behind what is due to them
/// over the lines before, so that an even division of an even sum is even.
fn deal(amount: Money, weights: &[i64], behind: &mut [i128]) -> Vec<Money> {
    const FINE: i128 = 1_000_000_000;
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum == 0 || amount <= Money::ZERO {
        return amount.share(weights);
    }
    let due = |weight: i64| i128::from(amount.units()) * i128::from(weight);
    // Not larger than the amount, so it fits.
    let mut shares: Vec<Money> = weights.iter().map(|weight| Money::minor((due(*weight) / sum) as i64)).collect();
    let mut rests: Vec<(i128, usize)> = Vec::new();
    for (part, weight) in weights.iter().enumerate() {
        let rest = due(*weight) % sum * FINE / sum;
        behind[part] += rest;
        if rest > 0 {
            rests.push((behind[part], part));
        }
    }
    rests.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let left = amount - shares.iter().copied().sum();
    for (_, part) in rests.iter().take(usize::try_from(left.units()).unwrap_or(0)) {
        shares[*part] += Money::minor(1);
        behind[*part] -= FINE;
    }
    shares
}

/// The weights by which the parts bear a line; never all nothing.
fn weights(division: &Division, line: &Line) -> Vec<u32> {
    let given = division.allotted.iter().find(|allotment| allotment.line == line.id);
    let sits = |part: &Part| part.seat.is_some() && part.seat == line.seat && part.fixed.is_none();
    let mut weights: Vec<u32> = match given {
        Some(allotment) => allotment.weights.clone(),
        None if division.parts.iter().any(sits) => division.parts.iter().map(|part| u32::from(sits(part))).collect(),
        None => division.parts.iter().map(|part| part.share).collect(),
    };
    weights.resize(division.parts.len(), 0);
    for (weight, part) in weights.iter_mut().zip(&division.parts) {
        *weight = if part.fixed.is_some() { 0 } else { *weight };
    }
    if weights.iter().all(|weight| *weight == 0) {
        let bearer = division.parts.iter().position(|part| part.fixed.is_none()).unwrap_or(0);
        weights[bearer] = 1;
    }
    weights
}

/// What each part with a fixed amount really bears: never more than what is left of the whole.
fn fixed(division: &Division, standing: &[Option<&Totals>], open: Money) -> Vec<Option<Money>> {
    let mut left = open.at_least(Money::ZERO);
    let parts = division.parts.iter().zip(standing);
    parts
        .map(|(part, standing)| {
            let amount = part.fixed.filter(|_| standing.is_none())?.min(left);
            left = left - amount;
            Some(amount)
        })
        .collect()
}

/// The bills: what stands stands, the rest of every row is shared by what the others would bear by their lines.
fn reckon(
    division: &Division,
    whole: &Totals,
    standing: &[Option<&Totals>],
    ideal: &[Rows],
    free: Option<&[Totals]>,
    step: Money,
) -> Vec<Totals> {
    let open: Vec<usize> = (0..ideal.len()).filter(|part| standing[*part].is_none()).collect();
    let stands: Vec<&Totals> = standing.iter().flatten().copied().collect();
    let rest = |whole: Money, of: &dyn Fn(&Totals) -> Money| whole - stands.iter().map(|totals| of(totals)).sum();
    let by = |of: &dyn Fn(&Rows) -> Money| open.iter().map(|part| of(&ideal[*part]).units()).collect::<Vec<i64>>();
    let net = rest(whole.lines - whole.discount, &|totals| totals.lines - totals.discount).share(&by(&|rows| rows.net));
    let off = rest(whole.discount, &|totals| totals.discount).share(&by(&|rows| rows.off));
    let service = rest(whole.service, &|totals| totals.service).share(&by(&|rows| rows.service));
    let mut taxes: Vec<Vec<TaxRow>> = vec![Vec::new(); open.len()];
    for (place, row) in whole.taxes.iter().enumerate() {
        let same = |other: &&TaxRow| other.class == row.class && other.rate == row.rate;
        let of =
            |totals: &Totals, what: &dyn Fn(&TaxRow) -> Money| totals.taxes.iter().find(same).map_or(Money::ZERO, what);
        let bases = rest(row.base, &|totals| of(totals, &|row| row.base)).share(&by(&|rows| rows.bases[place]));
        let weights: Vec<i64> = bases.iter().map(|base| base.units()).collect();
        let tax = rest(row.tax, &|totals| of(totals, &|row| row.tax)).share(&weights);
        for (part, (base, tax)) in bases.into_iter().zip(tax).enumerate() {
            if base != Money::ZERO || tax != Money::ZERO {
                taxes[part].push(TaxRow { base, tax, ..row.clone() });
            }
        }
    }
    let added = |part: usize| {
        let tax: Money = taxes[part].iter().map(|row| row.tax).sum();
        if whole.tax_included { Money::ZERO } else { tax }
    };
    let exact: Vec<Money> = (0..open.len()).map(|part| net[part] + service[part] + added(part)).collect();
    let left = rest(whole.total, &|totals| totals.total);
    let total = match free.map(|free| open.iter().map(|part| free[*part].total).collect::<Vec<_>>()) {
        Some(free) if free.iter().copied().sum::<Money>() == left => free,
        _ => totals_of(division, standing, &open, &exact, left, step),
    };
    let mut bills: Vec<Totals> = standing.iter().map(|totals| totals.cloned().unwrap_or_default()).collect();
    for (place, part) in open.into_iter().enumerate() {
        bills[part] = Totals {
            lines: net[place] + off[place],
            discount: off[place],
            service: service[place],
            taxes: std::mem::take(&mut taxes[place]),
            tax_included: whole.tax_included,
            rounding: total[place] - exact[place],
            total: total[place],
        };
    }
    bills
}

/// What the open parts come to: fixed amounts first, the others in whole steps of the cash rounding.
fn totals_of(
    division: &Division,
    standing: &[Option<&Totals>],
    open: &[usize],
    exact: &[Money],
    whole: Money,
    step: Money,
) -> Vec<Money> {
    let fixed = fixed(division, standing, whole);
    let left = open.iter().filter_map(|part| fixed[*part]).fold(whole, |left, amount| left - amount);
    let step = step.units().max(1);
    let weights: Vec<i64> =
        open.iter().zip(exact).map(|(part, exact)| if fixed[*part].is_some() { 0 } else { exact.units() }).collect();
    let steps = Money::minor(left.units().div_euclid(step)).share(&weights);
    let mut totals: Vec<Money> = open
        .iter()
        .zip(steps)
        .map(|(part, steps)| fixed[*part].unwrap_or_default() + Money::minor(steps.units() * step))
        .collect();
    // What is no whole step: only where a fixed amount was none.
    let over = Money::minor(left.units().rem_euclid(step));
    let bearer = weights.iter().position(|weight| *weight > 0).unwrap_or(0);
    if let Some(total) = totals.get_mut(bearer) {
        *total += over;
    }
    totals
}

impl House {
    /// Divides a check, or makes it one again. Until something is paid it can be done as often as needed.
    pub fn divide(&self, draft: &DivisionDraft, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let check = self.bill_as_seen(draft.check, draft.version)?;
        if check.is_partly_paid() {
            return Err(Refusal::PartPaid);
        }
        if draft.parts.is_empty() {
            return Ok(Fact::Divided { check: check.id, division: None });
        }
        let count = draft.parts.len();
        let all: Money = draft.parts.iter().filter_map(|(_, fixed)| *fixed).sum();
        let bears = draft.parts.iter().any(|(_, fixed)| fixed.is_none());
        let fits = |weight: &u32| *weight <= MOST_WEIGHT;
        let parts_fit = (2..=MOST_PARTS).contains(&count)
            && bears
            && all <= check.totals().total
            && draft.parts.iter().all(|(share, fixed)| fits(share) && fixed.is_none_or(|amount| amount > Money::ZERO));
        let lines_fit = draft.allotted.iter().enumerate().all(|(place, allotment)| {
            allotment.weights.len() == count
                && allotment.weights.iter().all(fits)
                && allotment.weights.iter().any(|weight| *weight > 0)
                && !draft.allotted[..place].iter().any(|other| other.line == allotment.line)
        });
        let known = draft.seats.iter().flatten();
        let twice = |place: usize, seat: &Option<u8>| seat.is_some() && draft.seats[..place].contains(seat);
        let seats_fit = draft.seats.len() <= count
            && known.clone().all(|seat| *seat > 0)
            && !draft.seats.iter().enumerate().any(|(place, seat)| twice(place, seat));
        if !parts_fit || !lines_fit || !seats_fit || check.lines.is_empty() {
            return Err(Refusal::BadDivision { most: MOST_PARTS });
        }
        if draft.allotted.iter().any(|allotment| check.line(allotment.line).is_none()) {
            return Err(Refusal::NoSuchLine);
        }
        let part = |(place, (share, fixed)): (usize, &(u32, Option<Money>))| Part {
            id: PartId(mint.id()),
            share: *share,
            seat: draft.seats.get(place).copied().flatten(),
            fixed: *fixed,
            standing: None,
        };
        let parts = draft.parts.iter().enumerate().map(part).collect();
        Ok(Fact::Divided { check: check.id, division: Some(Division { parts, allotted: draft.allotted.clone() }) })
    }
}
