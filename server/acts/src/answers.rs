//! What people get back once their act is durable.

use goimon_domain::check::Check;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{ApprovalId, CheckId, LineId, PaymentId, ReservationId, RoundId, StationId, TicketId};
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use goimon_domain::ticket::Ticket;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A check was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Its id.
    pub check: CheckId,
    /// The number people call it by.
    pub number: u32,
    /// The version of its bill.
    pub version: u32,
}

/// A reservation is written down, or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    /// Its id.
    pub reservation: ReservationId,
    /// Its version now.
    pub version: u32,
    /// How far the venue's stream is.
    pub seq: u64,
}

/// A round is safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The round.
    pub round: RoundId,
    /// The check it is on.
    pub check: CheckId,
    /// 1 for the first round of the check.
    pub number: u32,
    /// The version of the bill after it.
    pub version: u32,
    /// What the check comes to after it, minor units.
    pub total: Money,
    /// Its place in the venue's stream.
    pub seq: u64,
    /// Its lines, in the order sent.
    pub lines: Vec<LineId>,
    /// The tickets its lines stand on.
    pub tickets: Vec<SentTicket>,
}

/// A sale at the counter is paid, and the kitchen has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sold {
    /// Its check.
    pub check: CheckId,
    /// The number that is called out.
    pub number: u32,
    /// The version of its bill.
    pub version: u32,
    /// What it came to, minor units.
    pub total: Money,
    /// What the guest gets back, minor units.
    pub change: Money,
    /// How far the venue's stream is.
    pub seq: u64,
    /// Its lines, in the order sent.
    pub lines: Vec<LineId>,
    /// The tickets they stand on.
    pub tickets: Vec<SentTicket>,
}

/// Lines are on another check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shifted {
    /// The check on which they are now.
    pub check: CheckId,
    /// The version of its bill.
    pub version: u32,
    /// The lines that came.
    pub lines: Vec<LineId>,
    /// How far the venue's stream is.
    pub seq: u64,
}

impl Shifted {
    /// What came to a check.
    pub(crate) fn of(facts: &[Fact], check: CheckId, house: &House) -> Self {
        let came =
            facts.iter().find_map(|fact| if let Fact::LinesCame { lines, .. } = fact { Some(lines) } else { None });
        let version = house.checks.get(&check).map_or(0, |check| check.version);
        Self { check, version, lines: came.cloned().unwrap_or_default(), seq: house.seq }
    }
}

/// A ticket that a round started or joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentTicket {
    /// Its id.
    pub id: TicketId,
    /// The number people call it by.
    pub number: u32,
    /// Whose it is.
    pub station: StationId,
    /// Whether the lines joined a ticket that was already on the screen.
    pub added: bool,
}

/// The tickets on which lines stand that were just sent; those among `new` were started by them.
pub(crate) fn sent_tickets(check: Option<&Check>, lines: &[Line], new: &[Ticket]) -> Vec<SentTicket> {
    let mut tickets: Vec<SentTicket> = Vec::new();
    for line in lines {
        if tickets.iter().any(|ticket| ticket.id == line.ticket) {
            continue;
        }
        tickets.push(SentTicket {
            id: line.ticket,
            number: check.and_then(|check| check.ticket(line.ticket)).map_or(0, |ticket| ticket.number),
            station: line.station,
            added: !new.iter().any(|ticket| ticket.id == line.ticket),
        });
    }
    tickets
}

/// Something was done, or had been done already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Whether this act changed anything.
    pub changed: bool,
    /// How far the venue's stream is.
    pub seq: u64,
}

impl Done {
    pub(crate) fn from(facts: &[Fact], house: &House) -> Self {
        Self { changed: !facts.is_empty(), seq: house.seq }
    }
}

/// What a bill comes to after something was done to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Billed {
    /// What the check comes to, minor units.
    pub total: Money,
    /// What is still due, minor units.
    pub due: Money,
    /// The version of the bill after it.
    pub version: u32,
}

impl Billed {
    pub(crate) fn of(check: CheckId, house: &House) -> Self {
        let check = house.checks.get(&check);
        Self {
            total: check.map_or(Money::ZERO, |check| check.totals().total),
            due: check.map_or(Money::ZERO, |check| check.due()),
            version: check.map_or(0, |check| check.version),
        }
    }
}

/// A line was edited, or had been already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// Whether this act changed anything.
    pub changed: bool,
    /// How far the venue's stream is.
    pub seq: u64,
    /// The line that it made: the part of another one, its replacement, or what is made again.
    pub line: Option<LineId>,
    /// The version of the bill after it.
    pub version: u32,
    /// What the check comes to after it, minor units.
    pub total: Money,
}

impl Edited {
    pub(crate) fn from(check: CheckId, facts: &[Fact], house: &House) -> Self {
        let check = house.checks.get(&check);
        let line = facts.iter().find_map(|fact| match fact {
            Fact::LineVoided { part, .. } | Fact::LineComped { part, .. } => part.map(|part| part.id),
            Fact::LineChanged { with: line, .. } | Fact::LineRemade { line, .. } => Some(line.id),
            _ => None,
        });
        Self {
            changed: !facts.is_empty(),
            seq: house.seq,
            line,
            version: check.map_or(0, |check| check.version),
            total: check.map_or(Money::ZERO, |check| check.totals().total),
        }
    }
}

/// A manager has allowed one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowed {
    /// What the act carries to prove it.
    pub approval: ApprovalId,
    /// Until when it holds.
    pub until: At,
}

/// Money was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The payment.
    pub payment: PaymentId,
    /// What the guest gets back, minor units.
    pub change: Money,
    /// What is still due, minor units.
    pub due: Money,
    /// The version of the bill after it.
    pub version: u32,
    /// Whether the check is closed and the table free.
    pub closed: bool,
}

impl Taken {
    pub(crate) fn of(check: CheckId, facts: &[Fact], house: &House) -> Self {
        let check = house.checks.get(&check);
        let (payment, change, closed) = match facts {
            [Fact::Paid { payment, closed, .. }] => (payment.id, payment.change(), *closed),
            // What takes money gives that one fact or a refusal.
            _ => (PaymentId(Uuid::nil()), Money::ZERO, false),
        };
        Self {
            payment,
            change,
            due: check.map_or(Money::ZERO, |check| check.due()),
            version: check.map_or(0, |check| check.version),
            closed,
        }
    }
}

/// Money is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The intent: its id is the payment's, should it come.
    pub intent: PaymentId,
    /// What is still due, minor units; what is on its way is due until it has come.
    pub due: Money,
    /// What is on its way of it, minor units.
    pub on_its_way: Money,
    /// The version of the bill after it.
    pub version: u32,
}
