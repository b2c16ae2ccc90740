//! A check, as programs see it: what was sent, how far it is, what it comes to, what was paid.

use super::customers::{OneCustomer, Standing};
use super::edits::Edits;
use super::intents::Intent;
use super::promotions::Applied;
use goimon_domain::discount::{self, Off};
use goimon_domain::division::{self, PartBill};
use goimon_domain::house::House;
use goimon_domain::ids::{
    CheckId, DiscountId, ItemId, LineId, ModifierId, PartId, PaymentId, RoundId, StaffId, StationId, TableId, TicketId,
};
use goimon_domain::line::{self, LineState};
use goimon_domain::money::{Money, Rate};
use goimon_domain::time::At;
use goimon_domain::{check, payment, totals};
use serde::Serialize;
use utoipa::ToSchema;

/// One bill, and everything that was sent on it.
#[derive(Serialize, ToSchema)]
pub struct Check<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: CheckId,
    /// The short number of the day by which people call it.
    pub number: u32,
    /// Where the guests sit; takeaway has no table.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// What that table is called; empty for takeaway.
    pub table_label: &'a str,
    /// How many guests.
    pub covers: u16,
    /// Grows whenever what is owed or paid changes; a payment carries the one that was seen.
    pub version: u32,
    /// The day on whose books it stands.
    #[schema(example = "2026-11-23")]
    pub business_day: String,
    /// When it was opened.
    #[schema(value_type = i64)]
    pub opened_at: At,
    /// By whom.
    pub opened_by: &'a str,
    /// When it was closed.
    #[schema(value_type = Option<i64>)]
    pub closed_at: Option<At>,
    /// Since when the guests want to pay.
    #[schema(value_type = Option<i64>)]
    pub bill_asked: Option<At>,
    /// Who serves it.
    #[schema(value_type = Option<Uuid>)]
    pub waiter: Option<StaffId>,
    /// The note on the table.
    pub note: Option<&'a str>,
    /// Who takes it away.
    pub away: Option<Taker<'a>>,
    /// The check of which it is a part now.
    #[schema(value_type = Option<Uuid>)]
    pub merged_into: Option<CheckId>,
    /// The checks that were merged into it.
    #[schema(value_type = Vec<Uuid>)]
    pub merged: Vec<CheckId>,
    /// Every line, in the order of sending.
    pub lines: Vec<Line<'a>>,
    /// The rounds, in order.
    pub rounds: Vec<Round<'a>>,
    /// Money that came in.
    pub payments: Vec<Payment<'a>>,
    /// Money on its way: of each somebody must still say whether it arrived.
    pub intents: Vec<Intent<'a>>,
    /// What was taken off by hand, in order; one that was withdrawn counts no more.
    pub discounts: Vec<Discount<'a>>,
    /// What promotions and vouchers take off, each by its name, in the order in which they do.
    pub promotions: Vec<Applied<'a>>,
    /// Whose it is, as they were when it became theirs.
    pub customer: Option<OneCustomer>,
    /// Their points and account, as they stood after the last of it that was about this check.
    pub standing: Option<Standing>,
    /// Its parts, when it is divided; together they are the check in every row.
    pub parts: Vec<Part>,
    /// Whether somebody at the till is settling it.
    pub settling: bool,
    /// How often its receipt was printed.
    pub prints: u32,
    /// What it comes to.
    pub totals: Totals,
    /// What has been paid.
    #[schema(value_type = i64)]
    pub paid: Money,
    /// What was given back after it was paid.
    #[schema(value_type = i64)]
    pub refunded: Money,
    /// What is still owed.
    #[schema(value_type = i64)]
    pub due: Money,
}

/// Who takes a check away, or whom it is brought to.
#[derive(Serialize, ToSchema)]
pub struct Taker<'a> {
    /// Whether it is brought to them.
    pub delivery: bool,
    /// Their name.
    pub name: Option<&'a str>,
    /// Their phone number.
    pub phone: Option<&'a str>,
    /// Where it is brought.
    pub address: Option<&'a str>,
    /// When it was promised.
    #[schema(value_type = Option<i64>)]
    pub promised: Option<At>,
}

