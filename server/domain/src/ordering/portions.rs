//! 86: what has run out, and what is counted down. An item that nobody counts is not in here.
//!
//! The house knows how many portions are left, and a round takes them in the same decision in which it is sent: however
//! many phones send at once, the last portion is sold once.

use crate::event::{Event, Fact};
use crate::house::{House, Touched};
use crate::ids::ItemId;
use crate::line::{Line, Stamp};
use crate::menu::Item;
use crate::refusal::Refusal;
use crate::time::At;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// More portions than this are not counted by hand.
pub const MOST_PORTIONS: u32 = 9_999;

/// How much there is still of an item that somebody counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portions {
    /// How many can still be sold; none is 86.
    pub left: u32,
    /// The business day for which that was said; nothing when it holds until it is taken back.
    pub day: Option<Date>,
    /// When it was said, and by whom.
    pub said: Stamp,
}

impl House {
    /// How many portions of an item are left; nothing when nobody counts them.
    pub fn left(&self, item: ItemId) -> Option<u32> {
        Some(self.portions.get(&item)?.left)
    }

    /// The same on a business day: what was said for an earlier one counts no more, though it is shown until the day's
    /// first check is opened.
    fn left_on(&self, item: ItemId, day: Date) -> Option<u32> {
        let portions = self.portions.get(&item)?;
        portions.day.is_none_or(|until| day <= until).then_some(portions.left)
    }

    /// What is counted or has run out, in the order of the menu.
    pub fn counted(&self) -> Vec<(&Item, &Portions)> {
        let items = self.reference.menu.items.iter().filter(|item| item.listed && self.portions.contains_key(&item.id));
        items.filter_map(|item| Some((item, self.portions.get(&item.id)?))).collect()
    }

    /// Says how many portions are left: none is 86. With `today` that is forgotten when the business day ends.
    pub fn set_left(&self, item: ItemId, left: u32, today: bool, now: At) -> Result<Option<Fact>, Refusal> {
        let listed = self.reference.menu.item(item).filter(|item| item.listed);
        listed.ok_or(Refusal::NotOnMenu)?;
        if left > MOST_PORTIONS {
            return Err(Refusal::BadPortions);
        }
        let day = today.then(|| self.reference.venue.clock.business_day(now).max(self.numbers.day));
        let same = self.portions.get(&item).is_some_and(|known| known.left == left && known.day == day);
        Ok((!same).then_some(Fact::PortionsSet { item, left, day }))
    }

    /// There is enough of it again: nobody counts any more.
    pub fn back_on_sale(&self, item: ItemId) -> Result<Option<Fact>, Refusal> {
        self.reference.menu.item(item).ok_or(Refusal::NotOnMenu)?;
        Ok(self.portions.contains_key(&item).then_some(Fact::BackOnSale { item }))
    }

    /// Whether a line of a round can be had: `wanted` is all that the round wants of its item up to this line.
    pub(crate) fn can_have(&self, item: &Item, wanted: u64, line: usize, day: Date) -> Result<(), Refusal> {
        match self.left_on(item.id, day) {
            Some(0) => Err(Refusal::SoldOut { line, id: item.id, item: item.name.clone() }),
            Some(left) if wanted > u64::from(left) => {
                Err(Refusal::TooFewLeft { line, id: item.id, item: item.name.clone(), left })
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn count_portions(&mut self, event: &Event, touched: &mut Touched) {
        match &event.fact {
            Fact::PortionsSet { item, left, day } => {
                self.portions.insert(*item, Portions { left: *left, day: *day, said: event.stamp() });
                touched.portions.insert(*item);
            }
            Fact::BackOnSale { item } => {
                self.portions.remove(item);
                touched.portions.insert(*item);
            }
            _ => {}
        }
    }

    /// A round was sent: it has taken its portions.
    pub(crate) fn take_portions(&mut self, lines: &[Line], touched: &mut Touched) {
        for line in lines {
            if let Some(portions) = self.portions.get_mut(&line.item) {
                portions.left = portions.left.saturating_sub(line.quantity);
                touched.portions.insert(line.item);
            }
        }
    }

    /// So many portions that were sent will not be made after all: they can be sold again. Whoever takes a line back
    /// that the kitchen has not touched calls this when applying that.
    pub fn give_back(&mut self, item: ItemId, quantity: u32, touched: &mut Touched) {
        if let Some(portions) = self.portions.get_mut(&item) {
            portions.left = portions.left.saturating_add(quantity).min(MOST_PORTIONS);
            touched.portions.insert(item);
        }
    }

    /// A check was opened, maybe the first of a business day: what was said for an earlier one is forgotten.
    pub(crate) fn forget_portions(&mut self, touched: &mut Touched) {
        let today = self.numbers.day;
        self.portions.retain(|item, portions| {
            let holds = portions.day.is_none_or(|day| today <= day);
            if !holds {
                touched.portions.insert(*item);
            }
            holds
        });
    }
}
