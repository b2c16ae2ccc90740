//! Fields of a form, as browsers send them: names may repeat, values may be anything.

use super::oops::Oops;
use actix_web::dev::Payload;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use goimon_views::manager::Typed;
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;

/// More fields than any form of ours has: 200 lines with ten choices each.
const MOST: usize = 4_000;

/// The fields of a form that was sent.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`.
    pub fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).take(MOST);
        Self(
            pairs
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decoded(name), decoded(value))
                })
                .collect(),
        )
    }

    /// What was typed, for the form of that name to show again.
    pub fn typed(&self, form: &str) -> Typed {
        Typed::of(form, self.0.clone())
    }

    /// A field's value, trimmed; nothing when it is missing or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// Every value of a repeated field.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.trim())
    }

    /// Fields whose names start so, without the start, that are not empty.
    pub fn starting<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(start)?, value.trim())));
        all.filter(|(_, value)| !value.is_empty())
    }

    /// All fields but these, as they were typed.
    pub fn but<'a>(&'a self, without: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.0.iter().filter(|(name, _)| !without.contains(&name.as_str()));
        all.map(|(name, value)| (name.as_str(), value.trim()))
    }

    /// A field that must be there.
    pub fn need(&self, name: &'static str) -> Result<&str, Oops> {
        self.get(name).ok_or(Oops::BadField(name))
    }

    /// A field that must be there and be such a thing.
    pub fn parse<T: FromStr>(&self, name: &'static str) -> Result<T, Oops> {
        self.need(name)?.parse().map_err(|_| Oops::BadField(name))
    }

    /// A field that may be missing, but not be nonsense.
    pub fn maybe<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, Oops> {
        self.get(name).map(|value| value.parse().map_err(|_| Oops::BadField(name))).transpose()
    }

    /// Every value of a repeated field, each such a thing.
    pub fn parse_all<T: FromStr>(&self, name: &'static str) -> Result<Vec<T>, Oops> {
        self.all(name).map(|value| value.parse().map_err(|_| Oops::BadField(name))).collect()
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !matches!(value, "0" | "false" | "off" | "no"))
    }
}

impl FromRequest for Fields {
    type Error = Oops;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Oops>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = Bytes::from_request(req, payload);
        Box::pin(async move { bytes.await.map(|bytes| Fields::read(&bytes)).map_err(|_| Oops::TooLarge) })
    }
}

/// `a%20b` and `a+b` as `a b`; what is not so encoded stays as it is.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                // Two hex digits fit a byte.
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'+', _, _) => {
                out.push(b' ');
                at += 1;
            }
            (other, _, _) => {
                out.push(*other);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A text as the value of a query.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Where to go afterwards: a page of ours, never somebody else's site.
pub fn own_path(next: Option<&str>) -> String {
    match next {
        Some(path) if path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']) => {
            path.chars().filter(|c| !c.is_control()).take(500).collect()
        }
        _ => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_browsers_write_them() {
        let fields = Fields::read("name=B%E1%BA%BFp+S%C6%A1n&line=1&line=2&empty=&odd=%zz%4&alone".as_bytes());
        assert_eq!(fields.get("name"), Some("Bếp Sơn"));
        assert_eq!(fields.parse_all::<u32>("line").unwrap(), [1, 2]);
        assert_eq!((fields.get("empty"), fields.get("alone"), fields.get("odd")), (None, None, Some("%zz%4")));
        assert!(fields.parse::<u32>("name").is_err());
    }

    #[test]
    fn afterwards_one_stays_in_the_house() {
        assert_eq!(own_path(Some("/checks/1?a=b")), "/checks/1?a=b");
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", ""] {
            assert_eq!(own_path(Some(elsewhere)), "/", "{elsewhere}");
        }
    }
}
