//! Refusals: why an act was not done. Nothing has changed then. Each is a sentence that its reader can act on;
//! `key` names that sentence in the language files, `words` fills its blanks.

mod sentence;

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
    /// It was given away: only so much was allowed.
    #[error("“{}” was given away: what is more is ordered beside it", .item.en)]
    GivenAway {
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
    /// The guest gave so much more that a whole note would go back: it was typed wrongly.
    #[error("{} was given for {} (minor units): the change would be more than a note, look again", given.units(), amount.units())]
    GivenTooMuch {
        /// What was typed as given.
        given: Money,
        /// What was to be paid.
        amount: Money,
    },
    /// More for the people than the whole bill comes to: it was typed wrongly.
    #[error("{} is more for the people than {} for the bill (minor units): look again", tip.units(), amount.units())]
    TipTooLarge {
        /// What was typed.
        tip: Money,
        /// What the bill comes to.
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
