//! What a station has still to make, over all its tickets.

use crate::Words;
use crate::kitchen::rows::modifiers;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::screen::Scope;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "kitchen/_allday.html")]
pub(super) struct AllDay<'a> {
    w: Words,
    rows: Vec<AllDayRow<'a>>,
}

struct AllDayRow<'a> {
    count: u32,
    name: &'a str,
    parts: Vec<AllDayPart>,
}

/// So many of an item, made in one way.
struct AllDayPart {
    count: u32,
    mods: String,
}

impl<'a> AllDay<'a> {
    pub(super) fn of(scope: Scope<'_>, house: &'a House, w: Words) -> Self {
        let mut items: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
        let lines = house.checks.values().flat_map(|check| check.lines.iter().map(move |line| (check, line)));
        for (_, line) in lines.filter(|(check, line)| line.is_queued() && scope.shows(check, line.station)) {
            let ways = items.entry(line.name.of(w.lang())).or_default();
            // Only what makes it another thing to make parts the count.
            let counted = match house.reference.menu.item(line.item) {
                Some(item) => item.counted(&line.chosen),
                None => line.chosen.iter().collect(),
            };
            *ways.entry(modifiers(counted, w)).or_default() += line.quantity;
        }
        let mut rows: Vec<_> = items
            .into_iter()
            .map(|(name, ways)| AllDayRow {
                count: ways.values().sum(),
                name,
                parts: ways
                    .into_iter()
                    .filter(|(mods, _)| !mods.is_empty())
                    .map(|(mods, count)| AllDayPart { count, mods })
                    .collect(),
            })
            .collect();
        rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(b.name)));
        Self { w, rows }
    }
}
