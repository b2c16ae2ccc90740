//! What programs send: parsed once, here, into the trade's own drafts. A word that is not known is refused, because a
//! misspelt “note” that nobody reads is a guest with an allergy.

use super::moving::NewAway;
use goimon_domain::course::Course;
use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::division::{Allotment, DivisionDraft};
use goimon_domain::ids::{ApprovalId, CheckId, ItemId, LineId, ModifierId, PartId, PaymentId, RoundId, TableId};
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::reversing::{Back, RefundDraft};
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::settling::PaymentDraft;
use serde::Deserialize;
use utoipa::ToSchema;

/// Guests who sit down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCheck {
    /// At which table; none for takeaway.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// How many.
    #[schema(minimum = 1, maximum = 500)]
    pub covers: u16,
    /// Whether a further check is wanted on a table that has one.
    #[serde(default)]
    pub alongside: bool,
    /// Who takes it away, where there is no table.
    pub away: Option<NewAway>,
    /// Whether they sit down although others have reserved the table and come soon.
    #[serde(default)]
    pub despite: bool,
}

/// How many guests there really are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCovers {
    /// How many.
    #[schema(minimum = 1, maximum = 500)]
    pub covers: u16,
}

/// How much there is still of an item.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPortions {
    /// How many portions; none is 86.
    #[schema(maximum = 9999)]
    pub left: u32,
    /// Whether that is forgotten when the business day ends.
    #[serde(default)]
    pub today: bool,
}

/// What somebody wants to send.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRound {
    /// The round's id once more; it must be the Idempotency-Key.
    #[schema(value_type = Option<Uuid>)]
    pub round: Option<RoundId>,
    /// What.
    #[schema(min_items = 1, max_items = 200)]
    pub lines: Vec<NewLine>,
    /// Courses of it that wait until they are fired.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["mains"]))]
    pub hold: Vec<Course>,
}

/// One line of a round.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    /// What.
    #[schema(value_type = Uuid)]
    pub item: ItemId,
    /// How many.
    #[schema(minimum = 1, maximum = 999)]
    pub quantity: u32,
    /// What is chosen with it.
    #[serde(default)]
    pub modifiers: Vec<NewChoice>,
    /// What the guest asks for in words.
    #[schema(max_length = 140)]
    pub note: Option<String>,
    /// The price of one with its choices that the person saw, in minor units. Never believed; if it is not so any
    /// more, the round is refused whole.
    #[schema(value_type = Option<i64>)]
    pub seen: Option<Money>,
    /// When it is eaten, if not when such an item is: `drinks`, `starters`, `mains` or `desserts`.
    #[schema(value_type = Option<String>)]
    pub course: Option<Course>,
    /// Which guest gets it.
    #[schema(minimum = 1, maximum = 99)]
    pub seat: Option<u8>,
}

/// One choice on a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChoice {
    /// What.
    #[schema(value_type = Uuid)]
    pub modifier: ModifierId,
    /// How many of it on each.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 999, default = 1)]
    pub quantity: u32,
}

fn one() -> u32 {
    1
}

/// Lines of a check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SomeLines {
    /// Which.
    #[schema(value_type = Vec<Uuid>)]
    pub lines: Vec<LineId>,
}

/// Something that comes off.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDiscount {
    /// The version of the check that was seen.
    pub version: u32,
    /// Off which line; off the whole check without one.
    #[schema(value_type = Option<Uuid>)]
    pub line: Option<LineId>,
    /// How much.
    pub off: NewOff,
    /// Why.
    #[schema(min_length = 1, max_length = 80)]
    pub reason: String,
    /// A manager's word for it, where it is more than the caller may give: for `discount`, for what it takes off.
    #[schema(value_type = Option<Uuid>)]
    pub approval: Option<ApprovalId>,
}

/// How much comes off.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum NewOff {
    /// So much, in minor units.
    #[schema(value_type = i64)]
    Amount(Money),
    /// Such a part, in basis points: 1000 is 10 %.
    #[schema(value_type = u32)]
    Percent(Rate),
}

/// The version of the check that was seen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenVersion {
    /// It.
    pub version: u32,
}

/// Money that comes in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// The version of the check that was seen.
    pub version: u32,
    /// How it comes in.
    pub tender: TenderWord,
    /// How much of the bill it settles, in minor units.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What the guest handed over in cash, in minor units.
    #[schema(value_type = Option<i64>)]
    pub given: Option<Money>,
    /// What the guest gives on top for the people, in minor units: no part of the bill.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub tip: Money,
    /// What the terminal, bank or voucher calls it.
    #[schema(max_length = 40)]
    pub reference: Option<String>,
    /// For which part of a divided check.
    #[schema(value_type = Option<Uuid>)]
    pub part: Option<PartId>,
}

/// How money comes in.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TenderWord {
    /// Notes and coins.
    Cash,
    /// A card terminal beside the till.
    Card,
    /// A bank transfer.
    Transfer,
    /// An e-wallet.
    Wallet,
    /// A paper voucher.
    Voucher,
    /// The customer's points: whole ones.
    Points,
    /// The customer's account: they pay later.
    Account,
}

impl NewRound {
    /// The round under its id, on a check.
    pub fn draft(self, id: RoundId, check: CheckId) -> RoundDraft {
        RoundDraft { id, check, lines: self.lines.into_iter().map(NewLine::draft).collect(), hold: self.hold }
    }
}

