//! The door: setting up, enrolling a device, signing in.

use crate::Ctx;
use goimon_domain::house::House;
use goimon_domain::staff::Staff;
use goimon_domain::time::At;

/// What the first-run form holds: at first proposals, later what was typed.
#[derive(Clone, Debug, Default)]
pub struct SetupForm {
    /// Proves that the reader started the server.
    pub token: String,
    /// The venue's name.
    pub name: String,
    /// `vi` or `en`.
    pub lang: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA name.
    pub zone: String,
    /// The owner's name.
    pub owner: String,
}

/// Makes this device known to the house.
pub fn enrol(_ctx: &Ctx<'_>, _open_door: bool, _house: Option<&House>) -> askama::Result<String> {
    Ok(String::new())
}

/// Who are you?
pub fn names(_ctx: &Ctx<'_>, _staff: &[&Staff], _next: &str) -> askama::Result<String> {
    Ok(String::new())
}

/// Prove it.
pub fn pin(_ctx: &Ctx<'_>, _staff: &Staff, _next: &str) -> askama::Result<String> {
    Ok(String::new())
}

/// The owner comes in by password, from anywhere.
pub fn owner(_ctx: &Ctx<'_>, _next: &str) -> askama::Result<String> {
    Ok(String::new())
}

/// The first run.
pub fn setup(_ctx: &Ctx<'_>, _form: &SetupForm) -> askama::Result<String> {
    Ok(String::new())
}

/// Too many wrong PINs on this device.
pub fn locked(_ctx: &Ctx<'_>, _until: At) -> askama::Result<String> {
    Ok(String::new())
}
