//! Checks: one open bill with its rounds, lines, tickets and payments.

use crate::customer::Customer;
use crate::discount::Discount;
use crate::division::Division;
use crate::guests::Away;
use crate::ids::{CheckId, LineId, RoundId, StaffId, StationId, TableId, TicketId};
use crate::intent::Intent;
use crate::line::{Line, Stamp};
use crate::loyalty::Standing;
use crate::money::Money;
use crate::payment::Payment;
use crate::promotion::{Promotion, Redemption};
use crate::room::Stay;
use crate::ticket::Ticket;
use crate::time::At;
use crate::totals::{Totals, totals};
use crate::venue::Terms;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One bill, and everything that was sent on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// The short number of the day by which people call it.
    pub number: u32,
    /// Where the guests sit; takeaway has no table.
    pub table: Option<TableId>,
    /// What the table is called, as it was when the check was opened.
    pub table_label: String,
    /// How many guests.
    pub covers: u16,
    /// The day on whose books it stands, fixed when it opened.
    pub business_day: Date,
    /// What it is reckoned by, fixed when it opened.
    pub terms: Terms,
    /// When and by whom it was opened.
    pub opened: Stamp,
    /// Whose table it is.
    pub waiter: Option<StaffId>,
    /// Grows whenever what is owed or paid changes; a payment carries the one that the cashier saw.
    pub version: u32,
    /// What was sent, in order.
    pub rounds: Vec<Round>,
    /// Every line, in the order of sending.
    pub lines: Vec<Line>,
    /// What the stations see of it.
    pub tickets: Vec<Ticket>,
    /// Money that came in.
    pub payments: Vec<Payment>,
    /// Money that is on its way, in order of beginning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intents: Vec<Intent>,
    /// What was taken off by hand, in order.
    #[serde(default)]
    pub discounts: Vec<Discount>,
    /// Who bears what of it, when it is divided.
    #[serde(default)]
    pub division: Option<Division>,
    /// Who at the till is settling it, and since when.
    #[serde(default)]
    pub settling: Option<Stamp>,
    /// How often its receipt was printed.
    #[serde(default)]
    pub prints: u32,
    /// Whether the guests have asked for the bill.
    pub bill_asked: Option<Stamp>,
    /// Whether it is closed.
    pub closed: Option<Stamp>,
    /// Who takes it away, if somebody said.
    #[serde(default)]
    pub away: Option<Away>,
    /// A quick note on the table.
    #[serde(default)]
    pub note: Option<String>,
    /// The check on which everything of it is now.
    #[serde(default)]
    pub merged_into: Option<CheckId>,
    /// The checks that were merged into it.
    #[serde(default)]
    pub merged: Vec<Merged>,
    /// The offers for which its lines may count, as they stood when it was opened, by priority.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Promotion>,
    /// The vouchers that were redeemed on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redeemed: Vec<Redemption>,
    /// The room that it uses by the hour, or used last.
    #[serde(default)]
    pub stay: Option<Box<Stay>>,
    /// Whose it is, as they were then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    /// Their points and account, as they stood after the last of it that was about this check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// A check that was merged into another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// Which.
    pub check: CheckId,
    /// Its number.
    pub number: u32,
    /// Where its guests sat.
    pub from: String,
    /// How many they were.
    pub covers: u16,
    /// What came with it.
    pub lines: Vec<LineId>,
}

/// What one person sent in one act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Its id, made on the phone.
    pub id: RoundId,
    /// 1 for the first round of the check.
    pub number: u32,
    /// When it reached the house and by whom it was sent.
    pub sent: Stamp,
    /// Its place in the venue's stream: a screen that has painted up to here has shown it.
    pub seq: u64,
    /// The round of another check of which this is what came here.
    #[serde(default)]
    pub origin: Option<RoundOrigin>,
}

/// Where the lines of a round were sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundOrigin {
    /// The round as it was sent.
    pub round: RoundId,
    /// Where that was.
    pub from: String,
}

impl Round {
    /// The round as it was sent.
    pub fn source(&self) -> RoundId {
        self.origin.as_ref().map_or(self.id, |origin| origin.round)
    }
}

