//! The door, for programs: enrolling a device, who works here, signing in.

use goimon_domain::ids::{DeviceId, ScreenId, StaffId, StationId, VenueId};
use goimon_domain::staff::{Post, Role, Staff};
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A device that wants to be enrolled.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevice {
    /// The one-time code that the manager shows; a demo venue asks for none.
    pub code: Option<String>,
    /// What the device is called.
    #[schema(min_length = 1, max_length = 60, example = "Lan's phone")]
    pub name: String,
    /// What it is for. A code says so itself and wins.
    pub post: Option<NewPost>,
}

/// What a device is for.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum NewPost {
    /// A phone or a till: people sign in on it by name and PIN.
    Shared {},
    /// A kitchen screen of one station; it is signed in by itself.
    Station {
        /// Which station.
        #[schema(value_type = Uuid)]
        station: StationId,
    },
    /// The screen at the pass; it is signed in by itself.
    Expo {},
    /// The customers' board; it shows numbers and does nothing.
    Board {},
    /// A kitchen screen that the manager defined; it is signed in by itself.
    Screen {
        /// Which screen.
        #[schema(value_type = Uuid)]
        screen: ScreenId,
    },
}

impl From<NewPost> for Post {
    fn from(post: NewPost) -> Self {
        match post {
            NewPost::Shared {} => Post::Shared,
            NewPost::Station { station } => Post::Station(station),
            NewPost::Expo {} => Post::Expo,
            NewPost::Board {} => Post::Board,
            NewPost::Screen { screen } => Post::Screen(screen),
        }
    }
}

/// A device was enrolled.
#[derive(Serialize, ToSchema)]
pub struct Enrolled {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub device: DeviceId,
    /// What it shows from now on, as `Authorization: Bearer …`. It is not told again.
    pub token: String,
    /// The venue it belongs to.
    #[schema(value_type = Uuid)]
    pub venue: VenueId,
}

/// A person who works here.
#[derive(Serialize, ToSchema)]
pub struct Person<'a> {
    /// Their id.
    #[schema(value_type = Uuid)]
    pub id: StaffId,
    /// What everybody calls them.
    pub name: &'a str,
    /// What they are here for: `waiter`, `kitchen`, `cashier` or `manager`.
    pub role: &'static str,
}

impl<'a> Person<'a> {
    /// A person.
    pub fn of(person: &'a Staff) -> Self {
        Self { id: person.id, name: &person.name, role: person.role.word() }
    }
}

/// Somebody who signs in on this device.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSession {
    /// Who: their id, or exactly the name that they have here.
    #[schema(example = "Lan")]
    pub staff: String,
    /// Their PIN.
    #[schema(format = Password)]
    pub pin: String,
}

/// Somebody is signed in.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// What they show from now on, as `Authorization: Bearer …`.
    pub token: String,
    /// Who it is.
    #[schema(value_type = Uuid)]
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// What they are here for.
    #[schema(value_type = String, example = "waiter")]
    pub role: Role,
    /// Until when, in milliseconds.
    #[schema(value_type = i64)]
    pub expires: At,
}
