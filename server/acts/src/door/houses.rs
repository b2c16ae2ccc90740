//! A new house: the first-run set-up, and menu files for houses that are there.

use super::{Door, DoorError, PersonDraft, SignedIn};
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::staff::{Actor, Role, Staff};
use goimon_domain::time::VenueClock;
use goimon_domain::venue::Terms;
use goimon_store::{Change, NewVenue};

/// When the night's last guests are gone.
const CUT_OFF_HOUR: i16 = 4;

/// A house and its owner, as the set-up page asks for them.
#[derive(Clone, Debug)]
pub struct NewHouse {
    /// The venue's name.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// ISO 4217.
    pub currency: String,
    /// IANA.
    pub zone: String,
    /// What the owner is called.
    pub owner: String,
    /// What the owner signs in with, anywhere.
    pub password: String,
    /// What the owner signs in with on the house's own devices, if wished.
    pub pin: Option<String>,
}

impl Door {
    /// Whether there is no house yet.
    pub async fn is_new(&self) -> Result<bool, DoorError> {
        Ok(self.books.venues().is_empty() && self.store.venues().await?.is_empty())
    }

    /// Makes the first house and signs its owner in. Once there is a house, never again.
    pub async fn set_up(&self, new: NewHouse) -> Result<SignedIn, DoorError> {
        let (door, new) = (self.clone(), new);
        let done = tokio::spawn(async move { door.make(new).await });
        done.await.map_err(|error| DoorError::Down(error.to_string()))?
    }

    async fn make(&self, new: NewHouse) -> Result<SignedIn, DoorError> {
        let _alone = self.inner.setting_up.lock().await;
        if !self.is_new().await? {
            return Err(DoorError::SetUpAlready);
        }
        let owner = PersonDraft {
            id: None,
            name: new.owner.clone(),
            role: Role::Manager,
            pin: new.pin.clone().filter(|pin| !pin.is_empty()),
            password: Some(new.password.clone()),
            active: true,
        };
        // All that can be refused is refused before anything is made.
        let of = |field| {
            move |error| match error {
                DoorError::BadName => DoorError::BadHouse(field),
                other => other,
            }
        };
        let name = super::devices::name_of(&new.name).map_err(of("venue_name"))?;
        owner.check().map_err(of("owner_name"))?;
        let currency = Currency::of(&new.currency).map_err(|_| DoorError::BadHouse("currency"))?;
        VenueClock::new(new.zone.trim(), CUT_OFF_HOUR).map_err(|_| DoorError::BadHouse("zone"))?;
        let venue = NewVenue {
            name,
            lang: new.lang,
            currency,
            zone: new.zone.trim().to_owned(),
            cut_off_hour: CUT_OFF_HOUR,
            // Menu prices in Vietnam hold the tax; in the countries of the other currencies it is the usual way too.
            terms: Terms { service: Rate::ZERO, tax_included: true, cash_step: Money::ZERO, ..Terms::default() },
            open_door: false,
        };
        let venue = self.store.create_venue(venue, self.now()).await?;
        self.books.add(venue).await?;
        let id = self.put_person(venue, &Actor::house(), owner).await?;
        let staff = Staff { id, name: new.owner.trim().to_owned(), role: Role::Manager, active: true };
        self.begin(venue, staff, None).await
    }

    /// Takes a menu file: all of it, or nothing with every mistake named. Says how many items it has.
    pub async fn take_menu(&self, venue: VenueId, by: &Actor, text: &str) -> Result<usize, DoorError> {
        let Some(house) = self.books.house(venue) else { return Err(DoorError::BadHouse("venue")) };
        let menu = MenuFile::parse(text, house.reference.venue.currency).map_err(DoorError::BadMenu)?;
        let items = menu.items.len();
        self.change(venue, by, Change::Menu(menu)).await?;
        Ok(items)
    }
}
