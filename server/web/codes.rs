//! Codes of vouchers: nobody guesses the next one, and nobody mistakes a letter for a digit.

use goimon_acts::door::random_code;
use goimon_domain::promotion::{self, MOST_CODE};
use std::collections::BTreeSet;

/// So many codes are made at once.
pub const MOST_CODES: usize = 500;
/// How long the part of a code is that is random: 31^8 of them, of which a house has some thousands.
const LENGTH: usize = 8;

/// A code that somebody thought of; nothing when it can be none.
pub fn own(typed: &str) -> Option<String> {
    promotion::code(typed)
}

/// So many new codes, each different; nothing when they can't start so.
pub fn batch(prefix: &str, count: usize) -> Option<Vec<String>> {
    let prefix = match prefix.trim() {
        "" => String::new(),
        typed => {
            // As long as a code must be, for the sake of short beginnings such as `B2`.
            let padded = promotion::code(&format!("{typed}000"))?;
            padded[..padded.len() - 3].to_owned()
        }
    };
    if prefix.len() + LENGTH > MOST_CODE {
        return None;
    }
    let mut codes = BTreeSet::new();
    while codes.len() < count {
        codes.insert(format!("{prefix}{}", random_code()));
    }
    Some(codes.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_made_that_people_can_type() {
        let codes = batch("tet-", 500).unwrap();
        assert_eq!(codes.len(), 500);
        assert!(
            codes.iter().all(|code| code.starts_with("TET") && code.len() == 11 && own(code).as_ref() == Some(code))
        );
        assert_eq!(batch("this is far too long for any code", 1), None);
        assert_eq!(own("  tết "), None);
        assert_eq!(own("tet-20 27").as_deref(), Some("TET2027"));
    }
}
