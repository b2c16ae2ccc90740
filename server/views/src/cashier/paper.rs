//! A bill as a printer puts it on paper: the same rows as on the receipt's page, as texts.

use super::bill::{self, BillLine, Reader, Sum};
use super::{Bank, facts, letterhead};
use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::division::PartBill;
use goimon_domain::money::Money;
use goimon_domain::venue::Reference;
use goimon_domain::vietqr;

/// A bill as texts.
pub struct BillPaper {
    /// The venue's name.
    pub venue: String,
    /// Its address, phone and tax code, as far as they are known.
    pub about: Vec<String>,
    /// Receipt, or provisional bill.
    pub heading: String,
    /// Which copy it is; empty for the first print.
    pub copy: String,
    /// What it is of: names and values.
    pub facts: Vec<(String, String)>,
    /// What was ordered.
    pub lines: Vec<PaperLine>,
    /// What it comes to.
    pub sums: Vec<PaperSum>,
    /// The code by which a phone transfers what is due, and the account as people read it.
    pub transfer: Option<(String, Vec<String>)>,
    /// The last line; empty for none.
    pub thanks: String,
}

/// A row of what was ordered.
pub struct PaperLine {
    /// How many.
    pub quantity: String,
    /// Of what.
    pub name: String,
    /// What it costs.
    pub amount: String,
    /// What stands below it: what was chosen, what one costs, why it is free.
    pub below: Vec<String>,
}

/// A row of what it comes to.
pub struct PaperSum {
    /// What.
    pub label: String,
    /// How much.
    pub amount: String,
    /// Whether it is what the guest pays.
    pub total: bool,
}

impl BillPaper {
    /// A check's bill, or that of one of its parts, from 1.
    pub fn of(ctx: &Ctx<'_>, reference: &Reference, check: &Check, part: Option<usize>, copy: u32) -> Self {
        let settled = check.is_settled(part);
        // Before it is paid, time in a room is told as far as it is.
        let check = &check.as_of(&reference.venue.clock, ctx.now);
        let parts = check.parts();
        let part = part.and_then(|number| parts.get(number.checked_sub(1)?));
        let w = ctx.w;
        let due = part.map_or_else(|| check.due(), PartBill::due);
        let lines = match part {
            Some(part) => bill::lines_of(check, part, reference, ctx),
            None => bill::lines(check, reference, ctx, Reader::Guest),
        };
        let sums = bill::sums(check, part, reference, ctx, Reader::Guest);
        let heading = if settled { "receipt-heading" } else { "receipt-provisional" };
        let facts = facts(ctx, reference, check, part.map(|part| (part.number, parts.len(), part.seat)));
        let transfer = Bank::of(reference, Some(check)).filter(|_| check.is_open() && due > Money::ZERO);
        let transfer = transfer.zip(reference.venue.till.bank.as_ref()).map(|(bank, account)| {
            let purpose = vietqr::purpose(check);
            let wanted = vietqr::Transfer { amount: Some(due), bill: None, purpose: Some(&purpose) };
            let read = vec![bank.name, bank.number, bank.holder, reference.venue.currency.full(due), purpose.clone()];
            (vietqr::code(account, &wanted), read)
        });
        Self {
            venue: reference.venue.name.clone(),
            about: letterhead::about(reference, &w),
            heading: w.t(heading).to_owned(),
            copy: if copy > 0 { w.n("receipt-copy", copy) } else { String::new() },
            facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            lines: lines.into_iter().map(PaperLine::of).collect(),
            sums: sums.into_iter().map(PaperSum::of).collect(),
            transfer,
            thanks: letterhead::closing(reference, ctx),
        }
    }
}

impl PaperLine {
    fn of(line: BillLine<'_>) -> Self {
        let below = line.unit.into_iter().chain([line.mods, line.about]).filter(|text| !text.is_empty());
        Self { quantity: line.quantity, name: line.name.to_owned(), amount: line.amount, below: below.collect() }
    }
}

impl PaperSum {
    fn of(sum: Sum) -> Self {
        let label = if sum.about.is_empty() { sum.label } else { format!("{} {}", sum.label, sum.about) };
        Self { label, amount: sum.amount, total: sum.class == "total" }
    }
}
