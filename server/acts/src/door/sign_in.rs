//! Signing in and out: by PIN on an enrolled device, by name and password as an owner anywhere.

use super::secret::{TokenHash, digest, is_pin, token};
use super::{Door, DoorError};
use goimon_domain::ids::{DeviceId, StaffId, VenueId};
use goimon_domain::staff::{Actor, Post, Role, Staff};
use goimon_domain::time::At;
use goimon_store::{Change, DeviceRow, StoreError};
use std::net::IpAddr;

/// A session lasts the longest shift, so that nobody is signed out while a table waits.
const SESSION_MS: i64 = 16 * 60 * 60 * 1_000;
/// Wrong tries before waiting begins.
const FREE_TRIES: u32 = 3;
/// Wrong tries before a quarter of an hour.
const MOST_TRIES: u32 = 8;
/// The longest wait.
const LONG_WAIT_MS: i64 = 15 * 60 * 1_000;
/// How many strangers' wrong passwords are remembered; more than this is a flood, and the oldest are let go.
const MOST_STRANGERS: usize = 10_000;

/// Somebody is in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Where.
    pub venue: VenueId,
    /// Who.
    pub staff: Staff,
    /// What their browser shows at every visit. Only its hash is kept.
    pub token: String,
    /// When they will be out.
    pub expires: At,
}

/// On which device a PIN is typed.
pub(super) enum Where {
    /// The one that shows this token.
    Token(TokenHash),
    /// One whose user is signed in already.
    Known(VenueId, DeviceId),
}

/// How long to wait after so many wrong tries in a row.
fn wait_ms(wrong: u32) -> Option<i64> {
    match wrong {
        0..FREE_TRIES => None,
        FREE_TRIES..MOST_TRIES => Some((1 << wrong) * 1_000),
        MOST_TRIES.. => Some(LONG_WAIT_MS),
    }
}

impl Door {
    /// Signs somebody in on an enrolled device by their PIN. Runs to its end also when the caller goes away, so that a
    /// wrong try can't be taken back by hanging up.
    pub async fn sign_in(&self, device: TokenHash, staff: StaffId, pin: &str) -> Result<SignedIn, DoorError> {
        let (door, pin) = (self.clone(), pin.to_owned());
        let done = tokio::spawn(async move { door.try_pin(device, staff, &pin).await });
        done.await.map_err(|error| DoorError::Down(error.to_string()))?
    }

    async fn try_pin(&self, token: TokenHash, staff: StaffId, pin: &str) -> Result<SignedIn, DoorError> {
        let (person, device) = self.prove(Where::Token(token), staff, pin, &Role::ALL).await?;
        self.begin(device.venue, person, Some(device.id)).await
    }

    /// Somebody in one of these roles proves by their PIN who they are, on a device that more than one person uses.
    pub(super) async fn prove(
        &self,
        on: Where,
        staff: StaffId,
        pin: &str,
        roles: &[Role],
    ) -> Result<(Staff, DeviceRow), DoorError> {
        let device = self.device(&on).await?.filter(|device| !device.revoked);
        let device = device.ok_or(DoorError::NotEnrolled)?;
        let turn = self.turn(device.id);
        let _turn = turn.lock().await;
        // Read again: the one before us may have locked it.
        let device = self.device(&on).await?.ok_or(DoorError::NotEnrolled)?;
        if let Some(until) = device.locked_until.filter(|until| *until > self.now()) {
            return Err(DoorError::Locked { until });
        }
        if device.post != Post::Shared {
            return Err(DoorError::NotEnrolled);
        }
        let person = self.person(device.venue, staff).await?.filter(|person| roles.contains(&person.role));
        let hash = match &person {
            Some(person) => self.store.secrets(device.venue, person.id).await?.and_then(|(pin, _)| pin),
            None => None,
        };
        let right = is_pin(pin) && self.matches(pin, hash).await?;
        match person.filter(|_| right) {
            Some(person) => {
                self.store.right_pin(device.id).await?;
                Ok((person, device))
            }
            None => Err(self.wrong_pin(device.venue, device.id, &device.name).await?),
        }
    }

    async fn device(&self, on: &Where) -> Result<Option<DeviceRow>, StoreError> {
        match on {
            Where::Token(token) => self.store.device_by_token(token).await,
            Where::Known(venue, id) => Ok(self.store.devices(*venue).await?.into_iter().find(|row| row.id == *id)),
        }
    }

