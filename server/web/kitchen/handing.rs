//! The pass and the runners: handing over, carrying out, and taking either back.

use crate::web::Answer;
use crate::web::fields::{Fields, own_path};
use crate::web::oops::Oops;
use crate::web::routes::{Entry, MAKING, Rule, at};
use crate::web::visit::Visit;
use actix_web::http::Method;
use goimon_acts::{HandBack, HandOn, Serve};
use goimon_domain::ids::LineId;
use goimon_domain::screen::{Level, Place, Scope};
use goimon_domain::time::At;
use goimon_views::kitchen::{self, taken_back};

/// The addresses of the pass.
pub fn entries() -> Vec<Entry> {
    vec![
        at(Method::POST, "/checks/{id}/handed-over", Rule::Staff(MAKING), hand_over),
        at(Method::POST, "/checks/{id}/handed-back", Rule::Staff(MAKING), hand_back),
    ]
}

/// What stands ready of a check on this screen goes on: from the pass to the runners, from the runners to the guests.
pub async fn hand_over(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let place = match fields.get("at") {
        Some(place) => place.parse().map_err(|_| Oops::BadField("at"))?,
        None => Place::Expo,
    };
    let found = visit.find(|house| house.check(check).ok().cloned()).await?;
    let (runs, lines): (bool, Vec<LineId>) = {
        let scope = Scope::of(place, &visit.house.reference).ok_or(Oops::NotFound)?;
        let runs = scope.level() == Level::Runner;
        // Only what this screen puts together is on its tray.
        let here = found.lines.iter().filter(|line| line.ready().is_some() && scope.gathers(&found, line.station));
        (runs, here.filter(|line| !runs || line.is_passed()).map(|line| line.id).collect())
    };
    if runs {
        visit.act(None, Serve { check, lines }).await?;
    } else {
        visit.act(None, HandOn { check, lines }).await?;
    }
    visit.done(kitchen::path(place))
}

/// It was a slip of the finger: what this screen handed over at that moment, or these lines, stand on it again.
pub async fn hand_back(mut visit: Visit, fields: Fields) -> Answer {
    let check = visit.id("id")?;
    let place: Option<Place> = fields.maybe("at")?;
    let when: Option<i64> = fields.maybe("when")?;
    let mut lines: Vec<LineId> = fields.parse_all("line")?;
    if when.is_some() {
        visit.find(|house| house.check(check).ok().map(|_| ())).await?;
    }
    let to = match place {
        Some(place) => {
            let scope = Scope::of(place, &visit.house.reference).ok_or(Oops::NotFound)?;
            if let (Some(when), Ok(found)) = (when, visit.house.check(check)) {
                // Taken back on another screen already: nothing is left to do.
                lines.extend(taken_back(scope, found, At(when), &visit.house));
            }
            Some(scope.level())
        }
        None => None,
    };
    visit.act(None, HandBack { check, lines, to }).await?;
    visit.done(own_path(fields.get("next")))
}
