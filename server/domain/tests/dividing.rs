//! Divided checks: however a bill is divided, its parts are the bill, row by row and to the last unit.
#![allow(missing_docs, clippy::unwrap_used)]

mod bills;
mod small_house;

use bills::bill;
use goimon_domain::check::Check;
use goimon_domain::division::*;
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::intent::{IntentDraft, IntentRefusal};
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::reversing::VoidDraft;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::totals::Totals;
use goimon_domain::venue::Terms;
use proptest::prelude::*;
use small_house::*;

/// The sum of some bills, row by row.
fn sum(bills: &[Totals], whole: &Totals) -> Totals {
    let of = |what: &dyn Fn(&Totals) -> Money| bills.iter().map(what).sum::<Money>();
    let row = |row: &goimon_domain::totals::TaxRow| {
        let same = bills
            .iter()
            .flat_map(|bill| &bill.taxes)
            .filter(|other| other.class == row.class && other.rate == row.rate);
        let (base, tax) = same.fold((Money::ZERO, Money::ZERO), |(base, tax), row| (base + row.base, tax + row.tax));
        goimon_domain::totals::TaxRow { base, tax, ..row.clone() }
    };
    Totals {
        lines: of(&|bill| bill.lines),
        discount: of(&|bill| bill.discount),
        service: of(&|bill| bill.service),
        taxes: whole.taxes.iter().map(row).collect(),
        tax_included: whole.tax_included,
        rounding: of(&|bill| bill.rounding),
        total: of(&|bill| bill.total),
    }
}

fn assert_whole(check: &Check) {
    let (whole, parts) = (check.totals(), check.parts());
    let bills: Vec<Totals> = parts.iter().map(|part| part.totals.clone()).collect();
    assert_eq!(sum(&bills, &whole), whole, "parts sum to the whole in every row");
    assert_eq!(parts.iter().map(PartBill::due).sum::<Money>(), check.due(), "what is due does not drift");
    for bill in &bills {
        let tax: Money = bill.taxes.iter().map(|row| row.tax).sum();
        let added = if bill.tax_included { Money::ZERO } else { tax };
        assert_eq!(
            bill.lines - bill.discount + bill.service + added + bill.rounding,
            bill.total,
            "each part is a bill"
        );
        for amount in [bill.lines, bill.discount, bill.service, bill.total, bill.lines - bill.discount] {
            assert!(!amount.is_negative(), "{bill:?}");
        }
        assert!(bill.taxes.iter().all(|row| !row.base.is_negative() && !row.tax.is_negative()));
    }
}

fn part(n: u128, share: u32, fixed: Option<i64>) -> Part {
    Part { id: PartId(id(n)), share, seat: None, fixed: fixed.map(Money::minor), standing: None, prints: 0 }
}

fn totals(check: &Check) -> Vec<i64> {
    check.parts().iter().map(|part| part.totals.total.units()).collect()
}

fn dividing(
    evening: &mut Evening,
    check: CheckId,
    parts: &[(u32, Option<i64>)],
    allotted: &[(usize, &[u32])],
) -> Result<(), Refusal> {
    let found = &evening.house.checks[&check];
    let draft = DivisionDraft {
        check,
        version: found.version,
        parts: parts.iter().map(|(share, fixed)| (*share, fixed.map(Money::minor))).collect(),
        allotted: allotted
            .iter()
            .map(|(line, weights)| Allotment { line: found.lines[*line].id, weights: weights.to_vec() })
            .collect(),
        seats: Vec::new(),
    };
    let mut next = 90_000 + u128::from(evening.house.seq) * 100;
    let mut mint = || {
        next += 1;
        id(next)
    };
    let fact = evening.house.divide(&draft, &mut mint)?;
    evening.happens(fact);
    Ok(())
}

fn pay(evening: &mut Evening, check: CheckId, place: usize, amount: Option<i64>) -> Result<PaymentId, Refusal> {
    let found = &evening.house.checks[&check];
    let bill = &found.parts()[place];
    let amount = amount.map_or(bill.due(), Money::minor);
    let draft = PaymentDraft {
        check,
        version: found.version,
        tender: Tender::Card,
        amount,
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: Some(bill.id),
    };
    let fresh = evening.mint();
    let fact = evening.house.pay(&draft, &lan(), evening.now, &mut || fresh)?;
    evening.happens(fact);
    Ok(PaymentId(fresh))
}

