//! Sending a round: from what the guest said to lines with the house's own prices on the right stations' tickets.
//!
//! A round is taken whole or refused whole. What is refused names the line, so that one tap puts it right.

use crate::check::{Check, Round};
use crate::course::Course;
use crate::coursing::{Hold, seat, slot_beside};
use crate::edits::Edits;
use crate::event::Fact;
use crate::house::House;
use crate::ids::{CheckId, ItemId, LineId, Mint, ModifierId, RoundId, StationId, TicketId};
use crate::line::{Chosen, Line, LineState, Stamp, unit_price};
use crate::menu::Item;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::staff::Actor;
use crate::ticket::{Ticket, free_slot};
use crate::time::At;
use crate::timing::{Timing, Wait};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// More lines than this in one round is a runaway program.
pub const MOST_LINES: usize = 200;
/// More than this of one item is a slip of the finger.
pub const MOST_OF_ONE: u32 = 999;
/// What a ticket can hold, in characters.
pub const LONGEST_NOTE: usize = 140;

/// What somebody wants to send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundDraft {
    /// Its id: UUIDv7, made where the cart was started and kept until there is an answer.
    pub id: RoundId,
    /// On which check.
    pub check: CheckId,
    /// What.
    pub lines: Vec<LineDraft>,
    /// Courses of it that wait until they are fired.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hold: Vec<Course>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineDraft {
    /// What.
    pub item: ItemId,
    /// How many.
    pub quantity: u32,
    /// Choices and how many of each on one.
    #[serde(default)]
    pub chosen: Vec<(ModifierId, u32)>,
    /// In words.
    #[serde(default)]
    pub note: Option<String>,
    /// What the person saw for one with its choices. Never believed; if it is not so any more, the round is refused.
    #[serde(default)]
    pub seen: Option<Money>,
    /// When it is eaten, if not when such an item is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Course>,
    /// Which guest gets it, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
}

impl RoundDraft {
    /// A check's last round once more, at whatever it costs today.
    pub fn again(id: RoundId, check: &Check) -> Self {
        let lines = check.last_round().into_iter().map(|line| LineDraft {
            item: line.item,
            quantity: line.quantity,
            chosen: line.chosen.iter().map(|choice| (choice.modifier, choice.quantity)).collect(),
            note: line.note.clone(),
            seen: None,
            course: Some(line.course),
            seat: line.seat,
        });
        Self { id, check: check.id, lines: lines.collect(), hold: Default::default() }
    }
}

impl House {
    /// Sends a round. Added lines join a station's ticket that is still on its screen; else they make a new one.
    /// In a house that fires by prep time, what of a course is made sooner waits for its time.
    pub fn send(&self, draft: &RoundDraft, by: &Actor, now: At, mint: &mut dyn Mint) -> Result<Fact, Refusal> {
        let timing = if self.reference.venue.by_prep { self.timing(draft, now) } else { Timing::none(now) };
        self.send_timed(draft, by, &timing, mint)
    }

    /// The times of a round's lines that do not wait for somebody's word.
    fn timing(&self, draft: &RoundDraft, now: At) -> Timing {
        let sent = draft.lines.iter().filter_map(|line| {
            let item = self.reference.menu.item(line.item)?;
            Some((line.course.unwrap_or(item.course), item))
        });
        Timing::of(sent.filter(|(course, _)| !draft.hold.contains(course)), now)
    }