/// One item times quantity, as it was priced when it was sent.
#[derive(Serialize, ToSchema)]
pub struct Line<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: LineId,
    /// The round it was sent with.
    #[schema(value_type = Uuid)]
    pub round: RoundId,
    /// What was ordered.
    #[schema(value_type = Uuid)]
    pub item: ItemId,
    /// Its code.
    pub code: &'a str,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// How many.
    pub quantity: u32,
    /// The price of one with its choices.
    #[schema(value_type = i64)]
    pub unit: Money,
    /// The price of one with its choices after price rules: what the guest was told.
    #[schema(value_type = i64)]
    pub told: Money,
    /// What the line costs, before anything came off.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What was chosen with it.
    pub modifiers: Vec<Chosen<'a>>,
    /// What the guest asked for in words.
    pub note: Option<&'a str>,
    /// The station that makes it.
    #[schema(value_type = Uuid)]
    pub station: StationId,
    /// The ticket it stands on.
    #[schema(value_type = Uuid)]
    pub ticket: TicketId,
    /// How far it is.
    pub state: State,
    /// When it is eaten: `drinks`, `starters`, `mains` or `desserts`.
    pub course: &'static str,
    /// Which guest gets it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
    /// Grows whenever its state or quantity changes; an edit of it carries the one that was seen.
    pub version: u32,
    /// What has happened to it since it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edits: Option<Edits<'a>>,
    /// When it reached which state.
    pub times: Times,
}

/// When a line reached which state, in milliseconds UTC; nothing where it has not.
#[derive(Serialize, ToSchema)]
pub struct Times {
    /// It was sent.
    #[schema(value_type = Option<i64>)]
    pub queued: Option<At>,
    /// The kitchen took it in hand, if it said so.
    #[schema(value_type = Option<i64>)]
    pub cooking: Option<At>,
    /// The pass handed it over to a runner, where there are some.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<At>,
    /// The kitchen was done with it.
    #[schema(value_type = Option<i64>)]
    pub ready: Option<At>,
    /// It was carried out.
    #[schema(value_type = Option<i64>)]
    pub served: Option<At>,
}

impl Times {
    fn of(line: &line::Line, check: &check::Check) -> Self {
        let (ready, served) = match &line.state {
            LineState::Ready { ready } => (Some(ready), None),
            LineState::Served { ready, served } => (ready.as_ref(), Some(served)),
            LineState::Held | LineState::Queued | LineState::Voided { .. } => (None, None),
        };
        Self {
            queued: check.round(line.round).map(|round| round.sent.at),
            cooking: line.began.as_ref().map(|began| began.at),
            handed_over: line.passed.as_ref().map(|passed| passed.at),
            ready: ready.map(|ready| ready.at),
            served: served.map(|served| served.at),
        }
    }
}

/// How far a line is: waiting for its course, to be made, waiting at the pass, with the guest, taken off.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Waiting for its course.
    Held,
    /// On its station's screen.
    Queued,
    /// In the cook's hands.
    Cooking,
    /// Done, waiting at the pass.
    Ready,
    /// Carried to the guest.
    Served,
    /// Taken off: it costs nothing any more.
    Voided,
}

/// One choice on a line.
#[derive(Serialize, ToSchema)]
pub struct Chosen<'a> {
    /// What was chosen.
    #[schema(value_type = Uuid)]
    pub modifier: ModifierId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// What it adds to one.
    #[schema(value_type = i64)]
    pub delta: Money,
    /// How many of it on each.
    pub quantity: u32,
}

/// What one person sent in one act.
#[derive(Serialize, ToSchema)]
pub struct Round<'a> {
    /// Its id, made by the sender.
    #[schema(value_type = Uuid)]
    pub id: RoundId,
    /// 1 for the first round of the check.
    pub number: u32,
    /// When it reached the house.
    #[schema(value_type = i64)]
    pub sent_at: At,
    /// By whom.
    pub sent_by: &'a str,
    /// Its place in the venue's stream.
    pub seq: u64,
    /// The stations whose screens have not shown it yet.
    #[schema(value_type = Vec<Uuid>)]
    pub unseen_by: Vec<StationId>,
}

/// One entry of money.
#[derive(Serialize, ToSchema)]
pub struct Payment<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: PaymentId,
    /// How it came in: `cash`, `card`, `transfer`, `wallet`, `voucher`, `points` or `account`.
    pub tender: &'static str,
    /// How much of the bill it settles.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What the guest handed over.
    #[schema(value_type = i64)]
    pub given: Money,
    /// What the guest got back.
    #[schema(value_type = i64)]
    pub change: Money,
    /// What the guest gave on top, no part of the bill.
    #[schema(value_type = i64)]
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    pub reference: Option<&'a str>,
    /// For which part of a divided check.
    #[schema(value_type = Option<Uuid>)]
    pub part: Option<PartId>,
    /// Which payment this entry takes back; then all its amounts are below zero.
    #[schema(value_type = Option<Uuid>)]
    pub reverses: Option<PaymentId>,
    /// Whether it is money given back after the check was paid.
    pub refund: bool,
    /// Why it goes back.
    pub reason: Option<&'a str>,
    /// When.
    #[schema(value_type = i64)]
    pub taken_at: At,
    /// By whom.
    pub taken_by: &'a str,
}

