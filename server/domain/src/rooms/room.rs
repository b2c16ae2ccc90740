//! A stay in rooms that are let by the hour: what happened to it, and what is different then.
//!
//! The clock is the server's and runs in facts alone: started, paused, resumed, moved, stopped. While it runs the check's
//! totals leave the time out, because nothing here knows what time it is; whoever shows or asks hands `now` in
//! ([`Stay::bill`], [`Check::as_of`]). Stopped, the time is a line of the check like any other, made and carried out, that names its
//! segments: discounts, division, tax, receipts and refunds know nothing new.
//!
//! What could go wrong: a check is paid while the clock runs → refused; stopped too soon → it goes on as if it had never stopped;
//! wrong times → a manager puts them right, from what to what is an event; the plan changes meanwhile → the stay keeps what
//! the guests were told.

use crate::check::Check;
use crate::edits::Edits;
use crate::house::{House, Touched};
use crate::ids::{CheckId, ItemId, LineId, RoundId, StationId, StayId, TicketId};
use crate::lang::Named;
use crate::line::{Line, LineState, Stamp};
use crate::money::Rate;
use crate::promotion::LinePromo;
use crate::refusal::Word;
use crate::room_time::{Pause, RoomUse, TimeBill, bill, steps};
use crate::time::{At, VenueClock};
use crate::voiding::{Struck, strike, void};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// For so long ahead screens are told what a running stay will cost, in milliseconds.
const AHEAD: i64 = 12 * 3_600_000;

/// A use of rooms by the hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// Its id.
    pub id: StayId,
    /// When, and who started the clock.
    pub started: Stamp,
    /// The rooms that it used, in order; the first one from its beginning.
    pub rooms: Vec<RoomUse>,
    /// When the clock stood still, in order.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// When it ended.
    #[serde(default)]
    pub ended: Option<At>,
    /// The line that bills it.
    #[serde(default)]
    pub line: Option<LineId>,
    /// Until when the guests want the room.
    #[serde(default)]
    pub booked: Option<At>,
    /// The tax class of its time.
    pub tax_class: String,
    /// The rate of that class on the check's business day.
    pub tax_rate: Rate,
}

impl Stay {
    /// Whether the clock runs or is paused.
    pub fn is_on(&self) -> bool {
        self.ended.is_none()
    }

    /// Since when the clock stands still.
    pub fn paused(&self) -> Option<At> {
        let last = self.pauses.last().filter(|_| self.is_on())?;
        last.to.is_none().then_some(last.from)
    }

    /// When it began.
    pub fn began(&self) -> At {
        self.rooms.first().map_or(self.started.at, |room| room.from)
    }

    /// The room that it uses now.
    pub fn room(&self) -> Option<&RoomUse> {
        self.rooms.last()
    }

    /// What its time costs: until it ended, else until now.
    pub fn bill(&self, clock: &VenueClock, now: At) -> TimeBill {
        bill(&self.rooms, &self.pauses, self.ended.unwrap_or(now), clock)
    }

    /// The line that bills it.
    pub(crate) fn line(&self, id: LineId, bill: TimeBill, by: &Stamp) -> Line {
        let nil = Uuid::nil();
        let mut rooms: Vec<&str> = self.rooms.iter().map(|room| room.label.as_str()).collect();
        rooms.dedup();
        let rooms = rooms.join(" → ");
        Line {
            id,
            round: RoundId(nil),
            ticket: TicketId(nil),
            station: StationId(nil),
            item: ItemId(nil),
            code: String::new(),
            name: Named::new(&format!("Tiền giờ {rooms}"), &format!("Room time {rooms}")),
            price: bill.total,
            quantity: 1,
            chosen: Vec::new(),
            note: None,
            tax_class: self.tax_class.clone(),
            tax_rate: self.tax_rate,
            state: LineState::Served { ready: None, served: by.clone() },
            version: 1,
            edits: Edits { time: Some(Box::new(bill)), ..Edits::default() },
            promo: LinePromo::default(),
            began: None,
            passed: None,
            target: None,
            course: crate::course::Course::default(),
            seat: None,
        }
    }
}

impl Check {
    /// The stay whose clock runs or is paused.
    pub fn running(&self) -> Option<&Stay> {
        self.stay.as_deref().filter(|stay| stay.is_on() && self.is_open())
    }

