//! The kitchen's screens, as the manager defines them.

use crate::Ctx;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::places::Station;
use goimon_domain::screen::{COLUMNS, KitchenKey, Level, OrderKind, Screen, Setup, TextSize};

#[derive(Template)]
#[template(path = "manager/screens.html")]
struct Screens<'a> {
    ctx: &'a Ctx<'a>,
    forms: Vec<Form<'a>>,
}

/// The form of a screen, or of a new one.
struct Form<'a> {
    screen: Option<&'a Screen>,
    /// What parts its fields' ids from those of the other forms.
    n: usize,
    setup: Setup,
    /// What it shows, in words.
    what: String,
    stations: Vec<(&'a Station, bool)>,
    keys: Vec<Key>,
}

/// A key with what the bump bar sends instead, if anything.
struct Key {
    usual: &'static str,
    pressed: String,
    what: String,
}

impl Form<'_> {
    fn orders(&self) -> Vec<(OrderKind, bool)> {
        OrderKind::ALL.iter().map(|kind| (*kind, self.setup.orders.contains(kind))).collect()
    }

    fn levels(&self) -> [Level; 3] {
        Level::ALL
    }

    fn sizes(&self) -> [TextSize; 3] {
        TextSize::ALL
    }

    fn columns(&self) -> std::ops::RangeInclusive<u8> {
        COLUMNS
    }
}

/// The screens, and the form of a new one.
pub fn screens(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let all = house.reference.screens.iter().map(Some).chain([None]);
    let forms = all.enumerate().map(|(n, screen)| form(ctx, house, n, screen));
    Screens { ctx, forms: forms.collect() }.render()
}

fn form<'a>(ctx: &Ctx<'_>, house: &'a House, n: usize, screen: Option<&'a Screen>) -> Form<'a> {
    let setup = screen.map(|screen| screen.setup.clone()).unwrap_or_default();
    let ticked = |station: &'a Station| (station, setup.stations.contains(&station.id));
    let stations: Vec<_> = house.reference.stations.iter().map(ticked).collect();
    let names = stations.iter().filter(|(_, here)| *here).map(|(station, _)| ctx.w.name(&station.name));
    let names = names.collect::<Vec<_>>().join(", ");
    let mut what = if names.is_empty() { ctx.w.t("screens-all-stations").to_owned() } else { names };
    let level = match setup.level {
        Level::Tickets => None,
        Level::Pass => Some("screens-level-pass"),
        Level::Runner => Some("screens-level-runner"),
    };
    if let Some(level) = level {
        what = format!("{} · {what}", ctx.w.t(level));
    }
    if setup.orders.len() < OrderKind::ALL.len() {
        let kinds = setup.orders.iter().map(|kind| ctx.w.t(order_key(*kind)));
        what = format!("{what} · {}", kinds.collect::<Vec<_>>().join(", "));
    }
    let pressed = |key: KitchenKey| setup.keys.iter().find(|change| change.key == key).map(|it| it.pressed.clone());
    let keys = KitchenKey::ALL.into_iter().map(|key| Key {
        usual: key.usual(),
        pressed: pressed(key).unwrap_or_default(),
        what: match key {
            KitchenKey::Choose(place) => ctx.w.n("screens-key-choose", place),
            other => ctx.w.t(key_message(other)).to_owned(),
        },
    });
    let keys = keys.collect();
    Form { screen, n, setup, what, stations, keys }
}

fn order_key(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::DineIn => "kitchen-dine-in",
        OrderKind::Takeaway => "kitchen-takeaway",
        OrderKind::Delivery => "kitchen-delivery",
    }
}

fn key_message(key: KitchenKey) -> &'static str {
    match key {
        KitchenKey::Choose(_) => "kitchen-key-choose",
        KitchenKey::Bump => "kitchen-key-bump",
        KitchenKey::Up => "screens-key-up",
        KitchenKey::Down => "screens-key-down",
        KitchenKey::Left => "screens-key-left",
        KitchenKey::Right => "screens-key-right",
        KitchenKey::Done => "kitchen-key-done",
        KitchenKey::Cook => "kitchen-key-cook",
        KitchenKey::Know => "kitchen-key-know",
        KitchenKey::Recall => "kitchen-key-recall",
        KitchenKey::Rush => "rush-key",
        KitchenKey::History => "kitchen-key-history",
        KitchenKey::AllDay => "kitchen-key-allday",
        KitchenKey::SoldOut => "kitchen-key-sold-out",
        KitchenKey::Others => "taking-open",
        KitchenKey::GiveBack => "taking-back-key",
        KitchenKey::PageBefore => "kitchen-page-before",
        KitchenKey::PageAfter => "kitchen-page-after",
        KitchenKey::Nothing => "kitchen-key-none",
        KitchenKey::Keys => "kitchen-key-keys",
    }
}
