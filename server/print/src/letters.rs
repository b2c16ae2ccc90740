//! A page in the printer's own letters, by the code page that the printer knows. Quicker on old printers than a picture; a
//! letter that the code page lacks loses its accent rather than become another one.

use crate::escpos::Emitter;
use crate::page::{Row, Size, broken};
use crate::raster;
use crate::text::Printable;
use encoding_rs::{EncoderResult, WINDOWS_1258};
use goimon_domain::printer::{Letters, PaperWidth};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::compose;

/// Epson's number of the code page Windows-1258.
const PAGE_1258: u8 = 52;
/// Epson's number of the code page TCVN-3.
const PAGE_TCVN3: u8 = 30;
/// Epson's number of the code page that every printer starts with.
const PAGE_437: u8 = 0;

/// The letters of TCVN-3 (ABC) above ASCII. Capitals with a tone have no codes: they print as small letters.
const TCVN3: [(char, u8); 74] = [
    ('Ă', 0xa1),
    ('Â', 0xa2),
    ('Ê', 0xa3),
    ('Ô', 0xa4),
    ('Ơ', 0xa5),
    ('Ư', 0xa6),
    ('Đ', 0xa7),
    ('ă', 0xa8),
    ('â', 0xa9),
    ('ê', 0xaa),
    ('ô', 0xab),
    ('ơ', 0xac),
    ('ư', 0xad),
    ('đ', 0xae),
    ('à', 0xb5),
    ('ả', 0xb6),
    ('ã', 0xb7),
    ('á', 0xb8),
    ('ạ', 0xb9),
    ('ằ', 0xbb),
    ('ẳ', 0xbc),
    ('ẵ', 0xbd),
    ('ắ', 0xbe),
    ('ặ', 0xc6),
    ('ầ', 0xc7),
    ('ẩ', 0xc8),
    ('ẫ', 0xc9),
    ('ấ', 0xca),
    ('ậ', 0xcb),
    ('è', 0xcc),
    ('ẻ', 0xce),
    ('ẽ', 0xcf),
    ('é', 0xd0),
    ('ẹ', 0xd1),
    ('ề', 0xd2),
    ('ể', 0xd3),
    ('ễ', 0xd4),
    ('ế', 0xd5),
    ('ệ', 0xd6),
    ('ì', 0xd7),
    ('ỉ', 0xd8),
    ('ĩ', 0xdc),
    ('í', 0xdd),
    ('ị', 0xde),
    ('ò', 0xdf),
    ('ỏ', 0xe1),
    ('õ', 0xe2),
    ('ó', 0xe3),
    ('ọ', 0xe4),
    ('ồ', 0xe5),
    ('ổ', 0xe6),
    ('ỗ', 0xe7),
    ('ố', 0xe8),
    ('ộ', 0xe9),
    ('ờ', 0xea),
    ('ở', 0xeb),
    ('ỡ', 0xec),
    ('ớ', 0xed),
    ('ợ', 0xee),
    ('ù', 0xef),
    ('ủ', 0xf1),
    ('ũ', 0xf2),
    ('ú', 0xf3),
    ('ụ', 0xf4),
    ('ừ', 0xf5),
    ('ử', 0xf6),
    ('ữ', 0xf7),
    ('ứ', 0xf8),
    ('ự', 0xf9),
    ('ỳ', 0xfa),
    ('ỷ', 0xfb),
    ('ỹ', 0xfc),
    ('ý', 0xfd),
    ('ỵ', 0xfe),
];

/// Writes a page in a printer's own letters.
pub fn write(out: &mut Emitter, rows: &[Row], width: PaperWidth, letters: Letters) {
    out.code_page(match letters {
        Letters::Cp1258 => PAGE_1258,
        Letters::Tcvn3 => PAGE_TCVN3,
        Letters::Plain | Letters::Picture => PAGE_437,
    });
    let page = Page { columns: width.columns(), width, letters };
    for row in rows {
        page.row(out, row);
    }
    out.style(false, false, false);
}

struct Page {
    columns: usize,
    width: PaperWidth,
    letters: Letters,
}

impl Page {
    fn row(&self, out: &mut Emitter, row: &Row) {
        match row {
            Row::Text { text, size, bold, middle, indent } => {
                let columns = self.style(out, *size, *bold);
                for line in self.lines(text, columns - indent) {
                    let length = line.chars().count();
                    let left = if *middle { (columns - length.min(columns)) / 2 } else { *indent };
                    self.line(out, &format!("{}{line}", " ".repeat(left)));
                }
            }
            Row::Banner(text) => {
                let columns = self.style(out, Size::Large, true);
                for line in self.lines(text, columns - 4) {
                    self.line(out, &format!("{:^columns$}", format!("* {line} *")));
                }
            }
            Row::Pair { left, right, size, bold } => {
                let columns = self.style(out, *size, *bold);
                self.pair(out, left, right, 0, columns);
            }
            Row::Item { quantity, name, amount, size, off } => {
                let columns = self.style(out, *size, *size != Size::Normal);
                let mark = if *off { "--- " } else { "" };
                let name = Printable::new(&format!("{mark}{} {}", quantity.as_str(), name.as_str()));
                self.pair(out, &name, amount, quantity.as_str().chars().count() + 1, columns);
            }
            Row::Rule => {
                let columns = self.style(out, Size::Normal, false);
                self.line(out, &"-".repeat(columns));
            }
            Row::Gap => self.line(out, ""),
            Row::Code(text) => out.picture(&raster::code(text, self.width)),
        }
    }

