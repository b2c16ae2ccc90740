//! A venue and all that it owns before the first guest comes: its terms, menu, floor, stations, people.

use crate::bearing::Bearing;
use crate::discount::Limits;
use crate::ids::{AreaId, ScreenId, StaffId, StationId, TableId, VenueId};
use crate::lang::Lang;
use crate::letterhead::Letterhead;
use crate::loyalty::PointsTerms;
use crate::menu::Menu;
use crate::money::{Currency, Money, Rate};
use crate::patience::Patience;
use crate::places::{Area, Station, Table};
use crate::printer::Printer;
use crate::promotion::Promotion;
use crate::rates::Rates;
use crate::reservation::Booking;
use crate::screen::{Cover, Screen};
use crate::shift::Counting;
use crate::staff::Staff;
use crate::time::VenueClock;
use crate::vietqr::BankAccount;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One restaurant, cafe or karaoke house.
#[derive(Clone, Debug)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// Its name, as on the receipt.
    pub name: String,
    /// The language of its screens unless a person chooses another.
    pub lang: Lang,
    /// Its currency.
    pub currency: Currency,
    /// Its zone and business day.
    pub clock: VenueClock,
    /// What its bills are reckoned by.
    pub terms: Terms,
    /// What its receipts tell of it, besides its name.
    pub letterhead: Letterhead,
    /// How its till works.
    pub till: Till,
    /// What it takes to undo what the kitchen has made already.
    pub undoing: Undoing,
    /// Whether any device may enrol itself: true only for the demo.
    pub open_door: bool,
    /// Names this life of the database: a restored or new one has another.
    pub epoch: Uuid,
    /// How it takes reservations.
    pub booking: Booking,
    /// How long its guests may wait before its people are told.
    pub patience: Patience,
    /// Whether the lines of a course are begun so that they are done together.
    pub by_prep: bool,
}

/// What it takes to take off or give away what the kitchen has made already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Undoing {
    /// A reason.
    #[default]
    Reason,
    /// A reason and a manager's PIN.
    Manager,
}

impl Undoing {
    /// Both ways.
    pub const ALL: [Undoing; 2] = [Undoing::Reason, Undoing::Manager];

    /// The word in the database, in JSON and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Undoing::Reason => "reason",
            Undoing::Manager => "manager",
        }
    }

    /// The way of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// What a bill is reckoned by; fixed on a check when it opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Service charge on the discounted amount.
    pub service: Rate,
    /// Whether menu prices already hold the tax.
    pub tax_included: bool,
    /// The step to which a bill is rounded, 0 for none.
    pub cash_step: Money,
    /// Which orders bear the service charge besides those of guests who sit here. Bills of old bore it all.
    #[serde(default = "Bearing::all")]
    pub bearing: Bearing,
}

/// How a house's till works, from now on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Till {
    /// Where transfers go; without it the till shows no code for them.
    pub bank: Option<BankAccount>,
    /// How much people may take off.
    pub limits: Limits,
    /// Whether money is only taken where a shift is open.
    #[serde(default)]
    pub shifts: bool,
    /// How drawers are counted.
    #[serde(default)]
    pub counting: Counting,
    /// What points are.
    #[serde(default)]
    pub points: PointsTerms,
}

/// Everything a venue owns that changes by the day, not by the minute.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The venue itself.
    pub venue: Venue,
    /// Its menu.
    pub menu: Menu,
    /// Its areas, in order.
    pub areas: Vec<Area>,
    /// Its tables, in order of area and position.
    pub tables: Vec<Table>,
    /// Its stations, in order.
    pub stations: Vec<Station>,
    /// Its people, former ones included.
    pub staff: Vec<Staff>,
    /// Its promotions, those that are off included, the oldest first.
    pub promotions: Vec<Promotion>,
    /// What rooms cost by the hour.
    pub rates: Rates,
    /// Its printers, in the order in which they were set up.
    pub printers: Vec<Printer>,
    /// Its kitchen screens, in order, besides those that stations have anyway.
    pub screens: Vec<Screen>,
    /// The stations whose tickets another screen shows.
    pub covers: Vec<Cover>,
}

impl Reference {
    /// A table by id.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// A station by id.
    pub fn station(&self, id: StationId) -> Option<&Station> {
        self.stations.iter().find(|station| station.id == id)
    }

    /// A defined screen by id.
    pub fn screen(&self, id: ScreenId) -> Option<&Screen> {
        self.screens.iter().find(|screen| screen.id == id)
    }

    /// A person by id.
    pub fn person(&self, id: StaffId) -> Option<&Staff> {
        self.staff.iter().find(|person| person.id == id)
    }

    /// The tables of an area, in order.
    pub fn tables_in(&self, area: AreaId) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(move |table| table.area == area)
    }
}