    /// The check as it would be if the clock were stopped now; itself when none runs.
    pub fn as_of(&self, clock: &VenueClock, now: At) -> Check {
        let mut check = self.clone();
        if let Some(stay) = self.running() {
            let line = stay.line(LineId(stay.id.0), stay.bill(clock, now), &stay.started);
            check.lines.push(line);
        }
        check
    }

    /// While the clock runs, from when on what costs how much: (moment, check as it is then), for half a day ahead.
    pub fn ahead(&self, clock: &VenueClock) -> Vec<(At, Check)> {
        let Some(stay) = self.running() else { return Vec::new() };
        let from = stay.room().map_or(stay.started.at, |room| room.from);
        let last = stay.pauses.last().map_or(from, |pause| pause.to.unwrap_or(pause.from)).max(from);
        let moments = match stay.paused() {
            Some(since) => vec![since],
            None => steps(&stay.rooms, &stay.pauses, last.plus_ms(AHEAD), clock),
        };
        moments.into_iter().map(|at| (at, self.as_of(clock, at))).collect()
    }

    /// The lines that bill time.
    pub fn time_lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.edits.time.is_some())
    }
}

/// What happened to a stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum RoomFact {
    /// The clock started.
    Started {
        /// On which check.
        check: CheckId,
        /// What.
        stay: Box<Stay>,
    },
    /// The clock stands still.
    Paused {
        /// Whose.
        check: CheckId,
    },
    /// It goes on.
    Resumed {
        /// Whose.
        check: CheckId,
    },
    /// The guests use another room.
    Moved {
        /// Whose.
        check: CheckId,
        /// Which.
        room: Box<RoomUse>,
    },
    /// The clock was stopped, and the time is on the bill.
    Stopped {
        /// Whose.
        check: CheckId,
        /// When.
        at: At,
        /// The line that bills it.
        line: Box<Line>,
    },
    /// A stop was taken back: the clock runs as if it had never been stopped.
    WentOn {
        /// Whose.
        check: CheckId,
        /// The line that billed it.
        line: LineId,
    },
    /// The clock should never have started: nothing is billed.
    Cancelled {
        /// Whose.
        check: CheckId,
        /// Why.
        reason: String,
    },
    /// A manager put times right.
    Corrected {
        /// Whose.
        check: CheckId,
        /// As it was.
        before: Box<Stay>,
        /// As it is.
        after: Box<Stay>,
        /// Why.
        reason: String,
        /// What bills it instead, when it is on the bill already.
        line: Option<Box<Line>>,
    },
    /// The guests said until when they want the room.
    Booked {
        /// Whose.
        check: CheckId,
        /// Until when; nothing when they stay as long as they like.
        until: Option<At>,
    },
}

impl RoomFact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            RoomFact::Started { .. } => "room_started",
            RoomFact::Paused { .. } => "room_paused",
            RoomFact::Resumed { .. } => "room_resumed",
            RoomFact::Moved { .. } => "room_moved",
            RoomFact::Stopped { .. } => "room_stopped",
            RoomFact::WentOn { .. } => "room_went_on",
            RoomFact::Cancelled { .. } => "room_cancelled",
            RoomFact::Corrected { .. } => "room_corrected",
            RoomFact::Booked { .. } => "room_booked",
        }
    }

    /// The check whose it is.
    pub fn check(&self) -> CheckId {
        match self {
            RoomFact::Started { check, .. }
            | RoomFact::Paused { check }
            | RoomFact::Resumed { check }
            | RoomFact::Moved { check, .. }
            | RoomFact::Stopped { check, .. }
            | RoomFact::WentOn { check, .. }
            | RoomFact::Cancelled { check, .. }
            | RoomFact::Corrected { check, .. }
            | RoomFact::Booked { check, .. } => *check,
        }
    }
}

