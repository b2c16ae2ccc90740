//! The kitchen's screens: a station's tickets, and the pass.

mod keys;
pub(crate) mod rows;

use crate::Ctx;
use crate::live::afterwards::AFTERWARDS;
use crate::live::counted::COUNTED;
use crate::live::dark::DARK;
pub use crate::live::handed::taken_back;
pub use crate::live::station::path;
use crate::live::station::{ALL_DAY, OTHERS, PACE, SETUP, TAKEN, slots};
use crate::live::{Key, View};
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::menu::Item;
use goimon_domain::screen::{Level, Place, Scope, TextSize};
use keys::{EXPO, Hint, STATION, changes, hints};

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

#[derive(Template)]
#[template(path = "kitchen/choose.html")]
struct ChoosePage<'a> {
    ctx: &'a Ctx<'a>,
    choices: Vec<Choice<'a>>,
}

struct Choice<'a> {
    path: String,
    name: &'a str,
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
    /// The stations that it took over, and those that it could.
    taken: String,
    others: String,
    /// The stations whose screens are dark.
    dark: String,
    /// What was taken off after it had left.
    afterwards: String,
    /// How the page is arranged; when that changes it asks for a new one.
    arranged: String,
    /// What the stylesheet knows the columns and the size of the text by.
    look: String,
    /// Whose slots these are: the house's, or, over several stations, the browser's.
    slots: &'static str,
    sound: bool,
    /// What other keys do: `F1=Enter b=k`.
    changes: String,
    hints: Vec<Hint>,
    keys: Vec<Hint>,
}

#[derive(Template)]
#[template(path = "kitchen/expo.html")]
struct ExpoPage<'a> {
    ctx: &'a Ctx<'a>,
    name: &'a str,
    view: View,
    place: Place,
    look: String,
    sound: bool,
    /// What other keys do: `F1=Enter b=k`.
    changes: String,
    /// How the page is arranged; when that changes it asks for a new one.
    arranged: String,
    next: String,
    figures: Vec<Figure>,
    cards: String,
    /// What was handed over and can be taken back.
    handed: String,
    /// The stations that it took over, and those that are dark.
    taken: String,
    dark: String,
    hints: Vec<Hint>,
    keys: Vec<Hint>,
}

/// Which screen this is to be.
pub fn choose(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let stations = house.reference.stations.iter().map(|station| Place::Station(station.id));
    let screens = house.reference.screens.iter().map(|screen| Place::Screen(screen.id));
    let choices = stations.chain(screens).filter_map(|place| {
        let scope = Scope::of(place, &house.reference)?;
        Some(Choice { path: path(place), name: name(ctx, house, scope), open: open(ctx, house, scope) })
    });
    ChoosePage { ctx, choices: choices.collect() }.render()
}

/// What people call a screen.
fn name<'a>(ctx: &Ctx<'_>, house: &'a House, scope: Scope<'a>) -> &'a str {
    let station = match scope.place() {
        Place::Station(id) => house.reference.station(id),
        Place::Screen(_) | Place::Expo => None,
    };
    scope.name().or(station.map(|station| station.name.of(ctx.lang()))).unwrap_or_default()
}

/// How many tickets stand on it.
fn open(ctx: &Ctx<'_>, house: &House, scope: Scope<'_>) -> String {
    let shown = |key: &Key| matches!(key, Key::Ticket(..) | Key::Check(_));
    let tickets = View::from(scope.place()).keys(house).into_iter().filter(shown);
    ctx.w.n("kitchen-open-tickets", tickets.count())
}

