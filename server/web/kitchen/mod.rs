//! The kitchen's screens and acts. Each act is harmless twice: two cooks who tap the same line mean the same thing.

pub mod firing;
pub mod handing;
pub mod rushing;

use super::Answer;
use super::fields::{Fields, own_path};
use super::oops::Oops;
use super::visit::{Visit, page, see};
use goimon_acts::{Acknowledge, Bump, Cook, FinishLine, Recall, UnfinishLine};
use goimon_domain::ids::{StationId, TicketId};
use goimon_domain::screen::{Place, Scope};
use goimon_domain::staff::Post;
use goimon_store::{Change, StoreError};
use goimon_views::kitchen;

/// Which screen this is to be. A screen that was enrolled for one post goes there by itself.
pub async fn choose(visit: Visit) -> Answer {
    match super::door::post_of(&visit) {
        Some(Post::Station(station)) => Ok(see(format!("/kitchen/{station}"))),
        Some(Post::Expo) => Ok(see("/expo")),
        Some(Post::Board) => Ok(see("/board")),
        Some(Post::Screen(id)) if visit.house.reference.screen(id).is_some() => Ok(see(format!("/screens/{id}"))),
        Some(Post::Shared | Post::Screen(_)) | None => page(kitchen::choose(&visit.ctx(), &visit.house)),
    }
}

/// One station's tickets.
pub async fn station(mut visit: Visit) -> Answer {
    let id = visit.id("station")?;
    shown(&mut visit, Place::Station(id)).await
}

/// A screen that the manager defined.
pub async fn defined(mut visit: Visit) -> Answer {
    let id = visit.id("screen")?;
    shown(&mut visit, Place::Screen(id)).await
}

async fn shown(visit: &mut Visit, place: Place) -> Answer {
    visit.find(|house| Scope::of(place, &house.reference).map(|_| ())).await?;
    let scope = Scope::of(place, &visit.house.reference).ok_or(Oops::NotFound)?;
    page(kitchen::screen(&visit.ctx(), &visit.house, scope))
}

/// A station is not live: another screen shows its tickets from now on.
pub async fn take_over(mut visit: Visit, fields: Fields) -> Answer {
    let station = visit.id("station")?;
    let place: Place = fields.need("at")?.parse().map_err(|_| Oops::BadField("at"))?;
    visit.find(|house| house.reference.station(station).map(|_| ())).await?;
    visit.find(|house| Scope::of(place, &house.reference).map(|_| ())).await?;
    let owns = Scope::of(place, &visit.house.reference).is_some_and(|scope| scope.owns(station));
    let has = visit.house.reference.covers.iter().any(|cover| (cover.station, cover.place) == (station, place));
    // Who shows them anyway, or has taken them over already, means the same as before.
    if !owns && !has {
        visit.app.books.change(visit.me.venue, &visit.me.actor, Change::Cover { station, place }).await?;
    }
    visit.done(own_path(fields.get("next")))
}

/// A station's own screen is live again, or somebody sees to it.
pub async fn give_back(mut visit: Visit, fields: Fields) -> Answer {
    let station = visit.id("station")?;
    visit.find(|house| house.reference.station(station).map(|_| ())).await?;
    match visit.app.books.change(visit.me.venue, &visit.me.actor, Change::CoverEnded { station }).await {
        // It had been given back already.
        Ok(_) | Err(StoreError::NotFound { .. }) => visit.done(own_path(fields.get("next"))),
        Err(error) => Err(error.into()),
    }
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

/// The screen on which a ticket stands: the device's own, else its station's.
fn screen(visit: &Visit, ticket: TicketId) -> String {
    match super::door::post_of(visit) {
        Some(Post::Screen(screen)) => return format!("/screens/{screen}"),
        // The pass may have taken the station over.
        Some(Post::Expo) => return "/expo".to_owned(),
        Some(Post::Station(_) | Post::Shared | Post::Board) | None => {}
    }
    let station: Option<StationId> = visit.house.ticket(ticket).ok().map(|(_, ticket)| ticket.station);
    station.map_or("/kitchen".to_owned(), |station| format!("/kitchen/{station}"))
}
