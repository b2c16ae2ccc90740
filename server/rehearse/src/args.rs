//! What the owner can say on the command line.

use std::path::PathBuf;

/// The PIN of everybody in the venue that a rehearsal makes for itself.
pub const PIN: &str = "1111";
/// Who plays in the demo.
pub const DEMO: [&str; 2] = ["Lan:1111", "Mai:4444"];

/// Plays an order history against a server, through the same API and screens as on a real evening, and compares
/// what came out with the file, to the last cent.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// The menu, as `goimon menu import` reads it
    #[arg(long, value_name = "FILE")]
    pub menu: PathBuf,
    /// The order history: order,opened_at,table,item,modifiers,quantity,unit_price
    #[arg(long, value_name = "FILE")]
    pub orders: PathBuf,
    /// How many waiters order at the same time
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub waiters: u16,
    /// How many kitchen screens watch, spread over the stations, the last one at the pass
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub screens: u16,
    /// Play only the first N orders
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Play against this running server (http://host:port); without it a server of its own is started on a
    /// temporary database
    #[arg(long, value_name = "URL")]
    pub target: Option<String>,
    /// With --target: an enrolment code from “Devices”, when devices may not enrol themselves; repeat it once for
    /// the waiters, once for each station and once for the pass, in this order
    #[arg(long, value_name = "CODE")]
    pub code: Vec<String>,
    /// With --target: who plays, as NAME:PIN; repeat it. Somebody must be allowed to take money. Without it
    /// the demo's Lan and Mai play
    #[arg(long, value_name = "NAME:PIN")]
    pub staff: Vec<String>,
    /// Print the result as one JSON object on standard output
    #[arg(long)]
    pub json: bool,
    /// Lose this share of the answers and ask again, tap twice, and cut the screens' sockets (0 to 0.9)
    #[arg(long, value_name = "SHARE", default_value = "0", value_parser = permille)]
    pub unreliable: u32,
    /// Measure this machine's own limits in the same run and print how close the server comes to them
    #[arg(long)]
    pub limits: bool,
    /// Send only so many rounds a second, as on a real evening (5 is a busy house)
    #[arg(long, value_name = "ROUNDS_PER_SECOND", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub pace: Option<u32>,
    /// Kill the server (kill -9) so often during the rehearsal and start it again on the same database
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub kills: u16,
    /// Afterwards connect so many sockets to one view and measure when the last of them has a new order
    #[arg(long, value_name = "N")]
    pub sockets: Option<u16>,
    /// Measure how soon a round is painted, and how soon a kitchen page comes, with an empty house and again with so many
    /// tickets on the screens
    #[arg(long, value_name = "TICKETS")]
    pub busy: Option<usize>,
    /// Have eight tills take the money for so many bills of forty lines, with --kills also while the server is killed as
    /// often, and compare every payment
    #[arg(long, value_name = "BILLS")]
    pub settle: Option<usize>,
    /// Have so many bills paid in one shift, then ask for its X again and again, as a page and by the API: 50 ms at most
    #[arg(long, value_name = "BILLS")]
    pub report: Option<usize>,
    /// Where the temporary database is made: choose the disk on which the real one will be
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// A share like `0.3` as thousandths.
fn permille(text: &str) -> Result<u32, String> {
    let bad = || "a share from 0 to 0.9, like 0.3".to_owned();
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    if whole != "0" || part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(bad());
    }
    let thousandths: u32 = format!("{part:0<3}").parse().map_err(|_| bad())?;
    if thousandths > 900 { Err(bad()) } else { Ok(thousandths) }
}

#[cfg(test)]
mod tests {
    use super::permille;

    #[test]
    fn shares_are_thousandths() {
        assert_eq!(permille("0.3"), Ok(300));
        assert_eq!(permille("0"), Ok(0));
        assert_eq!(permille("0.05"), Ok(50));
        assert!(permille("1").is_err() && permille("0.95").is_err() && permille("-0.1").is_err());
    }
}
