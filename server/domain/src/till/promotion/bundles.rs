//! Bundles: take three and pay two, and combos for a price. Each portion is in at most one bundle.

use super::Promotion;
use super::deals::Table;
use crate::money::{Money, Rate};

/// So many portions of a line at a price.
struct Portions {
    place: usize,
    each: Money,
    count: u32,
}

/// Of every `buy + get` portions the `get` cheapest ones are for less. The guest pays for the dearest.
pub(super) fn buy_get(table: &mut Table<'_>, offer: &Promotion, buy: u32, get: u32, off: Rate) -> Vec<(usize, Money)> {
    let mut all: Vec<Portions> = table
        .places(offer, 0)
        .into_iter()
        .map(|place| Portions { place, each: table.each(place), count: table.free[place] })
        .filter(|portions| portions.each > Money::ZERO)
        .collect();
    let count: u32 = all.iter().map(|portions| portions.count).sum();
    let sets = count / buy.saturating_add(get);
    // The cheapest first, of equal ones the earlier.
    all.sort_by_key(|portions| (portions.each, portions.place));
    let mut offs = Vec::new();
    let mut free = sets * get;
    for portions in &mut all {
        let mine = portions.count.min(free);
        free -= mine;
        portions.count -= mine;
        table.free[portions.place] -= mine;
        if mine > 0 {
            offs.push((portions.place, portions.each.portion(off).min(portions.each).times(mine)));
        }
    }
    // Those that were bought for it are in this bundle too.
    let mut bought = sets * buy;
    for portions in all.iter().rev() {
        let mine = portions.count.min(bought);
        bought -= mine;
        table.free[portions.place] -= mine;
    }
    offs
}

/// One of each part for a price, as often as there is one of each, the dearest first; a combo that would save nothing is none.
pub(super) fn combo(table: &mut Table<'_>, offer: &Promotion, parts: usize, price: Money) -> Vec<(usize, Money)> {
    let choices: Vec<Vec<usize>> = (0..parts)
        .map(|part| {
            let mut places = table.places(offer, part);
            places.sort_by(|a, b| table.each(*b).cmp(&table.each(*a)).then(a.cmp(b)));
            places
        })
        .collect();
    let mut offs: Vec<(usize, Money)> = Vec::new();
    loop {
        let mut picked: Vec<usize> = Vec::with_capacity(parts);
        for places in &choices {
            let used = |place: &usize| picked.iter().filter(|other| *other == place).count() as u32;
            let Some(place) = places.iter().copied().find(|place| table.free[*place] > used(place)) else {
                return offs;
            };
            picked.push(place);
        }
        let used = |place: usize| picked.iter().filter(|other| **other == place).count() as u32;
        let times = picked.iter().map(|place| table.free[*place] / used(*place)).min().unwrap_or(0);
        let each: Vec<Money> = picked.iter().map(|place| table.each(*place)).collect();
        let saved = each.iter().copied().sum::<Money>() - price;
        if saved <= Money::ZERO || times == 0 {
            return offs;
        }
        let weights: Vec<i64> = each.iter().map(|each| each.units()).collect();
        let shares = saved.share(&weights).into_iter().map(|share| share.times(times));
        offs.extend(picked.iter().copied().zip(shares));
        for place in picked {
            table.free[place] -= times;
        }
    }
}
