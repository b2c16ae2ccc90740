//! Firing by prep time: what is sent or fired together is begun at different times, so that it is done together.
//!
//! Of the lines of one course in one act the longest to make goes at once, and by when it is done is everybody's target; each
//! other one waits until its own prep time before that. What waits stands on a ticket of its own, grey, until its time has
//! come: the book's clock fires it then, whatever the number of servers, and a server that was away fires what is overdue as
//! soon as it is back. Whoever does not want to wait fires at once; holding the course takes the time away.
//!
//! An item without a prep time is made on the side and goes at once, and so does every drink: nobody waits for the steak with
//! a beer. At the counter nothing waits: what is sold there is paid and closed already.
//!
//! What could go wrong: a manager changes the times or the setting meanwhile (what waits keeps the time that was told); a
//! later round of the same course (it has a target of its own, and changes nobody's); a line is taken off or moved before its
//! time (the time belongs to the ticket, which goes along); two servers notice at once (the second finds nothing to fire).

use crate::check::Check;
use crate::course::Course;
use crate::coursing::{CourseFact, CourseRefusal, Hold, Later, slot_beside};
use crate::house::House;
use crate::ids::{CheckId, LineId, Mint, StationId, TicketId};
use crate::line::Line;
use crate::menu::Item;
use crate::refusal::Refusal;
use crate::ticket::Ticket;
use crate::time::At;
use std::collections::BTreeMap;

/// A minute of prep time, in milliseconds.
const MINUTE: i64 = 60_000;

/// What of an act waits, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wait {
    /// It is made at once.
    No,
    /// Until somebody fires its course.
    Word,
    /// Until its time has come.
    Until(At),
}

/// When the courses of one act are done, and so when each of their lines is begun.
#[derive(Debug)]
pub(crate) struct Timing {
    now: At,
    longest: BTreeMap<Course, u16>,
}

impl Timing {
    /// Everything is made at once.
    pub(crate) fn none(now: At) -> Self {
        Self { now, longest: BTreeMap::new() }
    }

    /// The times of what becomes live together.
    pub(crate) fn of<'a>(items: impl Iterator<Item = (Course, &'a Item)>, now: At) -> Self {
        let mut longest = BTreeMap::new();
        for (course, prep) in items.filter_map(|(course, item)| Some((course, item.prep?))) {
            if course != Course::Drinks {
                let before = longest.entry(course).or_insert(prep);
                *before = prep.max(*before);
            }
        }
        Self { now, longest }
    }

    /// When the act is done.
    pub(crate) fn now(&self) -> At {
        self.now
    }

    /// When an item of a course is to be done; nothing for what is not timed.
    pub(crate) fn target(&self, course: Course, item: &Item) -> Option<At> {
        item.prep.and(self.longest.get(&course)).map(|longest| self.now.plus_ms(i64::from(*longest) * MINUTE))
    }

    /// Until when an item of a course waits; nothing for what is made at once.
    pub(crate) fn due(&self, course: Course, item: &Item) -> Option<At> {
        let prep = i64::from(item.prep?) * MINUTE;
        Some(self.target(course, item)?.plus_ms(-prep)).filter(|due| *due > self.now)
    }
}

impl Ticket {
    /// When what waits on it is made by itself; nothing where nothing waits, or only somebody's word ends that.
    pub fn due(&self) -> Option<At> {
        self.hold.as_ref().filter(|hold| hold.fired.is_none())?.due
    }
}

impl Check {
    /// When a line that waits for its time is made.
    pub fn due_at(&self, line: &Line) -> Option<At> {
        self.ticket(line.ticket).filter(|_| line.is_held())?.due()
    }

    /// The lines that wait for their time, in the order of sending.
    pub fn timed(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| self.due_at(line).is_some())
    }

    /// The lines of a course that wait for their time.
    pub fn timed_of(&self, course: Course) -> impl Iterator<Item = &Line> {
        self.timed().filter(move |line| line.course == course)
    }

    /// When the next of a course's lines is made, if one waits for its time.
    pub fn next_due(&self, course: Course) -> Option<At> {
        self.timed_of(course).filter_map(|line| self.due_at(line)).min()
    }

    /// What fires what waits on some of its tickets, as far as something does.
    pub(crate) fn firing(&self, course: Course, timed: bool, on: impl Fn(&Ticket) -> bool) -> Option<CourseFact> {
        let of_it = |ticket: &&Ticket| ticket.is_held() && on(ticket) && self.lines_on(ticket.id).any(Line::is_held);
        let of_course = |ticket: &&Ticket| ticket.hold.as_ref().is_some_and(|hold| hold.course == course);
        let tickets: Vec<TicketId> =
            self.tickets.iter().filter(of_course).filter(of_it).map(|ticket| ticket.id).collect();
        let waits = |line: &&Line| line.is_held() && tickets.contains(&line.ticket);
        let lines = self.lines.iter().filter(waits).map(|line| line.id).collect();
        let check = self.id;
        (!tickets.is_empty()).then_some(CourseFact::Fired { check, course, lines, tickets, timed, later: None })
    }

    /// What fires those of some tickets that wait for their time.
    pub(crate) fn fire_timed(&self, tickets: &[TicketId]) -> Vec<CourseFact> {
        let due = |ticket: &Ticket| ticket.due().is_some() && tickets.contains(&ticket.id);
        Course::ALL.into_iter().filter_map(|course| self.firing(course, false, due)).collect()
    }
}

