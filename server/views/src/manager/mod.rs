//! The manager's pages, phone first.

mod deeds;
mod letterhead;
mod promotions;
mod screens;
mod story;
mod taxes;
mod timed;
mod timeline;
mod typed;

pub use letterhead::receipt;
pub use promotions::{CodeRow, Kind, codes, promotion, promotions};
pub use screens::screens;
pub use story::story;
pub use taxes::taxes;
pub use timeline::timeline;
pub use typed::Typed;

use crate::Ctx;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::ids::DeviceId;
use goimon_domain::lang::Named;
use goimon_domain::menu::{Category, Item, TaxClass};
use goimon_domain::menu_file::MOST_PREP;
use goimon_domain::money::Rate;
use goimon_domain::shift::Counting;
use goimon_domain::staff::{Post, Role, Staff};
use goimon_domain::time::At;
use goimon_domain::venue::{Terms, Till, Undoing};
use goimon_domain::vietqr::{BANKS, BankAccount, bank_name};

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

#[derive(Template)]
#[template(path = "manager/home.html")]
struct Home<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    staff: usize,
    items: usize,
    promotions: usize,
    /// How many rooms are let by the hour.
    rooms: usize,
}

/// Where the manager starts.
pub fn home(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let staff = house.reference.staff.iter().filter(|person| person.active).count();
    let items = house.reference.menu.items.iter().filter(|item| item.listed).count();
    let promotions = house.reference.promotions.iter().filter(|promotion| promotion.active).count();
    let rooms = house.reference.tables.iter().filter(|table| table.plan.is_some()).count();
    Home { ctx, house, staff, items, promotions, rooms }.render()
}

#[derive(Template)]
#[template(path = "manager/devices.html")]
struct Devices<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    rows: Vec<DeviceRow<'a>>,
    code: Option<&'a NewCode>,
}

struct DeviceRow<'a> {
    device: &'a DeviceLine,
    /// What it was enrolled as, in words.
    post: String,
}

/// Phones, screens and tills; those in use first.
pub fn devices(ctx: &Ctx<'_>, house: &House, devices: &[DeviceLine], code: Option<&NewCode>) -> askama::Result<String> {
    let mut rows: Vec<_> =
        devices.iter().map(|device| DeviceRow { device, post: post(ctx, house, device.post) }).collect();
    rows.sort_by_key(|row| row.device.revoked);
    Devices { ctx, house, rows, code }.render()
}

fn post(ctx: &Ctx<'_>, house: &House, post: Post) -> String {
    match post {
        Post::Shared => ctx.w.t("devices-shared").to_owned(),
        Post::Expo => ctx.w.t("devices-expo").to_owned(),
        Post::Board => ctx.w.t("devices-board").to_owned(),
        Post::Screen(id) => {
            let name = house.reference.screen(id).map_or("?", |screen| screen.name.as_str());
            ctx.w.s("devices-station", name)
        }
        Post::Station(id) => {
            let name = house.reference.station(id).map_or("?", |station| ctx.w.name(&station.name));
            ctx.w.s("devices-station", name)
        }
    }
}

#[derive(Template)]
#[template(path = "manager/staff.html")]
struct People<'a> {
    ctx: &'a Ctx<'a>,
    people: Vec<&'a Staff>,
}

/// People; those who left last.
pub fn staff(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let mut people: Vec<_> = house.reference.staff.iter().collect();
    people.sort_by_key(|person| !person.active);
    People { ctx, people }.render()
}

#[derive(Template)]
#[template(path = "manager/floor.html")]
struct Floor<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
}

/// Areas and tables.
pub fn floor(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    Floor { ctx, house }.render()
}

#[derive(Template)]
#[template(path = "manager/menu.html")]
struct MenuPage<'a> {
    ctx: &'a Ctx<'a>,
    house: &'a House,
    parts: Vec<MenuPart<'a>>,
    /// The groups of choices by their names, and whether they part what is still to make.
    groups: Vec<(&'a Named, bool)>,
}

struct MenuPart<'a> {
    category: &'a Category,
    items: Vec<&'a Item>,
}

impl MenuPage<'_> {
    /// More minutes than this nothing takes.
    fn most_prep(&self) -> u16 {
        MOST_PREP
    }
}

/// What is on the menu.
pub fn menu(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let menu = &house.reference.menu;
    let parts = menu.categories.iter().map(|category| MenuPart { category, items: menu.under(category.id).collect() });
    let mut groups: Vec<(&Named, bool)> = Vec::new();
    for group in menu.items.iter().filter(|item| item.listed).flat_map(|item| &item.groups) {
        if !groups.iter().any(|(name, _)| name.vi == group.name.vi) {
            groups.push((&group.name, group.counts));
        }
    }
    MenuPage { ctx, house, parts: parts.filter(|part| !part.items.is_empty()).collect(), groups }.render()
}

#[derive(Template)]
#[template(path = "manager/terms.html")]
struct TermsPage<'a> {
    ctx: &'a Ctx<'a>,
    typed: &'a Typed,
    house: &'a House,
    terms: &'a Terms,
    step: String,
    points: (String, String),
    till: &'a Till,
    banks: &'static [(&'static str, &'static str)],
    dong: bool,
}

impl<'a> TermsPage<'a> {
    /// Where transfers go, as it is typed: the bank by its name (its number where nobody here knows it), account, holder.
    fn bank(&self) -> (String, String, String) {
        let own = |bank: &BankAccount| (bank_name(&bank.bank).to_owned(), bank.number.clone(), bank.holder.clone());
        self.till.bank.as_ref().map(own).unwrap_or_default()
    }

    /// Tax classes, and their rates today.
    fn taxes(&self) -> Vec<(&'a TaxClass, Rate)> {
        let reference = &self.house.reference;
        let today = reference.venue.clock.business_day(self.ctx.now);
        reference.menu.tax_classes.iter().map(|class| (class, class.rate_on(today))).collect()
    }

    fn counts_blind(&self) -> bool {
        self.till.counting == Counting::Blind
    }

    fn undoing(&self) -> [Undoing; 2] {
        Undoing::ALL
    }

    /// The fields of a house's patience: name, minutes now, label.
    fn patience(&self) -> [(&'static str, u16, &'static str); 4] {
        let now = self.house.reference.venue.patience;
        [
            ("order", now.order, "terms-patience-order"),
            ("service", now.service, "terms-patience-service"),
            ("bill", now.bill, "terms-patience-bill"),
            ("everyone", now.everyone, "terms-patience-everyone"),
        ]
    }
}

/// What bills are reckoned by.
pub fn terms(ctx: &Ctx<'_>, house: &House, typed: &Typed) -> askama::Result<String> {
    let venue = &house.reference.venue;
    let step = venue.currency.plain(venue.terms.cash_step);
    let dong = venue.currency.code == "VND";
    let points = venue.till.points;
    let points = (venue.currency.plain(points.per), venue.currency.plain(points.value));
    TermsPage { ctx, typed, house, terms: &venue.terms, step, points, till: &venue.till, banks: &BANKS, dong }.render()
}