    /// Sends a round whose lines are begun at these times.
    pub(crate) fn send_timed(
        &self,
        draft: &RoundDraft,
        by: &Actor,
        timing: &Timing,
        mint: &mut dyn Mint,
    ) -> Result<Fact, Refusal> {
        let now = timing.now();
        // What is sent on a check that was merged meanwhile goes on the one into which it was.
        let check = self.open_check(self.standing(draft.check))?;
        if draft.lines.is_empty() {
            return Err(Refusal::EmptyRound);
        }
        if draft.lines.len() > MOST_LINES {
            return Err(Refusal::TooManyLines { most: MOST_LINES });
        }
        let day = self.reference.venue.clock.business_day(now).max(self.numbers.day);
        let mut tickets = NewTickets::of(self, check, timing, day);
        let mut lines = Vec::with_capacity(draft.lines.len());
        for (place, wanted) in draft.lines.iter().enumerate() {
            if let Some(item) = self.reference.menu.item(wanted.item).filter(|item| item.listed) {
                let same = draft.lines[..=place].iter().filter(|other| other.item == item.id);
                self.can_have(item, same.map(|other| u64::from(other.quantity)).sum(), place + 1, day)?;
            }
            lines.push(self.line(check, draft, place + 1, wanted, &mut tickets, mint)?);
        }
        let stamp = Stamp { at: now, by: by.name.clone() };
        let round = Round { id: draft.id, number: check.rounds.len() as u32 + 1, sent: stamp, seq: 0, origin: None };
        Ok(Fact::RoundSent { check: check.id, round, lines, tickets: tickets.made, day })
    }

    fn line(
        &self,
        check: &Check,
        draft: &RoundDraft,
        place: usize,
        wanted: &LineDraft,
        tickets: &mut NewTickets<'_>,
        mint: &mut dyn Mint,
    ) -> Result<Line, Refusal> {
        let menu = &self.reference.menu;
        let timing = tickets.timing;
        let at = timing.now();
        let item = menu.item(wanted.item).filter(|item| item.listed).ok_or(Refusal::NoSuchItem { line: place })?;
        if !(1..=MOST_OF_ONE).contains(&wanted.quantity) {
            return Err(Refusal::BadQuantity { line: place });
        }
        let chosen = choices(item, place, &wanted.chosen)?;
        let unit = unit_price(item.price, &chosen);
        let promo = self.reference.fixed(check, item, unit, at);
        let now = unit - promo.each();
        if let Some(seen) = wanted.seen.filter(|seen| *seen != now) {
            return Err(Refusal::PriceChanged { line: place, id: item.id, item: item.name.clone(), seen, now });
        }
        let course = wanted.course.unwrap_or(item.course);
        let wait = match timing.due(course, item) {
            _ if draft.hold.contains(&course) => Wait::Word,
            Some(due) => Wait::Until(due),
            None => Wait::No,
        };
        Ok(Line {
            id: LineId(mint.id()),
            round: draft.id,
            ticket: tickets.at(item.station, course, wait, mint),
            station: item.station,
            item: item.id,
            code: item.code.clone(),
            name: item.name.clone(),
            price: item.price,
            quantity: wanted.quantity,
            chosen,
            note: note(place, wanted.note.as_deref())?,
            tax_class: item.tax_class.clone(),
            tax_rate: menu
                .tax_class(&item.tax_class)
                .map(|class| class.rate_on(check.business_day))
                .unwrap_or_default(),
            began: None,
            passed: None,
            target: timing.target(course, item).filter(|_| wait != Wait::Word),
            state: if wait == Wait::No { LineState::Queued } else { LineState::Held },
            version: 1,
            edits: Edits::default(),
            promo,
            course,
            seat: seat(place, wanted.seat)?,
        })
    }
}

/// The tickets that a round starts: at most one a station for what is made now, and one for each course or time that waits.
pub(crate) struct NewTickets<'a> {
    house: &'a House,
    check: &'a Check,
    timing: &'a Timing,
    next: u32,
    pub(crate) made: Vec<Ticket>,
}

impl<'a> NewTickets<'a> {
    pub(crate) fn of(house: &'a House, check: &'a Check, timing: &'a Timing, day: Date) -> Self {
        Self { house, check, timing, next: house.numbers.on(day).ticket + 1, made: Vec::new() }
    }

