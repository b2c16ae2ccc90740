//! Promotions: when they hold, what they take off, which ones go together, and how often a code is taken.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::discount::Off;
use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::lang::Named;
use goimon_domain::money::{Money, Rate};
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::promotion::*;
use goimon_domain::refusal::Refusal;
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::{Actor, Role};
use goimon_domain::time::{At, VenueClock};
use goimon_domain::venue::{Reference, Terms};
use goimon_domain::voiding::LineEdit;
use jiff::Timestamp;
use small_house::*;
use std::sync::Arc;

fn rule(n: u128, what: What) -> Promotion {
    let name = Named::same(&format!("R{n}"));
    let id = PromotionId(id(n));
    Promotion { id, name, active: true, when: When::default(), what, stacks: true, priority: 0, code: None, tier: None }
}

fn items(items: &[u128]) -> Scope {
    Scope { items: items.iter().map(|item| ItemId(id(*item))).collect(), categories: vec![] }
}

fn happy(n: u128, cut: PriceCut) -> Promotion {
    rule(n, What::Price { on: items(&[BEER]), cut })
}

fn spend(n: u128, least: i64, off: Off) -> Promotion {
    rule(n, What::Spend { on: Scope::default(), least: Money::minor(least), off, most: None })
}

fn percent(points: u32) -> Off {
    Off::Percent(Rate(points))
}

fn evening(promotions: Vec<Promotion>) -> Evening {
    let mut evening = Evening::new(Terms { tax_included: true, ..Terms::default() });
    set(&mut evening, promotions);
    evening
}

fn set(evening: &mut Evening, promotions: Vec<Promotion>) {
    let mut reference = Reference::clone(&evening.house.reference);
    reference.promotions = promotions;
    evening.house.reference = Arc::new(reference);
}

/// (name, off) of each, and what the check comes to.
fn taken(evening: &Evening, check: CheckId) -> (Vec<(String, i64)>, i64) {
    let check = &evening.house.checks[&check];
    let taken = check.promoted().into_iter().map(|taken| (taken.name.vi.clone(), taken.off.units())).collect();
    (taken, check.totals().total.units())
}

fn some(list: &[(&str, i64)], total: i64) -> (Vec<(String, i64)>, i64) {
    (list.iter().map(|(name, off)| ((*name).to_owned(), *off)).collect(), total)
}

fn at(text: &str) -> At {
    At(text.parse::<Timestamp>().unwrap().as_millisecond())
}

#[test]
fn hours_are_the_wall_s_and_may_cross_midnight() {
    let saigon = VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap();
    // 15:00 to 18:00 on Mondays; the 23rd is one. Saigon is seven hours ahead.
    let mondays = When { days: vec![1], hours: Some(Hours { from: 900, to: 1_080 }), ..When::default() };
    for (moment, holds) in [
        ("2026-11-23T07:59:59Z", false),
        ("2026-11-23T08:00:00Z", true),
        ("2026-11-23T10:59:59Z", true),
        ("2026-11-23T11:00:00Z", false),
        ("2026-11-24T08:00:00Z", false),
    ] {
        assert_eq!(mondays.holds(&saigon, at(moment)), holds, "{moment}");
    }
    // Friday night until two: Saturday at 01:00 is still Friday's, Friday at 01:00 is Thursday's.
    let nights = When { days: vec![5], hours: Some(Hours { from: 1_320, to: 120 }), ..When::default() };
    assert!(nights.holds(&saigon, at("2026-11-27T15:00:00Z")));
    assert!(nights.holds(&saigon, at("2026-11-27T18:30:00Z")));
    assert!(!nights.holds(&saigon, at("2026-11-26T18:30:00Z")));
    assert!(!nights.holds(&saigon, at("2026-11-27T19:00:00Z")));
    // Without hours it is the business day's: at 01:00 the day before.
    let day = When { last: Some("2026-11-23".parse().unwrap()), ..When::default() };
    assert!(day.holds(&saigon, at("2026-11-23T18:00:00Z")));
    assert!(!day.holds(&saigon, at("2026-11-23T21:00:00Z")));
}

