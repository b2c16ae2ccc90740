//! Devices: a manager's one-time code, enrolling with it, and taking the right away again.

use super::secret::{code, digest, tidy_code, token};
use super::{Door, DoorError};
use goimon_domain::house::House;
use goimon_domain::ids::{DeviceId, VenueId};
use goimon_domain::staff::{Actor, Post, Role};
use goimon_domain::time::At;
use goimon_store::{Change, StoreError};
use uuid::Uuid;

/// How long a code is good for.
const CODE_MS: i64 = 10 * 60 * 1_000;
/// More than this is no name for a phone.
const LONGEST_NAME: usize = 60;

/// A code to be typed on a new device.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// The code.
    pub code: String,
    /// Until when.
    pub expires: At,
}

/// A device that may be used from now on.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// Where.
    pub venue: VenueId,
    /// Its id.
    pub device: DeviceId,
    /// What it was enrolled as.
    pub post: Post,
    /// What it shows at every visit. Only its hash is kept.
    pub token: String,
}

impl Door {
    /// A code for one device, good once within ten minutes.
    pub async fn new_code(&self, venue: VenueId, by: &Actor, post: Post) -> Result<NewCode, DoorError> {
        self.station_exists(venue, post)?;
        let (code, expires) = (code(), self.now().plus_ms(CODE_MS));
        self.change(venue, by, Change::EnrolCode { code_hash: digest(&code), post, expires }).await?;
        Ok(NewCode { code, expires })
    }

    /// Enrols a device by a code. What it is called may hang on what it becomes.
    pub async fn enrol(&self, code: &str, name: impl Fn(&House, Post) -> String) -> Result<Enrolled, DoorError> {
        let code = digest(&tidy_code(code));
        let (venue, post) = self.store.take_enrol_code(&code, self.now()).await?.ok_or(DoorError::BadCode)?;
        let house = self.books.house(venue).ok_or(DoorError::BadCode)?;
        // The code is spent: a name that is none does not lock the device out.
        let name = name_of(&name(&house, post)).unwrap_or_else(|_| "?".to_owned());
        self.let_in(venue, post, name).await
    }

    /// Enrols a device where the door is open: in the demo.
    pub async fn enrol_oneself(
        &self,
        name: impl Fn(&House, Post) -> String,
        post: Post,
    ) -> Result<Enrolled, DoorError> {
        let venue = self.open_house().ok_or(DoorError::CodeNeeded)?;
        self.station_exists(venue, post)?;
        let house = self.books.house(venue).ok_or(DoorError::CodeNeeded)?;
        let name = name_of(&name(&house, post))?;
        self.let_in(venue, post, name).await
    }

    /// The house whose door is open, if there is one.
    pub fn open_house(&self) -> Option<VenueId> {
        let is_open = |house: &House| house.reference.venue.open_door;
        self.books.venues().into_iter().find(|venue| self.books.house(*venue).is_some_and(|house| is_open(&house)))
    }

    /// Takes a device's right away; whoever is signed in on it is out.
    pub async fn revoke(&self, venue: VenueId, by: &Actor, device: DeviceId) -> Result<(), DoorError> {
        if !self.store.devices(venue).await?.iter().any(|other| other.id == device) {
            return Err(StoreError::NotFound { what: "device" }.into());
        }
        self.change(venue, by, Change::DeviceRevoked { id: device }).await?;
        Ok(())
    }

    async fn let_in(&self, venue: VenueId, post: Post, name: String) -> Result<Enrolled, DoorError> {
        let (device, token) = (DeviceId(Uuid::now_v7()), token());
        let by = Actor { staff: None, device: Some(device), name: name.clone(), role: Role::Kitchen };
        self.change(venue, &by, Change::Device { id: device, name, post, token_hash: digest(&token) }).await?;
        Ok(Enrolled { venue, device, post, token })
    }

    fn station_exists(&self, venue: VenueId, post: Post) -> Result<(), DoorError> {
        let house = self.books.house(venue);
        let known = match post {
            Post::Shared | Post::Expo | Post::Board => true,
            Post::Station(station) => house.is_some_and(|house| house.reference.station(station).is_some()),
            Post::Screen(screen) => house.is_some_and(|house| house.reference.screen(screen).is_some()),
        };
        if known { Ok(()) } else { Err(DoorError::NoSuchStation) }
    }
}

/// A name without control characters, trimmed; neither empty nor a novel.
/// Whether a name can be one.
pub fn is_name(text: &str) -> bool {
    name_of(text).is_ok()
}

pub(super) fn name_of(text: &str) -> Result<String, DoorError> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = clean.chars().count();
    if (1..=LONGEST_NAME).contains(&length) { Ok(clean) } else { Err(DoorError::BadName) }
}
