//! What the door asks: whose token this is, whether a code is good, how often a PIN was wrong.
//!
//! A token names its venue; nobody says it for it.

use crate::{Store, StoreError};
use goimon_domain::ids::{DeviceId, StaffId, VenueId};
use goimon_domain::staff::Post;
use goimon_domain::time::At;

/// An enrolled device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Its id.
    pub id: DeviceId,
    /// Its venue.
    pub venue: VenueId,
    /// What it is called.
    pub name: String,
    /// What it was enrolled as.
    pub post: Post,
    /// When it was enrolled.
    pub enrolled_at: At,
    /// Whether it may no longer be used.
    pub revoked: bool,
    /// Wrong PINs in a row.
    pub wrong_pins: u32,
    /// Until when no PIN is taken on it.
    pub locked_until: Option<At>,
}

/// A person's session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Its venue.
    pub venue: VenueId,
    /// Whose it is.
    pub staff: StaffId,
    /// On which device.
    pub device: Option<DeviceId>,
    /// Until when it is good.
    pub expires: At,
    /// Whether it was ended.
    pub ended: bool,
}

/// A person who signs in by name and password.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnerRow {
    /// Their venue.
    pub venue: VenueId,
    /// Who.
    pub staff: StaffId,
    /// The hash of their password.
    pub password_hash: String,
}

impl Store {
    /// The device of a token, revoked ones included.
    pub async fn device_by_token(&self, hash: &[u8; 32]) -> Result<Option<DeviceRow>, StoreError> {
        let _ = hash;
        Err(StoreError::NotFound { what: "device" })
    }

    /// The devices of a venue, in the order of enrolment.
    pub async fn devices(&self, venue: VenueId) -> Result<Vec<DeviceRow>, StoreError> {
        Err(StoreError::NoSuchVenue(venue))
    }

    /// The session of a token, ended ones included.
    pub async fn session_by_token(&self, hash: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
        let _ = hash;
        Err(StoreError::NotFound { what: "session" })
    }

    /// Uses up an enrolment code: it works once, and not after it has expired.
    pub async fn take_enrol_code(&self, hash: &[u8; 32], now: At) -> Result<Option<(VenueId, Post)>, StoreError> {
        let _ = (hash, now);
        Err(StoreError::NotFound { what: "code" })
    }

    /// The hashes of a person's PIN and password; none when they do not work here.
    pub async fn secrets(
        &self,
        venue: VenueId,
        staff: StaffId,
    ) -> Result<Option<(Option<String>, Option<String>)>, StoreError> {
        let _ = staff;
        Err(StoreError::NoSuchVenue(venue))
    }

    /// The people of this name, in any venue, who have a password.
    pub async fn owner_by_name(&self, name: &str) -> Result<Vec<OwnerRow>, StoreError> {
        let _ = name;
        Err(StoreError::NotFound { what: "person" })
    }

    /// Counts a wrong PIN on a device; says how many there are in a row.
    pub async fn wrong_pin(&self, device: DeviceId, now: At) -> Result<u32, StoreError> {
        let _ = (device, now);
        Err(StoreError::NotFound { what: "device" })
    }

    /// Forgets the wrong PINs of a device.
    pub async fn right_pin(&self, device: DeviceId) -> Result<(), StoreError> {
        let _ = device;
        Err(StoreError::NotFound { what: "device" })
    }
}
