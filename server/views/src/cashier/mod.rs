//! The till's pages.

use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::venue::Reference;

/// Open checks, and the one that is being settled.
pub fn checkout(_ctx: &Ctx<'_>, _house: &House, _check: Option<&Check>) -> askama::Result<String> {
    Ok(String::new())
}

/// What the guest takes home.
pub fn receipt(_ctx: &Ctx<'_>, _reference: &Reference, _check: &Check) -> askama::Result<String> {
    Ok(String::new())
}

/// Checks that were closed lately.
pub fn closed(_ctx: &Ctx<'_>, _house: &House, _checks: &[Check]) -> askama::Result<String> {
    Ok(String::new())
}
