//! What programs send about money: what comes off a bill, who bears it, what is paid and given back.

use goimon_domain::discount::{DiscountDraft, Off};
use goimon_domain::division::{Allotment, DivisionDraft};
use goimon_domain::ids::{ApprovalId, CheckId, LineId, PartId, PaymentId};
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::reversing::{Back, RefundDraft};
use goimon_domain::settling::PaymentDraft;
use serde::Deserialize;
use utoipa::ToSchema;

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
