//! One check, as the waiter sees it: what was sent (`sent`), and what it comes to.

use super::counted::{MARKS, concerns, marks};
use super::prints::{PRINTS, prints};
use super::sent::{self, SENT};
use super::{Element, Key, Look};
use crate::guests;
use crate::rooms::{self, Running};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, TicketId};
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use goimon_domain::totals::Totals;
use serde_json::{Value, json};

#[derive(Template)]
#[template(path = "waiter/_place.html")]
struct Place {
    place: String,
}

#[derive(Template)]
#[template(path = "waiter/_head.html")]
struct Head<'a> {
    look: Look<'a>,
    check: &'a Check,
    sent: usize,
    /// Who takes it away, and the note on the table.
    about: String,
}

#[derive(Template)]
#[template(path = "waiter/_totals.html")]
struct TotalsPart<'a> {
    look: Look<'a>,
    check: &'a Check,
    totals: Totals,
    /// What promotions, discounts and vouchers take off, each by its name.
    offs: Vec<(String, Money)>,
    /// What time and all come to later, while a room's clock runs.
    running: Option<(Running, Running)>,
    paid: Money,
    due: Money,
}

#[derive(Template)]
#[template(path = "waiter/_closed.html")]
struct Closed<'a> {
    look: Look<'a>,
    check: &'a Check,
}

/// The last round, to be sent once more.
#[derive(Template)]
#[template(path = "waiter/_again.html")]
struct Again<'a> {
    look: Look<'a>,
    /// Its lines, as the browser sends them.
    data: String,
    /// The same for people.
    what: String,
}

#[derive(Template)]
#[template(path = "waiter/_sent_count.html")]
struct SentCount {
    count: u32,
    ready: usize,
}

const PARTS: [Key; 13] = [
    Key::Part("place"),
    Key::Part("head"),
    Key::Part("totals"),
    Key::Part("closed"),
    Key::Part("sent-count"),
    Key::Part("again"),
    MARKS,
    Key::Part("room"),
    PRINTS,
    SENT[0],
    SENT[1],
    SENT[2],
    SENT[3],
];

pub(super) fn keys(id: CheckId, house: &House) -> Vec<Key> {
    let check = house.checks.get(&id).into_iter();
    let rounds = check.flat_map(|check| check.rounds.iter().filter(|round| check.lines_of(round.id).next().is_some()));
    rounds.map(|round| Key::Round(id, round.id)).chain(PARTS).collect()
}

pub(super) fn affected(id: CheckId, event: &Event, house: &House) -> Vec<Key> {
    let Some(check) = house.checks.get(&id) else { return Vec::new() };
    if event.fact.check().is_some_and(|other| other != id) {
        return if concerns(event) { vec![MARKS] } else { Vec::new() };
    }
    let of_lines = |wanted: &dyn Fn(&Line) -> bool| {
        let mut rounds: Vec<Key> =
            check.lines.iter().filter(|line| wanted(line)).map(|line| Key::Round(id, line.round)).collect();
        rounds.dedup();
        // One course tells when the next is due.
        rounds.extend([Key::Part("sent-count")].into_iter().chain(SENT));
        rounds
    };
    let of_ticket = |ticket: TicketId| of_lines(&move |line| line.ticket == ticket);
    match &event.fact {
        Fact::CheckOpened { .. }
        | Fact::CheckReopened { .. }
        | Fact::Paid { .. }
        | Fact::CheckDropped { .. }
        | Fact::CheckMerged { .. }
        | Fact::CheckParted { .. }
        | Fact::LinesMoved { .. }
        | Fact::LinesCame { .. }
        | Fact::ReferenceChanged { .. } => {
            check.rounds.iter().map(|round| Key::Round(id, round.id)).chain(PARTS).collect()
        }
        Fact::CoversSet { .. }
        | Fact::BillAsked { .. }
        | Fact::BillCalledOff { .. }
        | Fact::PaymentReversed { .. }
        | Fact::Divided { .. }
        | Fact::Settling { .. }
        | Fact::ReceiptPrinted { .. }
        | Fact::DiscountGiven { .. }
        | Fact::DiscountWithdrawn { .. }
        | Fact::Promo(_)
        | Fact::Customer(_) => PARTS.to_vec(),
        Fact::LineVoided { line, .. } | Fact::LineComped { line, .. } | Fact::LineChanged { line, .. } => {
            PARTS.into_iter().chain(of_lines(&|other| other.id == *line)).collect()
        }
        Fact::LineRemade { line, .. } => of_lines(&|other| other.id == line.id).into_iter().chain([MARKS]).collect(),
        Fact::Course(fact) => {
            let lines = fact.lines();
            PARTS.into_iter().chain(of_lines(&|line| lines.contains(&line.id))).collect()
        }
        Fact::Handing(fact) => of_lines(&|line| fact.lines().contains(&line.id)),
        Fact::Rush(fact) => of_lines(&|line| fact.tickets().contains(&line.ticket)),
        Fact::EditsKnown { lines, .. } => of_lines(&|line| lines.contains(&line.id)),
        Fact::CheckMoved { .. } | Fact::AwaySet { .. } | Fact::NoteSet { .. } | Fact::CheckHandedOver { .. } => {
            PARTS.to_vec()
        }
        Fact::Room(_) => PARTS.to_vec(),
        Fact::MoveKnown { .. } => Vec::new(),
        Fact::RoundSent { round, .. } => PARTS.into_iter().chain([Key::Round(id, round.id)]).collect(),
        Fact::CookingBegun { lines, .. } | Fact::CookingCalledOff { lines, .. } => {
            of_lines(&|line| lines.contains(&line.id))
        }
        Fact::LineDone { line, .. } | Fact::LineUndone { line, .. } => of_lines(&|other| other.id == *line),
        Fact::TicketBumped { ticket, .. } | Fact::TicketRecalled { ticket, .. } => of_ticket(*ticket),
        Fact::LinesServed { lines, .. } | Fact::LinesUnserved { lines, .. } => {
            of_lines(&|line| lines.contains(&line.id))
        }
        // A check that was seated for one is told of by its being opened.
        Fact::Reservation(_) => Vec::new(),
        Fact::StationsSaw { seen, besides } => {
            of_lines(&|line| seen.iter().chain(besides).any(|(station, _)| *station == line.station))
        }
        Fact::PortionsSet { .. } | Fact::BackOnSale { .. } => vec![MARKS],
        Fact::Printing(_) => vec![PRINTS],
        Fact::DeviceEnrolled { .. }
        | Fact::DeviceRevoked { .. }
        | Fact::DeviceLocked { .. }
        | Fact::Approved { .. }
        | Fact::SignedIn { .. }
        | Fact::SignedOut { .. }
        | Fact::NotShown(_)
        | Fact::Shift(_)
        | Fact::Loyalty(_)
        | Fact::Intent(_) => Vec::new(),
    }
}