/// Three pho at 65,000 and one crab-free beer tower at 22,000: 217,000, tax included.
fn table() -> (Evening, CheckId) {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 3), line(BEER, 1)]).unwrap();
    (evening, check)
}

#[test]
fn evenly_by_item_by_thirds_and_by_amount() {
    let (mut evening, check) = table();
    dividing(&mut evening, check, &[(1, None), (1, None), (1, None)], &[]).unwrap();
    assert_eq!(totals(&evening.house.checks[&check]), [72_334, 72_333, 72_333]);
    // Odd lines of an even sum: the remainders even out.
    let (mut odd, other) = table();
    odd.send(other, vec![line(BEER, 1), line(BEER, 1), line(SKEWER, 1)]).unwrap_err();
    odd.send(other, vec![line(BEER, 1), line(BEER, 1)]).unwrap();
    dividing(&mut odd, other, &[(1, None), (1, None), (1, None)], &[]).unwrap();
    assert_eq!(totals(&odd.house.checks[&other]), [87_000, 87_000, 87_000]);
    // Two pho to the first, one to the second, the beer between all three: a third of it each.
    dividing(&mut evening, check, &[(1, None), (0, None), (0, None)], &[(0, &[2, 1, 0]), (1, &[1, 1, 1])]).unwrap();
    let found = &evening.house.checks[&check];
    assert_eq!(totals(found), [137_334, 72_333, 7_333]);
    let beer = found.parts()[2].lines[0];
    assert_eq!((beer.weight, beer.of, beer.amount.units()), (1, 3, 7_333));
    // Somebody puts down 100,000, the others share the rest evenly.
    dividing(&mut evening, check, &[(0, Some(100_000)), (1, None), (1, None)], &[]).unwrap();
    assert_eq!(totals(&evening.house.checks[&check]), [100_000, 58_500, 58_500]);
    assert_whole(&evening.house.checks[&check]);
    // And one bill again.
    dividing(&mut evening, check, &[], &[]).unwrap();
    assert!(evening.house.checks[&check].parts().is_empty());
}

/// A line for a seat.
fn for_seat(item: u128, quantity: u32, seat: u8) -> goimon_domain::sending::LineDraft {
    goimon_domain::sending::LineDraft { seat: Some(seat), ..line(item, quantity) }
}

fn by_seat(evening: &mut Evening, check: CheckId) -> Result<(), Refusal> {
    let draft = evening.house.checks[&check].by_seat();
    evening.act(|house, _, mint| house.divide(&draft, mint).map(Some))
}

#[test]
fn each_seat_bears_its_own_and_all_share_what_is_nobodys() {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let check = evening.seat(1);
    evening.send(check, vec![for_seat(PHO, 1, 1), for_seat(BEER, 2, 3), line(PHO, 1)]).unwrap();
    by_seat(&mut evening, check).unwrap();
    let owed = |evening: &Evening| totals(&evening.house.checks[&check]);
    // 65,000 and 44,000 of their own; the pho in the middle is halved, the odd đồng to the first.
    assert_eq!(owed(&evening), [97_500, 76_500]);
    assert_eq!(evening.house.checks[&check].parts()[1].seat, Some(3));
    // What a seat orders later is its own too; what a third one orders who pays nothing is shared.
    evening.send(check, vec![for_seat(BEER, 1, 3), for_seat(BEER, 1, 2)]).unwrap();
    assert_eq!(owed(&evening), [108_500, 109_500]);
    // Once the first has paid, the rest is the other's: also what the first one's seat orders now.
    pay(&mut evening, check, 0, None).unwrap();
    evening.send(check, vec![for_seat(BEER, 1, 1)]).unwrap();
    assert_eq!(owed(&evening), [108_500, 131_500]);
    assert_whole(&evening.house.checks[&check]);
    assert_eq!(by_seat(&mut evening, check), Err(Refusal::PartPaid));
}

