//! Text that may go to a printer. A printer takes some characters as commands; what comes from a guest's note or a dish's name
//! must never be one. So only this type is printed, and it cannot hold them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Text without control characters, in composed form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printable(String);

impl Printable {
    /// Any text: what is no letter becomes a space, what is invisible or turns the writing round is left out.
    pub fn new(text: &str) -> Self {
        let visible = |c: char| match c {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => Some(' '),
            c => Some(c),
        };
        Self(text.chars().filter_map(visible).nfc().collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without accents, in ASCII; what has no such letter becomes a question mark.
    pub fn plain(&self) -> String {
        let mut out = String::with_capacity(self.0.len());
        for c in self.0.nfd().filter(|c| !is_combining_mark(*c)) {
            match c {
                'đ' => out.push('d'),
                'Đ' => out.push('D'),
                '₫' => out.push('d'),
                '€' => out.push_str("EUR"),
                '\u{a0}' | '\u{202f}' => out.push(' '),
                '×' => out.push('x'),
                '·' | '•' | '–' | '—' | '−' => out.push('-'),
                '“' | '”' | '„' => out.push('"'),
                '‘' | '’' => out.push('\''),
                '→' => out.push_str("->"),
                '»' => out.push('>'),
                '…' => out.push_str("..."),
                c if c.is_ascii() => out.push(c),
                _ => out.push('?'),
            }
        }
        out
    }
}

impl From<&str> for Printable {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Printable {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::Printable;

    #[test]
    fn no_command_gets_through() {
        let evil = Printable::new("Phở\u{1b}@\u{1d}V\0 bò\r\n\u{10}\u{14}\u{202e}x\u{9b}y\u{7f}");
        assert_eq!(evil.as_str(), "Phở @ V  bò    x y ");
        assert!(!evil.as_str().chars().any(char::is_control));
        // Decomposed letters are put together: printers know only those.
        assert_eq!(Printable::new("Pho\u{31b}\u{309}").as_str(), "Phở");
    }

    #[test]
    fn accents_can_be_left_out() {
        assert_eq!(
            Printable::new("Đường đậu xanh 45.000\u{a0}₫ · 2 × Bún").plain(),
            "Duong dau xanh 45.000 d - 2 x Bun"
        );
    }
}
