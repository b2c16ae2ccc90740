//! The clock of a check's room. Each act is harmless twice.

use crate::web::Answer;
use crate::web::fields::{Fields, own_path};
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::{Act, BookRoom, CancelRoom, CorrectRoom, GoOnRoom, PauseRoom, ResumeRoom, StartRoom, StopRoom};
use goimon_domain::check::Check;
use goimon_domain::ids::CheckId;
use goimon_domain::room::RoomRefusal;
use goimon_domain::room_acts::Correction;
use goimon_domain::time::At;
use goimon_views::rooms;

/// How its clock stands now, and what can be done with it.
pub async fn room(mut visit: Visit) -> Answer {
    let check = visit.check(visit.id("id")?).await?;
    page(rooms::room(&visit.ctx(), &visit.house, &check))
}

/// The clock starts.
pub async fn start(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    done(visit, check, &fields, StartRoom { check }).await
}

/// The clock stands still.
pub async fn pause(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    done(visit, check, &fields, PauseRoom { check }).await
}

/// The clock goes on after a pause.
pub async fn resume(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    done(visit, check, &fields, ResumeRoom { check }).await
}

/// The clock stops, and the time is on the bill.
pub async fn stop(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    done(visit, check, &fields, StopRoom { check }).await
}

/// A stop is taken back.
pub async fn go_on(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    done(visit, check, &fields, GoOnRoom { check }).await
}

/// The clock should never have started.
pub async fn cancel(visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let reason = fields.get("reason").unwrap_or_default().to_owned();
    done(visit, check, &fields, CancelRoom { check, reason }).await
}

/// Until when the guests want the room, as the clock on the wall will show it next.
pub async fn book(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let until = match fields.get("until") {
        Some(text) => {
            let next = visit.house.reference.venue.clock.next(visit.app.now(), text);
            match next {
                Some(until) => Some(until),
                None => return again(&mut visit, check, Oops::BadField("until")).await,
            }
        }
        None => None,
    };
    done(visit, check, &fields, BookRoom { check, until }).await
}

/// A manager puts times right: `room-0`, `pause-0`, `resume-0`, `ended`, as the clock on the wall showed them.
pub async fn correct(mut visit: Visit, fields: Fields) -> Answer {
    let id: CheckId = visit.id("id")?;
    let check = visit.check(id).await?;
    match correction(&visit, &check, &fields) {
        Ok(draft) => done(visit, id, &fields, CorrectRoom(draft)).await,
        Err(oops) => again(&mut visit, id, oops).await,
    }
}

fn correction(visit: &Visit, check: &Check, fields: &Fields) -> Result<Correction, Oops> {
    let clock = &visit.house.reference.venue.clock;
    let refused = |refusal: RoomRefusal| Oops::Refused(Box::new(refusal.into()), visit.currency());
    let stay = check.stay.as_deref().ok_or_else(|| refused(RoomRefusal::NoClock))?;
    // A form knows no fractions of a second: what was not touched stays as it was to the millisecond.
    let read = |name: &str, was: Option<At>| -> Result<Option<At>, Oops> {
        let Some(text) = fields.get(name) else { return Ok(None) };
        match was {
            Some(was) if clock.form(was) == text => Ok(Some(was)),
            _ => clock.of_form(text).ok_or_else(|| refused(RoomRefusal::BadTimes)).map(Some),
        }
    };
    let mut rooms = Vec::with_capacity(stay.rooms.len());
    for (place, room) in stay.rooms.iter().enumerate() {
        let from = read(&format!("room-{place}"), Some(room.from))?;
        rooms.push(from.ok_or_else(|| refused(RoomRefusal::BadTimes))?);
    }
    let mut pauses = Vec::new();
    for place in 0..=stay.pauses.len() {
        let was = stay.pauses.get(place);
        let from = read(&format!("pause-{place}"), was.map(|pause| pause.from))?;
        let to = read(&format!("resume-{place}"), was.and_then(|pause| pause.to))?;
        match (from, to) {
            (Some(from), to) => pauses.push((from, to)),
            (None, Some(_)) => return Err(refused(RoomRefusal::BadTimes)),
            // An emptied one is taken away.
            (None, None) => {}
        }
    }
    let ended = read("ended", stay.ended)?;
    let reason = fields.get("reason").unwrap_or_default().to_owned();
    Ok(Correction { check: check.id, version: fields.parse("version")?, rooms, pauses, ended, reason })
}

/// Does it, and goes back to where the form was: the room's page, or the till.
async fn done<A: Act>(mut visit: Visit, check: CheckId, fields: &Fields, act: A) -> Answer {
    match visit.act(None, act).await {
        Ok(_) => {
            let back = fields.get("then").map_or_else(|| format!("/checks/{check}/room"), |then| own_path(Some(then)));
            visit.done(back)
        }
        Err(oops) => again(&mut visit, check, oops).await,
    }
}

async fn again(visit: &mut Visit, id: CheckId, oops: Oops) -> Answer {
    if let Some(now) = visit.app.books.house(visit.me.venue) {
        visit.house = now;
    }
    let check = visit.check(id).await?;
    visit.again(oops, |ctx| rooms::room(ctx, &visit.house, &check))
}