#[test]
fn seats_mix_with_weights_and_fixed_amounts_until_it_is_one_bill_again() {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    let check = evening.seat(1);
    evening.send(check, vec![for_seat(PHO, 2, 1), for_seat(BEER, 2, 2)]).unwrap();
    let found = evening.house.checks[&check].clone();
    // One of the two pho that seat 1 ordered is on seat 2; a third puts down 10,000 for nothing of their own.
    let draft = DivisionDraft {
        check,
        version: found.version,
        parts: vec![(1, None), (1, None), (0, Some(Money::minor(10_000)))],
        allotted: vec![Allotment { line: found.lines[0].id, weights: vec![1, 1, 0] }],
        seats: vec![Some(1), Some(2), None],
    };
    evening.act(|house, _, mint| house.divide(&draft, mint).map(Some)).unwrap();
    let check_now = &evening.house.checks[&check];
    assert_eq!(totals(check_now).iter().sum::<i64>(), 174_000);
    assert_eq!(totals(check_now)[2], 10_000);
    assert_whole(check_now);
    let again = DivisionDraft { version: check_now.version, seats: vec![Some(1), Some(1)], ..draft.clone() };
    assert_eq!(evening.house.divide(&again, &mut || id(1)).map(|_| ()), Err(Refusal::BadDivision { most: 20 }));
    dividing(&mut evening, check, &[], &[]).unwrap();
    assert!(evening.house.checks[&check].parts().is_empty());
    // A single seat divides nothing.
    let alone = evening.seat(2);
    evening.send(alone, vec![for_seat(PHO, 1, 1)]).unwrap();
    assert_eq!(by_seat(&mut evening, alone), Err(Refusal::BadDivision { most: 20 }));
}

#[test]
fn parts_of_a_rounded_bill_can_be_paid_in_notes() {
    let terms = Terms { service: Rate(500), tax_included: false, cash_step: Money::minor(1_000), ..Terms::default() };
    let mut evening = Evening::new(terms);
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 3), line(BEER, 4)]).unwrap();
    dividing(&mut evening, check, &[(1, None), (1, None), (1, None)], &[]).unwrap();
    let found = &evening.house.checks[&check];
    assert!(totals(found).iter().all(|total| total % 1_000 == 0), "{:?}", totals(found));
    assert_whole(found);
}

#[test]
fn what_somebody_paid_stands_and_the_last_closes_the_check() {
    let (mut evening, check) = table();
    dividing(&mut evening, check, &[(1, None), (1, None), (1, None)], &[]).unwrap();
    let first = pay(&mut evening, check, 0, None).unwrap();
    let again = dividing(&mut evening, check, &[], &[]);
    assert_eq!(again, Err(Refusal::PartPaid));
    // A waiter adds two beers: the other two bear them.
    evening.send(check, vec![line(BEER, 2)]).unwrap();
    assert_eq!(totals(&evening.house.checks[&check]), [72_334, 94_333, 94_333]);
    assert_whole(&evening.house.checks[&check]);
    assert_eq!(pay(&mut evening, check, 0, Some(1)), Err(Refusal::MoreThanDue { due: Money::ZERO }));
    pay(&mut evening, check, 1, Some(50_000)).unwrap();
    pay(&mut evening, check, 1, None).unwrap();
    assert!(evening.house.checks[&check].is_open());
    // The first one's card was the wrong one: voided, that part is owed again.
    let version = evening.house.checks[&check].version;
    let draft = VoidDraft { check, version, payment: first, reason: "card".into(), approval: None };
    let fresh = evening.mint();
    let fact = evening.house.void_payment(&draft, &lan(), evening.now, &mut || fresh).unwrap();
    assert!(
        matches!(&fact, Fact::PaymentReversed { payment, .. } if payment.part == Some(evening.house.checks[&check].parts()[0].id))
    );
    evening.happens(fact);
    assert_whole(&evening.house.checks[&check]);
    pay(&mut evening, check, 0, None).unwrap();
    pay(&mut evening, check, 2, None).unwrap();
    assert!(!evening.house.checks[&check].is_open());
    assert_whole(&evening.house.checks[&check]);
}

#[test]
fn what_is_on_its_way_for_a_part_is_not_taken_for_it_again() {
    let (mut evening, check) = table();
    dividing(&mut evening, check, &[(1, None), (1, None)], &[]).unwrap();
    let found = evening.house.checks[&check].clone();
    let bill = found.parts()[0].clone();
    let draft = IntentDraft {
        check,
        version: found.version,
        tender: Tender::Card,
        amount: bill.due(),
        tip: Money::ZERO,
        part: Some(bill.id),
    };
    let now = evening.now;
    let fact = evening.minting(|house, mint| house.begin(&draft, &lan(), now, mint)).unwrap();
    evening.happens(fact);
    let amount = bill.due();
    assert_eq!(pay(&mut evening, check, 0, None), Err(IntentRefusal::OnItsWay { amount }.into()));
    pay(&mut evening, check, 1, None).unwrap();
}