    /// Sets the style, and says how many letters fit then.
    fn style(&self, out: &mut Emitter, size: Size, bold: bool) -> usize {
        let (wide, tall) = match size {
            Size::Small | Size::Normal => (false, false),
            Size::Large => (false, true),
            Size::Huge => (true, true),
        };
        out.style(bold, wide, tall);
        if wide { self.columns / 2 } else { self.columns }
    }

    fn pair(&self, out: &mut Emitter, left: &Printable, right: &Printable, hang: usize, columns: usize) {
        let taken = right.as_str().chars().count();
        let room = columns.saturating_sub(taken + usize::from(taken > 0));
        // Where the right leaves no room for the left it stands below.
        let below = room < columns / 3 && left.as_str().chars().count() > room;
        let nothing = Printable::default();
        let (room, beside) = if below { (columns, &nothing) } else { (room, right) };
        for (place, line) in self.lines(left, room.saturating_sub(hang).max(1)).into_iter().enumerate() {
            let (line, right) =
                if place == 0 { (line, beside.as_str()) } else { (format!("{}{line}", " ".repeat(hang)), "") };
            let gap = columns.saturating_sub(line.chars().count() + right.chars().count());
            self.line(out, &format!("{line}{}{right}", " ".repeat(gap)));
        }
        for line in self.lines(right, columns).into_iter().filter(|_| below) {
            self.line(out, &format!("{line:>columns$}"));
        }
    }

    fn lines(&self, text: &Printable, columns: usize) -> Vec<String> {
        broken(&text.as_str().replace(['\u{a0}', '\u{202f}'], " "), |line| line.chars().count() <= columns)
    }

    fn line(&self, out: &mut Emitter, text: &str) {
        out.line(&encoded(text.trim_end(), self.letters));
    }
}

/// A text in a code page.
fn encoded(text: &str, letters: Letters) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in Printable::new(text).as_str().chars() {
        let known = match letters {
            Letters::Cp1258 => cp1258(c),
            Letters::Tcvn3 => tcvn3(c).map(|byte| vec![byte]),
            Letters::Plain | Letters::Picture => c.is_ascii().then_some(vec![c as u8]),
        };
        out.extend(known.unwrap_or_else(|| Printable::new(c.encode_utf8(&mut [0; 4])).plain().into_bytes()));
    }
    out
}

fn tcvn3(c: char) -> Option<u8> {
    let find = |c: char| TCVN3.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte);
    match c {
        c if c.is_ascii() => Some(c as u8),
        '₫' => find('đ'),
        c => find(c).or_else(|| c.to_lowercase().next().and_then(find)),
    }
}

/// A letter in Windows-1258: as it is, or as its base and the mark of its tone.
fn cp1258(c: char) -> Option<Vec<u8>> {
    let direct = |c: char| {
        let (mut from, mut to) = ([0; 4], [0; 8]);
        let encoded =
            WINDOWS_1258.new_encoder().encode_from_utf8_without_replacement(c.encode_utf8(&mut from), &mut to, true);
        match encoded {
            (EncoderResult::InputEmpty, _, written) => Some(to[..written].to_vec()),
            _ => None,
        }
    };
    if let Some(bytes) = direct(c) {
        return Some(bytes);
    }
    // The tone is the mark that Windows-1258 has by itself; the others belong to the letter.
    let marks: Vec<char> = std::iter::once(c).nfd().collect();
    let is_tone = |mark: &char| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let tone = marks.iter().copied().find(is_tone)?;
    let mut rest = marks.iter().copied().filter(|mark| *mark != tone);
    let first = rest.next()?;
    let base = rest.try_fold(first, compose)?;
    Some([direct(base)?, direct(tone)?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_in_each_code_page() {
        // Checked by hand against the code charts.
        assert_eq!(encoded("Phở bò ế ₫", Letters::Cp1258), b"Ph\xf5\xd2 bo\xcc \xea\xec \xfe".to_vec());
        assert_eq!(encoded("Phở bò ẾĐ", Letters::Tcvn3), b"Ph\xeb b\xdf \xd5\xa7".to_vec());
        assert_eq!(encoded("Phở bò Đ", Letters::Plain), b"Pho bo D".to_vec());
    }

    #[test]
    fn no_letter_of_the_menu_becomes_a_command() {
        let letters: String = (1_u32..0x1f00).filter_map(char::from_u32).collect();
        for mode in [Letters::Cp1258, Letters::Tcvn3, Letters::Plain] {
            assert!(encoded(&letters, mode).iter().all(|byte| *byte >= 0x20 && *byte != 0x7f), "{mode:?}");
        }
    }
}
