//! The kitchen's screens: a station's tickets, and the pass.

pub(crate) mod rows;

use crate::Ctx;
use crate::live::counted::COUNTED;
use crate::live::station::{ALL_DAY, PACE};
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::floor::Station;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Named;
use goimon_domain::menu::Item;

/// A figure in the bar, reckoned in the browser from what is shown.
struct Figure {
    name: &'static str,
    word: &'static str,
    icon: &'static str,
    class: &'static str,
    /// What it shows before the script runs.
    start: String,
}

fn figure(name: &'static str, word: &'static str, icon: &'static str, class: &'static str) -> Figure {
    Figure { name, word, icon, class, start: String::new() }
}

/// (key, message): what the bar at the foot reminds of.
type Hint = (&'static str, &'static str);

const KEYS: [Hint; 13] = [
    ("1–9, 0", "kitchen-key-choose"),
    ("Enter", "kitchen-key-bump"),
    ("↑ ↓", "kitchen-key-line"),
    ("Space", "kitchen-key-done"),
    ("C", "kitchen-key-cook"),
    ("K", "kitchen-key-know"),
    ("R", "kitchen-key-recall"),
    ("H", "kitchen-key-history"),
    ("A", "kitchen-key-allday"),
    ("O", "kitchen-key-sold-out"),
    ("PgUp PgDn", "kitchen-key-page"),
    ("Esc", "kitchen-key-none"),
    ("?", "kitchen-key-keys"),
];
const EXPO_KEYS: [Hint; 5] = [KEYS[0], ("Enter", "expo-key-hand-over"), KEYS[9], KEYS[10], KEYS[11]];

#[derive(Template)]
#[template(path = "kitchen/choose.html")]
struct ChoosePage<'a> {
    ctx: &'a Ctx<'a>,
    stations: Vec<Choice<'a>>,
}

struct Choice<'a> {
    id: StationId,
    name: &'a Named,
    open: String,
}

#[derive(Template)]
#[template(path = "kitchen/station.html")]
struct StationPage<'a> {
    ctx: &'a Ctx<'a>,
    name: &'a str,
    house: &'a House,
    view: View,
    figures: Vec<Figure>,
    tickets: String,
    pace: String,
    allday: String,
    bumped: String,
    counted: String,
    /// What this station makes, to say that it has run out.
    items: Vec<&'a Item>,
    /// Where a plain form goes on to.
    next: String,
    hints: &'static [Hint],
    keys: &'static [Hint],
}

#[derive(Template)]
#[template(path = "kitchen/expo.html")]
struct ExpoPage<'a> {
    ctx: &'a Ctx<'a>,
    figures: Vec<Figure>,
    cards: String,
    hints: &'static [Hint],
    keys: &'static [Hint],
}

/// Which screen this is to be.
pub fn choose(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let stations = house.reference.stations.iter().map(|station| Choice {
        id: station.id,
        name: &station.name,
        open: ctx.w.n("kitchen-open-tickets", house.tickets_at(station.id).len()),
    });
    ChoosePage { ctx, stations: stations.collect() }.render()
}

/// One station's tickets.
pub fn station(ctx: &Ctx<'_>, house: &House, station: &Station) -> askama::Result<String> {
    let view = View::Station(station.id);
    let part = |key: Key| view.render(key, house, ctx.lang()).map(|element| element.html).unwrap_or_default();
    let keys = view.keys(house);
    let tickets: Vec<Key> = keys.iter().filter(|key| matches!(key, Key::Ticket(..))).copied().collect();
    let bumped = keys.into_iter().filter(|key| matches!(key, Key::Bumped(..)));
    let mut figures = vec![
        figure("tickets", "kitchen-count", "", ""),
        figure("warn", "kitchen-count-warn", "▲", "warn nothing"),
        figure("late", "kitchen-count-late", "●", "late nothing"),
        figure("oldest", "kitchen-oldest", "", "after"),
    ];
    figures[0].start = tickets.len().to_string();
    StationPage {
        ctx,
        name: ctx.w.name(&station.name),
        house,
        view,
        figures,
        tickets: tickets.into_iter().map(part).collect(),
        pace: part(PACE),
        allday: part(ALL_DAY),
        counted: part(COUNTED),
        items: house.reference.menu.items.iter().filter(|item| item.listed && item.station == station.id).collect(),
        next: format!("/kitchen/{}", station.id),
        bumped: bumped.map(part).collect(),
        hints: &KEYS[..8],
        keys: &KEYS,
    }
    .render()
}

/// The pass: every check with all its stations' parts.
pub fn expo(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let cards = View::Expo.whole(house, ctx.lang());
    let mut figures = vec![
        figure("tickets", "expo-count", "", ""),
        figure("complete", "expo-count-complete", "✓", "good nothing"),
        figure("warn", "kitchen-count-warn", "▲", "warn nothing"),
        figure("late", "kitchen-count-late", "●", "late nothing"),
    ];
    figures[0].start = cards.len().to_string();
    ExpoPage {
        ctx,
        figures,
        cards: cards.into_iter().map(|card| card.html).collect(),
        hints: &EXPO_KEYS[..3],
        keys: &EXPO_KEYS,
    }
    .render()
}
