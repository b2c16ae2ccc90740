//! Refusals: why an act was not done. Nothing has changed then. Each is a sentence that its reader can act on;
//! `key` names that sentence in the language files, `words` fills its blanks.

use crate::counter::CounterRefusal;
use crate::coursing::CourseRefusal;
use crate::customer::CustomerRefusal;
use crate::ids::{CheckId, ItemId, LineId};
use crate::intent::IntentRefusal;
use crate::lang::Named;
use crate::loyalty::LoyaltyRefusal;
use crate::money::Money;
use crate::printing::PrintRefusal;
use crate::promotion::PromoRefusal;
use crate::reservation::ReservationRefusal;
use crate::room::RoomRefusal;
use crate::shift::ShiftRefusal;

/// Why an act was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Of a reservation.
    #[error(transparent)]
    Reservation(#[from] ReservationRefusal),
    /// About a course or a seat.
    #[error(transparent)]
    Course(CourseRefusal),
    /// No such check in this venue, or it was closed and put away.
    #[error("there is no such open check")]
    NoSuchCheck,
    /// No such table in this venue.
    #[error("there is no such table")]
    NoSuchTable,
    /// No such station in this venue.
    #[error("there is no such station")]
    NoSuchStation,
    /// No such ticket.
    #[error("there is no such ticket")]
    NoSuchTicket,
    /// Nothing of it is to make any more, or all of it waits for its course.
    #[error("nothing of this is being made now")]
    NothingToRush,
    /// No such line on this check or ticket.
    #[error("there is no such line")]
    NoSuchLine,
    /// Not on the menu of this venue.
    #[error("line {line}: this item is not on the menu")]
    NoSuchItem {
        /// Which line of the round, from 1.
        line: usize,
    },
    /// Not a choice of this item.
    #[error("line {line}: “{}” has no such choice", item.en)]
    NoSuchChoice {
        /// Which line of the round, from 1.
        line: usize,
        /// The item.
        item: Named,
    },
    /// Somebody sits there already.
    #[error("somebody has opened a check on table {table} already")]
    TableTaken {
        /// What the table is called.
        table: String,
        /// The check that is open on it.
        check: CheckId,
    },
    /// It is closed.
    #[error("check {number} is closed")]
    CheckClosed {
        /// The number of the check.
        number: u32,
    },
    /// Nobody sits there, or a whole wedding does.
    #[error("covers must be from 1 to 500")]
    BadCovers,
    /// A round without lines.
    #[error("there is nothing in this round")]
    EmptyRound,
    /// More lines than anybody orders at once.
    #[error("a round has at most {most} lines")]
    TooManyLines {
        /// The limit.
        most: usize,
    },
    /// Not from 1 to 999.
    #[error("line {line}: the quantity must be from 1 to 999")]
    BadQuantity {
        /// Which line of the round, from 1.
        line: usize,
    },
    /// A note that no ticket can hold.
    #[error("line {line}: a note has at most {most} characters")]
    NoteTooLong {
        /// Which line of the round, from 1.
        line: usize,
        /// The limit.
        most: usize,
    },
    /// 86.
    #[error("line {line}: “{}” is sold out", item.en)]
    SoldOut {
        /// Which line of the round, from 1.
        line: usize,
        /// The item's id.
        id: ItemId,
        /// The item.
        item: Named,
    },
    /// There is some left, but not as much as the round wants.
    #[error("line {line}: only {left} of “{}” are left", item.en)]
    TooFewLeft {
        /// Which line of the round, from 1.
        line: usize,
        /// The item's id.
        id: ItemId,
        /// The item.
        item: Named,
        /// How many can be had.
        left: u32,
    },
    /// Not an item of this venue's menu.
    #[error("this is not on the menu")]
    NotOnMenu,
    /// More portions than anybody counts.
    #[error("portions must be from 0 to 9999")]
    BadPortions,
    /// It costs something else than the person saw.
    #[error("line {line}: “{}” now costs {} (minor units), not {}", item.en, now.units(), seen.units())]
    PriceChanged {
        /// Which line of the round, from 1.
        line: usize,
        /// The item's id.
        id: ItemId,
        /// The item.
        item: Named,
        /// What the person saw for one.
        seen: Money,
        /// What one costs.
        now: Money,
    },
    /// A required choice was not made.
    #[error("line {line}: choose {} for “{}”", group.en, item.en)]
    ChoiceMissing {
        /// Which line of the round, from 1.
        line: usize,
        /// The item.
        item: Named,
        /// The group.
        group: Named,
    },
    /// More choices than the group allows.
    #[error("line {line}: at most {most} of {} for “{}”", group.en, item.en)]
    TooManyChoices {
        /// Which line of the round, from 1.
        line: usize,
        /// The item.
        item: Named,
        /// The group.
        group: Named,
        /// The limit.
        most: u16,
    },
    /// The line is not as the person saw it.
    #[error("“{}” has changed: version {version}, {quantity} of it, {state}", item.en)]
    LineStale {
        /// Which.
        id: LineId,
        /// What its version is now.
        version: u32,
        /// How many there are now.
        quantity: u32,
        /// The item.
        item: Named,
        /// How far it is now: `queued`, `ready`, `served`, `voided`.
        state: &'static str,
    },
    /// After cooking somebody must say why.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// It takes a manager's PIN.
    #[error("a manager must allow this ({} minor units)", amount.units())]
    ApprovalNeeded {
        /// What it takes off.
        amount: Money,
    },
    /// The manager's word was for something else, was used already, or is too old.
    #[error("this approval does not hold (any more) for {} minor units", amount.units())]
    ApprovalGone {
        /// What it takes off.
        amount: Money,
    },
    /// A bill with the line on was shown: it is not made less by changing it.
    #[error("the guests have seen a bill with {} on it", .item.en)]
    OnTheBill {
        /// What it is.
        item: Named,
    },
    /// The kitchen has made it already.
    #[error("“{}” is made already", item.en)]
    AlreadyMade {
        /// The item.
        item: Named,
    },
    /// The kitchen has yet to make it for the first time.
    #[error("“{}” is still to make", item.en)]
    NotMade {
        /// The item.
        item: Named,
    },
    /// Something was ordered on it, so it can't simply be put away.
    #[error("check {number} has orders on it; it must be paid")]
    NotEmpty {
        /// The number of the check.
        number: u32,
    },
    /// Everything of it is on another check.
    #[error("check {number} was merged into {place}")]
    MergedAway {
        /// The number of the check.
        number: u32,
        /// The check into which it was merged.
        check: CheckId,
        /// What that is called.
        place: String,
    },
    /// The guests do not sit where the person saw them.
    #[error("check {number} is at {place} now")]
    MovedMeanwhile {
        /// The number of the check.
        number: u32,
        /// Where it is.
        place: String,
    },
    /// From a check to itself.
    #[error("this is the same check")]
    SameCheck,
    /// The two were never merged, or are parted already.
    #[error("these checks are not merged")]
    NotMerged,
    /// Money came in on it.
    #[error("something was paid on check {number} already")]
    HasPayments {
        /// The number of the check.
        number: u32,
    },
    /// A voucher was redeemed for what is on it.
    #[error("a voucher is redeemed on check {number}")]
    HasDiscounts {
        /// The number of the check.
        number: u32,
    },
    /// No line was chosen.
    #[error("choose what goes")]
    NothingToMove,
    /// More of a line than there is, or none of it.
    #[error("there are only {most} of it")]
    NotSoMany {
        /// How many there are.
        most: u32,
    },
    /// Nobody here who could do that.
    #[error("there is no such person")]
    NoSuchPerson,
    /// Only what has no table is taken away.
    #[error("these guests sit at table {table}")]
    AtATable {
        /// What it is called.
        table: String,
    },
    /// A text that nobody reads in passing.
    #[error("at most {most} characters")]
    TooLong {
        /// The limit.
        most: usize,
    },
    /// The bill is not what the cashier saw.
    #[error("the bill has changed: version {version}, {} due (minor units)", due.units())]
    Stale {
        /// What it is now.
        version: u32,
        /// What is due now.
        due: Money,
    },
    /// More than is owed.
    #[error("only {} is due (minor units)", due.units())]
    MoreThanDue {
        /// What is due.
        due: Money,
    },
    /// Nothing, or less.
    #[error("an amount must be more than nothing")]
    BadAmount,
    /// The guest gave less cash than the amount.
    #[error("{} was given for {} (minor units)", given.units(), amount.units())]
    GivenTooLittle {
        /// What was given.
        given: Money,
        /// What was to be paid.
        amount: Money,
    },
    /// Something was handed over for a tender that gives nothing back.
    #[error("only cash gives change; a card or a transfer comes in exactly")]
    OnlyCashGivesChange,
    /// A discount above what its giver may give.
    #[error("you may take off {} more (minor units); above that a manager must approve", most.units())]
    DiscountNeedsApproval {
        /// How much more they may take off this check.
        most: Money,
    },
    /// A discount above what anybody may give in this house.
    #[error("only {} more may come off this check (minor units)", most.units())]
    DiscountTooLarge {
        /// How much more may come off.
        most: Money,
    },
    /// The bill would be less than what was paid on it.
    #[error("{} has been paid already (minor units)", paid.units())]
    PaidAlready {
        /// What was paid.
        paid: Money,
    },
    /// No such discount on this check, or it was taken back.
    #[error("there is no such discount")]
    NoSuchDiscount,
    /// Nobody said why.
    #[error("say why, in at most {most} characters")]
    NoReason {
        /// The limit.
        most: usize,
    },
    /// No such payment on this check.
    #[error("there is no such payment")]
    NoSuchPayment,
    /// Some of it went back already.
    #[error("some of it went back already")]
    ReversedAlready,
    /// Only what was paid and closed goes back.
    #[error("the check is not closed")]
    NotPaidYet,
    /// More of a line than is left of it.
    #[error("only {most} of it are left to give back")]
    RefundedAlready {
        /// How many.
        most: u32,
    },
    /// More than was taken that way.
    #[error("only {} of this payment are left (minor units)", left.units())]
    MoreThanTaken {
        /// What is left of it.
        left: Money,
    },
    /// Somebody has paid their part already.
    #[error("a part of this check is paid already")]
    PartPaid,
    /// A divided check is paid part by part, and only those.
    #[error("say which part of the check this is for")]
    WhichPart,
    /// Parts that can't bear the bill.
    #[error("a check is divided into 2 to {most} parts, one of them without a fixed amount, by weights up to 999")]
    BadDivision {
        /// The limit.
        most: usize,
    },
    /// A voucher was not taken.
    #[error(transparent)]
    Promo(PromoRefusal),
    /// About a room that is let by the hour.
    #[error(transparent)]
    Room(#[from] RoomRefusal),
    /// Something about a customer was not done.
    #[error(transparent)]
    Customer(CustomerRefusal),
    /// The same key came with something else.
    #[error("this key was used for something else")]
    KeyReused,
    /// Something about printing.
    #[error(transparent)]
    Printing(#[from] PrintRefusal),
    /// It is about a customer's points or account.
    #[error(transparent)]
    Loyalty(LoyaltyRefusal),
    /// It is about money on its way.
    #[error(transparent)]
    Intent(IntentRefusal),
    /// It is about a drawer.
    #[error(transparent)]
    Shift(#[from] ShiftRefusal),
    /// It is about a sale at the counter.
    #[error(transparent)]
    Counter(#[from] CounterRefusal),
}

/// A blank to fill in a refusal's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A count or number.
    Number(u64),
    /// A name in both languages.
    Name(Named),
    /// A word that is the same in both.
    Text(String),
    /// An amount.
    Money(Money),
}

impl Refusal {
    /// The sentence's name in the language files (`refused-…`) and, in kebab case, in the API's problem types.
    pub fn key(&self) -> &'static str {
        match self {
            Refusal::Promo(refusal) => refusal.key(),
            Refusal::Reservation(refusal) => refusal.key(),
            Refusal::Customer(refusal) => refusal.key(),
            Refusal::NoSuchCheck => "no-such-check",
            Refusal::NoSuchTable => "no-such-table",
            Refusal::NoSuchStation => "no-such-station",
            Refusal::NoSuchTicket => "no-such-ticket",
            Refusal::NothingToRush => "nothing-to-rush",
            Refusal::NoSuchLine => "no-such-line",
            Refusal::NoSuchItem { .. } => "no-such-item",
            Refusal::NoSuchChoice { .. } => "no-such-choice",
            Refusal::TableTaken { .. } => "table-taken",
            Refusal::CheckClosed { .. } => "check-closed",
            Refusal::BadCovers => "bad-covers",
            Refusal::Course(refusal) => refusal.key(),
            Refusal::EmptyRound => "empty-round",
            Refusal::TooManyLines { .. } => "too-many-lines",
            Refusal::BadQuantity { .. } => "bad-quantity",
            Refusal::NoteTooLong { .. } => "note-too-long",
            Refusal::SoldOut { .. } => "sold-out",
            Refusal::TooFewLeft { .. } => "too-few-left",
            Refusal::NotOnMenu => "not-on-menu",
            Refusal::BadPortions => "bad-portions",
            Refusal::PriceChanged { .. } => "price-changed",
            Refusal::ChoiceMissing { .. } => "choice-missing",
            Refusal::TooManyChoices { .. } => "too-many-choices",
            Refusal::LineStale { .. } => "line-stale",
            Refusal::ReasonNeeded => "reason-needed",
            Refusal::ApprovalNeeded { .. } => "approval-needed",
            Refusal::ApprovalGone { .. } => "approval-gone",
            Refusal::AlreadyMade { .. } => "already-made",
            Refusal::OnTheBill { .. } => "on-the-bill",
            Refusal::NotMade { .. } => "not-made",
            Refusal::NotEmpty { .. } => "not-empty",
            Refusal::MergedAway { .. } => "merged-away",
            Refusal::MovedMeanwhile { .. } => "moved-meanwhile",
            Refusal::SameCheck => "same-check",
            Refusal::NotMerged => "not-merged",
            Refusal::HasPayments { .. } => "has-payments",
            Refusal::HasDiscounts { .. } => "has-discounts",
            Refusal::NothingToMove => "nothing-to-move",
            Refusal::NotSoMany { .. } => "not-so-many",
            Refusal::NoSuchPerson => "no-such-person",
            Refusal::AtATable { .. } => "at-a-table",
            Refusal::TooLong { .. } => "too-long",
            Refusal::Stale { .. } => "stale",
            Refusal::MoreThanDue { .. } => "more-than-due",
            Refusal::BadAmount => "bad-amount",
            Refusal::GivenTooLittle { .. } => "given-too-little",
            Refusal::OnlyCashGivesChange => "only-cash-gives-change",
            Refusal::DiscountNeedsApproval { .. } => "discount-needs-approval",
            Refusal::DiscountTooLarge { .. } => "discount-too-large",
            Refusal::PaidAlready { .. } => "paid-already",
            Refusal::NoSuchDiscount => "no-such-discount",
            Refusal::NoReason { .. } => "no-reason",
            Refusal::NoSuchPayment => "no-such-payment",
            Refusal::ReversedAlready => "reversed-already",
            Refusal::NotPaidYet => "not-paid-yet",
            Refusal::RefundedAlready { .. } => "refunded-already",
            Refusal::MoreThanTaken { .. } => "more-than-taken",
            Refusal::PartPaid => "part-paid",
            Refusal::WhichPart => "which-part",
            Refusal::BadDivision { .. } => "bad-division",
            Refusal::Room(room) => room.key(),
            Refusal::KeyReused => "key-reused",
            Refusal::Printing(refusal) => refusal.key(),
            Refusal::Shift(refusal) => refusal.key(),
            Refusal::Intent(refusal) => refusal.key(),
            Refusal::Counter(refusal) => refusal.key(),
            Refusal::Loyalty(refusal) => refusal.key(),
        }
    }

    /// What fills the blanks of the sentence, by name.
    pub fn words(&self) -> Vec<(&'static str, Word)> {
        let line_no = |line: &usize| ("line", Word::Number(*line as u64));
        match self {
            Refusal::NoSuchCheck
            | Refusal::NoSuchTable
            | Refusal::NoSuchStation
            | Refusal::NoSuchTicket
            | Refusal::NothingToRush
            | Refusal::NoSuchLine
            | Refusal::BadCovers
            | Refusal::EmptyRound
            | Refusal::NotOnMenu
            | Refusal::BadPortions
            | Refusal::ReasonNeeded
            | Refusal::SameCheck
            | Refusal::NotMerged
            | Refusal::NothingToMove
            | Refusal::NoSuchPerson
            | Refusal::BadAmount
            | Refusal::OnlyCashGivesChange
            | Refusal::NoSuchDiscount
            | Refusal::PartPaid
            | Refusal::WhichPart
            | Refusal::NoSuchPayment
            | Refusal::ReversedAlready
            | Refusal::NotPaidYet
            | Refusal::Printing(_)
            | Refusal::KeyReused
            | Refusal::Shift(_) => vec![],
            Refusal::Room(room) => room.words(),
            Refusal::Counter(refusal) => refusal.words(),
            Refusal::Reservation(refusal) => refusal.words(),
            Refusal::NoSuchItem { line } | Refusal::BadQuantity { line } => vec![line_no(line)],
            Refusal::NoSuchChoice { line, item } | Refusal::SoldOut { line, item, .. } => {
                vec![line_no(line), ("item", Word::Name(item.clone()))]
            }
            Refusal::TooFewLeft { line, item, left, .. } => {
                vec![line_no(line), ("item", Word::Name(item.clone())), ("left", Word::Number(u64::from(*left)))]
            }
            Refusal::LineStale { quantity, item, state, .. } => vec![
                ("quantity", Word::Number(u64::from(*quantity))),
                ("item", Word::Name(item.clone())),
                ("state", Word::Text((*state).to_owned())),
            ],
            Refusal::ApprovalNeeded { amount } | Refusal::ApprovalGone { amount } => {
                vec![("amount", Word::Money(*amount))]
            }
            Refusal::AlreadyMade { item } | Refusal::OnTheBill { item } | Refusal::NotMade { item } => {
                vec![("item", Word::Name(item.clone()))]
            }
            Refusal::TableTaken { table, .. } => vec![("table", Word::Text(table.clone()))],
            Refusal::MergedAway { number, place, .. } | Refusal::MovedMeanwhile { number, place } => {
                vec![("number", Word::Number(u64::from(*number))), ("place", Word::Text(place.clone()))]
            }
            Refusal::Course(refusal) => refusal.words(),
            Refusal::NotSoMany { most } => vec![("most", Word::Number(u64::from(*most)))],
            Refusal::AtATable { table } => vec![("table", Word::Text(table.clone()))],
            Refusal::TooLong { most } => vec![("most", Word::Number(*most as u64))],
            Refusal::CheckClosed { number }
            | Refusal::NotEmpty { number }
            | Refusal::HasPayments { number }
            | Refusal::HasDiscounts { number } => {
                vec![("number", Word::Number(u64::from(*number)))]
            }
            Refusal::DiscountNeedsApproval { most } | Refusal::DiscountTooLarge { most } => {
                vec![("most", Word::Money(*most))]
            }
            Refusal::Promo(refusal) => refusal.words(),
            Refusal::Customer(refusal) => refusal.words(),
            Refusal::Intent(refusal) => refusal.words(),
            Refusal::Loyalty(refusal) => refusal.words(),
            Refusal::RefundedAlready { most } => vec![("most", Word::Number(u64::from(*most)))],
            Refusal::MoreThanTaken { left } => vec![("left", Word::Money(*left))],
            Refusal::PaidAlready { paid } => vec![("paid", Word::Money(*paid))],
            Refusal::NoReason { most } | Refusal::BadDivision { most } => vec![("most", Word::Number(*most as u64))],
            Refusal::TooManyLines { most } => vec![("most", Word::Number(*most as u64))],
            Refusal::NoteTooLong { line, most } => vec![line_no(line), ("most", Word::Number(*most as u64))],
            Refusal::PriceChanged { line, item, seen, now, .. } => vec![
                line_no(line),
                ("item", Word::Name(item.clone())),
                ("seen", Word::Money(*seen)),
                ("now", Word::Money(*now)),
            ],
            Refusal::ChoiceMissing { line, item, group } => {
                vec![line_no(line), ("item", Word::Name(item.clone())), ("group", Word::Name(group.clone()))]
            }
            Refusal::TooManyChoices { line, item, group, most } => vec![
                line_no(line),
                ("item", Word::Name(item.clone())),
                ("group", Word::Name(group.clone())),
                ("most", Word::Number(u64::from(*most))),
            ],
            Refusal::Stale { due, .. } | Refusal::MoreThanDue { due } => vec![("due", Word::Money(*due))],
            Refusal::GivenTooLittle { given, amount } => {
                vec![("given", Word::Money(*given)), ("amount", Word::Money(*amount))]
            }
        }
    }
}
