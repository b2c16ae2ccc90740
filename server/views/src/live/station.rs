//! One station's tickets.

use super::{Element, Key};
use goimon_domain::event::Event;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Lang;

pub(super) fn keys(_station: StationId, _house: &House) -> Vec<Key> {
    Vec::new()
}

pub(super) fn affected(_station: StationId, _event: &Event, _house: &House) -> Vec<Key> {
    Vec::new()
}

pub(super) fn render(_station: StationId, _key: Key, _house: &House, _lang: Lang) -> Option<Element> {
    None
}
