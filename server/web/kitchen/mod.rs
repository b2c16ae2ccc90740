//! The kitchen's screens and acts. Each act is harmless twice: two cooks who tap the same line mean the same thing.

use super::Answer;
use super::fields::Fields;
use super::visit::{Visit, page, see};
use goimon_acts::{Acknowledge, Bump, Cook, FinishLine, Recall, Serve, UnfinishLine};
use goimon_domain::ids::{StationId, TicketId};
use goimon_domain::staff::Post;
use goimon_views::kitchen;

/// Which screen this is to be. A screen that was enrolled for one post goes there by itself.
pub async fn choose(visit: Visit) -> Answer {
    match super::door::post_of(&visit) {
        Some(Post::Station(station)) => Ok(see(format!("/kitchen/{station}"))),
        Some(Post::Expo) => Ok(see("/expo")),
        Some(Post::Shared) | None => page(kitchen::choose(&visit.ctx(), &visit.house)),
    }
}

/// One station's tickets.
pub async fn station(mut visit: Visit) -> Answer {
    let id = visit.id("station")?;
    let station = visit.find(|house| house.reference.station(id).cloned()).await?;
    page(kitchen::station(&visit.ctx(), &visit.house, &station))
}

/// The pass.
pub async fn expo(visit: Visit) -> Answer {
    page(kitchen::expo(&visit.ctx(), &visit.house))
}

/// The station is done with a ticket.
pub async fn bump(visit: Visit) -> Answer {
    let ticket = visit.id("id")?;
    visit.act(None, Bump { ticket }).await?;
    visit.done(screen(&visit, ticket))
}

/// The station takes a ticket in hand, or says that it has not.
pub async fn cook(visit: Visit, fields: Fields) -> Answer {
    let ticket = visit.id("id")?;
    let begin = fields.get("begin") != Some("false");
    visit.act(None, Cook { ticket, line: None, begin }).await?;
    visit.done(screen(&visit, ticket))
}

/// Somebody at the station has seen what was taken off, changed or sent back.
pub async fn know(visit: Visit) -> Answer {
    let ticket = visit.id("id")?;
    visit.act(None, Acknowledge { ticket }).await?;
    visit.done(screen(&visit, ticket))
}

/// A ticket comes back as it was.
pub async fn recall(visit: Visit) -> Answer {
    let ticket = visit.id("id")?;
    visit.act(None, Recall { ticket }).await?;
    visit.done(screen(&visit, ticket))
}

/// One line is done.
pub async fn finish_line(visit: Visit) -> Answer {
    let (ticket, line) = (visit.id("id")?, visit.id("line")?);
    visit.act(None, FinishLine { ticket, line }).await?;
    visit.done(screen(&visit, ticket))
}

/// It is not, after all.
pub async fn unfinish_line(visit: Visit) -> Answer {
    let (ticket, line) = (visit.id("id")?, visit.id("line")?);
    visit.act(None, UnfinishLine { ticket, line }).await?;
    visit.done(screen(&visit, ticket))
}

/// The pass handed over everything of a check that was ready.
pub async fn hand_over(mut visit: Visit) -> Answer {
    let id = visit.id("id")?;
    let check = visit.find(|house| house.check(id).ok().cloned()).await?;
    let lines = check.lines.iter().filter(|line| line.ready().is_some()).map(|line| line.id).collect();
    visit.act(None, Serve { check: id, lines }).await?;
    visit.done("/expo")
}

/// The screen on which a ticket stands.
fn screen(visit: &Visit, ticket: TicketId) -> String {
    let station: Option<StationId> = visit.house.ticket(ticket).ok().map(|(_, ticket)| ticket.station);
    station.map_or("/kitchen".to_owned(), |station| format!("/kitchen/{station}"))
}
