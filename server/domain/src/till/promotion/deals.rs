//! What promotions take off the lines of a check, one after another, each on what the ones before it left.

use super::bundles::{buy_get, combo};
use super::redeeming::Redemption;
use super::{Promotion, What};
use crate::check::Check;
use crate::ids::{PromotionId, RedemptionId};
use crate::lang::Named;
use crate::line::Line;
use crate::money::Money;

/// What one promotion takes off a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<'a> {
    /// Which.
    pub promotion: PromotionId,
    /// Its name, as it was then.
    pub name: &'a Named,
    /// The redeeming by which it came, for a voucher.
    pub redemption: Option<(RedemptionId, &'a str)>,
    /// How much.
    pub off: Money,
}

/// The lines of a check while promotions are taken off them.
pub(crate) struct Table<'a> {
    check: &'a Check,
    /// What is left of each line.
    pub(crate) left: Vec<Money>,
    /// How many of each line are in no bundle yet.
    pub(super) free: Vec<u32>,
    /// Whether a promotion has taken something off, and whether it leaves it to others.
    touched: Vec<Touch>,
    /// What each promotion took.
    pub(crate) taken: Vec<Taken<'a>>,
}

/// Who has taken something off a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Touch {
    Nobody,
    ThoseThatStack,
    OneAlone,
}

impl<'a> Table<'a> {
    /// The lines as they were sent, after their price rules.
    pub(crate) fn of(check: &'a Check) -> Self {
        let lines = &check.lines;
        let mut table = Self {
            check,
            left: lines.iter().map(Line::amount).collect(),
            free: lines.iter().map(|line| if line.is_charged() { line.quantity } else { 0 }).collect(),
            touched: vec![Touch::Nobody; lines.len()],
            taken: Vec::new(),
        };
        for (place, line) in lines.iter().enumerate().filter(|(_, line)| line.is_charged()) {
            for cut in &line.promo.cuts {
                let off = cut.each.times(line.quantity).min(table.left[place]);
                table.left[place] = table.left[place] - off;
                table.note(cut.promotion, &cut.name, None, off);
            }
            if !line.promo.cuts.is_empty() {
                table.touched[place] = if line.promo.alone { Touch::OneAlone } else { Touch::ThoseThatStack };
            }
        }
        table
    }

    /// Takes the check's offers off: bundles first, each by priority.
    pub(crate) fn offers(&mut self) {
        for offer in &self.check.offers {
            let offs = match &offer.what {
                What::BuyGet { buy, get, off, .. } => buy_get(self, offer, *buy, *get, *off),
                What::Combo { parts, price } => combo(self, offer, parts.len(), *price),
                What::Price { .. } | What::Spend { .. } => continue,
            };
            self.take(offer, None, offs);
        }
        for offer in &self.check.offers {
            if let What::Spend { .. } = offer.what {
                let offs =
                    self.spend(offer, |line| line.promo.counts.iter().any(|counts| counts.promotion == offer.id));
                self.take(offer, None, offs);
            }
        }
    }

    /// Takes the vouchers off that were redeemed.
    pub(crate) fn vouchers(&mut self) {
        for redemption in self.check.redeemed.iter().filter(|redemption| redemption.stands()) {
            self.voucher(redemption);
        }
    }

    /// Takes one voucher off; says how much that is.
    pub(super) fn voucher(&mut self, redemption: &'a Redemption) -> Money {
        let offs = self.spend(&redemption.voucher, |line| !line.promo.late);
        let off = offs.iter().map(|(_, off)| *off).sum();
        self.take(&redemption.voucher, Some((redemption.id, redemption.code.as_str())), offs);
        off
    }

    /// Whether a promotion may take something off a line.
    pub(super) fn is_open(&self, promotion: &Promotion, place: usize) -> bool {
        let line = &self.check.lines[place];
        let open = match self.touched[place] {
            Touch::Nobody => true,
            Touch::ThoseThatStack => promotion.stacks,
            Touch::OneAlone => false,
        };
        open && line.is_charged() && !line.promo.late && promotion.is_for(self.check.tier())
    }

    /// What is left of one of a line: the least, where not all of its portions cost the same any more.
    pub(super) fn each(&self, place: usize) -> Money {
        let line = &self.check.lines[place];
        line.told().min(self.left[place])
    }

    /// The places of lines that count for a part of an offer and are in no bundle, in the order of sending.
    pub(super) fn places(&self, offer: &Promotion, part: usize) -> Vec<usize> {
        let counts = |line: &Line| {
            let mut all = line.promo.counts.iter();
            all.any(|counts| counts.promotion == offer.id && usize::from(counts.part) == part)
        };
        let places = (0..self.check.lines.len()).filter(|place| self.free[*place] > 0);
        places.filter(|place| counts(&self.check.lines[*place]) && self.is_open(offer, *place)).collect()
    }

    /// What a spend takes off, by line: in proportion to what is left of each.
    fn spend(&self, promotion: &Promotion, counts: impl Fn(&Line) -> bool) -> Vec<(usize, Money)> {
        let What::Spend { least, off, most, .. } = &promotion.what else { return Vec::new() };
        let lines = self.check.lines.iter().enumerate().filter(|(_, line)| counts(line));
        let places: Vec<usize> =
            lines.map(|(place, _)| place).filter(|place| self.is_open(promotion, *place)).collect();
        let base: Money = places.iter().map(|place| self.left[*place]).sum();
        if base < *least || base == Money::ZERO {
            return Vec::new();
        }
        let all = most.map_or(off.of(base), |most| off.of(base).min(most));
        let weights: Vec<i64> = places.iter().map(|place| self.left[*place].units()).collect();
        places.into_iter().zip(all.share(&weights)).collect()
    }

    /// Takes what a promotion takes off each line.
    fn take(&mut self, promotion: &'a Promotion, by: Option<(RedemptionId, &'a str)>, offs: Vec<(usize, Money)>) {
        let mut sum = Money::ZERO;
        for (place, off) in offs {
            let off = off.min(self.left[place]);
            if off > Money::ZERO {
                self.left[place] = self.left[place] - off;
                self.touched[place] = match (promotion.stacks, self.touched[place]) {
                    (true, Touch::Nobody | Touch::ThoseThatStack) => Touch::ThoseThatStack,
                    _ => Touch::OneAlone,
                };
                sum += off;
            }
        }
        self.note(promotion.id, &promotion.name, by, sum);
    }

    fn note(
        &mut self,
        promotion: PromotionId,
        name: &'a Named,
        redemption: Option<(RedemptionId, &'a str)>,
        off: Money,
    ) {
        if off == Money::ZERO {
            return;
        }
        let same = |other: &&mut Taken<'_>| other.promotion == promotion && other.redemption == redemption;
        match self.taken.iter_mut().find(same) {
            Some(taken) => taken.off += off,
            None => self.taken.push(Taken { promotion, name, redemption, off }),
        }
    }
}

impl Check {
    /// What each promotion takes off it, in the order in which they do: by rule, then by code.
    pub fn promoted(&self) -> Vec<Taken<'_>> {
        self.offs().taken
    }

    /// Whether no promotion has anything to do with it.
    pub(crate) fn is_plain(&self) -> bool {
        self.offers.is_empty() && self.redeemed.is_empty() && self.lines.iter().all(|line| line.promo.cuts.is_empty())
    }

    /// What a voucher on it takes off.
    pub(super) fn off_of(&self, redemption: &Redemption) -> Money {
        let taken = self.promoted();
        let mine = taken.iter().filter(|taken| taken.redemption.is_some_and(|(id, _)| id == redemption.id));
        mine.map(|taken| taken.off).sum()
    }
}
