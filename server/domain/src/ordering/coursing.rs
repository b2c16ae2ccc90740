//! Holding and firing: what is sent for a later course waits, and is made when somebody says so.
//!
//! A held line stands on a ticket of its own course at its station: the kitchen sees it grey, does not count it and can't
//! bump it. Firing a course makes those tickets live: their age starts then, and screens say that they have shown it.
//! A course can be held again while nobody has begun it. (What waits for its time instead: `timing`.)
//!
//! What could go wrong: two people fire at once → the second changes nothing. A course is fired while another table's lines
//! are moved in → they keep waiting on their own ticket, and the next fire takes them. A held line is taken off → it is
//! struck through until the kitchen has seen it, as everywhere. A bill is settled with lines that wait → it is not closed:
//! nobody would ever fire them.

mod refusal;

pub use refusal::CourseRefusal;

use crate::check::Check;
use crate::course::Course;
use crate::edits::{Mark, MarkKind};
use crate::event::Event;
use crate::house::{House, Touched};
use crate::ids::{CheckId, LineId, Mint, StationId, TicketId};
use crate::line::{Line, LineState, Stamp};
use crate::refusal::Refusal;
use crate::ticket::{Bump, Ticket, free_slot};
use crate::time::At;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// That a ticket is of a course which waits or has waited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Of which course.
    pub course: Course,
    /// That it was fired; it waits until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fired: Option<Fired>,
    /// When that happens by itself; without it, when somebody says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<At>,
}

/// A course's being fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fired {
    /// When and by whom.
    pub stamp: Stamp,
    /// Its place in the stream: a screen that has painted up to here has shown it.
    pub seq: u64,
}

/// What happened to a course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum CourseFact {
    /// It is to wait, though it was sent.
    Held {
        /// Whose.
        check: CheckId,
        /// Which.
        course: Course,
        /// Its lines that nobody has begun, and the ticket on which each waits.
        lines: Vec<(LineId, TicketId)>,
        /// Those of them that waited for their time until then.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        waited: Vec<LineId>,
        /// Tickets that are new for it; of another one that stands already all lines wait.
        tickets: Vec<Ticket>,
        /// The business day whose ticket numbers these are.
        day: Date,
    },
    /// It is made now.
    Fired {
        /// Whose.
        check: CheckId,
        /// Which.
        course: Course,
        /// Its lines that waited.
        lines: Vec<LineId>,
        /// The tickets on which they stand.
        tickets: Vec<TicketId>,
        /// Whether nobody said so: their time had come.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        timed: bool,
        /// What of it is done together, and what of that is begun later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        later: Option<Box<Later>>,
    },
}

/// What of a fired course is done together, and what of that waits for its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// When it is to be done.
    pub target: At,
    /// All lines that are to be done then.
    pub timed: Vec<LineId>,
    /// Those that are begun later, and the ticket on which each waits.
    pub waits: Vec<(LineId, TicketId)>,
    /// When what waits on a ticket that stood already is begun.
    pub dues: Vec<(TicketId, At)>,
    /// Tickets that are new for it.
    pub tickets: Vec<Ticket>,
    /// The business day whose ticket numbers these are.
    pub day: Date,
}

impl CourseFact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            CourseFact::Held { .. } => "course_held",
            CourseFact::Fired { .. } => "course_fired",
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> CheckId {
        match self {
            CourseFact::Held { check, .. } | CourseFact::Fired { check, .. } => *check,
        }
    }

    /// The lines that it is about.
    pub fn lines(&self) -> Vec<LineId> {
        match self {
            CourseFact::Held { lines, .. } => lines.iter().map(|(line, _)| *line).collect(),
            CourseFact::Fired { lines, later, .. } => {
                let waits = later.iter().flat_map(|later| later.waits.iter().map(|(line, _)| *line));
                lines.iter().copied().chain(waits).collect()
            }
        }
    }
}

/// The highest seat that a line can be for.
pub const MOST_SEATS: u8 = 99;

/// A seat that somebody said, if it is one.
pub(crate) fn seat(place: usize, seat: Option<u8>) -> Result<Option<u8>, Refusal> {
    match seat {
        Some(number) if !(1..=MOST_SEATS).contains(&number) => {
            Err(Refusal::Course(CourseRefusal::BadSeat { line: place, most: MOST_SEATS }))
        }
        other => Ok(other),
    }
}

