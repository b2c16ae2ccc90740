//! QR codes as pictures of our own: one SVG path of black runs, with the quiet edge that readers need.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// How many modules are left white around a code.
const EDGE: usize = 4;

/// A text as a QR code, an SVG document; nothing when the text is longer than any code.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let size = width + 2 * EDGE;
    let mut path = String::with_capacity(width * width * 2);
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|color| **color == row[x]).count();
            if row[x] == Color::Dark {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE);
            }
            x += run;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::svg;
    use goimon_domain::money::Money;
    use goimon_domain::vietqr::{BankAccount, Transfer, code};

    /// Paints the picture as a browser would, so many pixels a module, and gives it to a reader.
    fn read_back(svg: &str) -> String {
        const SCALE: usize = 4;
        let size: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let path = svg.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut black = vec![false; size * size];
        for run in path.split('z').filter(|run| !run.is_empty()) {
            let (start, rest) = run.trim_start_matches('M').split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            black[y * size + x..][..length].fill(true);
        }
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, |x, y| {
            if black[y / SCALE * size + x / SCALE] { 0 } else { 255 }
        });
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_reader_reads_from_the_picture_what_was_written() {
        let account = BankAccount::new("970436", "0011004000001", "NGUYEN VAN A").unwrap();
        for (amount, purpose) in
            [(Some(153_000), Some("HD000123 BAN A05")), (None, None), (Some(1_250_000), Some("HD 7 Đường"))]
        {
            let text = code(&account, &Transfer { amount: amount.map(Money::minor), bill: None, purpose });
            assert_eq!(read_back(&svg(&text).unwrap()), text);
        }
    }

    #[test]
    fn what_no_code_holds_gives_no_picture() {
        assert!(svg(&"x".repeat(5_000)).is_none());
    }
}
