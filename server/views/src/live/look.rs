//! What an element may know: the house and a language. No reader, no request, no clock.

use crate::words::Words;
use goimon_domain::check::Check;
use goimon_domain::edits::Mark;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Lang;
use goimon_domain::line::{Line, Stamp};
use goimon_domain::money::Money;
use goimon_domain::reason::Reason;
use goimon_domain::time::At;

/// The house in one language, for an element's template.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Texts.
    pub w: Words,
    /// The venue tonight.
    pub house: &'a House,
}

impl<'a> Look<'a> {
    /// Looks at a house in a language.
    pub fn new(house: &'a House, lang: Lang) -> Self {
        Self { w: Words::of(lang), house }
    }

    /// An amount with its currency.
    pub fn money(&self, amount: Money) -> String {
        self.house.reference.venue.currency.full(amount)
    }

    /// An amount without it.
    pub fn bare(&self, amount: Money) -> String {
        self.house.reference.venue.currency.bare(amount)
    }

    /// The clock on the venue's wall.
    pub fn wall(&self, at: At) -> String {
        self.house.reference.venue.clock.wall(at)
    }

    /// Where a check is: `Table 12`, `TA 7`.
    pub fn place(&self, check: &Check) -> String {
        match check.table {
            Some(id) => match self.house.reference.table(id) {
                Some(table) => self.w.table(table),
                None => self.w.s("table-named", &check.table_label),
            },
            None => self.w.calling(check).into_owned(),
        }
    }

    /// Which line of a check it is, from 1: a name for addresses that weighs less than its id. Lines only ever come to a
    /// check at its end.
    pub fn nth(&self, check: &Check, line: &Line) -> usize {
        check.lines.iter().position(|other| other.id == line.id).map_or(0, |place| place + 1)
    }

    /// What happened to a line besides being made and carried out, and whether the kitchen knows.
    pub fn fate(&self, line: &Line) -> Vec<String> {
        let w = self.w;
        let who = |stamp: &Stamp| format!("{} · {}", self.wall(stamp.at), stamp.by);
        let why = |reason: &Reason| format!(" · {}", w.reason(reason));
        let mut told = Vec::new();
        if let Some(void) = line.void() {
            let word = w.t(if void.instead.is_some() { "line-changed" } else { "line-voided" });
            told.push(format!("✕ {word} {}{}", who(&void.stamp), void.reason.as_ref().map(why).unwrap_or_default()));
        }
        if let Some(comp) = &line.edits.comp {
            told.push(format!("{} {}{}", w.t("line-comped"), who(&comp.stamp), why(&comp.reason)));
        }
        if let Some(remake) = &line.edits.remake {
            told.push(format!("↻ {}{}", w.t("line-remade"), why(&remake.reason)));
        }
        match &line.edits.mark {
            Some(Mark { known: Some(known), .. }) => {
                told.push(format!("✓✓ {} {}", w.t("line-known"), self.wall(known.at)));
            }
            Some(Mark { known: None, .. }) => told.push(format!("◌ {}", w.t("line-unknown"))),
            None => {}
        }
        told
    }

    /// A station's name.
    pub fn station(&self, id: StationId) -> String {
        self.house.reference.station(id).map_or(String::new(), |station| self.w.name(&station.name).to_owned())
    }

    /// What was chosen with a line: `Large · Poached egg ×2`.
    pub fn chosen(&self, line: &Line) -> String {
        let names = line.chosen.iter().map(|choice| {
            let name = self.w.name(&choice.name);
            if choice.quantity > 1 { format!("{name} ×{}", choice.quantity) } else { name.to_owned() }
        });
        names.collect::<Vec<_>>().join(" · ")
    }
}
