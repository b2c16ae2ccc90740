//! The people: hiring, renaming, giving a new PIN, letting go.

use super::devices::name_of;
use super::secret::is_pin;
use super::{Door, DoorError};
use goimon_domain::ids::{StaffId, VenueId};
use goimon_domain::staff::{Actor, Role};
use goimon_store::Change;
use uuid::Uuid;

/// A person as the manager writes them down.
#[derive(Clone, Debug)]
pub struct PersonDraft {
    /// Who; somebody new if nobody.
    pub id: Option<StaffId>,
    /// What everybody calls them.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// A new PIN; without one the old stays.
    pub pin: Option<String>,
    /// A new password for signing in as an owner; without one the old stays.
    pub password: Option<String>,
    /// Whether they work here.
    pub active: bool,
}

impl PersonDraft {
    /// Whether name, PIN and password are such as can be taken.
    pub(super) fn check(&self) -> Result<(), DoorError> {
        name_of(&self.name)?;
        if self.pin.as_deref().is_some_and(|pin| !is_pin(pin)) {
            return Err(DoorError::BadPin);
        }
        let fits = |password: &str| (10..=200).contains(&password.chars().count());
        if self.password.as_deref().is_some_and(|password| !fits(password)) {
            return Err(DoorError::BadPassword);
        }
        if self.id.is_none() && self.pin.is_none() && self.password.is_none() { Err(DoorError::BadPin) } else { Ok(()) }
    }
}

impl Door {
    /// Writes a person down. Somebody new needs a PIN or password.
    pub async fn put_person(&self, venue: VenueId, by: &Actor, draft: PersonDraft) -> Result<StaffId, DoorError> {
        draft.check()?;
        let name = name_of(&draft.name)?;
        self.fits(venue, &draft, &name)?;
        let pin_hash = self.hash_some(draft.pin.as_deref()).await?;
        let password_hash = self.hash_some(draft.password.as_deref()).await?;
        let id = draft.id.unwrap_or_else(|| StaffId(Uuid::now_v7()));
        let (role, active) = (draft.role, draft.active);
        self.change(venue, by, Change::Staff { id, name, role, pin_hash, password_hash, active }).await?;
        Ok(id)
    }

    async fn hash_some(&self, text: Option<&str>) -> Result<Option<String>, DoorError> {
        match text {
            Some(text) => self.hash(text).await.map(Some),
            None => Ok(None),
        }
    }

    fn fits(&self, venue: VenueId, draft: &PersonDraft, name: &str) -> Result<(), DoorError> {
        let Some(house) = self.books.house(venue) else { return Ok(()) };
        let staff = &house.reference.staff;
        let other = |id: StaffId| Some(id) != draft.id;
        if draft.id.is_some_and(|id| house.reference.person(id).is_none()) {
            return Err(DoorError::NoSuchPerson);
        }
        if draft.active && staff.iter().any(|person| person.active && other(person.id) && person.name == name) {
            return Err(DoorError::NameTaken);
        }
        let was_manager = staff.iter().any(|person| !other(person.id) && person.role == Role::Manager && person.active);
        let stays_manager = draft.active && draft.role == Role::Manager;
        let others = staff.iter().any(|person| other(person.id) && person.active && person.role == Role::Manager);
        if was_manager && !stays_manager && !others { Err(DoorError::LastManager) } else { Ok(()) }
    }
}