/// A part of a divided check.
#[derive(Serialize, ToSchema)]
pub struct Part {
    /// Its id, which a payment names.
    #[schema(value_type = Uuid)]
    pub id: PartId,
    /// Its place, from 1.
    pub number: usize,
    /// Whose seat it is, if it is one's.
    pub seat: Option<u8>,
    /// What it bears of each line; a part with a fixed amount names none.
    pub lines: Vec<PartLine>,
    /// What it comes to.
    pub totals: Totals,
    /// What was paid on it.
    #[schema(value_type = i64)]
    pub paid: Money,
    /// What is still owed of it.
    #[schema(value_type = i64)]
    pub due: Money,
}

/// What a part bears of a line.
#[derive(Serialize, ToSchema)]
pub struct PartLine {
    /// Which.
    #[schema(value_type = Uuid)]
    pub line: LineId,
    /// So many …
    pub weight: u32,
    /// … of so many.
    pub of: u32,
    /// What that costs before discounts.
    #[schema(value_type = i64)]
    pub amount: Money,
}

impl Part {
    fn of(bill: PartBill) -> Self {
        let due = bill.due();
        let line = |line: division::PartLine| PartLine {
            line: line.line,
            weight: line.weight,
            of: line.of,
            amount: line.amount,
        };
        Self {
            id: bill.id,
            number: bill.number,
            seat: bill.seat,
            lines: bill.lines.into_iter().map(line).collect(),
            totals: bill.totals.into(),
            paid: bill.paid,
            due,
        }
    }
}

/// Something that was taken off by hand.
#[derive(Serialize, ToSchema)]
pub struct Discount<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: DiscountId,
    /// Off which line; off the whole check without one.
    #[schema(value_type = Option<Uuid>)]
    pub line: Option<LineId>,
    /// As an amount, where it was given as one.
    #[schema(value_type = Option<i64>)]
    pub amount: Option<Money>,
    /// In basis points, where it was given as a part.
    #[schema(value_type = Option<u32>)]
    pub percent: Option<Rate>,
    /// What it takes off now; nothing once it was withdrawn.
    #[schema(value_type = i64)]
    pub off: Money,
    /// Why.
    pub reason: &'a str,
    /// When.
    #[schema(value_type = i64)]
    pub given_at: At,
    /// By whom.
    pub given_by: &'a str,
    /// The manager who approved it, where it was more than its giver may give.
    pub approved_by: Option<&'a str>,
    /// When it was taken back.
    #[schema(value_type = Option<i64>)]
    pub withdrawn_at: Option<At>,
}

/// What a check comes to, in the order in which it is reckoned.
#[derive(Serialize, ToSchema)]
pub struct Totals {
    /// All lines.
    #[schema(value_type = i64)]
    pub lines: Money,
    /// Taken off, from lines and check together.
    #[schema(value_type = i64)]
    pub discount: Money,
    /// Service charge.
    #[schema(value_type = i64)]
    pub service: Money,
    /// Tax by class and rate.
    pub taxes: Vec<Tax>,
    /// Whether the taxes are inside the amounts (else they are added).
    pub tax_included: bool,
    /// What rounding to the cash step adds or takes away.
    #[schema(value_type = i64)]
    pub rounding: Money,
    /// What the guest owes.
    #[schema(value_type = i64)]
    pub total: Money,
}

/// The tax of one class.
#[derive(Serialize, ToSchema)]
pub struct Tax {
    /// The class.
    pub class: String,
    /// Its rate in basis points: 800 is 8 %.
    #[schema(value_type = u32, example = 800)]
    pub rate: Rate,
    /// What it is reckoned on.
    #[schema(value_type = i64)]
    pub base: Money,
    /// The tax.
    #[schema(value_type = i64)]
    pub tax: Money,
}