/// The tickets of a kitchen screen.
pub fn screen(ctx: &Ctx<'_>, house: &House, scope: Scope<'_>) -> askama::Result<String> {
    if scope.level() != Level::Tickets {
        return pass(ctx, house, scope);
    }
    let view = View::from(scope.place());
    let part = |key: Key| view.render(key, house, ctx.lang()).map(|element| element.html).unwrap_or_default();
    let keys = view.keys(house);
    let tickets: Vec<Key> = keys.iter().filter(|key| matches!(key, Key::Ticket(..))).copied().collect();
    let bumped = keys.into_iter().filter(|key| matches!(key, Key::Bumped(..)));
    let setup = scope.setup();
    let own = setup.map(|setup| setup.keys.as_slice()).unwrap_or_default();
    let mut figures = vec![
        figure("tickets", "kitchen-count", "", ""),
        figure("warn", "kitchen-count-warn", "▲", "warn nothing"),
        figure("late", "kitchen-count-late", "●", "late nothing"),
        figure("oldest", "kitchen-oldest", "", "after"),
    ];
    figures[0].start = tickets.len().to_string();
    StationPage {
        ctx,
        name: name(ctx, house, scope),
        house,
        view,
        figures,
        tickets: tickets.into_iter().map(part).collect(),
        pace: part(PACE),
        allday: part(ALL_DAY),
        counted: part(COUNTED),
        items: house.reference.menu.items.iter().filter(|item| item.listed && scope.has(item.station)).collect(),
        next: path(scope.place()),
        taken: part(TAKEN),
        dark: part(DARK),
        afterwards: part(AFTERWARDS),
        others: part(OTHERS),
        arranged: part(SETUP),
        look: look(scope),
        slots: slots(scope),
        sound: setup.is_none_or(|setup| setup.sound),
        changes: changes(own),
        bumped: bumped.map(part).collect(),
        hints: hints(&STATION[..8], own),
        keys: hints(&STATION, own),
    }
    .render()
}

/// The pass: every check with all its stations' parts.
pub fn expo(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    match Scope::of(Place::Expo, &house.reference) {
        Some(scope) => pass(ctx, house, scope),
        None => Ok(String::new()),
    }
}

/// A screen at the pass: the house's own, or one that the manager defined.
fn pass(ctx: &Ctx<'_>, house: &House, scope: Scope<'_>) -> askama::Result<String> {
    let view = View::from(scope.place());
    let part = |key: Key| view.render(key, house, ctx.lang()).map(|element| element.html).unwrap_or_default();
    let keys = view.keys(house);
    let left = |key: &Key| matches!(key, Key::Handed(..) | Key::Bumped(..));
    let cards: Vec<Key> = keys.iter().filter(|key| matches!(key, Key::Check(_) | Key::Ticket(..))).copied().collect();
    let mut figures = vec![
        figure("tickets", "expo-count", "", ""),
        figure("complete", "expo-count-complete", "✓", "good nothing"),
        figure("warn", "kitchen-count-warn", "▲", "warn nothing"),
        figure("late", "kitchen-count-late", "●", "late nothing"),
    ];
    figures[0].start = cards.len().to_string();
    let setup = scope.setup();
    let own = setup.map(|setup| setup.keys.as_slice()).unwrap_or_default();
    ExpoPage {
        ctx,
        name: scope.name().unwrap_or(ctx.w.t("expo-title")),
        view,
        place: scope.place(),
        look: look(scope),
        sound: setup.is_none_or(|setup| setup.sound),
        changes: changes(own),
        arranged: part(SETUP),
        figures,
        cards: cards.into_iter().map(part).collect(),
        handed: keys.into_iter().filter(left).map(part).collect(),
        taken: part(TAKEN),
        dark: part(DARK),
        next: path(scope.place()),
        hints: hints(&EXPO[..6], own),
        keys: hints(&EXPO, own),
    }
    .render()
}

/// What the stylesheet knows the columns and the size of the text by.
fn look(scope: Scope<'_>) -> String {
    let setup = scope.setup();
    let columns = setup.and_then(|setup| setup.columns).map(|columns| format!(" cols-{columns}"));
    let size = setup.map_or(TextSize::Normal, |setup| setup.text);
    format!("text-{}{}", size.word(), columns.unwrap_or_default())
}