#[test]
fn nonsense_is_refused() {
    let (mut evening, check) = table();
    for parts in
        [&[(1, None)][..], &[(1, Some(5)), (1, Some(5))], &[(1, None), (1, Some(0))], &[(1, None), (1, Some(999_999))]]
    {
        assert_eq!(dividing(&mut evening, check, parts, &[]), Err(Refusal::BadDivision { most: 20 }), "{parts:?}");
    }
    for weights in [&[0, 0][..], &[1], &[1_000, 0]] {
        let two = [(1, None), (1, None)];
        assert_eq!(dividing(&mut evening, check, &two, &[(0, weights)]), Err(Refusal::BadDivision { most: 20 }));
    }
    dividing(&mut evening, check, &[(1, None), (1, None)], &[]).unwrap();
    let version = evening.house.checks[&check].version;
    let draft = |part| PaymentDraft {
        check,
        version,
        tender: Tender::Cash,
        amount: Money::minor(1),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part,
    };
    let decide = |part| evening.house.pay(&draft(part), &lan(), evening.now, &mut || id(5)).map(|_| ());
    assert_eq!(decide(None), Err(Refusal::WhichPart));
    assert_eq!(decide(Some(PartId(id(1)))), Err(Refusal::WhichPart));
}

type Parts = Vec<(u32, Option<i64>)>;

fn division() -> impl Strategy<Value = (Parts, Vec<(usize, Vec<u32>)>)> {
    (2..7usize).prop_flat_map(|count| {
        let fixed = prop_oneof![4 => Just(None), 1 => (1..400_000i64).prop_map(Some)];
        let weights = prop::collection::vec(0..4u32, count);
        (prop::collection::vec((0..3u32, fixed), count), prop::collection::vec((0..12usize, weights), 0..6))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_division_of_any_bill_is_the_bill(bill in bill(), (parts, allotted) in division(), stands in prop::collection::vec(any::<bool>(), 6), more in 0..3usize, seats in prop::option::of((0..4u8, prop::collection::vec(0..7u8, 12)))) {
        let mut check = bills::check(&bill);
        let mut later = check.lines.split_off(check.lines.len() - more.min(check.lines.len()));
        // As sending makes it: what comes after a payment counts for no offer.
        later.iter_mut().for_each(|line| line.promo.late = true);
        let mut parts: Vec<Part> = parts.iter().enumerate().map(|(n, (share, fixed))| part(n as u128 + 1, *share, *fixed)).collect();
        if parts.iter().all(|part| part.fixed.is_some()) {
            parts[0].fixed = None;
        }
        // Some divisions are by seats, from some seat on; some lines were sent for a seat.
        if let Some((first, sat)) = &seats {
            parts.iter_mut().enumerate().for_each(|(place, part)| part.seat = Some(first + place as u8));
            let all = check.lines.iter_mut().chain(&mut later);
            all.zip(sat).for_each(|(line, seat)| line.seat = (*seat > 0).then_some(*seat));
        }
        let allotted = allotted.into_iter().map(|(line, weights)| Allotment { line: LineId(id(500 + line as u128)), weights }).collect();
        check.division = Some(Division { parts, allotted });
        assert_whole(&check);
        // Some have paid; then more is ordered, without discounts on what they paid for.
        if bill.discounts.is_empty() {
            let bills = check.parts();
            for (place, part) in check.division.as_mut().unwrap().parts.iter_mut().enumerate() {
                part.standing = stands[place].then(|| bills[place].totals.clone());
            }
            assert_whole(&check);
            let owed = |parts: &[PartBill]| parts.iter().map(|part| part.totals.total).collect::<Vec<_>>();
            prop_assert_eq!(owed(&check.parts()), owed(&bills), "nobody pays more because somebody has paid");
        }
        check.lines.extend(later);
        let (whole, parts) = (check.totals(), check.parts());
        let bills: Vec<Totals> = parts.iter().map(|part| part.totals.clone()).collect();
        prop_assert_eq!(sum(&bills, &whole), whole);
        for bill in &bills {
            // What stands took its remainders before: a row of the others may lack one unit, their bills never do.
            prop_assert!(!bill.total.is_negative() && !bill.lines.is_negative());
        }
    }
}
