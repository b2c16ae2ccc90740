//! A manager's PIN, typed on the device of whoever asks for something that takes a manager's word. It opens no session.

use super::sign_in::Where;
use super::{Door, DoorError};
use goimon_domain::ids::{StaffId, VenueId};
use goimon_domain::staff::{Actor, Role};
use serde::Serialize;

/// Proof that a manager has just typed their PIN. Only the door makes one.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct ManagersWord(StaffId);

impl ManagersWord {
    /// Whose.
    pub fn manager(&self) -> StaffId {
        self.0
    }
}

impl Door {
    /// Asks for a manager's PIN on the device of whoever acts. Wrong ones slow down and lock that device as at signing
    /// in; it runs to its end also when the caller goes away.
    pub async fn managers_word(
        &self,
        venue: VenueId,
        by: &Actor,
        manager: StaffId,
        pin: &str,
    ) -> Result<ManagersWord, DoorError> {
        let device = by.device.ok_or(DoorError::NotEnrolled)?;
        let (door, pin) = (self.clone(), pin.to_owned());
        let done = tokio::spawn(async move {
            let (person, _) = door.prove(Where::Known(venue, device), manager, &pin, &[Role::Manager]).await?;
            Ok(ManagersWord(person.id))
        });
        done.await.map_err(|error| DoorError::Down(error.to_string()))?
    }
}