impl Check {
    /// A line by id.
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// A ticket by id.
    pub fn ticket(&self, id: TicketId) -> Option<&Ticket> {
        self.tickets.iter().find(|ticket| ticket.id == id)
    }

    /// A round by id.
    pub fn round(&self, id: RoundId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// The lines of a ticket, in the order of sending.
    pub fn lines_on(&self, ticket: TicketId) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.ticket == ticket)
    }

    /// The lines of a round.
    pub fn lines_of(&self, round: RoundId) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.round == round)
    }

    /// What still stands of the last round that has anything left: what “again” orders once more. What was made again by
    /// the house is not what the guests asked for.
    pub fn last_round(&self) -> Vec<&Line> {
        let wanted = |round: &Round| -> Vec<&Line> {
            self.lines_of(round.id).filter(|line| !line.is_voided() && line.edits.remake.is_none()).collect()
        };
        self.rounds.iter().rev().map(wanted).find(|lines| !lines.is_empty()).unwrap_or_default()
    }

    /// The stations that a round concerns, each once.
    pub fn stations_of(&self, round: RoundId) -> Vec<StationId> {
        let mut stations: Vec<_> = self.lines_of(round).map(|line| line.station).collect();
        stations.sort_unstable();
        stations.dedup();
        stations
    }

    /// What it comes to.
    pub fn totals(&self) -> Totals {
        let (lines, discount) = self.reckoned();
        totals(&lines, discount, &self.reckoned_by())
    }

    /// What has been paid. A refund leaves it as it is: the bill is not owed again.
    pub fn paid(&self) -> Money {
        self.payments.iter().filter(|payment| !payment.is_refund()).map(|payment| payment.amount).sum()
    }

    /// What was given back after it was paid.
    pub fn refunded(&self) -> Money {
        -self.payments.iter().filter(|payment| payment.is_refund()).map(|payment| payment.amount).sum::<Money>()
    }

    /// What is still owed.
    pub fn due(&self) -> Money {
        self.totals().total - self.paid()
    }

    /// Whether it is still open, and a bill of its own.
    pub fn is_open(&self) -> bool {
        self.closed.is_none() && self.merged_into.is_none()
    }

    /// What people call it in every language: its table, who takes it away, or its number.
    pub fn called(&self) -> String {
        match (self.table, self.away.as_ref().and_then(|away| away.name.as_ref())) {
            (Some(_), _) => self.table_label.clone(),
            (None, Some(name)) => name.clone(),
            (None, None) => format!("#{}", self.number),
        }
    }

    /// The same check with nothing on it, for trying something out.
    pub(crate) fn bare(&self) -> Check {
        let (rounds, lines, tickets, payments) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Check {
            rounds,
            lines,
            tickets,
            payments,
            intents: Vec::new(),
            table_label: self.table_label.clone(),
            away: None,
            ..self.clone()
        }
    }

    /// Whether anything on it still concerns kitchen or waiter.
    pub fn is_live(&self) -> bool {
        self.is_open()
            || self.tickets.iter().any(Ticket::is_open)
            || self.lines.iter().any(|line| line.ready().is_some() || line.pending().is_some())
    }

    /// How far it is, as the floor shows it.
    pub fn stage(&self) -> Stage {
        let ready = self.lines.iter().filter(|line| line.ready().is_some()).count();
        if let Some(asked) = &self.bill_asked {
            Stage::BillAsked { since: asked.at }
        } else if ready > 0 {
            Stage::Ready { lines: ready }
        } else if self.lines.iter().all(Line::is_voided) {
            Stage::Seated { since: self.opened.at }
        } else if self.lines.iter().all(|line| line.is_served() || line.is_voided()) {
            Stage::AllServed
        } else {
            Stage::Ordered
        }
    }
}

/// How far a check is, as the floor and the till show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The guests sit, nothing is ordered.
    Seated {
        /// Since when.
        since: At,
    },
    /// Something is being made.
    Ordered,
    /// So many lines wait at the pass.
    Ready {
        /// How many.
        lines: usize,
    },
    /// All that was ordered is on the table.
    AllServed,
    /// The guests want to pay.
    BillAsked {
        /// Since when.
        since: At,
    },
}