#[test]
fn happy_hour_is_told_checked_and_fixed_when_it_is_sent() {
    // The evening begins at 18:00; the hour ends a minute later.
    let when = When { hours: Some(Hours { from: 900, to: 1_081 }), ..When::default() };
    let mut evening = evening(vec![Promotion { when, ..happy(900, PriceCut::Price(Money::minor(15_000))) }]);
    let check = evening.seat(1);
    let seen = |units| goimon_domain::sending::LineDraft { seen: Some(Money::minor(units)), ..line(BEER, 2) };
    let old = evening.send(check, vec![seen(22_000)]);
    assert!(matches!(old, Err(Refusal::PriceChanged { now, .. }) if now == Money::minor(15_000)));
    evening.send(check, vec![seen(15_000)]).unwrap();
    assert_eq!(taken(&evening, check), some(&[("R900", 14_000)], 30_000));
    evening.now = evening.now.plus_ms(60_000);
    assert!(matches!(evening.send(check, vec![seen(15_000)]), Err(Refusal::PriceChanged { .. })));
    evening.send(check, vec![seen(22_000)]).unwrap();
    assert_eq!(taken(&evening, check), some(&[("R900", 14_000)], 74_000));
    // What a manager changes now changes no open bill.
    set(&mut evening, vec![]);
    assert_eq!(taken(&evening, check), some(&[("R900", 14_000)], 74_000));
}

#[test]
fn the_better_price_rule_is_alone_unless_both_stack() {
    let alone = |promotion: Promotion| Promotion { stacks: false, ..promotion };
    let half = || happy(900, PriceCut::Percent(Rate(5_000)));
    let two_thousand = || happy(901, PriceCut::Amount(Money::minor(2_000)));
    for (rules, expected) in [
        (vec![half(), two_thousand()], some(&[("R900", 11_000), ("R901", 2_000)], 9_000)),
        (vec![alone(half()), two_thousand()], some(&[("R900", 11_000)], 11_000)),
        (vec![half(), alone(two_thousand())], some(&[("R900", 11_000)], 11_000)),
        (vec![half(), Promotion { priority: 5, ..alone(two_thousand()) }], some(&[("R901", 2_000)], 20_000)),
    ] {
        let mut evening = evening(rules);
        let check = evening.seat(1);
        evening.send(check, vec![line(BEER, 1)]).unwrap();
        assert_eq!(taken(&evening, check), expected);
    }
}

#[test]
fn three_for_two_gives_the_cheapest_of_the_round_of_three() {
    let what = What::BuyGet { on: items(&[BEER, SKEWER]), buy: 2, get: 1, off: Rate(10_000) };
    let mut evening = evening(vec![rule(900, what)]);
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 2)]).unwrap();
    assert_eq!(taken(&evening, check), some(&[], 44_000));
    evening.send(check, vec![with(SKEWER, 2, &[(71, 1)])]).unwrap();
    assert_eq!(taken(&evening, check), some(&[("R900", 22_000)], 72_000), "four make one set");
    evening.send(check, vec![with(SKEWER, 2, &[(71, 1)])]).unwrap();
    assert_eq!(taken(&evening, check), some(&[("R900", 44_000)], 100_000));
    // One less, and a set is gone.
    let beer = evening.house.checks[&check].lines[0].clone();
    let edit =
        LineEdit { check, line: beer.id, version: beer.version, quantity: Some(1), reason: None, approval: None };
    let now = evening.now;
    evening.act(|house, _, mint| house.void_line(&edit, &minh(), now, mint).map(|fact| [fact])).unwrap();
    assert_eq!(taken(&evening, check), some(&[("R900", 22_000)], 100_000));
}

#[test]
fn a_combo_is_made_as_often_as_it_saves_something() {
    let parts = vec![items(&[PHO]), items(&[BEER])];
    let mut evening = evening(vec![rule(900, What::Combo { parts, price: Money::minor(75_000) })]);
    let check = evening.seat(1);
    // 65,000 + 22,000 is 12,000 above the combo; with the large one 27,000. The dearest go first.
    evening.send(check, vec![line(PHO, 2), with(PHO, 1, &[(LARGE, 1)]), line(BEER, 2)]).unwrap();
    let gross = 2 * 65_000 + 80_000 + 2 * 22_000;
    assert_eq!(taken(&evening, check), some(&[("R900", 39_000)], gross - 39_000));
}

