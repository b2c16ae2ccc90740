//! A page as a picture of black dots, for printers whose own letters cannot be relied on: Vietnamese is always right.
#![allow(clippy::float_arithmetic, reason = "letters are measured in fractions of dots; no money comes near")]

use crate::page::{Row, Size, broken};
use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use goimon_domain::printer::PaperWidth;
use qrcode::{Color, EcLevel, QrCode};
use std::sync::LazyLock;

/// From how much of a dot on it is black.
const INK: f32 = 0.42;
/// How large a large pair is where it would not fit on its line else.
const FITTING: f32 = 30.0;
/// How many modules are left white around a code.
const EDGE: usize = 4;

static REGULAR: LazyLock<FontRef<'static>> = LazyLock::new(|| font(dejavu::sans_condensed::regular()));
static BOLD: LazyLock<FontRef<'static>> = LazyLock::new(|| font(dejavu::sans_condensed::bold()));

#[allow(clippy::expect_used, reason = "the fonts are a part of the program; a test draws with both")]
fn font(bytes: &'static [u8]) -> FontRef<'static> {
    FontRef::try_from_slice(bytes).expect("a font that was built in")
}

/// Black dots on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// How many dots across; a multiple of 8.
    pub width: usize,
    /// Row by row, one byte for each dot: whether it is black.
    dots: Vec<bool>,
}

impl Bitmap {
    fn new(width: usize) -> Self {
        Self { width, dots: Vec::new() }
    }

    /// How many rows.
    pub fn height(&self) -> usize {
        self.dots.len() / self.width
    }

    /// Whether a dot is black; outside it is white.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width && self.dots.get(y * self.width + x).copied().unwrap_or(false)
    }

    /// So many rows as bytes, eight dots in each, the first one highest.
    pub fn bytes(&self, from: usize, rows: usize) -> Vec<u8> {
        let some = &self.dots[from * self.width..(from + rows) * self.width];
        some.chunks(8).map(|eight| eight.iter().fold(0, |byte, dot| byte << 1 | u8::from(*dot))).collect()
    }

    fn grow(&mut self, rows: usize) -> usize {
        let top = self.height();
        self.dots.resize((top + rows) * self.width, false);
        top
    }

    fn set(&mut self, x: usize, y: usize, black: bool) {
        if x < self.width
            && let Some(dot) = self.dots.get_mut(y * self.width + x)
        {
            *dot = black;
        }
    }
}

/// A font in a size.
#[derive(Clone, Copy)]
struct Pen {
    font: &'static FontRef<'static>,
    scale: PxScale,
}

impl Pen {
    fn new(size: Size, bold: bool, width: PaperWidth) -> Self {
        let px = match (size, width) {
            (Size::Small, _) => 22.0,
            (Size::Normal, _) => 26.0,
            (Size::Large, _) => 36.0,
            (Size::Huge, PaperWidth::Wide) => 64.0,
            (Size::Huge, PaperWidth::Narrow) => 52.0,
        };
        Self { font: if bold { &BOLD } else { &REGULAR }, scale: PxScale::from(px) }
    }

    /// How wide a text is, in dots.
    fn measure(self, text: &str) -> usize {
        let font = self.font.as_scaled(self.scale);
        let width: f32 = text.chars().map(|c| font.h_advance(font.glyph_id(c))).sum();
        width.ceil() as usize
    }

    fn line_height(self) -> usize {
        let font = self.font.as_scaled(self.scale);
        font.height().ceil() as usize + 2
    }

    /// Draws a text with its left upper corner there; white on black when `black` is false.
    fn draw(self, on: &mut Bitmap, text: &str, left: usize, top: usize, black: bool) {
        let font = self.font.as_scaled(self.scale);
        let (mut x, baseline) = (left as f32, top as f32 + font.ascent() + 1.0);
        for c in text.chars() {
            let id = font.glyph_id(c);
            let glyph = id.with_scale_and_position(self.scale, point(x, baseline));
            x += font.h_advance(id);
            let Some(outlined) = self.font.outline_glyph(glyph) else { continue };
            let bounds = outlined.px_bounds();
            outlined.draw(|dx, dy, covered| {
                let (px, py) = (bounds.min.x as i64 + i64::from(dx), bounds.min.y as i64 + i64::from(dy));
                if covered >= INK
                    && let (Ok(px), Ok(py)) = (usize::try_from(px), usize::try_from(py))
                {
                    on.set(px, py, black);
                }
            });
        }
    }
}

/// Draws a page.
pub fn draw(rows: &[Row], width: PaperWidth) -> Bitmap {
    let mut on = Bitmap::new(width.dots());
    for row in rows {
        draw_row(&mut on, row, width);
    }
    on
}