    async fn wrong_pin(&self, venue: VenueId, device: DeviceId, name: &str) -> Result<DoorError, DoorError> {
        let wrong = self.store.wrong_pin(device, self.now()).await?;
        let Some(wait) = wait_ms(wrong) else { return Ok(DoorError::WrongPin) };
        let until = self.now().plus_ms(wait);
        let by = Actor { device: Some(device), name: name.to_owned(), ..Actor::house() };
        self.change(venue, &by, Change::DeviceLocked { id: device, until }).await?;
        Ok(DoorError::Locked { until })
    }

    /// Signs an owner in by name and password, on any device.
    pub async fn sign_in_owner(&self, from: IpAddr, name: &str, password: &str) -> Result<SignedIn, DoorError> {
        let now = self.now();
        if let Some(until) = self.stranger(from).map(|(_, until)| until).filter(|until| *until > now) {
            return Err(DoorError::Locked { until });
        }
        // Counted before it is checked, so that parallel guesses gain nothing.
        let wrong = self.count_stranger(from, now);
        let name = name.trim();
        let owners = self.store.owner_by_name(name).await?;
        if owners.is_empty() {
            self.matches(password, None).await?;
        }
        for owner in owners {
            let right = self.matches(password, Some(owner.password_hash)).await?;
            if let Some(person) = self.person(owner.venue, owner.staff).await?.filter(|_| right) {
                self.forget_stranger(from);
                return self.begin(owner.venue, person, None).await;
            }
        }
        Err(wait_ms(wrong).map_or(DoorError::WrongPassword, |wait| DoorError::Locked { until: now.plus_ms(wait) }))
    }

    /// Signs somebody out.
    pub async fn sign_out(&self, venue: VenueId, by: &Actor, session: TokenHash) -> Result<(), DoorError> {
        self.change(venue, by, Change::SessionEnded { token_hash: session }).await?;
        Ok(())
    }

    pub(super) async fn begin(
        &self,
        venue: VenueId,
        staff: Staff,
        device: Option<DeviceId>,
    ) -> Result<SignedIn, DoorError> {
        let (token, expires) = (token(), self.now().plus_ms(SESSION_MS));
        let by = Actor { staff: Some(staff.id), device, name: staff.name.clone(), role: staff.role };
        let session = Change::Session { token_hash: digest(&token), staff: staff.id, device, expires };
        self.change(venue, &by, session).await?;
        Ok(SignedIn { venue, staff, token, expires })
    }

    /// Somebody who works here, also if another server has heard of them first.
    async fn person(&self, venue: VenueId, staff: StaffId) -> Result<Option<Staff>, DoorError> {
        self.books.add(venue).await?;
        let person = || self.books.house(venue).and_then(|house| house.reference.person(staff).cloned());
        let found = match person() {
            Some(found) => Some(found),
            None => {
                self.books.catch_up(venue).await;
                person()
            }
        };
        Ok(found.filter(|person| person.active))
    }

    fn turn(&self, device: DeviceId) -> std::sync::Arc<tokio::sync::Mutex<()>> {
        match self.inner.trying.lock() {
            Ok(mut trying) => {
                trying.retain(|_, turn| std::sync::Arc::strong_count(turn) > 1);
                trying.entry(device).or_default().clone()
            }
            Err(_) => std::sync::Arc::default(),
        }
    }

    fn stranger(&self, from: IpAddr) -> Option<(u32, At)> {
        self.inner.strangers.lock().ok()?.get(&from).copied()
    }

    fn count_stranger(&self, from: IpAddr, now: At) -> u32 {
        let Ok(mut strangers) = self.inner.strangers.lock() else { return MOST_TRIES };
        if strangers.len() >= MOST_STRANGERS {
            strangers.retain(|_, (_, until)| *until > now);
        }
        let (wrong, until) = strangers.entry(from).or_insert((0, now));
        *wrong = if now.since(*until) > LONG_WAIT_MS { 1 } else { *wrong + 1 };
        *until = now.plus_ms(wait_ms(*wrong).unwrap_or(0));
        *wrong
    }

    fn forget_stranger(&self, from: IpAddr) {
        if let Ok(mut strangers) = self.inner.strangers.lock() {
            strangers.remove(&from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_and_ends_at_a_quarter_of_an_hour() {
        let waits: Vec<_> = (0..10).map(|wrong| wait_ms(wrong).unwrap_or(0) / 1_000).collect();
        assert_eq!(waits, [0, 0, 0, 8, 16, 32, 64, 128, 900, 900]);
    }
}
