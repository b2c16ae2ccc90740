//! Secrets: tokens and codes from the system's randomness, PINs and passwords by argon2id.

use argon2::password_hash::Error;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use rand::RngExt as _;
use sha2::{Digest, Sha256};
use std::sync::{LazyLock, Mutex, PoisonError};

/// What the database holds of a token.
pub type TokenHash = [u8; 32];

/// Letters and digits that nobody mistakes for each other when reading a code aloud.
const CODE_LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// 31^8 codes, of which one is good for ten minutes.
const CODE_LENGTH: usize = 8;

/// What an unknown name is checked against, so that it takes as long as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody").unwrap_or_default());

/// A new token: 32 random bytes as 64 hex digits.
pub fn token() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A new code to be typed on a phone.
pub fn code() -> String {
    let mut rng = rand::rng();
    (0..CODE_LENGTH).map(|_| char::from(CODE_LETTERS[rng.random_range(0..CODE_LETTERS.len())])).collect()
}

/// A code as people type it: in small letters, with blanks and dashes.
pub fn tidy_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(64).collect()
}

/// What is kept of a token or code. It is random, so a fast hash is enough.
pub fn digest(token: &str) -> TokenHash {
    Sha256::digest(token.as_bytes()).into()
}

/// What is kept of a PIN or password: slow on purpose.
pub fn hash(text: &str) -> Result<String, Error> {
    let params = params();
    let salt: [u8; Salt::RECOMMENDED_LENGTH] = rand::rng().random();
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(Salt::new(&salt)?),
        hash: Some(slowly(params, text, &salt)?),
    };
    Ok(hash.to_string())
}

/// Whether a PIN or password is the one that was hashed. Takes as long when there is none.
pub fn matches(text: &str, hash: Option<&str>) -> bool {
    let known = hash.is_some();
    let Ok(hash) = PasswordHash::new(hash.unwrap_or(&NOBODY)) else { return false };
    let (Some(salt), Some(kept)) = (hash.salt, hash.hash) else { return false };
    let Ok(params) = Params::try_from(&hash) else { return false };
    // Outputs compare in constant time.
    hash.algorithm == Algorithm::Argon2id.ident() && slowly(params, text, &salt).is_ok_and(|now| now == kept) && known
}

/// argon2id with 9 MiB, 4 passes: OWASP's smaller equivalent of its first choice (19 MiB, 2 passes).
fn params() -> Params {
    Params::new(9 * 1024, 4, 1, Some(Params::DEFAULT_OUTPUT_LEN)).unwrap_or_default()
}

/// The slow part, in one piece of memory that is kept: allocated anew for every check it would stay with the allocator
/// of every thread that ever checked.
fn slowly(params: Params, text: &str, salt: &[u8]) -> Result<Output, Error> {
    static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());
    let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::default());
    }
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    let blocks = params.block_count();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(text.as_bytes(), salt, &mut out, &mut memory[..blocks])?;
    Ok(Output::new(&out)?)
}

/// Whether it is 4 to 8 digits.
pub fn is_pin(text: &str) -> bool {
    (4..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_matches_only_itself() {
        let kept = hash("1234").unwrap();
        assert!(kept.starts_with("$argon2id$"), "{kept}");
        assert!(matches("1234", Some(&kept)));
        assert!(!matches("1235", Some(&kept)));
        assert!(!matches("nobody", None));
        assert!(!matches("1234", Some("not a hash")));
    }

    #[test]
    fn pins_are_four_to_eight_digits() {
        for (pin, good) in [("1234", true), ("12345678", true), ("123", false), ("123456789", false), ("١٢٣٤", false)]
        {
            assert_eq!(is_pin(pin), good, "{pin}");
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        assert_eq!(tidy_code(" abcd-2345 "), "ABCD2345");
        assert_eq!(code().len(), CODE_LENGTH);
        assert_ne!(token(), token());
    }
}
