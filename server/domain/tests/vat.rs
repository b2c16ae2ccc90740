//! Tax rates by date: said beforehand, taken back before they begin, and never rewritten.

use goimon_domain::lang::Named;
use goimon_domain::menu::TaxClass;
use goimon_domain::money::Rate;
use goimon_domain::vat::{VatFault, new_class};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 20);
const YEAR: Date = date(2027, 1, 1);

fn food() -> TaxClass {
    let rates = vec![(date(2025, 7, 1), Rate(800)), (YEAR, Rate(1_000))];
    TaxClass { code: "food".into(), name: Named::same("Food"), rates }
}

#[test]
fn eight_percent_goes_on_when_the_ten_to_come_is_taken_back() {
    let longer = food().without_rate(YEAR, TODAY).unwrap();
    assert_eq!(longer.rate_on(date(2027, 6, 1)), Rate(800));
    // Or until a later day.
    let later = longer.with_rate(date(2027, 7, 1), Rate(1_000), TODAY).unwrap();
    assert_eq!([date(2027, 6, 30), date(2027, 7, 1)].map(|day| later.rate_on(day)), [Rate(800), Rate(1_000)]);
    // Or said once more for the same day: that gives way.
    let same = food().with_rate(YEAR, Rate(800), TODAY).unwrap();
    assert_eq!((same.rates.len(), same.rate_on(YEAR)), (2, Rate(800)));
}

#[test]
fn what_has_begun_is_not_rewritten() {
    let yesterday = TODAY.yesterday().unwrap();
    assert_eq!(food().with_rate(yesterday, Rate(500), TODAY), Err(VatFault::Past));
    assert_eq!(food().without_rate(date(2025, 7, 1), TODAY), Err(VatFault::NotToCome));
    assert_eq!(food().without_rate(YEAR, YEAR), Err(VatFault::NotToCome));
    assert_eq!(food().without_rate(date(2027, 1, 2), TODAY), Err(VatFault::NotToCome));
    // Today itself may still be put right: lines keep what they were sent with.
    let today = food().with_rate(TODAY, Rate(500), TODAY).unwrap();
    assert_eq!([yesterday, TODAY, YEAR].map(|day| today.rate_on(day)), [Rate(800), Rate(500), Rate(1_000)]);
}

#[test]
fn nothing_is_taxed_at_more_than_all_of_it() {
    assert_eq!(food().with_rate(YEAR, Rate(10_001), TODAY), Err(VatFault::Rate));
    assert!(food().with_rate(YEAR, Rate(10_000), TODAY).is_ok());
}

#[test]
fn a_new_class_has_a_code_of_its_own_and_a_name() {
    let classes = [food()];
    let new =
        |code: &str, vi: &str| new_class(&classes, code, &Named { vi: vi.into(), en: String::new() }, Rate(500), TODAY);
    let class = new("takeaway-5", "  Mang   về ").unwrap();
    assert_eq!((class.name, class.rates), (Named::same("Mang về"), vec![(TODAY, Rate(500))]));
    assert_eq!(new("food", "x"), Err(VatFault::Taken));
    for odd in ["", "Food", "a b", "đồ", &"x".repeat(21)] {
        assert_eq!(new(odd, "x"), Err(VatFault::Code), "{odd}");
    }
    for odd in [" ", &"x".repeat(41), "a\u{7}b"] {
        assert_eq!(new("tea", odd), Err(VatFault::Name), "{odd}");
    }
}
