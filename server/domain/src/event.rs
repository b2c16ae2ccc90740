//! Events: what happened, numbered without gaps in the order in which it became durable.
//!
//! An event says enough for another machine to follow: applying it to the house as it stood gives the house as it is.

mod about;

use crate::approval::{Approval, Sanction};
use crate::check::{Check, Merged, Round};
use crate::coursing::CourseFact;
use crate::darkness::NotShown;
use crate::discount::Discount;
use crate::division::Division;
use crate::edits::Part;
use crate::guests::Away;
use crate::handing::HandingFact;
use crate::ids::{CheckId, DeviceId, DiscountId, ItemId, LineId, PartId, StaffId, StationId, TableId, TicketId};
use crate::intent::IntentFact;
use crate::line::{Line, Stamp};
use crate::loyalty::LoyaltyFact;
use crate::payment::Payment;
use crate::printing::Printing;
use crate::reason::Reason;
use crate::reservation::ReservationFact;
use crate::room::RoomFact;
use crate::rushing::RushFact;
use crate::shift::ShiftFact;
use crate::staff::Actor;
use crate::ticket::Ticket;
use crate::time::At;
use crate::transfer::Transfer;
use crate::{customer, promotion};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that happened in a venue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its place in the venue's stream, from 1 without gaps.
    pub seq: u64,
    /// When, by the server's clock.
    pub at: At,
    /// Who did it, on what.
    pub by: Actor,
    /// What it was.
    pub fact: Fact,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// Guests sat down.
    CheckOpened {
        /// The new check, with nothing on it.
        check: Box<Check>,
    },
    /// More or fewer guests than first said.
    CoversSet {
        /// Whose.
        check: CheckId,
        /// How many now.
        covers: u16,
    },
    /// An order was sent.
    RoundSent {
        /// On which check.
        check: CheckId,
        /// The round; its `seq` is set when the event is applied.
        round: Round,
        /// Its lines.
        lines: Vec<Line>,
        /// Tickets that it started; its other lines joined tickets already on the screens.
        tickets: Vec<Ticket>,
        /// The business day whose ticket numbers these are.
        day: Date,
    },
    /// The kitchen has begun to make lines.
    CookingBegun {
        /// Whose.
        check: CheckId,
        /// On which ticket.
        ticket: TicketId,
        /// Which.
        lines: Vec<LineId>,
    },
    /// The kitchen has not begun with them after all.
    CookingCalledOff {
        /// Whose.
        check: CheckId,
        /// On which ticket.
        ticket: TicketId,
        /// Which.
        lines: Vec<LineId>,
    },
    /// The kitchen finished one line of a ticket that stays on the screen.
    LineDone {
        /// Whose.
        check: CheckId,
        /// On which ticket.
        ticket: TicketId,
        /// Which.
        line: LineId,
    },
    /// The kitchen took that back.
    LineUndone {
        /// Whose.
        check: CheckId,
        /// On which ticket.
        ticket: TicketId,
        /// Which.
        line: LineId,
    },
    /// The kitchen is done with a ticket.
    TicketBumped {
        /// Whose.
        check: CheckId,
        /// Which.
        ticket: TicketId,
        /// The lines that became ready by it.
        lines: Vec<LineId>,
    },
    /// A ticket came back to the screen.
    TicketRecalled {
        /// Whose.
        check: CheckId,
        /// Which.
        ticket: TicketId,
        /// Where it stands now.
        slot: u16,
        /// The lines that are to make again.
        lines: Vec<LineId>,
    },
    /// A waiter carried lines out.
    LinesServed {
        /// Whose.
        check: CheckId,
        /// Which.
        lines: Vec<LineId>,
    },
    /// A waiter tapped “served” by mistake.
    LinesUnserved {
        /// Whose.
        check: CheckId,
        /// Which.
        lines: Vec<LineId>,
    },
    /// A line, or a part of it, was taken off.
    LineVoided {
        /// Whose.
        check: CheckId,
        /// Which.
        line: LineId,
        /// How much of it, when not all.
        part: Option<Part>,
        /// Why.
        reason: Option<Reason>,
        /// By which manager's word.
        sanction: Option<Sanction>,
    },
    /// A line, or a part of it, is given away.
    LineComped {
        /// Whose.
        check: CheckId,
        /// Which.
        line: LineId,
        /// How much of it, when not all.
        part: Option<Part>,
        /// Why.
        reason: Reason,
        /// By which manager's word.
        sanction: Option<Sanction>,
    },
    /// A line that nobody had begun was replaced by another on the same ticket.
    LineChanged {
        /// Whose.
        check: CheckId,
        /// Which.
        line: LineId,
        /// What is made instead.
        with: Box<Line>,
    },
    /// Something is made again, for nothing.
    LineRemade {
        /// Whose.
        check: CheckId,
        /// The line that is to make; it says which one was not good, and why.
        line: Box<Line>,
        /// The ticket that it started, if it joined none.
        ticket: Option<Ticket>,
        /// The business day whose ticket numbers these are.
        day: Date,
    },
    /// The kitchen knows what was done to lines on its screen.
    EditsKnown {
        /// Whose.
        check: CheckId,
        /// On which ticket.
        ticket: TicketId,
        /// Which.
        lines: Vec<LineId>,
    },
    /// A manager has allowed one act.
    Approved {
        /// Which, and until when.
        approval: Approval,
    },
    /// The guests want to pay.
    BillAsked {
        /// Whose.
        check: CheckId,
    },
    /// The guests stay after all.
    BillCalledOff {
        /// Whose.
        check: CheckId,
    },
    /// Money came in.
    Paid {
        /// For which check.
        check: CheckId,
        /// How.
        payment: Payment,
        /// Whether that settled it: the table is free.
        closed: bool,
    },
    /// Money went back, or a payment that was entered wrongly was taken off.
    PaymentReversed {
        /// On which check.
        check: CheckId,
        /// The entry that takes it back.
        payment: Payment,
        /// By which manager's word.
        #[serde(default)]
        sanction: Option<Sanction>,
    },
    /// A closed check was opened again.
    CheckReopened {
        /// The check as it was when it was closed.
        check: Box<Check>,
        /// Why.
        reason: String,
        /// By which manager's word.
        #[serde(default)]
        sanction: Option<Sanction>,
        /// The entries by which what was refunded is owed again.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        owed: Vec<Payment>,
    },
    /// A check was divided among those who pay, or made one again.
    Divided {
        /// Which.
        check: CheckId,
        /// Who bears what; nothing when it is one bill again.
        division: Option<Division>,
    },
    /// Somebody at the till began to settle a check, or left it.
    Settling {
        /// Which.
        check: CheckId,
        /// Whether they began.
        began: bool,
        /// Whether they had begun before, and only say that they still do.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// A receipt was printed.
    ReceiptPrinted {
        /// Of which check.
        check: CheckId,
        /// Of which part of a divided one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<PartId>,
    },
    /// Something came off a bill by hand.
    DiscountGiven {
        /// On which check.
        check: CheckId,
        /// What.
        discount: Discount,
        /// By which manager's word.
        #[serde(default)]
        sanction: Option<Sanction>,
    },
    /// A discount was taken back.
    DiscountWithdrawn {
        /// On which check.
        check: CheckId,
        /// Which.
        discount: DiscountId,
    },
    /// A check on which nothing was ever ordered was put away.
    CheckDropped {
        /// Which.
        check: CheckId,
    },
    /// Screens of these stations have painted all up to these places in the stream.
    StationsSaw {
        /// (station, sequence).
        seen: Vec<(StationId, u64)>,
        /// Rounds beyond that which a screen of the station has painted too, each by its own place.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        besides: Vec<(StationId, u64)>,
    },
    /// The guests sit at another table.
    CheckMoved {
        /// Whose.
        check: CheckId,
        /// Where now.
        table: TableId,
        /// What that is called.
        label: String,
        /// What the place was called where they sat before.
        from: String,
        /// The table there, if it was one.
        left: Option<TableId>,
    },
    /// A bill became a part of another one.
    CheckMerged {
        /// Which.
        check: CheckId,
        /// Of which.
        into: CheckId,
        /// What that is called.
        place: String,
        /// What the other one keeps of it, for parting them again.
        merged: Merged,
        /// How its lines went there.
        transfer: Transfer,
    },
    /// A bill that had become a part of another one is one of its own again.
    CheckParted {
        /// From which.
        check: CheckId,
        /// Which.
        again: CheckId,
        /// What that is called.
        place: String,
        /// How its lines went back.
        transfer: Transfer,
    },
    /// Lines went on another check.
    LinesMoved {
        /// From which.
        check: CheckId,
        /// To which.
        to: CheckId,
        /// What that is called.
        place: String,
        /// How.
        transfer: Transfer,
    },
    /// Lines came from another check: the same as the event before it, for this check's timeline.
    LinesCame {
        /// To which.
        check: CheckId,
        /// What the other is called.
        from: String,
        /// Which.
        lines: Vec<LineId>,
    },
    /// Another waiter took over.
    CheckHandedOver {
        /// What.
        check: CheckId,
        /// Who.
        to: StaffId,
    },
    /// The kitchen knows that a ticket belongs elsewhere.
    MoveKnown {
        /// Whose.
        check: CheckId,
        /// Which.
        ticket: TicketId,
    },
    /// Somebody said who takes a check away, when, and where to.
    AwaySet {
        /// What.
        check: CheckId,
        /// Who.
        away: Away,
    },
    /// A quick note was put on a table, or taken off.
    NoteSet {
        /// Whose.
        check: CheckId,
        /// What it says.
        note: Option<String>,
    },
    /// Somebody said how much is left of an item; none is 86.
    PortionsSet {
        /// Of what.
        item: ItemId,
        /// How many portions.
        left: u32,
        /// The business day for which that holds; nothing when it holds until it is taken back.
        day: Option<Date>,
    },
    /// There is enough of an item again.
    BackOnSale {
        /// Of what.
        item: ItemId,
    },
    /// Something happened to a reservation.
    Reservation(ReservationFact),
    /// Menu, floor, stations, people or terms changed; they are to be read anew.
    ReferenceChanged {
        /// What, in words for the timeline.
        what: String,
    },
    /// A device was enrolled.
    DeviceEnrolled {
        /// Which.
        device: DeviceId,
        /// What it is called.
        name: String,
    },
    /// A device may no longer be used.
    DeviceRevoked {
        /// Which.
        device: DeviceId,
    },
    /// Too many wrong PINs on a device.
    DeviceLocked {
        /// Which.
        device: DeviceId,
        /// Until when.
        until: At,
    },
    /// Something about a room that is let by the hour.
    Room(RoomFact),
    /// Somebody signed in.
    SignedIn {
        /// Who.
        staff: StaffId,
    },
    /// Something happened with a voucher.
    Promo(promotion::Fact),
    /// A check became a customer's, or nobody's again.
    Customer(customer::Fact),
    /// Somebody signed out, or was signed out.
    SignedOut {
        /// Who.
        staff: StaffId,
    },
    /// Something happened on the way to paper.
    Printing(Printing),
    /// A course was held or fired.
    Course(CourseFact),
    /// Something was written on a customer's statement.
    Loyalty(LoyaltyFact),
    /// Money is on its way, or did not come.
    Intent(IntentFact),
    /// Something happened to a drawer's shift.
    Shift(ShiftFact),
    /// A station's screen has not shown what was sent.
    NotShown(NotShown),
    /// Something happened between the pass and the runners.
    Handing(HandingFact),
    /// Something goes before all else, or not after all.
    Rush(RushFact),
}

impl Event {
    /// When, and by whom, for what the event leaves behind.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.at, by: self.by.name.clone() }
    }
}
