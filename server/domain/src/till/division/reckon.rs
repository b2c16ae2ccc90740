//! How a bill's rows are dealt to its parts, to the last unit: what stands stands, the rest is shared by weights, and a
//! remainder goes to whoever is furthest behind.

use super::{Division, Part};
use crate::line::Line;
use crate::money::Money;
use crate::totals::{TaxRow, Totals};

/// The rows that are shared: what is left of the lines, what came off, service.
#[derive(Clone, Default)]
pub(super) struct Rows {
    pub(super) net: Money,
    pub(super) off: Money,
    pub(super) service: Money,
    pub(super) bases: Vec<Money>,
}

/// Shares of a line by weights, like [`Money::share`]; but a remainder goes to whoever is furthest behind what is due to them
/// over the lines before, so that an even division of an even sum is even.
pub(super) fn deal(amount: Money, weights: &[i64], behind: &mut [i128]) -> Vec<Money> {
    const FINE: i128 = 1_000_000_000;
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum == 0 || amount <= Money::ZERO {
        return amount.share(weights);
    }
    let due = |weight: i64| i128::from(amount.units()) * i128::from(weight);
    // Not larger than the amount, so it fits.
    let mut shares: Vec<Money> = weights.iter().map(|weight| Money::minor((due(*weight) / sum) as i64)).collect();
    let mut rests: Vec<(i128, usize)> = Vec::new();
    for (part, weight) in weights.iter().enumerate() {
        let rest = due(*weight) % sum * FINE / sum;
        behind[part] += rest;
        if rest > 0 {
            rests.push((behind[part], part));
        }
    }
    rests.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let left = amount - shares.iter().copied().sum();
    for (_, part) in rests.iter().take(usize::try_from(left.units()).unwrap_or(0)) {
        shares[*part] += Money::minor(1);
        behind[*part] -= FINE;
    }
    shares
}

/// The weights by which the parts bear a line; never all nothing.
pub(super) fn weights(division: &Division, line: &Line) -> Vec<u32> {
    let given = division.allotted.iter().find(|allotment| allotment.line == line.id);
    let sits = |part: &Part| part.seat.is_some() && part.seat == line.seat && part.fixed.is_none();
    let mut weights: Vec<u32> = match given {
        Some(allotment) => allotment.weights.clone(),
        None if division.parts.iter().any(sits) => division.parts.iter().map(|part| u32::from(sits(part))).collect(),
        None => division.parts.iter().map(|part| part.share).collect(),
    };
    weights.resize(division.parts.len(), 0);
    for (weight, part) in weights.iter_mut().zip(&division.parts) {
        *weight = if part.fixed.is_some() { 0 } else { *weight };
    }
    if weights.iter().all(|weight| *weight == 0) {
        let bearer = division.parts.iter().position(|part| part.fixed.is_none()).unwrap_or(0);
        weights[bearer] = 1;
    }
    weights
}

/// What each part with a fixed amount really bears: never more than what is left of the whole.
pub(super) fn fixed(division: &Division, standing: &[Option<&Totals>], open: Money) -> Vec<Option<Money>> {
    let mut left = open.at_least(Money::ZERO);
    let parts = division.parts.iter().zip(standing);
    parts
        .map(|(part, standing)| {
            let amount = part.fixed.filter(|_| standing.is_none())?.min(left);
            left = left - amount;
            Some(amount)
        })
        .collect()
}