impl Check {
    /// The lines that wait for their course or for their time, in the order of sending.
    pub fn held(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_held())
    }

    /// The lines that wait until somebody fires their course.
    pub fn held_by_hand(&self) -> impl Iterator<Item = &Line> {
        self.held().filter(|line| self.due_at(line).is_none())
    }

    /// The lines of a course that wait until somebody fires it.
    pub fn held_of(&self, course: Course) -> impl Iterator<Item = &Line> {
        self.held_by_hand().filter(move |line| line.course == course)
    }

    /// The course that comes next, if any waits to be fired.
    pub fn next_course(&self) -> Option<Course> {
        self.held_by_hand().map(|line| line.course).min()
    }

    /// The course that should be fired now, and since when: nothing is to make or to carry out any more of what came before.
    /// Without anything before it, it has been waiting since it was sent. What waits for its time comes before it too.
    pub fn course_due(&self) -> Option<(Course, At)> {
        let next = self.next_course()?;
        let by_hand = |line: &Line| line.is_held() && self.due_at(line).is_none();
        let before = || self.lines.iter().filter(|line| !line.is_voided() && !by_hand(line));
        if before().any(|line| !line.is_served()) {
            return None;
        }
        let served = before().filter_map(|line| match &line.state {
            LineState::Served { served, .. } => Some(served.at),
            _ => None,
        });
        let sent = self.held_of(next).filter_map(|line| self.round(line.round)).map(|round| round.sent.at);
        Some((next, served.max().or(sent.max()).unwrap_or(self.opened.at)))
    }

    /// The lines of a course that could wait until somebody fires it: nobody has begun them, or they wait for their time.
    pub fn holdable(&self, course: Course) -> impl Iterator<Item = &Line> {
        let could = |line: &Line| line.is_untouched() && line.pending().is_none() || self.due_at(line).is_some();
        self.lines.iter().filter(move |line| line.course == course && could(line))
    }

    /// When a course was fired last, and how far that is in the stream.
    pub fn fired(&self, course: Course) -> Option<&Fired> {
        let holds = self.tickets.iter().filter_map(|ticket| ticket.hold.as_ref());
        holds.filter(|hold| hold.course == course).filter_map(|hold| hold.fired.as_ref()).max_by_key(|fired| fired.seq)
    }

    /// The stations of a fired course whose screens have not shown that yet.
    pub fn fire_unseen(&self, course: Course, has_shown: impl Fn(StationId, u64) -> bool) -> Vec<StationId> {
        let shown = |ticket: &Ticket| match ticket.hold.as_ref().and_then(|hold| hold.fired.as_ref()) {
            Some(fired) => has_shown(ticket.station, fired.seq),
            None => true,
        };
        let of = |ticket: &&Ticket| ticket.hold.as_ref().is_some_and(|hold| hold.course == course);
        let mut unseen: Vec<_> =
            self.tickets.iter().filter(of).filter(|ticket| !shown(ticket)).map(|ticket| ticket.station).collect();
        unseen.sort_unstable();
        unseen.dedup();
        unseen
    }

    /// The stations at which something of this check was fired, and where that is in the stream.
    pub fn firings(&self) -> impl Iterator<Item = (StationId, u64)> {
        let fired = |ticket: &Ticket| Some((ticket.station, ticket.hold.as_ref()?.fired.as_ref()?.seq));
        self.tickets.iter().filter_map(fired)
    }

    /// Since when a line is to be made: when it was sent, or when its course was fired after that.
    pub fn began(&self, line: &Line) -> Option<At> {
        let fired = self.ticket(line.ticket).and_then(|ticket| ticket.hold.as_ref()?.fired.as_ref());
        fired.map(|fired| fired.stamp.at).max(self.round(line.round).map(|round| round.sent.at))
    }

    /// The place in the stream from which a screen has shown that a line is to be made.
    pub fn shown_from(&self, line: &Line) -> Option<u64> {
        let fired = self.ticket(line.ticket).and_then(|ticket| ticket.hold.as_ref()?.fired.as_ref());
        let since = [line.edits.remake.as_ref().map(|remake| remake.seq), Some(line.edits.changed)];
        let sent = self.round(line.round).map(|round| round.seq)?;
        Some(since.into_iter().flatten().fold(sent.max(fired.map_or(0, |fired| fired.seq)), u64::max))
    }

    /// Since when a screen should show a line: since it is to be made, made again, or made otherwise.
    pub fn asked(&self, line: &Line) -> Option<At> {
        let news = |mark: &&Mark| matches!(mark.kind, MarkKind::Remade | MarkKind::Changed);
        let again = line.edits.mark.as_ref().filter(news).map(|mark| mark.stamp.at);
        again.or(self.began(line))
    }

    /// The stations at which something is made again, or otherwise than it was sent, and where that is in the stream.
    pub fn shown_again(&self) -> impl Iterator<Item = (StationId, u64)> {
        let seqs = |line: &Line| [line.edits.remake.as_ref().map_or(0, |remake| remake.seq), line.edits.changed];
        let queued = self.lines.iter().filter(|line| line.is_queued());
        let all = queued.flat_map(move |line| seqs(line).map(|seq| (line.station, seq)));
        all.filter(|(_, seq)| *seq > 0)
    }

    /// The open ticket of a station on which lines of a course wait to be fired, or on which they are made.
    pub fn ticket_for(&self, station: StationId, course: Course, held: bool) -> Option<&Ticket> {
        let of_course = |ticket: &Ticket| ticket.hold.as_ref().is_some_and(|hold| hold.course == course);
        let here = |ticket: &&Ticket| ticket.station == station && ticket.is_open();
        if held {
            let by_hand = |ticket: &Ticket| ticket.is_held() && ticket.due().is_none();
            return self.tickets.iter().filter(here).find(|ticket| by_hand(ticket) && of_course(ticket));
        }
        let live = || self.tickets.iter().filter(here).filter(|ticket| !ticket.is_held());
        live().find(|ticket| of_course(ticket)).or(live().find(|ticket| ticket.hold.is_none())).or(live().next())
    }
}

