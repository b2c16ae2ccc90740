//! The door: setting up, enrolling a device, signing in.

use crate::{Ctx, Words};
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::money::Currency;
use goimon_domain::places::Station;
use goimon_domain::staff::{Post, Staff};
use goimon_domain::time::At;

/// Zones that the setup form proposes; any IANA name may be typed.
const ZONES: [&str; 12] = [
    "Asia/Ho_Chi_Minh",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
];

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

#[derive(Template)]
#[template(path = "door/enrol.html")]
struct Enrol<'a> {
    ctx: &'a Ctx<'a>,
    open_door: bool,
    code: &'a str,
    stations: &'a [Station],
}

/// Makes this device known to the house: by code, or freely while the door is open.
pub fn enrol(ctx: &Ctx<'_>, open_door: bool, house: Option<&House>) -> askama::Result<String> {
    enrol_with(ctx, open_door, house, "")
}

/// The same with a code filled in, as the QR code's address carries it.
pub fn enrol_with(ctx: &Ctx<'_>, open_door: bool, house: Option<&House>, code: &str) -> askama::Result<String> {
    let stations = house.map_or(&[][..], |house| &house.reference.stations);
    Enrol { ctx, open_door, code, stations }.render()
}

#[derive(Template)]
#[template(path = "door/names.html")]
struct Names<'a> {
    ctx: &'a Ctx<'a>,
    staff: &'a [&'a Staff],
    next: &'a str,
}

/// Who are you?
pub fn names(ctx: &Ctx<'_>, staff: &[&Staff], next: &str) -> askama::Result<String> {
    Names { ctx, staff, next }.render()
}

#[derive(Template)]
#[template(path = "door/pin.html")]
struct Pin<'a> {
    ctx: &'a Ctx<'a>,
    staff: &'a Staff,
    next: &'a str,
}

/// Prove it.
pub fn pin(ctx: &Ctx<'_>, staff: &Staff, next: &str) -> askama::Result<String> {
    Pin { ctx, staff, next }.render()
}

#[derive(Template)]
#[template(path = "door/owner.html")]
struct Owner<'a> {
    ctx: &'a Ctx<'a>,
    next: &'a str,
}

/// The owner comes in by password, from anywhere.
pub fn owner(ctx: &Ctx<'_>, next: &str) -> askama::Result<String> {
    Owner { ctx, next }.render()
}

#[derive(Template)]
#[template(path = "door/unfinished.html")]
struct Unfinished<'a> {
    ctx: &'a Ctx<'a>,
}

/// There is no house yet: how whoever started the server goes on.
pub fn unfinished(ctx: &Ctx<'_>) -> askama::Result<String> {
    Unfinished { ctx }.render()
}

#[derive(Template)]
#[template(path = "door/setup.html")]
struct Setup<'a> {
    ctx: &'a Ctx<'a>,
    form: &'a SetupForm,
}

/// The first run.
pub fn setup(ctx: &Ctx<'_>, form: &SetupForm) -> askama::Result<String> {
    Setup { ctx, form }.render()
}

#[derive(Template)]
#[template(path = "door/locked.html")]
struct Locked<'a> {
    ctx: &'a Ctx<'a>,
    until: At,
}

/// Too many wrong PINs on this device.
pub fn locked(ctx: &Ctx<'_>, until: At) -> askama::Result<String> {
    Locked { ctx, until }.render()
}

/// What a machine is called that nobody named: after where it stands.
pub fn post_name(words: Words, house: &House, post: Post) -> String {
    match post {
        Post::Shared => words.t("enrol-name-phone").to_owned(),
        Post::Expo => words.t("enrol-expo").to_owned(),
        Post::Board => words.t("devices-board").to_owned(),
        Post::Station(id) => house.reference.station(id).map_or("?", |station| words.name(&station.name)).to_owned(),
        Post::Screen(id) => house.reference.screen(id).map_or("?", |screen| screen.name.as_str()).to_owned(),
    }
}