pub(super) fn render(id: CheckId, key: Key, house: &House, lang: Lang) -> Option<Element> {
    let look = Look::new(house, lang);
    part(look, house.checks.get(&id)?, key)
}

/// An element of a check that need not be in the house any more: closed ones are shown too.
pub(crate) fn part(look: Look<'_>, check: &Check, key: Key) -> Option<Element> {
    let html = match key {
        Key::Round(_, round) => sent::round(look, check, round)?,
        part if SENT.contains(&part) => return sent::course(look, check, part),
        Key::Part("place") => Place { place: look.place(check) }.render().ok()?,
        Key::Part("head") => Head { look, check, sent: check.rounds.len(), about: about(look, check) }.render().ok()?,
        Key::Part("totals") => {
            let (totals, paid, due) = (check.totals(), check.paid(), check.due());
            let running = rooms::both(look, check);
            TotalsPart { look, check, totals, offs: offs(look, check), running, paid, due }.render().ok()?
        }
        Key::Part("room") => rooms::strip(look, check)?,
        Key::Part("closed") if !check.is_open() => Closed { look, check }.render().ok()?,
        Key::Part("sent-count") => {
            let ready = check.lines.iter().filter(|line| line.ready().is_some()).count();
            let sent = check.lines.iter().filter(|line| !line.is_voided());
            SentCount { count: sent.map(|line| line.quantity).sum(), ready }.render().ok()?
        }
        Key::Part("again") if check.is_open() => again(look, check)?,
        MARKS => marks(look)?,
        PRINTS => return prints(look, Some(check.id)),
        Key::Part(_)
        | Key::Table(_)
        | Key::Ticket(..)
        | Key::Bumped(..)
        | Key::Handed(..)
        | Key::Check(_)
        | Key::Line(..) => {
            return None;
        }
    };
    Some(Element::new(key.to_string(), &html))
}

/// What comes off a check: each promotion by its name, and what came off by hand.
fn offs(look: Look<'_>, check: &Check) -> Vec<(String, Money)> {
    let by_rule = check.promoted().into_iter().map(|taken| (look.w.name(taken.name).to_owned(), taken.off));
    let by_hand = Some((look.w.t("sum-discount").to_owned(), check.off_by_hand()));
    by_rule.chain(by_hand).filter(|(_, off)| *off != Money::ZERO).collect()
}

fn about(look: Look<'_>, check: &Check) -> String {
    let both = [guests::away(check, look.house, look.w), check.note.clone().unwrap_or_default()];
    both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn again(look: Look<'_>, check: &Check) -> Option<String> {
    let lines = check.last_round();
    if lines.is_empty() {
        return None;
    }
    let what: Vec<String> =
        lines.iter().map(|line| format!("{} × {}", line.quantity, look.w.name(&line.name))).collect();
    let data: Vec<_> = lines
        .iter()
        .map(|line| {
            let chosen: Vec<_> = line.chosen.iter().map(|choice| (choice.modifier, choice.quantity)).collect();
            json!({
                "item": line.item, "name": look.w.name(&line.name), "quantity": line.quantity, "chosen": chosen,
                "note": line.note, "course": line.course, "seat": line.seat,
            })
        })
        .collect();
    Again { look, data: Value::from(data).to_string(), what: what.join(" · ") }.render().ok()
}
