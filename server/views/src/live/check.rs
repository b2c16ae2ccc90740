//! One check, as the waiter sees it.

use super::{Element, Key};
use goimon_domain::event::Event;
use goimon_domain::house::House;
use goimon_domain::ids::CheckId;
use goimon_domain::lang::Lang;

pub(super) fn keys(_check: CheckId, _house: &House) -> Vec<Key> {
    Vec::new()
}

pub(super) fn affected(_check: CheckId, _event: &Event, _house: &House) -> Vec<Key> {
    Vec::new()
}

pub(super) fn render(_check: CheckId, _key: Key, _house: &House, _lang: Lang) -> Option<Element> {
    None
}
