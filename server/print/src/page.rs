//! A page as rows, before anybody knows how letters reach the printer.

use crate::text::Printable;

/// How large letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// What stands small below something.
    Small,
    /// Bills.
    #[default]
    Normal,
    /// What a cook reads from where they stand.
    Large,
    /// The table.
    Huge,
}

/// One row of a page; it is broken into as many lines as it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Text.
    Text {
        /// What.
        text: Printable,
        /// How large.
        size: Size,
        /// Whether it is bold.
        bold: bool,
        /// Whether it stands in the middle.
        middle: bool,
        /// How far it is indented, in letters.
        indent: usize,
    },
    /// White on black, across the whole paper.
    Banner(Printable),
    /// Something at the left and something at the right of the same line.
    Pair {
        /// At the left; broken where it is too long.
        left: Printable,
        /// At the right; never broken.
        right: Printable,
        /// How large.
        size: Size,
        /// Whether it is bold.
        bold: bool,
    },
    /// So many of something, and perhaps what it costs.
    Item {
        /// How many.
        quantity: Printable,
        /// Of what.
        name: Printable,
        /// What it costs.
        amount: Printable,
        /// How large.
        size: Size,
        /// Whether it is struck through.
        off: bool,
    },
    /// A line across.
    Rule,
    /// Some room.
    Gap,
    /// A QR code.
    Code(String),
}

impl Row {
    /// Plain text.
    pub fn text(text: impl Into<Printable>) -> Self {
        Row::Text { text: text.into(), size: Size::Normal, bold: false, middle: false, indent: 0 }
    }

    /// Text in the middle.
    pub fn middle(text: impl Into<Printable>, size: Size, bold: bool) -> Self {
        Row::Text { text: text.into(), size, bold, middle: true, indent: 0 }
    }

    /// Text below an item.
    pub fn below(text: impl Into<Printable>, size: Size, bold: bool, indent: usize) -> Self {
        Row::Text { text: text.into(), size, bold, middle: false, indent }
    }

    /// Two texts on a line.
    pub fn pair(left: impl Into<Printable>, right: impl Into<Printable>) -> Self {
        Row::Pair { left: left.into(), right: right.into(), size: Size::Normal, bold: false }
    }
}

/// Breaks a text into lines, each as long as fits; `fits` measures. A word that is longer than a line is cut.
pub fn broken(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            let longer = format!("{line}{c}");
            if !line.is_empty() && !fits(&longer) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_break_between_words_and_long_words_anywhere() {
        let fits = |text: &str| text.chars().count() <= 8;
        assert_eq!(broken("Cơm tấm sườn nướng", fits), ["Cơm tấm", "sườn", "nướng"]);
        assert_eq!(broken("aaaaaaaaaaaa b", fits), ["aaaaaaaa", "aaaa b"]);
        assert_eq!(broken("  ", fits), [""]);
    }
}
