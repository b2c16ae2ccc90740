//! By what right a screen watches, and when that ends: signed out, revoked, let go, moved to another post, or at the
//! end of the session.
//!
//! Most of it an event says by itself. That somebody signed out does not say on which of their phones, and a screen that
//! comes may have been asked at the door a moment too early: then the database is asked.

use goimon_acts::Commit;
use goimon_acts::door::secret::TokenHash;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::House;
use goimon_domain::ids::{DeviceId, StaffId};
use goimon_domain::staff::Role;
use goimon_domain::time::At;
use goimon_store::{Store, StoreError};

/// What a screen has shown at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Somebody's session.
    Session(TokenHash),
    /// The device's own token: a kitchen screen.
    Device(TokenHash),
}

/// By what right a screen watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Who watches, unless it is a kitchen screen.
    pub staff: Option<StaffId>,
    /// As what.
    pub role: Role,
    /// On which device, if it is enrolled.
    pub device: Option<DeviceId>,
    /// What was shown at the door.
    pub token: Token,
    /// When it ends by itself; a kitchen screen's does not.
    pub until: Option<At>,
}

impl Pass {
    /// Whether it is over by what has happened, or by who works here now.
    pub fn is_over(&self, events: &[Event], house: &House) -> bool {
        let revoked =
            |event: &Event| matches!(&event.fact, Fact::DeviceRevoked { device } if Some(*device) == self.device);
        let works_here =
            |id| house.reference.person(id).is_some_and(|person| person.active && person.role == self.role);
        events.iter().any(revoked) || self.staff.is_some_and(|id| !works_here(id))
    }

    /// Whether its time is up.
    pub fn has_run_out(&self, now: At) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Whether it may be over: this person has signed out somewhere.
    pub fn is_doubtful(&self, events: &[Event]) -> bool {
        events.iter().any(|event| matches!(&event.fact, Fact::SignedOut { staff } if Some(*staff) == self.staff))
    }

    /// Whether the database still lets it in.
    pub async fn is_good(&self, store: &Store, now: At) -> Result<bool, StoreError> {
        Ok(match &self.token {
            Token::Session(hash) => {
                store.session_by_token(hash).await?.is_some_and(|session| !session.ended && session.expires > now)
            }
            Token::Device(hash) => store.device_by_token(hash).await?.is_some_and(|device| !device.revoked),
        })
    }
}

/// Whether a commit may end passes at all: nearly none does.
pub fn concerns_passes(commit: &Commit) -> bool {
    let ends = |fact: &Fact| {
        matches!(fact, Fact::DeviceRevoked { .. } | Fact::SignedOut { .. } | Fact::ReferenceChanged { .. })
    };
    commit.reset || commit.events.iter().any(|event| ends(&event.fact))
}

/// Whether the events of a commit are all that happened since `seq`; after a restored database they are not.
pub fn tells_all(commit: &Commit, seq: u64) -> bool {
    let first = commit.events.first().map(|event| event.seq);
    first.is_some_and(|first| first <= seq + 1 && first + commit.events.len() as u64 == commit.house.seq + 1)
}