    pub(crate) fn at(&mut self, station: StationId, course: Course, wait: Wait, mint: &mut dyn Mint) -> TicketId {
        // What waits for its time stands with what waits for the same time, and with nothing else.
        let (hold, stands) = match wait {
            Wait::No => (None, self.check.ticket_for(station, course, false)),
            Wait::Word => (Some(Hold { course, fired: None, due: None }), self.check.ticket_for(station, course, true)),
            Wait::Until(due) => (Some(Hold { course, fired: None, due: Some(due) }), None),
        };
        let fits = |ticket: &&Ticket| ticket.station == station && ticket.hold == hold;
        let known = stands.or(self.made.iter().find(fits));
        if let Some(ticket) = known {
            return ticket.id;
        }
        let ticket = Ticket {
            id: TicketId(mint.id()),
            number: self.next,
            station,
            opened_at: self.timing.now(),
            slot: slot_beside(self.house, station, &self.made),
            bumped: None,
            moved: None,
            hold,
            rush: None,
        };
        self.next += 1;
        let id = ticket.id;
        self.made.push(ticket);
        id
    }
}

/// Checks the choices against the item's groups, in the order of the menu. A group that says nothing of itself gets
/// its defaults when something is required.
pub(crate) fn choices(item: &Item, place: usize, wanted: &[(ModifierId, u32)]) -> Result<Vec<Chosen>, Refusal> {
    let mut chosen = Vec::new();
    let mut known = 0;
    for group in &item.groups {
        let before = chosen.len();
        for modifier in &group.modifiers {
            let quantity: u32 = wanted.iter().filter(|(id, _)| *id == modifier.id).map(|(_, quantity)| *quantity).sum();
            known += wanted.iter().filter(|(id, _)| *id == modifier.id).count();
            if quantity > 0 {
                chosen.push(Chosen {
                    modifier: modifier.id,
                    name: modifier.name.clone(),
                    delta: modifier.delta,
                    quantity,
                });
            }
        }
        if chosen.len() == before && group.min > 0 {
            chosen.extend(group.modifiers.iter().filter(|modifier| modifier.default).map(|modifier| Chosen {
                modifier: modifier.id,
                name: modifier.name.clone(),
                delta: modifier.delta,
                quantity: 1,
            }));
        }
        let count: u64 = chosen[before..].iter().map(|choice| u64::from(choice.quantity)).sum();
        if count < u64::from(group.min) {
            return Err(Refusal::ChoiceMissing { line: place, item: item.name.clone(), group: group.name.clone() });
        }
        if count > u64::from(group.max) {
            return Err(Refusal::TooManyChoices {
                line: place,
                item: item.name.clone(),
                group: group.name.clone(),
                most: group.max,
            });
        }
    }
    if known < wanted.len() || wanted.iter().any(|(_, quantity)| *quantity > MOST_OF_ONE) {
        return Err(Refusal::NoSuchChoice { line: place, item: item.name.clone() });
    }
    Ok(chosen)
}

/// A note without the control characters that would reach a printer, or turn what stands after them round on a
/// screen; trimmed, and none if nothing is left.
pub(crate) fn note(place: usize, text: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let clean = tidy(text);
    if clean.chars().count() > LONGEST_NOTE {
        return Err(Refusal::NoteTooLong { line: place, most: LONGEST_NOTE });
    }
    Ok((!clean.is_empty()).then_some(clean))
}

/// A text as people read it: trimmed, on one line.
pub(crate) fn tidy(text: &str) -> String {
    let clean: String =
        text.chars().filter(|c| !turns_text(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character changes the direction of writing and shows nothing itself.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The slot a recalled ticket gets: its own if it is still free.
pub(crate) fn slot_again(house: &House, ticket: &Ticket) -> u16 {
    let taken: Vec<u16> = house.tickets_at(ticket.station).iter().map(|(_, other)| other.slot).collect();
    if taken.contains(&ticket.slot) { free_slot(taken.into_iter()) } else { ticket.slot }
}
