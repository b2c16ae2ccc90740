//! Amounts as people type them, read strictly: what could mean two things is refused, never guessed.

use crate::money::{BadMoney, Currency, Money};

impl Currency {
    /// Reads what a cashier types: `450000`, `450.000`, `1,234.50`, with or without the sign of the currency.
    ///
    /// A separator before exactly three digits parts thousands, and must be the one that this currency uses or be used
    /// throughout; before fewer digits it is the decimal point. So `1.000 ₫` is a thousand đồng, and `$1.000` is nothing.
    pub fn typed(self, text: &str) -> Result<Money, BadMoney> {
        let bad = || BadMoney::NotAnAmount(text.to_owned(), self.code);
        let bare: String = text.chars().filter(|c| !c.is_whitespace() && !self.sign().contains(*c)).collect();
        let (whole, part) = match bare.rfind(['.', ',']) {
            Some(at) if self.places > 0 && bare.len() - at - 1 != 3 => (&bare[..at], &bare[at + 1..]),
            _ => (bare.as_str(), ""),
        };
        let thousands = self.thousands_sign();
        let groups: Vec<&str> = whole.split(['.', ',']).collect();
        let one_kind = !(whole.contains('.') && whole.contains(','));
        let own_kind = self.places == 0 || groups.len() == 1 || whole.contains(thousands);
        let well_parted = groups.iter().skip(1).all(|group| group.len() == 3)
            && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
        let digits = groups.concat();
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = !digits.is_empty() && plain(&digits) && plain(part) && !bare.ends_with(['.', ',']);
        if !(one_kind && own_kind && well_parted && is_number) {
            return Err(bad());
        }
        self.parse(&if part.is_empty() { digits } else { format!("{digits}.{part}") }).map_err(|_| bad())
    }

    /// The sign of the currency and its code, which people may type too.
    fn sign(self) -> String {
        let sample: String =
            self.full(Money::ZERO).chars().filter(|c| !c.is_ascii_digit() && !".,".contains(*c)).collect();
        if self.code == "VND" { format!("{sample}đĐ") } else { sample }
    }

    /// What stands between thousands.
    fn thousands_sign(self) -> char {
        let thousand = Money::minor(1_000 * 10_i64.pow(self.places));
        self.bare(thousand).chars().nth(1).unwrap_or('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let vnd = Currency::of("VND").unwrap();
        for (text, amount) in
            [("450000", 450_000), ("450.000", 450_000), ("1,250,000", 1_250_000), (" 45.000 ₫", 45_000)]
        {
            assert_eq!(vnd.typed(text), Ok(Money::minor(amount)), "{text}");
        }
        let usd = Currency::of("USD").unwrap();
        for (text, amount) in
            [("12.75", 1_275), ("$1,234.50", 123_450), ("12", 1_200), ("12,5", 1_250), ("1,000", 100_000)]
        {
            assert_eq!(usd.typed(text), Ok(Money::minor(amount)), "{text}");
        }
        let eur = Currency::of("EUR").unwrap();
        assert_eq!(eur.typed("1.234,50 €"), Ok(Money::minor(123_450)));
        assert_eq!(eur.typed("12.75"), Ok(Money::minor(1_275)));
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        let vnd = Currency::of("VND").unwrap();
        let bad =
            ["", "45.00", "4500.000", "1.000,000", "-5", "1e6", "5k", "45.", ".000", "١٢٣", "1 000 000 000 000 1", "₫"];
        for text in bad {
            assert!(vnd.typed(text).is_err(), "{text}");
        }
        let usd = Currency::of("USD").unwrap();
        for text in ["1.000", "12.755", "1,00,000", "1.234,50.1", "12.", "--", "1,2,3"] {
            assert!(usd.typed(text).is_err(), "{text}");
        }
    }
}
