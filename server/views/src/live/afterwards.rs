//! What was taken off after its ticket had left the screen: nobody would see it on a ticket any more, so it stands above all
//! of them until somebody at the station says that they know.

use super::{Element, Key, Look};
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::edits::Reached;
use goimon_domain::house::House;
use goimon_domain::ids::TicketId;
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::screen::Scope;
use goimon_domain::ticket::Ticket;

/// The element's name.
pub(crate) const AFTERWARDS: Key = Key::Part("afterwards");

#[derive(Template)]
#[template(path = "kitchen/_afterwards.html")]
struct Afterwards<'a> {
    look: Look<'a>,
    rows: Vec<Row>,
}

/// One ticket that has left.
struct Row {
    ticket: TicketId,
    place: String,
    /// What was taken off of it, and how far it was.
    what: String,
    /// When, by whom and why.
    who: String,
}

/// What somebody at these stations has still to know; nothing when they know all.
pub(super) fn render(scope: Scope<'_>, house: &House, lang: Lang) -> Option<Element> {
    let look = Look::new(house, lang);
    let tickets = house.checks.values().flat_map(|check| check.tickets.iter().map(move |ticket| (check, ticket)));
    let here = tickets.filter(|(check, ticket)| !ticket.is_open() && scope.shows(check, ticket.station));
    let rows: Vec<Row> = here.filter_map(|(check, ticket)| row(look, check, ticket)).collect();
    if rows.is_empty() {
        return None;
    }
    Some(Element::new(AFTERWARDS.to_string(), &Afterwards { look, rows }.render().ok()?))
}

fn row(look: Look<'_>, check: &Check, ticket: &Ticket) -> Option<Row> {
    let off: Vec<&Line> =
        check.lines_on(ticket.id).filter(|line| line.is_voided() && line.pending().is_some()).collect();
    let last = off.iter().filter_map(|line| line.void()).max_by_key(|void| void.stamp.at)?;
    let one = |line: &&Line| {
        let out = line.void().is_some_and(|void| void.was == Reached::Served);
        let how = look.w.t(if out { "afterwards-served" } else { "afterwards-ready" });
        format!("{} × {} ({how})", line.quantity, look.w.name(&line.name))
    };
    let why = last.reason.as_ref().map(|reason| format!(" · {}", look.w.reason(reason))).unwrap_or_default();
    Some(Row {
        ticket: ticket.id,
        place: format!("{} #{}", look.place(check), ticket.number),
        what: off.iter().map(one).collect::<Vec<_>>().join(", "),
        who: format!("{} · {}{why}", look.wall(last.stamp.at), last.stamp.by),
    })
}
