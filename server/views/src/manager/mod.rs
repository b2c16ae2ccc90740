//! The manager's pages, phone first.

use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::event::Event;
use goimon_domain::house::House;
use goimon_domain::ids::DeviceId;
use goimon_domain::staff::Post;
use goimon_domain::time::At;

/// A device, as the list shows it.
#[derive(Clone, Debug)]
pub struct DeviceLine {
    /// Its id.
    pub id: DeviceId,
    /// What it is called.
    pub name: String,
    /// What it was enrolled as.
    pub post: Post,
    /// Whether it may no longer be used.
    pub revoked: bool,
    /// Until when it takes no PIN.
    pub locked_until: Option<At>,
}

/// A fresh code by which one device may enrol.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// The code, to type.
    pub code: String,
    /// The same as an address, to open.
    pub url: String,
    /// That address as a picture: one `<svg>` element.
    pub qr_svg: String,
}

/// Where the manager starts.
pub fn home(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// Phones, screens and tills.
pub fn devices(
    _ctx: &Ctx<'_>,
    _house: &House,
    _devices: &[DeviceLine],
    _code: Option<&NewCode>,
) -> askama::Result<String> {
    Ok(String::new())
}

/// People.
pub fn staff(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// Areas and tables.
pub fn floor(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// What is on the menu.
pub fn menu(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// What bills are reckoned by.
pub fn terms(_ctx: &Ctx<'_>, _house: &House) -> askama::Result<String> {
    Ok(String::new())
}

/// Who did what on a check, and when.
pub fn timeline(_ctx: &Ctx<'_>, _house: &House, _check: &Check, _events: &[Event]) -> askama::Result<String> {
    Ok(String::new())
}