fn draw_row(on: &mut Bitmap, row: &Row, width: PaperWidth) {
    let across = on.width;
    match row {
        Row::Text { text, size, bold, middle, indent } => {
            let pen = Pen::new(*size, *bold, width);
            let left = indent * Pen::new(Size::Normal, false, width).measure("0");
            for line in broken(text.as_str(), |line| pen.measure(line) <= across - left) {
                let top = on.grow(pen.line_height());
                let left = if *middle { (across - pen.measure(&line).min(across)) / 2 } else { left };
                pen.draw(on, &line, left, top, true);
            }
        }
        Row::Banner(text) => {
            let pen = Pen::new(Size::Large, true, width);
            for line in broken(text.as_str(), |line| pen.measure(line) <= across - 16) {
                let top = on.grow(pen.line_height() + 6);
                for y in top..on.height() {
                    for x in 0..across {
                        on.set(x, y, true);
                    }
                }
                pen.draw(on, &line, (across - pen.measure(&line).min(across)) / 2, top + 3, false);
            }
        }
        Row::Pair { left, right, size, bold } => {
            let pen = Pen::new(*size, *bold, width);
            // A total on one line is read at a glance: rather a little smaller than in pieces.
            let smaller = Pen { scale: PxScale::from(FITTING), ..pen };
            let fits = |pen: Pen| pen.measure(left.as_str()) + pen.measure(right.as_str()) + 12 <= across;
            let pen = if *size == Size::Large && !fits(pen) && fits(smaller) { smaller } else { pen };
            draw_pair(on, pen, left.as_str(), right.as_str(), 0);
        }
        Row::Item { quantity, name, amount, size, off } => draw_item(
            on,
            Pen::new(*size, true, width),
            Pen::new(*size, *size != Size::Normal, width),
            [quantity.as_str(), name.as_str(), amount.as_str()],
            *off,
        ),
        Row::Rule => {
            let top = on.grow(14);
            for x in (0..across).filter(|x| x % 8 < 5) {
                on.set(x, top + 6, true);
                on.set(x, top + 7, true);
            }
        }
        Row::Gap => {
            on.grow(16);
        }
        Row::Code(text) => draw_code(on, text),
    }
}

/// Left and right on one line; the left is broken around the right. Where the right leaves no room it stands below.
fn draw_pair(on: &mut Bitmap, pen: Pen, left: &str, right: &str, indent: usize) -> (usize, usize) {
    let (across, taken) = (on.width, pen.measure(right));
    let room = across.saturating_sub(taken + indent + if right.is_empty() { 0 } else { 12 });
    let first = on.height();
    if room < across / 3 && pen.measure(left) > room {
        let lines = broken(left, |line| pen.measure(line) <= across.saturating_sub(indent));
        for line in &lines {
            let top = on.grow(pen.line_height());
            pen.draw(on, line, indent, top, true);
        }
        for line in broken(right, |line| pen.measure(line) <= across) {
            let top = on.grow(pen.line_height());
            pen.draw(on, &line, across.saturating_sub(pen.measure(&line)), top, true);
        }
        return (first, lines.len());
    }
    let lines = broken(left, |line| pen.measure(line) <= room);
    for (place, line) in lines.iter().enumerate() {
        let top = on.grow(pen.line_height());
        pen.draw(on, line, indent, top, true);
        if place == 0 {
            pen.draw(on, right, across.saturating_sub(taken), top, true);
        }
    }
    (first, lines.len())
}

fn draw_item(on: &mut Bitmap, bold: Pen, pen: Pen, [quantity, name, amount]: [&str; 3], off: bool) {
    let indent = bold.measure(quantity).max(bold.measure("0")) + bold.measure(" ");
    let (first, lines) = draw_pair(on, pen, name, amount, indent);
    bold.draw(on, quantity, 0, first, true);
    if off {
        let right = if lines > 1 { on.width } else { (indent + pen.measure(name)).min(on.width) };
        for line in 0..lines {
            let middle = first + line * pen.line_height() + pen.line_height() * 11 / 20;
            for x in 0..right {
                for y in middle..middle + 3 {
                    on.set(x, y, true);
                }
            }
        }
    }
}

/// A code in the middle, so large that phones read it from the table; nothing when the text is longer than any code.
fn draw_code(on: &mut Bitmap, text: &str) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return };
    let (modules, colors) = (code.width(), code.to_colors());
    let across = on.width;
    // On narrow paper it takes what there is: the dots of cheap printers run into each other.
    let tenths = if across < PaperWidth::Wide.dots() { 9 } else { 7 };
    let dot = (across * tenths / 10 / (modules + 2 * EDGE)).max(1);
    let side = (modules + 2 * EDGE) * dot;
    let (left, top) = ((across - side.min(across)) / 2, on.grow(side));
    for (place, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        let (x, y) = (left + (EDGE + place % modules) * dot, top + (EDGE + place / modules) * dot);
        for dx in 0..dot {
            for dy in 0..dot {
                on.set(x + dx, y + dy, true);
            }
        }
    }
}

/// A code by itself, for printers whose letters are their own.
pub fn code(text: &str, width: PaperWidth) -> Bitmap {
    draw(&[Row::Code(text.to_owned())], width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_shape_in_both_fonts() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ₫·×→✓";
        for font in [&*REGULAR, &*BOLD] {
            for c in letters.chars().chain(letters.to_uppercase().chars()) {
                assert_ne!(font.glyph_id(c).0, 0, "{c}");
            }
        }
    }

    #[test]
    fn a_code_is_read_back_from_the_dots() {
        let text = "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E";
        for width in [PaperWidth::Wide, PaperWidth::Narrow] {
            let bitmap = code(text, width);
            let mut picture = rqrr::PreparedImage::prepare_from_greyscale(bitmap.width, bitmap.height(), |x, y| {
                if bitmap.is_black(x, y) { 0 } else { 255 }
            });
            assert_eq!(picture.detect_grids()[0].decode().unwrap().1, text);
        }
    }

    #[test]
    fn bytes_hold_the_first_dot_highest() {
        let mut bitmap = Bitmap::new(16);
        bitmap.grow(1);
        bitmap.set(0, 0, true);
        bitmap.set(15, 0, true);
        assert_eq!(bitmap.bytes(0, 1), [0x80, 0x01]);
    }
}