#[test]
fn a_portion_is_in_one_bundle_and_the_first_priority_has_it() {
    let combo = What::Combo { parts: vec![items(&[PHO]), items(&[BEER])], price: Money::minor(80_000) };
    let three = What::BuyGet { on: items(&[BEER]), buy: 2, get: 1, off: Rate(10_000) };
    let send = |rules| {
        let mut evening = evening(rules);
        let check = evening.seat(1);
        evening.send(check, vec![line(PHO, 1), line(BEER, 3)]).unwrap();
        taken(&evening, check)
    };
    let gross = 65_000 + 66_000;
    let high = |rule: Promotion| Promotion { priority: 9, ..rule };
    assert_eq!(
        send(vec![high(rule(900, combo.clone())), rule(901, three.clone())]),
        some(&[("R900", 7_000)], gross - 7_000)
    );
    assert_eq!(send(vec![rule(900, combo), high(rule(901, three))]), some(&[("R901", 22_000)], gross - 22_000));
}

#[test]
fn a_spend_counts_from_its_sum_on_and_never_on_what_another_has_alone() {
    let happy_alone = Promotion { stacks: false, ..happy(900, PriceCut::Percent(Rate(5_000))) };
    let mut evening = evening(vec![happy_alone, spend(901, 100_000, percent(1_000))]);
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 4), line(PHO, 1)]).unwrap();
    // Beer is the happy hour's alone: the pho does not come to 100,000.
    assert_eq!(taken(&evening, check), some(&[("R900", 44_000)], 44_000 + 65_000));
    evening.send(check, vec![line(PHO, 1)]).unwrap();
    assert_eq!(taken(&evening, check), some(&[("R900", 44_000), ("R901", 13_000)], 44_000 + 117_000));
}

#[test]
fn what_comes_after_a_payment_makes_no_bill_less_than_what_was_paid() {
    let mut evening = evening(vec![spend(900, 100_000, Off::Amount(Money::minor(50_000)))]);
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1), line(BEER, 1)]).unwrap();
    let draft = PaymentDraft {
        check,
        version: evening.house.checks[&check].version,
        tender: Tender::Card,
        amount: Money::minor(86_000),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    let fact = evening.minting(|house, mint| house.pay(&draft, &lan(), EVENING, mint)).unwrap();
    evening.happens(fact);
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    assert_eq!(taken(&evening, check), some(&[], 109_000), "it would have come to 59,000");
    assert_eq!(evening.house.checks[&check].due(), Money::minor(23_000));
}

/// A voucher of 30,000 off, used once, with a budget for two.
fn voucher(n: u128, stacks: bool) -> Promotion {
    let terms = CodeTerms { uses: Some(1), budget: Some(Money::minor(60_000)) };
    Promotion { stacks, code: Some(terms), ..spend(n, 50_000, Off::Amount(Money::minor(30_000))) }
}

fn coupon(evening: &mut Evening, code: &str, promotion: u128, used: u32, spent: i64) {
    let promotion = PromotionId(id(promotion));
    evening
        .house
        .coupons
        .insert(code.into(), Coupon { code: code.into(), promotion, used, spent: Money::minor(spent) });
}

fn redeem(evening: &mut Evening, check: CheckId, code: &str) -> Result<RedemptionId, Refusal> {
    let draft = RedeemDraft { check, version: evening.house.checks[&check].version, code: code.into() };
    let now = evening.now;
    let cashier = Actor { role: Role::Cashier, ..lan() };
    let fact = evening.minting(|house, mint| house.redeem(&draft, &cashier, now, mint))?;
    let Fact::Promo(goimon_domain::promotion::Fact::Redeemed { redemption, .. }) = &fact else { panic!("{fact:?}") };
    let id = redemption.id;
    evening.happens(fact);
    Ok(id)
}

