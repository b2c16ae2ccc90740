//! What checks come to, held against a second reckoning that shares nothing with the first: whole-number fractions, unit
//! by unit, the way one would do it on paper.
#![allow(missing_docs, clippy::unwrap_used)]

mod bills;
mod small_house;

use bills::{Bill, CLASSES, Deal, bill, check};
use goimon_domain::discount::Off;
use goimon_domain::money::Money;
use goimon_domain::totals::Totals;
use proptest::prelude::*;

/// Half up, as on paper.
fn half_up(top: i128, bottom: i128) -> i128 {
    (2 * top + bottom).div_euclid(2 * bottom)
}

/// Gives out `whole` one unit at a time: each unit goes to whoever is furthest behind what is due to them, the earlier
/// one where two are as far. What is due is never handed out to more than its whole part plus one.
fn deal(whole: i128, weights: &[i128]) -> Vec<i128> {
    let sum: i128 = weights.iter().sum();
    let mut hands: Vec<i128> = weights.iter().map(|weight| if sum == 0 { 0 } else { whole * weight / sum }).collect();
    let mut owed: Vec<(i128, usize)> =
        (0..weights.len()).map(|at| (whole * weights[at] - hands[at] * sum, at)).collect();
    let mut left = whole - hands.iter().sum::<i128>();
    while left > 0 && !owed.is_empty() {
        let best = (0..owed.len()).rev().max_by_key(|at| owed[*at].0).unwrap();
        hands[owed.remove(best).1] += 1;
        left -= 1;
    }
    hands
}

struct Paper {
    gross: i128,
    off: i128,
    service: i128,
    taxes: Vec<(&'static str, i128, i128)>,
    rounding: i128,
    total: i128,
}

/// What comes off an amount, perhaps more than it is.
fn cut(amount: i128, off: Off) -> i128 {
    match off {
        Off::Amount(off) => i128::from(off.units()),
        Off::Percent(rate) => half_up(amount * i128::from(rate.0), 10_000),
    }
}

/// Promotions on paper: every portion is a coin on the desk with its line and worth, and coins are laid aside one by one.
struct Desk<'a> {
    bill: &'a Bill,
    left: Vec<i128>,
    coins: Vec<(usize, i128)>,
    /// Per line: those that took something off it stack, or one is alone.
    taken_by: Vec<Vec<bool>>,
}

impl<'a> Desk<'a> {
    fn of(bill: &'a Bill) -> Self {
        let worth = |at: usize| i128::from(bill.lines[at].0 - bill.each(at));
        let all = 0..bill.lines.len();
        let coins = all.clone().flat_map(|at| (0..bill.lines[at].1).map(move |_| (at, worth(at)))).collect();
        let left = all.clone().map(|at| worth(at) * i128::from(bill.lines[at].1)).collect();
        let taken = |at| if bill.each(at) > 0 { vec![!bill.cuts[at].unwrap().1] } else { vec![] };
        Self { bill, left, coins, taken_by: all.map(taken).collect() }
    }

    fn open(&self, at: usize, stacks: bool) -> bool {
        self.taken_by[at].iter().all(|other| *other && stacks)
    }

    fn marked(&self, at: usize, offer: usize, part: usize) -> bool {
        self.bill.marks[at] >> (2 * offer + part) & 1 == 1
    }

    fn take(&mut self, at: usize, off: i128) {
        self.left[at] -= off;
        assert!(self.left[at] >= 0);
    }

    fn offers(&mut self) {
        for (offer, (deal, stacks)) in self.bill.offers.iter().enumerate() {
            let touched = match deal {
                Deal::BuyGet { buy, get, off } => self.buy_get(offer, *buy as usize, *get as usize, *off, *stacks),
                Deal::Combo { price } => self.combo(offer, i128::from(*price), *stacks),
                Deal::Spend { .. } => continue,
            };
            self.sign(touched, *stacks);
        }
        for (offer, (deal, stacks)) in self.bill.offers.iter().enumerate() {
            let marks = self.bill.marks.clone();
            self.spend(deal, *stacks, |at| marks[at] >> (2 * offer) & 1 == 1);
        }
    }

