//! Stations whose tickets another screen shows: which this one took over, and which it could take over in one tap.

use super::Element;
use super::station::{OTHERS, TAKEN, path};
use crate::Words;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::screen::{Place, Scope};

#[derive(Template)]
#[template(path = "kitchen/_taken.html")]
struct Taken {
    w: Words,
    next: String,
    stations: Vec<(StationId, String)>,
}

#[derive(Template)]
#[template(path = "kitchen/_others.html")]
struct Others {
    w: Words,
    place: Place,
    next: String,
    stations: Vec<(StationId, String)>,
}

/// What it took over, since when, and who said so.
pub(super) fn taken(scope: Scope<'_>, house: &House, w: Words) -> Option<Element> {
    let clock = &house.reference.venue.clock;
    let stations = scope.covers().filter_map(|cover| {
        let station = house.reference.station(cover.station)?;
        let blanks = [
            ("name", w.name(&station.name).into()),
            ("time", clock.wall(cover.stamp.at).into()),
            ("by", cover.stamp.by.as_str().into()),
        ];
        Some((station.id, w.with("taking-taken", &blanks)))
    });
    let face = Taken { w, next: path(scope.place()), stations: stations.collect() };
    Some(Element::new(TAKEN.to_string(), &face.render().ok()?))
}

/// The stations that it does not show yet.
pub(super) fn others(scope: Scope<'_>, house: &House, w: Words) -> Option<Element> {
    let others = house.reference.stations.iter().filter(|station| !scope.has(station.id));
    let stations = others.map(|station| (station.id, w.s("taking-over", w.name(&station.name)))).collect();
    let place = scope.place();
    let face = Others { w, place, next: path(place), stations };
    Some(Element::new(OTHERS.to_string(), &face.render().ok()?))
}