#[test]
fn a_code_is_taken_as_often_as_it_may_and_is_free_again_when_taken_back() {
    let mut evening = evening(vec![voucher(900, false), voucher(901, true)]);
    let (first, second) = (evening.seat(1), evening.seat(2));
    evening.send(first, vec![line(PHO, 1)]).unwrap();
    evening.send(second, vec![line(PHO, 1)]).unwrap();
    coupon(&mut evening, "TET1", 900, 0, 0);
    coupon(&mut evening, "TET2", 900, 0, 0);
    coupon(&mut evening, "HOI", 901, 0, 0);
    let name = || Named::same("R900");
    assert_eq!(redeem(&mut evening, first, "TET9"), Err(PromoRefusal::NoSuchCode.into()));
    let redemption = redeem(&mut evening, first, "tet-1").unwrap();
    assert_eq!(taken(&evening, first), some(&[("R900", 30_000)], 35_000));
    assert_eq!(redeem(&mut evening, first, "TET1"), Err(PromoRefusal::OnCheckAlready { name: name() }.into()));
    assert_eq!(redeem(&mut evening, second, "TET1"), Err(PromoRefusal::UsedUp { name: name() }.into()));
    let other = PromoRefusal::DoesNotStack { name: Named::same("R901"), other: name() };
    assert_eq!(redeem(&mut evening, first, "HOI"), Err(other.into()));

    // Both codes of it stand: the budget of 60,000 is held.
    redeem(&mut evening, second, "TET2").unwrap();
    coupon(&mut evening, "TET3", 900, 0, 60_000);
    let third = evening.seat(1);
    evening.send(third, vec![line(PHO, 1)]).unwrap();
    assert_eq!(redeem(&mut evening, third, "TET3"), Err(PromoRefusal::BudgetSpent { name: name() }.into()));

    let version = evening.house.checks[&first].version;
    let fact = evening.house.withdraw_voucher(first, version, redemption).unwrap();
    evening.happens(fact);
    assert_eq!(taken(&evening, first), some(&[], 65_000));
    let version = evening.house.checks[&first].version;
    let gone = evening.house.withdraw_voucher(first, version, redemption);
    assert_eq!(gone, Err(PromoRefusal::NoSuchVoucher.into()));
    redeem(&mut evening, third, "TET1").unwrap();
}

#[test]
fn a_voucher_needs_its_sum_its_time_and_something_to_take_off() {
    let mut late = voucher(901, true);
    late.when.first = Some("2026-12-01".parse().unwrap());
    let mut evening = evening(vec![voucher(900, true), late]);
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 2)]).unwrap();
    coupon(&mut evening, "TET", 900, 0, 0);
    coupon(&mut evening, "XMAS", 901, 0, 0);
    let least = Money::minor(50_000);
    let name = Named::same("R900");
    assert_eq!(redeem(&mut evening, check, "TET"), Err(PromoRefusal::NotEnough { name, least }.into()));
    assert_eq!(redeem(&mut evening, check, "XMAS"), Err(PromoRefusal::NotNow { name: Named::same("R901") }.into()));
}

#[test]
fn a_voucher_holds_what_it_took_once_the_check_is_closed_and_nothing_when_it_is_put_away() {
    let mut evening = evening(vec![voucher(900, true)]);
    let (paid, left) = (evening.seat(1), evening.seat(2));
    coupon(&mut evening, "TET", 900, 0, 0);
    evening.send(paid, vec![line(PHO, 1)]).unwrap();
    redeem(&mut evening, paid, "TET").unwrap();
    let draft = PaymentDraft {
        check: paid,
        version: evening.house.checks[&paid].version,
        tender: Tender::Card,
        amount: Money::minor(35_000),
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    let fact = evening.minting(|house, mint| house.pay(&draft, &lan(), EVENING, mint)).unwrap();
    let touched = evening.happens(fact);
    assert_eq!(touched.redemptions.len(), 1);
    assert_eq!(evening.house.checks[&paid].redeemed[0].held, Money::minor(30_000));

    evening.send(left, vec![line(PHO, 1)]).unwrap();
    coupon(&mut evening, "TWO", 900, 0, 30_000);
    redeem(&mut evening, left, "TWO").unwrap();
    let line = evening.house.checks[&left].lines[0].clone();
    let edit =
        LineEdit { check: left, line: line.id, version: line.version, quantity: None, reason: None, approval: None };
    let now = evening.now;
    evening.act(|house, _, mint| house.void_line(&edit, &minh(), now, mint).map(|fact| [fact])).unwrap();
    let fact = evening.house.put_away(left).unwrap();
    evening.happens(fact);
    assert!(!evening.house.checks[&left].redeemed[0].stands());
    assert_eq!((evening.house.coupons["TWO"].used, evening.house.coupons["TWO"].spent), (0, Money::minor(30_000)));
}

#[test]
fn a_voucher_that_is_switched_off_is_not_taken() {
    let mut evening = evening(vec![Promotion { active: false, ..voucher(900, true) }]);
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1)]).unwrap();
    coupon(&mut evening, "TET", 900, 0, 0);
    assert_eq!(redeem(&mut evening, check, "TET"), Err(PromoRefusal::NotNow { name: Named::same("R900") }.into()));
}

