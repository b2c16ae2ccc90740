//! Which till settles which check, as long as its socket stands. A till whose browser is gone says nothing any more, not even
//! that it has left: its socket's end does, after the moment that a reload or bad Wi-Fi takes.

use goimon_domain::ids::CheckId;
use std::collections::HashMap;
use std::time::Duration;

/// As long as a page needs to be opened again.
pub const GRACE: Duration = Duration::from_secs(4);

/// What the tills of a room have said.
#[derive(Default)]
pub struct Settling {
    by: HashMap<u64, CheckId>,
}

impl Settling {
    /// A till settles a check, and no other one any more.
    pub fn begins(&mut self, screen: u64, check: CheckId) {
        self.by.insert(screen, check);
    }

    /// A till is gone. The check that it settled, unless another till does so too.
    pub fn leaves(&mut self, screen: u64) -> Option<CheckId> {
        let check = self.by.remove(&screen)?;
        (!self.is_settled(check)).then_some(check)
    }

    /// Whether a till that is there settles it.
    pub fn is_settled(&self, check: CheckId) -> bool {
        self.by.values().any(|other| *other == check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_check_is_left_by_the_last_till_that_settles_it() {
        let check = CheckId(Uuid::from_u128(1));
        let mut settling = Settling::default();
        settling.begins(1, check);
        settling.begins(2, check);
        assert_eq!(settling.leaves(1), None, "the other till still does");
        assert_eq!(settling.leaves(3), None, "it never settled anything");
        assert_eq!(settling.leaves(2), Some(check));
        assert_eq!(settling.leaves(2), None);
    }

    #[test]
    fn a_till_that_is_back_settles_it_again() {
        let check = CheckId(Uuid::from_u128(1));
        let mut settling = Settling::default();
        settling.begins(1, check);
        assert_eq!(settling.leaves(1), Some(check));
        settling.begins(2, check);
        assert!(settling.is_settled(check));
    }
}
