//! The parts of a check: what each of them bears now, and what payments do to that.

use super::reckon::{Rows, deal, fixed, reckon, weights};
use super::{Allotment, Division, DivisionDraft, Part, PartBill, PartLine};
use crate::check::Check;
use crate::ids::{LineId, PartId, PaymentId};
use crate::intent::Intent;
use crate::money::Money;
use crate::payment::Payment;
use crate::totals::{Spread, Totals};
use std::collections::BTreeSet;

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
        let spread = Spread::of(&reckoned, discount, &self.reckoned_by());
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
    pub(super) fn is_partly_paid(&self) -> bool {
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