    fn sign(&mut self, touched: Vec<(usize, i128)>, stacks: bool) {
        let mut lines: Vec<usize> = touched.iter().filter(|(_, off)| *off > 0).map(|(at, _)| *at).collect();
        lines.dedup();
        for (at, off) in touched {
            self.take(at, off);
        }
        for at in lines {
            self.taken_by[at].push(stacks);
        }
    }

    /// Takes the coin that is first by some order off the desk.
    fn lift(&mut self, from: &[usize], first: impl Fn((usize, i128), (usize, i128)) -> bool) -> Option<(usize, i128)> {
        let mut best: Option<usize> = None;
        for (place, coin) in self.coins.iter().enumerate().filter(|(_, coin)| from.contains(&coin.0)) {
            if best.is_none_or(|best| first(*coin, self.coins[best])) {
                best = Some(place);
            }
        }
        best.map(|best| self.coins.remove(best))
    }

    fn buy_get(&mut self, offer: usize, buy: usize, get: usize, off: u32, stacks: bool) -> Vec<(usize, i128)> {
        let worth = |at: usize| self.bill.lines[at].0 > self.bill.each(at);
        let from: Vec<usize> = (0..self.left.len())
            .filter(|at| self.marked(*at, offer, 0) && self.open(*at, stacks) && worth(*at))
            .collect();
        let sets = self.coins.iter().filter(|coin| from.contains(&coin.0)).count() / (buy + get);
        let mut offs = Vec::new();
        for _ in 0..sets * get {
            let (at, each) = self.lift(&from, |a, b| (a.1, a.0) < (b.1, b.0)).unwrap();
            offs.push((at, half_up(each * i128::from(off), 10_000).min(each)));
        }
        for _ in 0..sets * buy {
            self.lift(&from, |a, b| (a.1, a.0) > (b.1, b.0)).unwrap();
        }
        offs
    }

    fn combo(&mut self, offer: usize, price: i128, stacks: bool) -> Vec<(usize, i128)> {
        let mut offs = Vec::new();
        let open: Vec<usize> = (0..self.left.len()).filter(|at| self.open(*at, stacks)).collect();
        loop {
            let before = self.coins.clone();
            let mut picked = Vec::new();
            for part in 0..2 {
                let from: Vec<usize> = open.iter().copied().filter(|at| self.marked(*at, offer, part)).collect();
                picked.extend(self.lift(&from, |a, b| a.1 > b.1 || (a.1 == b.1 && a.0 < b.0)));
            }
            let saved = picked.iter().map(|(_, each)| each).sum::<i128>() - price;
            if picked.len() < 2 || saved <= 0 {
                self.coins = before;
                return offs;
            }
            let weights: Vec<i128> = picked.iter().map(|(_, each)| *each).collect();
            offs.extend(picked.iter().map(|(at, _)| *at).zip(deal(saved, &weights)));
        }
    }

    fn spend(&mut self, rule: &Deal, stacks: bool, counts: impl Fn(usize) -> bool) {
        let Deal::Spend { least, off, most } = rule else { return };
        let from: Vec<usize> = (0..self.left.len()).filter(|at| counts(*at) && self.open(*at, stacks)).collect();
        let base: i128 = from.iter().map(|at| self.left[*at]).sum();
        if base < i128::from(*least) || base == 0 {
            return;
        }
        let off = cut(base, *off).min(base).min(most.map_or(base, i128::from));
        let weights: Vec<i128> = from.iter().map(|at| self.left[*at]).collect();
        let touched = from.into_iter().zip(deal(off, &weights)).collect();
        self.sign(touched, stacks);
    }
}