/// The bills: what stands stands, the rest of every row is shared by what the others would bear by their lines.
pub(super) fn reckon(
    division: &Division,
    whole: &Totals,
    standing: &[Option<&Totals>],
    ideal: &[Rows],
    free: Option<&[Totals]>,
    step: Money,
) -> Vec<Totals> {
    let open: Vec<usize> = (0..ideal.len()).filter(|part| standing[*part].is_none()).collect();
    let stands: Vec<&Totals> = standing.iter().flatten().copied().collect();
    let rest = |whole: Money, of: &dyn Fn(&Totals) -> Money| whole - stands.iter().map(|totals| of(totals)).sum();
    let by = |of: &dyn Fn(&Rows) -> Money| open.iter().map(|part| of(&ideal[*part]).units()).collect::<Vec<i64>>();
    let net = rest(whole.lines - whole.discount, &|totals| totals.lines - totals.discount).share(&by(&|rows| rows.net));
    let off = rest(whole.discount, &|totals| totals.discount).share(&by(&|rows| rows.off));
    let service = rest(whole.service, &|totals| totals.service).share(&by(&|rows| rows.service));
    let mut taxes: Vec<Vec<TaxRow>> = vec![Vec::new(); open.len()];
    for (place, row) in whole.taxes.iter().enumerate() {
        let same = |other: &&TaxRow| other.class == row.class && other.rate == row.rate;
        let of =
            |totals: &Totals, what: &dyn Fn(&TaxRow) -> Money| totals.taxes.iter().find(same).map_or(Money::ZERO, what);
        let bases = rest(row.base, &|totals| of(totals, &|row| row.base)).share(&by(&|rows| rows.bases[place]));
        let weights: Vec<i64> = bases.iter().map(|base| base.units()).collect();
        let tax = rest(row.tax, &|totals| of(totals, &|row| row.tax)).share(&weights);
        for (part, (base, tax)) in bases.into_iter().zip(tax).enumerate() {
            if base != Money::ZERO || tax != Money::ZERO {
                taxes[part].push(TaxRow { base, tax, ..row.clone() });
            }
        }
    }
    let added = |part: usize| {
        let tax: Money = taxes[part].iter().map(|row| row.tax).sum();
        if whole.tax_included { Money::ZERO } else { tax }
    };
    let exact: Vec<Money> = (0..open.len()).map(|part| net[part] + service[part] + added(part)).collect();
    let left = rest(whole.total, &|totals| totals.total);
    let total = match free.map(|free| open.iter().map(|part| free[*part].total).collect::<Vec<_>>()) {
        Some(free) if free.iter().copied().sum::<Money>() == left => free,
        _ => totals_of(division, standing, &open, &exact, left, step),
    };
    let mut bills: Vec<Totals> = standing.iter().map(|totals| totals.cloned().unwrap_or_default()).collect();
    for (place, part) in open.into_iter().enumerate() {
        bills[part] = Totals {
            lines: net[place] + off[place],
            discount: off[place],
            service: service[place],
            taxes: std::mem::take(&mut taxes[place]),
            tax_included: whole.tax_included,
            rounding: total[place] - exact[place],
            total: total[place],
        };
    }
    bills
}

/// What the open parts come to: fixed amounts first, the others in whole steps of the cash rounding.
fn totals_of(
    division: &Division,
    standing: &[Option<&Totals>],
    open: &[usize],
    exact: &[Money],
    whole: Money,
    step: Money,
) -> Vec<Money> {
    let fixed = fixed(division, standing, whole);
    let left = open.iter().filter_map(|part| fixed[*part]).fold(whole, |left, amount| left - amount);
    let step = step.units().max(1);
    let weights: Vec<i64> =
        open.iter().zip(exact).map(|(part, exact)| if fixed[*part].is_some() { 0 } else { exact.units() }).collect();
    let steps = Money::minor(left.units().div_euclid(step)).share(&weights);
    let mut totals: Vec<Money> = open
        .iter()
        .zip(steps)
        .map(|(part, steps)| fixed[*part].unwrap_or_default() + Money::minor(steps.units() * step))
        .collect();
    // What is no whole step: only where a fixed amount was none.
    let over = Money::minor(left.units().rem_euclid(step));
    let bearer = weights.iter().position(|weight| *weight > 0).unwrap_or(0);
    if let Some(total) = totals.get_mut(bearer) {
        *total += over;
    }
    totals
}