#[test]
fn the_budget_holds_all_that_a_voucher_may_take_until_the_bill_says_what_it_took() {
    let small = Promotion { code: voucher(900, true).code, ..spend(900, 0, Off::Amount(Money::minor(30_000))) };
    let mut evening = evening(vec![small]);
    coupon(&mut evening, "TET", 900, 0, 0);
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    redeem(&mut evening, check, "TET").unwrap();
    let held = |evening: &Evening| evening.house.checks[&check].redeemed[0].held;
    assert_eq!(held(&evening), Money::minor(30_000), "more may be ordered");
    let draft = PaymentDraft {
        check,
        version: evening.house.checks[&check].version,
        tender: Tender::Cash,
        amount: Money::ZERO,
        given: None,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    let fact = evening.minting(|house, mint| house.pay(&draft, &lan(), EVENING, mint)).unwrap();
    evening.happens(fact);
    assert_eq!(held(&evening), Money::minor(22_000), "one beer");
}

#[test]
fn what_makes_no_sense_is_not_taken() {
    let good = spend(900, 0, percent(1_000));
    assert_eq!(good.check(), Ok(()));
    let hours = |from, to| When { hours: Some(Hours { from, to }), ..When::default() };
    let code = CodeTerms { uses: None, budget: Some(Money::minor(1)) };
    for (bad, field) in [
        (Promotion { name: Named { vi: " ".into(), en: "x".into() }, ..good.clone() }, "name_vi"),
        (Promotion { priority: 100, ..good.clone() }, "priority"),
        (Promotion { when: hours(600, 600), ..good.clone() }, "from"),
        (Promotion { when: When { days: vec![8], ..When::default() }, ..good.clone() }, "day"),
        (Promotion { code: Some(code), ..good.clone() }, "most_off"),
        (spend(900, 0, percent(10_001)), "off"),
        (spend(900, -1, percent(1)), "least"),
        (rule(900, What::Combo { parts: vec![items(&[PHO])], price: Money::minor(1) }), "part"),
        (rule(900, What::BuyGet { on: Scope::default(), buy: 0, get: 1, off: Rate(1) }), "buy"),
        (Promotion { code: Some(CodeTerms::default()), ..happy(900, PriceCut::Percent(Rate(1))) }, "kind"),
    ] {
        assert_eq!(bad.check(), Err(field), "{bad:?}");
    }
}

#[test]
fn a_voucher_stays_on_its_bill_and_takes_what_is_left_there() {
    let mut evening = evening(vec![voucher(900, true)]);
    coupon(&mut evening, "TET", 900, 0, 0);
    let (with, without) = (evening.seat(1), evening.seat(2));
    evening.send(with, vec![line(BEER, 1), line(PHO, 1)]).unwrap();
    evening.send(without, vec![line(PHO, 1)]).unwrap();
    redeem(&mut evening, with, "TET").unwrap();
    let cost = |evening: &Evening, check: CheckId| evening.house.checks[&check].totals().total;
    assert_eq!((cost(&evening, with), cost(&evening, without)), (Money::minor(57_000), Money::minor(65_000)));

    // The other bill is merged into it: the voucher takes what it took. Merged away, it would be worth nothing.
    let version = evening.house.checks[&with].version;
    let refused = evening.minting(|house, mint| house.merge(with, without, version, mint));
    assert_eq!(refused.unwrap_err().key(), "has-discounts");
    let version = evening.house.checks[&without].version;
    let facts = evening.minting(|house, mint| house.merge(without, with, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    assert_eq!(cost(&evening, with), Money::minor(122_000));
    let version = evening.house.checks[&with].version;
    let facts = evening.minting(|house, mint| house.part(with, without, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    assert_eq!((cost(&evening, with), cost(&evening, without)), (Money::minor(57_000), Money::minor(65_000)));

    // Lines go on the other bill; what is left is never less than nothing.
    let pho = evening.house.checks[&with].lines.iter().find(|line| line.item == ItemId(id(PHO))).unwrap().id;
    let draft = LinesDraft {
        check: with,
        version: evening.house.checks[&with].version,
        lines: vec![(pho, None)],
        to: Goal::Check(without),
    };
    evening.move_lines(&draft);
    assert_eq!((cost(&evening, with), cost(&evening, without)), (Money::minor(22_000), Money::minor(130_000)));
    assert!(evening.house.checks[&with].redeemed[0].stands(), "it counts again when there is enough on the bill");
    evening.send(with, vec![line(PHO, 1)]).unwrap();
    assert_eq!(cost(&evening, with), Money::minor(57_000));
}