/// The second reckoning.
fn on_paper(bill: &Bill) -> Paper {
    let gross: Vec<i128> =
        bill.lines.iter().map(|(price, quantity, _)| i128::from(*price) * i128::from(*quantity)).collect();
    let mut desk = Desk::of(bill);
    desk.offers();
    let costs = desk.left.clone();
    for (at, amount) in costs.iter().enumerate() {
        let offs = bill.discounts.iter().filter(|(line, _)| *line == Some(at)).map(|(_, off)| cut(*amount, *off));
        desk.left[at] = (amount - offs.sum::<i128>()).max(0);
    }
    for (deal, stacks) in &bill.vouchers {
        desk.spend(deal, *stacks, |_| true);
    }
    let own = desk.left;
    let after: i128 = own.iter().sum();
    let off = bill
        .discounts
        .iter()
        .filter(|(line, _)| line.is_none())
        .map(|(_, off)| cut(after, *off))
        .sum::<i128>()
        .min(after);
    let net: Vec<i128> = own.iter().zip(deal(off, &own)).map(|(own, off)| own - off).collect();
    let whole: i128 = net.iter().sum();
    let service = half_up(whole * i128::from(bill.service), 10_000);
    let charges = deal(service, &net);
    let mut taxes = Vec::new();
    for (place, (class, rate)) in CLASSES.iter().enumerate() {
        let mine: Vec<usize> = (0..net.len()).filter(|at| bill.lines[*at].2 == place).collect();
        let base: i128 = mine.iter().map(|at| net[*at] + charges.get(*at).copied().unwrap_or(0)).sum();
        let rate = i128::from(*rate);
        let tax = if bill.tax_included { half_up(base * rate, 10_000 + rate) } else { half_up(base * rate, 10_000) };
        if !mine.is_empty() {
            taxes.push((*class, base, tax));
        }
    }
    taxes.sort();
    let added: i128 = if bill.tax_included { 0 } else { taxes.iter().map(|(_, _, tax)| tax).sum() };
    let exact = whole + service + added;
    let step = i128::from(bill.step.max(1));
    let total = half_up(exact, step) * step;
    Paper {
        gross: gross.iter().sum(),
        off: gross.iter().sum::<i128>() - whole,
        service,
        taxes,
        rounding: total - exact,
        total,
    }
}

fn units(money: Money) -> i128 {
    i128::from(money.units())
}

fn agree(got: &Totals, paper: &Paper) -> Result<(), TestCaseError> {
    prop_assert_eq!(units(got.lines), paper.gross);
    prop_assert_eq!(units(got.discount), paper.off);
    prop_assert_eq!(units(got.service), paper.service);
    let taxes: Vec<_> = got.taxes.iter().map(|row| (row.class.as_str(), units(row.base), units(row.tax))).collect();
    prop_assert_eq!(&taxes, &paper.taxes);
    prop_assert_eq!(units(got.rounding), paper.rounding);
    prop_assert_eq!(units(got.total), paper.total);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn two_ways_of_reckoning_agree(bill in bill()) {
        let check = check(&bill);
        let got = check.totals();
        agree(&got, &on_paper(&bill))?;
        // The parts sum to the whole, and nothing is below zero.
        let tax: Money = got.taxes.iter().map(|row| row.tax).sum();
        let added = if bill.tax_included { Money::ZERO } else { tax };
        prop_assert_eq!(got.lines - got.discount + got.service + added + got.rounding, got.total);
        let by_hand: Money = check.taken_off().into_iter().map(|(_, off)| off).sum();
        let by_rule: Money = check.promoted().into_iter().map(|taken| taken.off).sum();
        prop_assert_eq!(by_hand + by_rule, got.discount, "each discount and promotion says what it took");
        prop_assert_eq!(check.shares().into_iter().sum::<Money>(), got.total, "what is refunded by line is the bill");
        for amount in [got.lines, got.discount, got.service, got.total, got.lines - got.discount] {
            prop_assert!(!amount.is_negative());
        }
        prop_assert!(got.taxes.iter().all(|row| !row.base.is_negative() && !row.tax.is_negative()));
    }
}
