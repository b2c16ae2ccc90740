//! The kitchen's screens: a station's tickets, and the pass.

use crate::Ctx;
use goimon_domain::floor::Station;
use goimon_domain::house::House;

/// Which screen this is to be.
pub fn choose(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// One station's tickets.
pub fn station(_ctx: &Ctx<'_>, _house: &House, _station: &Station) -> askama::Result<String> {
    Ok(String::new())
}

/// The pass: every check with all its stations' parts.
pub fn expo(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}
