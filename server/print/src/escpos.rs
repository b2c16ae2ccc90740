//! The bytes that a thermal printer understands (ESC/POS), and no more of them than we use. Each method writes one command;
//! text only comes in as bytes of a code page, made from [`Printable`](crate::text::Printable).

use crate::raster::Bitmap;

const ESC: u8 = 0x1b;
const GS: u8 = 0x1d;
/// How many rows of a picture go in one command: small printers have little memory.
const BAND: usize = 128;

/// Asks whether there is paper; a printer that answers does so at once, whatever it is doing.
pub const ASK_PAPER: [u8; 3] = [0x10, 0x04, 4];
/// Asks why it is off-line.
pub const ASK_OFFLINE: [u8; 3] = [0x10, 0x04, 2];
/// Asks for its status in turn: the answer means that everything before it was printed.
pub const ASK_DONE: [u8; 3] = [GS, b'r', 1];

/// Puts commands together.
#[derive(Clone, Debug, Default)]
pub struct Emitter(Vec<u8>);

impl Emitter {
    /// Starts anew, whatever was sent before: also after a job that was cut off in the middle.
    pub fn start() -> Self {
        Self(vec![ESC, b'@'])
    }

    /// A picture, in bands.
    pub fn picture(&mut self, bitmap: &Bitmap) {
        let bytes_across = bitmap.width / 8;
        let mut top = 0;
        while top < bitmap.height() {
            let rows = BAND.min(bitmap.height() - top);
            self.0.extend([GS, b'v', b'0', 0]);
            for number in [bytes_across, rows] {
                // Neither is more than 65,535.
                self.0.extend([(number & 0xff) as u8, (number >> 8 & 0xff) as u8]);
            }
            self.0.extend(bitmap.bytes(top, rows));
            top += rows;
        }
    }

    /// Chooses one of the printer's own code pages.
    pub fn code_page(&mut self, number: u8) {
        self.0.extend([ESC, b't', number]);
    }

    /// Bold, double width, double height.
    pub fn style(&mut self, bold: bool, wide: bool, tall: bool) {
        let mode = u8::from(bold) << 3 | u8::from(tall) << 4 | u8::from(wide) << 5;
        self.0.extend([ESC, b'!', mode]);
    }

    /// A line in the chosen code page. Bytes that are commands are left out, whoever made them.
    pub fn line(&mut self, bytes: &[u8]) {
        self.0.extend(bytes.iter().filter(|byte| **byte >= 0x20 && **byte != 0x7f));
        self.0.push(b'\n');
    }

    /// Feeds the page out and cuts it.
    pub fn cut(&mut self) {
        self.0.extend([GS, b'V', 66, 3]);
    }

    /// Makes the drawer spring open, whichever of the two pins it hangs on.
    pub fn kick(&mut self) {
        self.0.extend([ESC, b'p', 0, 60, 120, ESC, b'p', 1, 60, 120]);
    }

    /// All of it.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}
