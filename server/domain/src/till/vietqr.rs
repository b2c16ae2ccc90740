//! VietQR: the text of a QR code by which a banking app fills in a transfer to the house (NAPAS's profile of EMVCo's
//! merchant-presented codes). Every field is a two-digit id, a two-digit length and a value; a checksum ends it.

use crate::check::Check;
use crate::money::Money;
use serde::{Deserialize, Serialize};

/// The longest number of an account, bill or purpose that a code holds.
const MOST_ACCOUNT: usize = 19;
const MOST_TEXT: usize = 25;

/// Where transfers to the house go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// The bank, by its six-digit number.
    pub bank: String,
    /// The account, or the card that stands for it.
    pub number: String,
    /// Whose it is, as the guest's app will show it.
    pub holder: String,
}

/// Why an account was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAccount {
    /// Not six digits.
    #[error("a bank is named by six digits")]
    Bank,
    /// Not 1 to 19 digits and letters.
    #[error("an account has 1 to 19 digits or letters")]
    Number,
    /// Longer than anybody's name.
    #[error("a holder's name has at most 60 characters")]
    Holder,
}

impl BankAccount {
    /// An account as somebody types it; spaces between its digits mean nothing.
    pub fn new(bank: &str, number: &str, holder: &str) -> Result<Self, BadAccount> {
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (bank, number) = (bare(bank), bare(number));
        if bank.len() != 6 || !bank.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BadAccount::Bank);
        }
        if !(1..=MOST_ACCOUNT).contains(&number.len()) || !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(BadAccount::Number);
        }
        let holder = holder.trim().to_owned();
        if holder.chars().count() > 60 { Err(BadAccount::Holder) } else { Ok(Self { bank, number, holder }) }
    }

    /// Whether the number is a card's: those start with their bank's.
    fn is_card(&self) -> bool {
        matches!(self.number.len(), 16 | 19) && self.number.starts_with(&self.bank)
    }
}

/// What a transfer is for; all may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transfer<'a> {
    /// How much, in đồng. A code without an amount may hang at the counter for ever.
    pub amount: Option<Money>,
    /// The number of the bill.
    pub bill: Option<&'a str>,
    /// What the guest's statement says.
    pub purpose: Option<&'a str>,
}

/// What a guest's statement says about a bill: its number, and where they sat.
pub fn purpose(check: &Check) -> String {
    match check.table {
        Some(_) => format!("HD{} BAN {}", check.number, check.table_label),
        None => format!("HD{} MANG VE", check.number),
    }
}

/// The text of the code for a transfer to an account. Letters that banks do not read are folded to plain ones.
pub fn code(account: &BankAccount, transfer: &Transfer<'_>) -> String {
    let whom = field("00", &account.bank) + &field("01", &account.number);
    let service = if account.is_card() { "QRIBFTTC" } else { "QRIBFTTA" };
    let to = field("00", "A000000727") + &field("01", &whom) + &field("02", service);
    let amount = transfer.amount.filter(|amount| *amount > Money::ZERO);
    let mut text = field("00", "01") + &field("01", if amount.is_some() { "12" } else { "11" });
    text += &field("38", &to);
    text += &field("53", "704");
    if let Some(amount) = amount {
        text += &field("54", &amount.units().to_string());
    }
    text += &field("58", "VN");
    let mut about = String::new();
    for (id, said) in [("01", transfer.bill), ("08", transfer.purpose)] {
        let said = said.map(plain).filter(|said| !said.is_empty());
        about += &said.map(|said| field(id, &said)).unwrap_or_default();
    }
    if !about.is_empty() {
        text += &field("62", &about);
    }
    text += "6304";
    let sum = checksum(text.as_bytes());
    text + &format!("{sum:04X}")
}

/// One field. No value here is longer than 99: the longest is what a transfer is for, at most 58.
fn field(id: &str, value: &str) -> String {
    format!("{id}{:02}{value}", value.len())
}

/// Words as banks read them: letters, digits and a few marks of ASCII, at most 25.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(MOST_TEXT);
    for c in text.chars() {
        let folded = secular::normalized_lower_lay_string(&c.to_string());
        let folded = if c.is_uppercase() { folded.to_uppercase() } else { folded };
        for c in folded.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
            let kept = c.is_ascii_alphanumeric() || " -./".contains(c);
            if kept && !(c == ' ' && (out.is_empty() || out.ends_with(' '))) && out.len() < MOST_TEXT {
                out.push(c);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// CRC-16/CCITT-FALSE.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum: u16, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum, _| {
            let shifted = sum << 1;
            if sum & 0x8000 != 0 { shifted ^ 0x1021 } else { shifted }
        })
    })
}