impl NewLine {
    /// The line, in the trade's own words.
    pub fn draft(self) -> LineDraft {
        LineDraft {
            item: self.item,
            quantity: self.quantity,
            chosen: self.modifiers.into_iter().map(|choice| (choice.modifier, choice.quantity)).collect(),
            note: self.note,
            seen: self.seen,
            course: self.course,
            seat: self.seat,
        }
    }
}

/// A payment that was entered wrongly.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVoid {
    /// The version of the check that was seen.
    pub version: u32,
    /// Why.
    #[schema(min_length = 1, max_length = 80)]
    pub reason: String,
    /// The approval of a manager, when somebody else does it.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub approval: Option<ApprovalId>,
}

/// Money to give back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRefund {
    /// The version of the check that was seen.
    pub version: u32,
    /// How much.
    pub back: NewBack,
    /// Why.
    #[schema(min_length = 1, max_length = 80)]
    pub reason: String,
    /// The approval of a manager, when somebody else does it.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub approval: Option<ApprovalId>,
}

/// What a refund is reckoned by.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum NewBack {
    /// So much, in minor units.
    #[schema(value_type = i64)]
    Amount(Money),
    /// So many of these lines.
    Lines(Vec<ReturnedLine>),
}

/// So many of a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnedLine {
    /// Which.
    #[schema(value_type = Uuid)]
    pub line: LineId,
    /// How many.
    #[schema(minimum = 1)]
    pub quantity: u32,
}

/// Why a closed check is opened again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReopening {
    /// In words.
    #[schema(min_length = 1, max_length = 80)]
    pub reason: String,
    /// The approval of a manager, when somebody else does it.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub approval: Option<ApprovalId>,
}

impl NewRefund {
    /// The refund of a payment on a check.
    pub fn draft(self, check: CheckId, payment: PaymentId) -> RefundDraft {
        let back = match self.back {
            NewBack::Amount(amount) => Back::Amount(amount),
            NewBack::Lines(lines) => Back::Lines(lines.into_iter().map(|one| (one.line, one.quantity)).collect()),
        };
        RefundDraft { check, version: self.version, payment, back, reason: self.reason, approval: self.approval }
    }
}

/// How a check is divided.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDivision {
    /// The version of the check that was seen.
    pub version: u32,
    /// Those who pay, in order: 2 to 20, at least one of them without a fixed amount; none makes it one bill again.
    pub parts: Vec<NewPart>,
    /// Lines that are given to some of them.
    #[serde(default)]
    pub lines: Vec<NewAllotment>,
    /// Whether a room's clock that runs is stopped first, so that its time is divided too.
    #[serde(default)]
    pub stop_clock: bool,
}

/// One who pays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPart {
    /// Its weight in lines that nobody was given.
    #[serde(default)]
    #[schema(maximum = 999)]
    pub share: u32,
    /// What it bears instead of lines, in minor units.
    #[schema(value_type = Option<i64>)]
    pub fixed: Option<Money>,
    /// Whose seat it is: it bears what that seat ordered, also later, where `lines` says nothing else.
    #[schema(minimum = 1)]
    pub seat: Option<u8>,
}

/// Who bears a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAllotment {
    /// Which.
    #[schema(value_type = Uuid)]
    pub line: LineId,
    /// A weight for each part, in order: `[2, 1]` gives two of three to the first.
    pub weights: Vec<u32>,
}

impl NewDivision {
    /// The division of a check.
    pub fn draft(self, check: CheckId) -> DivisionDraft {
        let seats = self.parts.iter().map(|part| part.seat).collect();
        let parts = self.parts.into_iter().map(|part| (part.share, part.fixed)).collect();
        let allotted = self.lines.into_iter().map(|one| Allotment { line: one.line, weights: one.weights }).collect();
        DivisionDraft { check, version: self.version, parts, allotted, seats }
    }
}

impl NewOff {
    /// As a bill takes it.
    pub fn off(self) -> Off {
        match self {
            NewOff::Amount(off) => Off::Amount(off),
            NewOff::Percent(rate) => Off::Percent(rate),
        }
    }
}

impl NewDiscount {
    /// The discount on a check.
    pub fn draft(self, check: CheckId) -> DiscountDraft {
        DiscountDraft {
            check,
            version: self.version,
            line: self.line,
            off: self.off.off(),
            reason: self.reason,
            approval: self.approval,
        }
    }
}

impl NewPayment {
    /// The payment for a check.
    pub fn draft(self, check: CheckId) -> PaymentDraft {
        PaymentDraft {
            check,
            version: self.version,
            tender: self.tender.tender(),
            amount: self.amount,
            given: self.given,
            tip: self.tip,
            reference: self.reference,
            part: self.part,
        }
    }
}

impl TenderWord {
    /// In the trade's own words.
    pub fn tender(self) -> Tender {
        match self {
            TenderWord::Cash => Tender::Cash,
            TenderWord::Card => Tender::Card,
            TenderWord::Transfer => Tender::Transfer,
            TenderWord::Wallet => Tender::Wallet,
            TenderWord::Voucher => Tender::Voucher,
            TenderWord::Points => Tender::Points,
            TenderWord::Account => Tender::Account,
        }
    }
}