impl House {
    /// What has waited for its time, and that has come.
    pub fn come_due(&self, now: At) -> Vec<CourseFact> {
        let due = |ticket: &Ticket| ticket.due().is_some_and(|due| due <= now);
        let checks = self.checks.values().filter(|check| check.tickets.iter().any(due));
        checks.flat_map(|check| Course::ALL.into_iter().filter_map(|course| check.firing(course, true, due))).collect()
    }

    /// What is on a ticket is made now, though its time has not come. Nothing happens when nothing waits on it.
    pub fn fire_ticket(&self, ticket: TicketId) -> Result<Option<CourseFact>, Refusal> {
        let (check, found) = self.ticket(ticket)?;
        if found.is_held() && found.due().is_none() {
            return Err(Refusal::Course(CourseRefusal::WaitsForWord));
        }
        Ok(check.fire_timed(&[ticket]).pop())
    }

    /// Fires a course as the house does: by prep time where it wants that, else at once. What waits for its time already
    /// keeps it. Nothing happens when nothing waits for somebody's word.
    pub fn fire_in_time(
        &self,
        check: CheckId,
        course: Course,
        now: At,
        mint: &mut dyn Mint,
    ) -> Result<Option<CourseFact>, Refusal> {
        if !self.reference.venue.by_prep {
            return self.fire(check, course);
        }
        let check = self.open_check(self.standing(check))?;
        let waiting: Vec<&Line> = check.held_of(course).collect();
        let item = |line: &Line| self.reference.menu.item(line.item);
        let timing = Timing::of(waiting.iter().filter_map(|line| Some((course, item(line)?))), now);
        let mut plan = Plan::of(self, course, now);
        let mut tickets: Vec<TicketId> = waiting.iter().map(|line| line.ticket).collect();
        tickets.sort_unstable();
        tickets.dedup();
        for ticket in tickets {
            let mut groups: BTreeMap<Option<At>, Vec<LineId>> = BTreeMap::new();
            for line in waiting.iter().filter(|line| line.ticket == ticket) {
                let due = item(line).and_then(|item| timing.due(course, item));
                groups.entry(due).or_default().push(line.id);
                if let Some(target) = item(line).and_then(|item| timing.target(course, item)) {
                    plan.later.target = target;
                    plan.later.timed.push(line.id);
                }
            }
            // What is begun first keeps the ticket and its slot; nothing sorts before every time.
            for (place, (due, lines)) in groups.into_iter().enumerate() {
                plan.put(check, ticket, place == 0, due, lines, mint);
            }
        }
        Ok(plan.fact(check.id))
    }
}

/// What a course's firing comes to.
struct Plan<'a> {
    house: &'a House,
    course: Course,
    now: At,
    number: u32,
    lines: Vec<LineId>,
    tickets: Vec<TicketId>,
    later: Later,
}

impl<'a> Plan<'a> {
    fn of(house: &'a House, course: Course, now: At) -> Self {
        let day = house.reference.venue.clock.business_day(now).max(house.numbers.day);
        let number = house.numbers.on(day).ticket;
        let later =
            Later { target: now, timed: Vec::new(), waits: Vec::new(), dues: Vec::new(), tickets: Vec::new(), day };
        Self { house, course, now, number, lines: Vec::new(), tickets: Vec::new(), later }
    }

    /// Lines of one ticket that are begun at the same time.
    fn put(
        &mut self,
        check: &Check,
        ticket: TicketId,
        keeps: bool,
        due: Option<At>,
        lines: Vec<LineId>,
        mint: &mut dyn Mint,
    ) {
        let Some(due) = due else {
            self.lines.extend(lines);
            self.tickets.push(ticket);
            return;
        };
        let ticket = match check.ticket(ticket) {
            Some(found) if !keeps => self.beside(found.station, due, mint),
            _ => {
                self.later.dues.push((ticket, due));
                ticket
            }
        };
        self.later.waits.extend(lines.into_iter().map(|line| (line, ticket)));
    }

    /// The new ticket of a station for what is begun at a time.
    fn beside(&mut self, station: StationId, due: At, mint: &mut dyn Mint) -> TicketId {
        let fits = |ticket: &&Ticket| ticket.station == station && ticket.due() == Some(due);
        if let Some(made) = self.later.tickets.iter().find(fits) {
            return made.id;
        }
        self.number += 1;
        let id = TicketId(mint.id());
        self.later.tickets.push(Ticket {
            id,
            number: self.number,
            station,
            opened_at: self.now,
            slot: slot_beside(self.house, station, &self.later.tickets),
            bumped: None,
            moved: None,
            hold: Some(Hold { course: self.course, fired: None, due: Some(due) }),
            rush: None,
        });
        id
    }

    fn fact(self, check: CheckId) -> Option<CourseFact> {
        let Self { course, lines, tickets, later, .. } = self;
        // Of what is timed the longest to make never waits: where nothing is fired, nothing waited.
        let later = (!later.timed.is_empty()).then(|| Box::new(later));
        (!lines.is_empty()).then_some(CourseFact::Fired { check, course, lines, tickets, timed: false, later })
    }
}
