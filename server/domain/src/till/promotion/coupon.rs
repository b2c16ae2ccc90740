//! Codes: what is printed on a voucher.

use crate::ids::PromotionId;
use crate::money::Money;

/// The longest code.
pub const MOST_CODE: usize = 24;

/// A code as it stands, with how much was made of it on all checks. The house knows one only while an act about it is decided:
/// it is read at the same place in the stream, so that the last use is made once, at whichever till.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coupon {
    /// The code.
    pub code: String,
    /// What it brings.
    pub promotion: PromotionId,
    /// On how many checks it stands.
    pub used: u32,
    /// How much all codes of the promotion have taken off, or may still take where they stand on open checks.
    pub spent: Money,
}

/// A code as people type it: without spaces and hyphens, in capitals; nothing when it can be none.
pub fn code(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let fits = (3..=MOST_CODE).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphanumeric());
    fits.then_some(code)
}