impl House {
    /// Fires all of a course at once, whatever it waits for. Nothing happens when nothing waits.
    pub fn fire(&self, check: CheckId, course: Course) -> Result<Option<CourseFact>, Refusal> {
        let check = self.open_check(self.standing(check))?;
        Ok(check.firing(course, false, |_| true))
    }

    /// Holds what was sent of a course and nobody has begun. Nothing happens when all of it waits already.
    pub fn hold(
        &self,
        check: CheckId,
        course: Course,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Option<CourseFact>, Refusal> {
        let check = self.open_check(self.standing(check))?;
        let wanted: Vec<&Line> = check.holdable(course).collect();
        if wanted.is_empty() {
            return match check.held_of(course).next() {
                Some(_) => Ok(None),
                None => Err(Refusal::Course(CourseRefusal::NothingToHold)),
            };
        }
        let day = self.reference.venue.clock.business_day(now).max(self.numbers.day);
        let mut number = self.numbers.on(day).ticket;
        let goes = |line: &Line| wanted.iter().any(|other| other.id == line.id);
        let (mut lines, mut tickets): (Vec<(LineId, TicketId)>, Vec<Ticket>) = (Vec::new(), Vec::new());
        for line in &wanted {
            // A ticket of which everything waits, waits itself.
            let whole = check.lines_on(line.ticket).all(goes);
            let known = check.ticket_for(line.station, course, true).map(|ticket| ticket.id);
            let made = tickets.iter().find(|ticket| ticket.station == line.station).map(|ticket| ticket.id);
            let ticket = match (whole, known.or(made)) {
                (true, _) => line.ticket,
                (false, Some(ticket)) => ticket,
                (false, None) => {
                    number += 1;
                    let ticket = Ticket {
                        id: TicketId(mint.id()),
                        number,
                        station: line.station,
                        opened_at: now,
                        slot: slot_beside(self, line.station, &tickets),
                        bumped: None,
                        moved: None,
                        hold: Some(Hold { course, fired: None, due: None }),
                        rush: None,
                    };
                    tickets.push(ticket);
                    tickets[tickets.len() - 1].id
                }
            };
            lines.push((line.id, ticket));
        }
        let waited = check.timed_of(course).map(|line| line.id).collect();
        Ok(Some(CourseFact::Held { check: check.id, course, lines, waited, tickets, day }))
    }

    /// Takes in what happened to a course.
    pub(crate) fn apply_course(&mut self, event: &Event, fact: &CourseFact, touched: &mut Touched) {
        match fact {
            CourseFact::Held { check, course, lines, tickets, day, .. } => {
                self.numbers = self.numbers.on(*day);
                if let Some(last) = tickets.iter().map(|ticket| ticket.number).max() {
                    self.numbers.ticket = self.numbers.ticket.max(last);
                }
                let stamp = event.stamp();
                self.edit(*check, |check| held(check, *course, lines, tickets, &stamp, touched));
            }
            CourseFact::Fired { check, lines, tickets, later, .. } => {
                let fired = Fired { stamp: event.stamp(), seq: event.seq };
                if let Some(later) = later {
                    self.numbers = self.numbers.on(later.day);
                    let last = later.tickets.iter().map(|ticket| ticket.number).max();
                    self.numbers.ticket = self.numbers.ticket.max(last.unwrap_or_default());
                    self.edit(*check, |check| wait(check, later, touched));
                }
                self.edit(*check, |check| {
                    touched.checks.insert(check.id);
                    for line in check.lines.iter_mut().filter(|line| lines.contains(&line.id) && line.is_held()) {
                        line.state = LineState::Queued;
                        line.version += 1;
                        touched.lines.insert((check.id, line.id));
                    }
                    for ticket in check.tickets.iter_mut().filter(|ticket| tickets.contains(&ticket.id)) {
                        if let Some(hold) = &mut ticket.hold {
                            hold.fired = Some(fired.clone());
                        }
                        ticket.opened_at = event.at;
                        touched.tickets.insert((check.id, ticket.id));
                    }
                });
            }
        }
    }
}

/// Lines wait, each on its ticket; a ticket on which nothing is left to make or to know leaves the screen.
fn held(
    check: &mut Check,
    course: Course,
    lines: &[(LineId, TicketId)],
    tickets: &[Ticket],
    stamp: &Stamp,
    touched: &mut Touched,
) {
    touched.checks.insert(check.id);
    check.tickets.extend(tickets.iter().cloned());
    let mut left = Vec::new();
    for (id, to) in lines {
        let Some(line) = check.lines.iter_mut().find(|line| line.id == *id && line.is_to_make()) else { continue };
        if line.ticket != *to {
            left.push(line.ticket);
            line.ticket = *to;
        }
        line.state = LineState::Held;
        line.target = None;
        line.version += 1;
        touched.lines.insert((check.id, line.id));
    }
    for ticket in check.tickets.iter_mut().filter(|ticket| lines.iter().any(|(_, to)| *to == ticket.id)) {
        ticket.hold = Some(Hold { course, fired: None, due: None });
        touched.tickets.insert((check.id, ticket.id));
    }
    for ticket in check.tickets.iter_mut().filter(|ticket| ticket.is_open() && left.contains(&ticket.id)) {
        let here = |line: &&Line| line.ticket == ticket.id;
        if !check.lines.iter().filter(here).any(|line| line.is_to_make() || line.pending().is_some()) {
            // What is left on it was done one by one: there is nothing to recall.
            ticket.bumped = Some(Bump { stamp: stamp.clone(), lines: Vec::new(), seq: 0 });
            touched.tickets.insert((check.id, ticket.id));
        }
    }
}

/// Lines are to be done together, and some of them wait for their time.
fn wait(check: &mut Check, later: &Later, touched: &mut Touched) {
    check.tickets.extend(later.tickets.iter().cloned());
    touched.tickets.extend(later.tickets.iter().map(|ticket| (check.id, ticket.id)));
    for line in check.lines.iter_mut().filter(|line| later.timed.contains(&line.id) && line.is_held()) {
        line.target = Some(later.target);
        if let Some((_, ticket)) = later.waits.iter().find(|(id, _)| *id == line.id) {
            line.ticket = *ticket;
            line.version += 1;
        }
        touched.lines.insert((check.id, line.id));
    }
    for (id, due) in &later.dues {
        let ticket = check.tickets.iter_mut().find(|ticket| ticket.id == *id);
        if let Some(hold) = ticket.and_then(|ticket| ticket.hold.as_mut()) {
            hold.due = Some(*due);
            touched.tickets.insert((check.id, *id));
        }
    }
}

/// A slot beside those of a station's tickets and of some that are about to come.
pub(crate) fn slot_beside(house: &House, station: StationId, coming: &[Ticket]) -> u16 {
    let there = house.tickets_at(station);
    let there = there.iter().map(|(_, ticket)| ticket.slot);
    free_slot(there.chain(coming.iter().filter(|ticket| ticket.station == station).map(|ticket| ticket.slot)))
}
