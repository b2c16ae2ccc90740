//! Stations whose screens are dark: what was sent there has not been painted by any screen for too long.
//!
//! That it is so is noticed once for each check and becomes an event, so that every screen hears of it and the table's
//! timeline tells it. That it is over nobody has to say: a screen that paints the order, also one that took the station over,
//! ends it, and so does whatever leaves nothing to make.
//!
//! What could go wrong: two servers notice at once (the second finds it noticed and says nothing); a server that starts anew
//! forgets what it had noticed (it notices again, which changes nothing on a screen); a station that never had a screen and
//! works by paper alone (it is not dark: its printer gets every slip).

use crate::check::Check;
use crate::house::House;
use crate::ids::{CheckId, StationId};
use crate::places::Station;
use crate::printer::Slips;
use crate::time::At;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A screen that lives has painted long before, in milliseconds.
pub const DARK_AFTER: i64 = 5_000;

/// What somebody noticed: no screen of a station has shown what a check has ordered there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotShown {
    /// Whose order.
    pub check: CheckId,
    /// What station.
    pub station: StationId,
    /// Since when it waits to be shown.
    pub since: At,
}

/// A station whose screen is dark.
#[derive(Clone, Debug)]
pub struct Dark<'a> {
    /// Which.
    pub station: &'a Station,
    /// Since when.
    pub since: At,
    /// Whose orders nobody there has seen, the oldest check first.
    pub checks: Vec<&'a Arc<Check>>,
    /// How many tickets stand there.
    pub tickets: usize,
}

impl House {
    /// What is to be made and no screen of its station has shown, and since when.
    fn unshown(&self) -> BTreeMap<(StationId, CheckId), At> {
        let mut all: BTreeMap<(StationId, CheckId), At> = BTreeMap::new();
        for check in self.checks.values() {
            for line in check.lines.iter().filter(|line| line.is_queued() && line.edits.time.is_none()) {
                let Some((seq, at)) = check.shown_from(line).zip(check.asked(line)) else { continue };
                if !self.has_shown(line.station, seq) && !self.works_by_paper(line.station) {
                    let since = all.entry((line.station, check.id)).or_insert(at);
                    *since = at.min(*since);
                }
            }
        }
        all
    }

    /// Whether a station has a printer that gets everything, and never had a screen.
    fn works_by_paper(&self, station: StationId) -> bool {
        let never_seen = self.saw.get(&station).is_none_or(|saw| *saw == 0) && !self.saw_besides.contains_key(&station);
        never_seen && self.slip_printer(station).is_some_and(|printer| printer.slips == Slips::Always)
    }

    /// What has waited too long to be shown, and nobody has noticed yet.
    pub fn goes_unnoticed(&self, now: At) -> Vec<NotShown> {
        let late = self.unshown().into_iter().filter(|(_, since)| now.since(*since) >= DARK_AFTER);
        let new = late.filter(|(what, _)| !self.dark.contains(what));
        new.map(|((station, check), since)| NotShown { check, station, since }).collect()
    }

    /// The stations that are dark, in the order of the house.
    pub fn dark_stations(&self) -> Vec<Dark<'_>> {
        if self.dark.is_empty() {
            return Vec::new();
        }
        let unshown = self.unshown();
        let dark = self.reference.stations.iter().filter_map(|station| {
            let here = || unshown.iter().filter(|(what, _)| what.0 == station.id && self.dark.contains(what));
            let since = here().map(|(_, since)| *since).min()?;
            let checks = here().filter_map(|((_, check), _)| self.checks.get(check)).collect();
            let tickets = self.tickets_at(station.id).iter().filter(|(_, ticket)| !ticket.is_held()).count();
            Some(Dark { station, since, checks, tickets })
        });
        dark.collect()
    }

    /// Forgets what is over: when it happens again it is news again.
    pub(crate) fn tidy_dark(&mut self) {
        if !self.dark.is_empty() {
            let unshown: BTreeSet<_> = self.unshown().into_keys().collect();
            self.dark.retain(|what| unshown.contains(what));
        }
    }
}
