//! What a house tells of itself on receipts and provisional bills, besides its name.

use crate::sending::tidy;
use serde::{Deserialize, Serialize};

/// The longest address: three lines on paper of 58 mm.
pub const LONGEST_ADDRESS: usize = 120;
/// The longest phone number, or two of them.
pub const LONGEST_PHONE: usize = 40;
/// The longest tax code.
pub const LONGEST_TAX_CODE: usize = 20;
/// The longest closing line.
pub const LONGEST_CLOSING: usize = 120;

/// What stands on receipts; what is empty does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// Where the house is.
    pub address: String,
    /// By which number it is called.
    pub phone: String,
    /// Its tax code.
    pub tax_code: String,
    /// The last line; without it the usual thanks, empty for none.
    pub closing: Option<String>,
}

/// What of it is too long, or is no tax code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterheadFault {
    /// The address.
    #[error("address: at most {LONGEST_ADDRESS} characters")]
    Address,
    /// The phone number.
    #[error("phone: at most {LONGEST_PHONE} characters")]
    Phone,
    /// The tax code.
    #[error("tax_code: at most {LONGEST_TAX_CODE} letters, digits, hyphens and spaces")]
    TaxCode,
    /// The last line.
    #[error("closing: at most {LONGEST_CLOSING} characters")]
    Closing,
}

impl LetterheadFault {
    /// The field that is to be put right.
    pub fn field(self) -> &'static str {
        match self {
            LetterheadFault::Address => "address",
            LetterheadFault::Phone => "phone",
            LetterheadFault::TaxCode => "tax_code",
            LetterheadFault::Closing => "closing",
        }
    }
}

impl Letterhead {
    /// The same as paper takes it: each on one line, without what nobody can read. Nothing is cut short: what is too long is
    /// refused.
    pub fn tidy(&self) -> Result<Self, LetterheadFault> {
        let text = |text: &str, most: usize, fault: LetterheadFault| {
            let clean = tidy(text);
            if clean.chars().count() > most { Err(fault) } else { Ok(clean) }
        };
        let tax_code = text(&self.tax_code, LONGEST_TAX_CODE, LetterheadFault::TaxCode)?;
        if !tax_code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' ' | '.')) {
            return Err(LetterheadFault::TaxCode);
        }
        Ok(Self {
            address: text(&self.address, LONGEST_ADDRESS, LetterheadFault::Address)?,
            phone: text(&self.phone, LONGEST_PHONE, LetterheadFault::Phone)?,
            tax_code,
            closing: self
                .closing
                .as_deref()
                .map(|closing| text(closing, LONGEST_CLOSING, LetterheadFault::Closing))
                .transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_read_goes_and_nothing_is_cut_short() {
        let of = |address: &str, tax_code: &str| {
            let letterhead = Letterhead { address: address.into(), tax_code: tax_code.into(), ..Letterhead::default() };
            letterhead.tidy().map(|tidy| (tidy.address, tidy.tax_code))
        };
        let evil = "12 Lê Lợi\u{1b}@\n\u{202e} Q.1";
        assert_eq!(of(evil, "0101234567-001"), Ok(("12 Lê Lợi @ Q.1".into(), "0101234567-001".into())));
        assert!(of(&"ộ".repeat(LONGEST_ADDRESS), "").is_ok());
        assert_eq!(of(&"ộ".repeat(LONGEST_ADDRESS + 1), ""), Err(LetterheadFault::Address));
        assert_eq!(of("", "mã số"), Err(LetterheadFault::TaxCode));
    }
}