/// The banks that most houses have an account with, by number.
pub const BANKS: [(&str, &str); 24] = [
    ("970436", "Vietcombank"),
    ("970415", "VietinBank"),
    ("970418", "BIDV"),
    ("970405", "Agribank"),
    ("970407", "Techcombank"),
    ("970422", "MB"),
    ("970416", "ACB"),
    ("970432", "VPBank"),
    ("970423", "TPBank"),
    ("970403", "Sacombank"),
    ("970437", "HDBank"),
    ("970441", "VIB"),
    ("970443", "SHB"),
    ("970431", "Eximbank"),
    ("970426", "MSB"),
    ("970440", "SeABank"),
    ("970448", "OCB"),
    ("970449", "LPBank"),
    ("970428", "Nam A Bank"),
    ("970425", "ABBANK"),
    ("970412", "PVcomBank"),
    ("970409", "Bac A Bank"),
    ("970429", "SCB"),
    ("970454", "BVBank"),
];

/// The number of a bank by its name, however its letters are written; whatever is no such name is given back.
pub fn bank_number(typed: &str) -> &str {
    let typed = typed.trim();
    BANKS.iter().find(|(_, name)| name.to_lowercase() == typed.to_lowercase()).map_or(typed, |(number, _)| number)
}

/// What a bank is called; its number where nobody here knows it.
pub fn bank_name(bank: &str) -> &str {
    BANKS.iter().find(|(number, _)| *number == bank).map_or(bank, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use promptparse::tlv;
    use proptest::prelude::*;

    fn account(bank: &str, number: &str) -> BankAccount {
        BankAccount::new(bank, number, "NGUYEN VAN A").unwrap()
    }

    fn dong(amount: i64, bill: Option<&'static str>, purpose: Option<&'static str>) -> Transfer<'static> {
        Transfer { amount: Some(Money::minor(amount)), bill, purpose }
    }

    #[test]
    fn the_codes_are_those_that_the_banks_publish() {
        assert_eq!(
            code(&account("970403", "9704031101234567"), &Transfer::default()),
            "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52"
        );
        assert_eq!(
            code(&account("970403", "0011012345678"), &dong(180_000, Some("NPS6869"), Some("thanh toan don hang"))),
            "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
        );
        assert_eq!(
            code(&account("970436", "0011004000001"), &dong(153_000, None, Some("HD000123 BAN A05"))),
            "00020101021238570010A00000072701270006970436011300110040000010208QRIBFTTA530370454061530005802VN62200816HD000123 BAN A05630409F5"
        );
    }

    #[test]
    fn a_bank_is_known_by_its_name_or_its_number() {
        assert_eq!((bank_number(" vietcombank"), bank_number("970436")), ("970436", "970436"));
        assert_eq!((bank_number("BIDV"), bank_number("Ngân hàng Lạ")), ("970418", "Ngân hàng Lạ"));
    }

    #[test]
    fn words_are_folded_to_what_banks_read() {
        assert_eq!(plain("  Hóa đơn số 41 – bàn Đ5\u{202e} "), "Hoa don so 41 ban D5");
        assert_eq!(plain("ƯỚC MƠ ĐẸP"), "UOC MO DEP");
        assert_eq!(plain("🍜"), "");
        assert_eq!(plain("một hai ba bốn năm sáu bảy tám").len(), 25);
    }

    #[test]
    fn accounts_are_read_strictly() {
        assert_eq!(account("970436", "0011 0040 00001").number, "0011004000001");
        for (bank, number, why) in [
            ("97043", "1", BadAccount::Bank),
            ("97043x", "1", BadAccount::Bank),
            ("970436", "", BadAccount::Number),
            ("970436", "12345678901234567890", BadAccount::Number),
            ("970436", "12-34", BadAccount::Number),
        ] {
            assert_eq!(BankAccount::new(bank, number, ""), Err(why));
        }
    }

    proptest! {
        #[test]
        fn another_reader_finds_what_was_written(
            bank in "[0-9]{6}", number in "[0-9A-Z]{1,19}", amount in 0i64..10_000_000_000, bill in ".{0,40}", purpose in ".{0,40}",
        ) {
            let account = account(&bank, &number);
            let transfer =
                Transfer { amount: Some(Money::minor(amount)), bill: Some(bill.as_str()), purpose: Some(purpose.as_str()) };
            let text = code(&account, &transfer);
            prop_assert!(text.is_ascii());
            let tags = tlv::decode(&text).unwrap();
            prop_assert_eq!(tlv::encode(&tags), text.clone(), "every length is right");
            let signed = tlv::with_crc_tag(&text[..text.len() - 8], "63", true);
            prop_assert_eq!(&signed, &text, "so is the checksum");
            let of = |tags: &[tlv::TlvTag], id: &str| tlv::get_tag(tags, id, None).map(|tag| tag.value.clone());
            prop_assert_eq!(of(&tags, "54"), (amount > 0).then(|| amount.to_string()));
            let to = tlv::decode(&of(&tags, "38").unwrap()).unwrap();
            let whom = tlv::decode(&of(&to, "01").unwrap()).unwrap();
            prop_assert_eq!((of(&whom, "00"), of(&whom, "01")), (Some(bank), Some(number)));
            let about = of(&tags, "62").map(|about| tlv::decode(&about).unwrap()).unwrap_or_default();
            for (id, said) in [("01", &bill), ("08", &purpose)] {
                prop_assert_eq!(of(&about, id).unwrap_or_default(), plain(said));
                prop_assert!(plain(said).len() <= 25);
            }
        }
    }
}
