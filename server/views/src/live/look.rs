//! What an element may know: the house and a language. No reader, no request, no clock.

use crate::words::Words;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::lang::Lang;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
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
            Some(_) => self.w.s("table-named", &check.table_label),
            None => self.w.calling(check).into_owned(),
        }
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
