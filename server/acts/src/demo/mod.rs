//! “Quán Gọi Món”, the house that `--demo` shows: one floor, seven stations, six people, 65 dishes. Loaded once.

mod rooms;
mod till;

pub use till::{CODE, REGULAR};

use crate::door::{Door, DoorError, PersonDraft};
use goimon_domain::ids::VenueId;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::presets::{HeadingNotes, Presets};
use goimon_domain::staff::{Actor, Role};
use goimon_domain::venue::{Terms, Undoing};
use goimon_store::{Change, NewVenue, StoreError};

/// The menu of the house.
const MENU: &str = include_str!("menu.csv");

/// (code, Vietnamese, English), in the order of the kitchen screens.
const STATIONS: [(&str, &str, &str); 7] = [
    ("kitchen", "Bếp nóng", "Hot kitchen"),
    ("grill", "Nướng", "Grill"),
    ("wok", "Chảo", "Wok"),
    ("noodle", "Bếp phở", "Noodles"),
    ("cold", "Bếp nguội", "Cold kitchen"),
    ("dessert", "Tráng miệng", "Desserts"),
    ("bar", "Quầy bar", "Bar"),
];

/// (Vietnamese, English, first table, last table, seats).
const AREAS: [(&str, &str, u16, u16, u16); 3] =
    [("Trong nhà", "Indoors", 1, 10, 4), ("Sân vườn", "Garden", 11, 18, 6), ("Lầu 2", "Upstairs", 19, 24, 8)];

/// With it a house has sixty tables, as many as a busy one: for rehearsals.
const ROOFTOP: (&str, &str, u16, u16, u16) = ("Sân thượng", "Rooftop", 25, 60, 4);

/// (heading, what a tap says to the kitchen).
const PRESETS: [(&str, [&str; 4]); 5] = [
    ("Phở - Bún - Mì", ["không giá", "ít bánh", "nhiều nước", "nước để riêng"]),
    ("Cơm", ["ít cơm", "không hành", "nước mắm riêng", "ra cùng lúc"]),
    ("Món xào - chiên - kho", ["ít cay", "ít mặn", "không bột ngọt", "ra sau cùng"]),
    ("Lẩu", ["ít cay", "không ngò", "bún để riêng", "thêm chén"]),
    ("Đồ uống", ["ít đá", "không đá", "ít đường", "mang ra trước"]),
];

/// (name, role, PIN).
pub const PEOPLE: [(&str, Role, &str); 6] = [
    ("Lan", Role::Waiter, "1111"),
    ("Hùng", Role::Waiter, "2222"),
    ("Tú", Role::Waiter, "3333"),
    ("Mai", Role::Cashier, "4444"),
    ("Bếp Sơn", Role::Kitchen, "5555"),
    ("Anh Minh", Role::Manager, "9999"),
];

/// The PIN of everybody in a rehearsal's house.
const REHEARSAL_PIN: &str = "1111";

impl Door {
    /// Loads the demo into a database without venues; leaves any other alone. Says which venue it made.
    pub async fn load_demo(&self) -> Result<Option<VenueId>, DoorError> {
        let currency = Currency::of("VND").map_err(|_| DoorError::BadHouse("currency"))?;
        self.load("Quán Gọi Món", currency, MENU, None).await
    }

    /// Loads the same house with another menu, in its currency, for a rehearsal; everybody has the same PIN.
    pub async fn load_rehearsal(&self, menu: &str) -> Result<Option<VenueId>, DoorError> {
        let fits = |currency: &&Currency| MenuFile::parse(menu, **currency).is_ok();
        let currency = Currency::all().iter().find(fits).copied();
        let currency = match currency {
            Some(currency) => currency,
            // None fits: the mistakes are told for the first.
            None => Currency::all()[0],
        };
        self.load("Rehearsal", currency, menu, Some(REHEARSAL_PIN)).await
    }

    async fn load(
        &self,
        name: &str,
        currency: Currency,
        menu: &str,
        pin: Option<&str>,
    ) -> Result<Option<VenueId>, DoorError> {
        if !self.is_new().await? {
            return Ok(None);
        }
        // A file with a mistake leaves no half-made house behind.
        MenuFile::parse(menu, currency).map_err(DoorError::BadMenu)?;
        let new = NewVenue {
            name: name.into(),
            lang: Lang::Vi,
            currency,
            zone: "Asia/Ho_Chi_Minh".into(),
            cut_off_hour: 4,
            terms: Terms { service: Rate::ZERO, tax_included: true, cash_step: Money::ZERO, ..Terms::default() },
            open_door: true,
        };
        let venue = self.store.create_venue(new, self.now()).await?;
        self.books.add(venue).await?;
        let rooftop = pin.is_some().then_some(ROOFTOP);
        self.furnish(venue, AREAS.into_iter().chain(rooftop)).await?;
        self.take_menu(venue, &Actor::house(), menu).await?;
        // The demo shows all there is; whoever rehearses wants to be stopped by nothing.
        if pin.is_none() {
            self.change(venue, &Actor::house(), Change::Undoing(Undoing::Manager)).await?;
            self.furnish_rooms(venue).await?;
            self.note_presets(venue).await?;
        }
        for (name, role, own_pin) in PEOPLE {
            let pin = Some(pin.unwrap_or(own_pin).to_owned());
            let draft = PersonDraft { id: None, name: name.into(), role, pin, password: None, active: true };
            self.put_person(venue, &Actor::house(), draft).await?;
        }
        Ok(Some(venue))
    }

    /// What guests of such a house often ask for.
    async fn note_presets(&self, venue: VenueId) -> Result<(), DoorError> {
        let headings = self.books.house(venue).map(|house| house.reference.menu.categories.clone()).unwrap_or_default();
        for (heading, notes) in PRESETS {
            let category = headings.iter().find(|category| category.name.vi == heading);
            if let (Some(category), Some(presets)) = (category.map(|category| category.id), Presets::of(notes)) {
                self.change(venue, &Actor::house(), Change::Presets(HeadingNotes { category, presets })).await?;
            }
        }
        Ok(())
    }

    /// Stations, areas and tables.
    async fn furnish(
        &self,
        venue: VenueId,
        areas: impl Iterator<Item = (&'static str, &'static str, u16, u16, u16)>,
    ) -> Result<(), DoorError> {
        let by = Actor::house();
        for (code, vi, en) in STATIONS {
            self.change(venue, &by, Change::Station { code: code.into(), name: Named::new(vi, en) }).await?;
        }
        for (vi, en, first, last, seats) in areas {
            self.change(venue, &by, Change::Area { name: Named::new(vi, en) }).await?;
            let area = self.books.house(venue).and_then(|house| house.reference.areas.last().map(|area| area.id));
            let area = area.ok_or(StoreError::NotFound { what: "area" })?;
            let labels = (first..=last).map(|label| label.to_string()).collect();
            self.change(venue, &by, Change::Tables { area, labels, seats }).await?;
        }
        Ok(())
    }
}