impl<'a> Check<'a> {
    /// A check, with what the house knows about who has seen it.
    pub fn of(check: &'a check::Check, house: &House) -> Self {
        let totals = check.totals();
        let paid = check.paid();
        Self {
            id: check.id,
            number: check.number,
            table: check.table,
            table_label: &check.table_label,
            covers: check.covers,
            version: check.version,
            business_day: check.business_day.to_string(),
            opened_at: check.opened.at,
            opened_by: &check.opened.by,
            closed_at: check.closed.as_ref().map(|stamp| stamp.at),
            bill_asked: check.bill_asked.as_ref().map(|stamp| stamp.at),
            waiter: check.waiter,
            note: check.note.as_deref(),
            away: check.away.as_ref().map(|away| Taker {
                delivery: away.delivery,
                name: away.name.as_deref(),
                phone: away.phone.as_deref(),
                address: away.address.as_deref(),
                promised: away.promised,
            }),
            merged_into: check.merged_into,
            merged: check.merged.iter().map(|merged| merged.check).collect(),
            lines: check.lines.iter().map(|line| Line::of(line, check)).collect(),
            rounds: check.rounds.iter().map(|round| Round::of(round, check, house)).collect(),
            payments: check.payments.iter().map(Payment::of).collect(),
            intents: check.intents.iter().map(Intent::of).collect(),
            parts: check.parts().into_iter().map(Part::of).collect(),
            settling: check.settling.is_some(),
            prints: check.prints,
            discounts: Discount::all(check),
            customer: check.customer.clone().map(OneCustomer::of),
            standing: check.standing.map(Standing::of),
            promotions: check.promoted().into_iter().map(Applied::of).collect(),
            due: totals.total - paid,
            totals: totals.into(),
            paid,
            refunded: check.refunded(),
        }
    }
}

impl<'a> Line<'a> {
    /// A line of a check.
    pub fn of(line: &'a line::Line, check: &check::Check) -> Self {
        let chosen = |chosen: &'a line::Chosen| Chosen {
            modifier: chosen.modifier,
            name_vi: &chosen.name.vi,
            name_en: &chosen.name.en,
            delta: chosen.delta,
            quantity: chosen.quantity,
        };
        Self {
            id: line.id,
            round: line.round,
            item: line.item,
            code: &line.code,
            name_vi: &line.name.vi,
            name_en: &line.name.en,
            quantity: line.quantity,
            unit: line.unit(),
            told: line.told(),
            amount: line.amount(),
            modifiers: line.chosen.iter().map(chosen).collect(),
            note: line.note.as_deref(),
            station: line.station,
            ticket: line.ticket,
            state: match line.state {
                LineState::Queued if line.began.is_some() => State::Cooking,
                LineState::Held => State::Held,
                LineState::Queued => State::Queued,
                LineState::Ready { .. } => State::Ready,
                LineState::Served { .. } => State::Served,
                LineState::Voided { .. } => State::Voided,
            },
            course: line.course.word(),
            seat: line.seat,
            version: line.version,
            edits: Edits::of(line),
            times: Times::of(line, check),
        }
    }
}

impl<'a> Round<'a> {
    fn of(round: &'a check::Round, check: &check::Check, house: &House) -> Self {
        Self {
            id: round.id,
            number: round.number,
            sent_at: round.sent.at,
            sent_by: &round.sent.by,
            seq: round.seq,
            unseen_by: house.unseen_by(check, round.id),
        }
    }
}

impl<'a> Discount<'a> {
    fn all(check: &'a check::Check) -> Vec<Self> {
        let taken = check.taken_off();
        let one = |discount: &'a discount::Discount| {
            let off = taken.iter().find(|(other, _)| other.id == discount.id).map_or(Money::ZERO, |(_, off)| *off);
            let (amount, percent) = match discount.off {
                Off::Amount(amount) => (Some(amount), None),
                Off::Percent(rate) => (None, Some(rate)),
            };
            Self {
                id: discount.id,
                line: discount.line,
                amount,
                percent,
                off,
                reason: &discount.reason,
                given_at: discount.given.at,
                given_by: &discount.given.by,
                approved_by: discount.approved.as_deref(),
                withdrawn_at: discount.withdrawn.as_ref().map(|stamp| stamp.at),
            }
        };
        check.discounts.iter().map(one).collect()
    }
}

impl<'a> Payment<'a> {
    fn of(payment: &'a payment::Payment) -> Self {
        Self {
            id: payment.id,
            tender: payment.tender.word(),
            amount: payment.amount,
            given: payment.given,
            change: payment.change(),
            tip: payment.tip,
            reference: payment.reference.as_deref(),
            part: payment.part,
            reverses: payment.reverses(),
            refund: payment.is_refund(),
            reason: payment.reversal.as_ref().map(|reversal| reversal.reason.as_str()),
            taken_at: payment.taken.at,
            taken_by: &payment.taken.by,
        }
    }
}

impl From<totals::Totals> for Totals {
    fn from(totals: totals::Totals) -> Self {
        let totals::Totals { lines, discount, service, taxes, tax_included, rounding, total } = totals;
        let tax = |row: totals::TaxRow| Tax { class: row.class, rate: row.rate, base: row.base, tax: row.tax };
        Self { lines, discount, service, taxes: taxes.into_iter().map(tax).collect(), tax_included, rounding, total }
    }
}
