//! Amounts as the files write them, and as whole minor units.

/// `16.00` with two places is 1600; more places than the currency has, or anything but digits, is nothing.
pub fn minor(text: &str, places: u32) -> Option<i64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let places = usize::try_from(places).ok()?;
    let kept = part.trim_end_matches('0');
    if whole.is_empty() || kept.len() > places || !text.trim().bytes().all(|c| c.is_ascii_digit() || c == b'.') {
        return None;
    }
    format!("{whole}{kept:0<places$}").parse().ok()
}

/// 81786005 with two places is `817,860.05`.
pub fn major(minor: i64, places: u32) -> String {
    let unit = 10_u64.pow(places);
    let whole = (minor.unsigned_abs() / unit).to_string();
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if minor < 0 { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{grouped}");
    }
    let width = usize::try_from(places).unwrap_or(2);
    format!("{sign}{grouped}.{:0width$}", minor.unsigned_abs() % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_without_floats() {
        assert_eq!(minor("16.00", 2), Some(1600));
        assert_eq!(minor("20.5", 2), Some(2050));
        assert_eq!(minor("25000", 0), Some(25_000));
        assert_eq!(minor("25000.00", 0), Some(25_000));
        assert_eq!(minor("1.005", 2), None);
        assert_eq!(minor("-1", 2), None);
        assert_eq!(minor("", 2), None);
    }

    #[test]
    fn amounts_are_written_for_people() {
        assert_eq!(major(81_786_005, 2), "817,860.05");
        assert_eq!(major(1_134_000, 0), "1,134,000");
        assert_eq!(major(-5, 2), "-0.05");
    }
}