/// Why something about a room was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomRefusal {
    /// Its clock runs: what is owed is not known yet.
    #[error("the clock of {room} is running: stop it first")]
    Running {
        /// The room.
        room: String,
    },
    /// There is no clock, or it is stopped.
    #[error("no clock is running on this check")]
    NoClock,
    /// It has no rate plan.
    #[error("{table} is not let by the hour: a manager gives it a rate plan")]
    NoPlan {
        /// What it is called.
        table: String,
    },
    /// Times that cannot be.
    #[error("times must follow one another, pauses lie within the stay, and nothing is in the future")]
    BadTimes,
    /// Only a manager may, or whoever started it a moment ago.
    #[error("after {minutes} minutes only a manager takes a clock back")]
    TooLateToCancel {
        /// How long anybody may.
        minutes: u32,
    },
    /// Times are put right by managers.
    #[error("only a manager puts times right")]
    OnlyManager,
    /// Time is not made in a kitchen.
    #[error("room time is not made again: a manager puts its times right")]
    NotCooked,
}

impl RoomRefusal {
    /// The sentence's name in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            RoomRefusal::Running { .. } => "room-running",
            RoomRefusal::NoClock => "room-no-clock",
            RoomRefusal::NoPlan { .. } => "room-no-plan",
            RoomRefusal::BadTimes => "room-bad-times",
            RoomRefusal::TooLateToCancel { .. } => "room-too-late-to-cancel",
            RoomRefusal::OnlyManager => "room-only-manager",
            RoomRefusal::NotCooked => "room-not-cooked",
        }
    }

    /// What fills its blanks.
    pub fn words(&self) -> Vec<(&'static str, Word)> {
        match self {
            RoomRefusal::Running { room } => vec![("room", Word::Text(room.clone()))],
            RoomRefusal::NoPlan { table } => vec![("table", Word::Text(table.clone()))],
            RoomRefusal::TooLateToCancel { minutes } => vec![("minutes", Word::Number(u64::from(*minutes)))],
            RoomRefusal::NoClock | RoomRefusal::BadTimes | RoomRefusal::OnlyManager | RoomRefusal::NotCooked => {
                Vec::new()
            }
        }
    }
}

impl House {
    /// Takes in what happened to a stay.
    pub(crate) fn apply_room(&mut self, fact: &RoomFact, stamp: &Stamp, touched: &mut Touched) {
        self.edit(fact.check(), |check| {
            touched.checks.insert(check.id);
            take(check, fact, stamp, touched);
        });
    }
}

/// Takes in what happened to a stay, on its check.
pub(crate) fn take(check: &mut Check, fact: &RoomFact, stamp: &Stamp, touched: &mut Touched) {
    match fact {
        RoomFact::Started { stay, .. } => check.stay = Some(stay.clone()),
        RoomFact::Cancelled { .. } => check.stay = None,
        RoomFact::Paused { .. } => with(check, |stay| stay.pauses.push(Pause { from: stamp.at, to: None })),
        RoomFact::Resumed { .. } => with(check, |stay| {
            if let Some(pause) = stay.pauses.last_mut() {
                pause.to = Some(stamp.at);
            }
        }),
        RoomFact::Moved { room, .. } => with(check, |stay| stay.rooms.push((**room).clone())),
        RoomFact::Booked { until, .. } => with(check, |stay| stay.booked = *until),
        RoomFact::Stopped { at, line, .. } => {
            with(check, |stay| {
                stay.ended = Some(*at);
                stay.line = Some(line.id);
            });
            put(check, line, touched);
            check.version += 1;
        }
        RoomFact::WentOn { line, .. } => {
            with(check, |stay| {
                stay.ended = None;
                stay.line = None;
            });
            void(check, *line, None, None, None, stamp, touched);
        }
        RoomFact::Corrected { after, line, .. } => {
            let before = check.stay.as_ref().and_then(|stay| stay.line);
            check.stay = Some(after.clone());
            if let Some(line) = line {
                if let Some(before) = before {
                    let why = Struck { reason: None, sanction: None, instead: Some(line.id) };
                    strike(check, before, why, stamp, touched);
                }
                put(check, line, touched);
                check.version += 1;
            }
        }
    }
}

fn with(check: &mut Check, change: impl FnOnce(&mut Stay)) {
    if let Some(stay) = check.stay.as_deref_mut() {
        change(stay);
    }
}

fn put(check: &mut Check, line: &Line, touched: &mut Touched) {
    touched.lines.insert((check.id, line.id));
    check.lines.push(line.clone());
    check.allot_new(&[line.id]);
}
