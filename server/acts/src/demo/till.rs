//! What the demo's till can be tried with: an account for transfers that nobody has, offers of each kind, a code, a regular
//! with points who may pay later. Only the house that `--demo` opens has it.

use crate::door::{Door, DoorError};
use goimon_domain::customer::{Customer, Tier};
use goimon_domain::discount::Off;
use goimon_domain::ids::{CustomerId, ItemId, PromotionId, VenueId};
use goimon_domain::lang::Named;
use goimon_domain::loyalty::PointsTerms;
use goimon_domain::money::{Money, Rate};
use goimon_domain::promotion::{CodeTerms, Hours, PriceCut, Promotion, Scope, What, When};
use goimon_domain::staff::Actor;
use goimon_domain::vietqr::BankAccount;
use goimon_store::{Change, StoreError};
use uuid::Uuid;

/// A code that takes something off, as often as one likes.
pub const CODE: &str = "XINCHAO";
/// (name, phone number) of a regular.
pub const REGULAR: (&str, &str) = ("Chị Hoa", "0900000001");

/// A real bank, so that a guest's app reads the code, and an account that can't be anybody's.
const BANK: (&str, &str, &str) = ("970436", "0000000000", "Tài khoản thử - đừng chuyển tiền");

impl Door {
    /// Lays out what the till of a demo can be tried with.
    pub async fn stock_the_till(&self, venue: VenueId) -> Result<(), DoorError> {
        let by = Actor::house();
        let house = self.books.house(venue).ok_or(StoreError::NotFound { what: "venue" })?;
        let (bank, number, holder) = BANK;
        let mut till = house.reference.venue.till.clone();
        till.bank = BankAccount::new(bank, number, holder).ok();
        // A point for each ten thousand, worth a thousand.
        till.points = PointsTerms { per: Money::minor(10_000), value: Money::minor(1_000) };
        self.change(venue, &by, Change::Till(till)).await?;
        let item = |code: &str| house.reference.menu.by_code(code).map(|item| item.id);
        let only = |codes: &[&str]| items(codes.iter().filter_map(|code| item(code)));
        for promotion in
            [happy_hour(only(&["R62", "R63"])), third_free(only(&["R58"])), combo(vec![only(&["R26"]), only(&["R62"])])]
        {
            self.change(venue, &by, Change::Promotion(Box::new(promotion))).await?;
        }
        let coupon = coupon();
        let promotion = coupon.id;
        self.change(venue, &by, Change::Promotion(Box::new(coupon))).await?;
        self.change(venue, &by, Change::Codes { promotion, codes: vec![CODE.to_owned()] }).await?;
        self.greet_the_regular(venue).await
    }

    async fn greet_the_regular(&self, venue: VenueId) -> Result<(), DoorError> {
        let (name, phone) = REGULAR;
        let id = CustomerId(Uuid::now_v7());
        let Ok(customer) = Customer::typed(id, name, phone, Tier::Gold) else { return Ok(()) };
        self.change(venue, &Actor::house(), Change::Customer(customer)).await?;
        let (note, limit) = (Some("Thích ngồi sân vườn".to_owned()), Some(Money::minor(2_000_000)));
        self.change(venue, &Actor::house(), Change::CustomerTerms { id, note, limit }).await?;
        Ok(())
    }
}

fn items(items: impl Iterator<Item = ItemId>) -> Scope {
    Scope { items: items.collect(), categories: Vec::new() }
}

fn offer(vi: &str, en: &str, when: When, what: What) -> Promotion {
    Promotion {
        id: PromotionId(Uuid::now_v7()),
        name: Named::new(vi, en),
        active: true,
        when,
        what,
        stacks: false,
        priority: 0,
        code: None,
        tier: None,
    }
}

/// On weekdays from three until half past five.
fn happy_hour(on: Scope) -> Promotion {
    let hours = Some(Hours { from: 15 * 60, to: 17 * 60 + 30 });
    let when = When { days: (1..=5).collect(), hours, ..When::default() };
    offer("Giờ vàng nước mát", "Happy hour", when, What::Price { on, cut: PriceCut::Percent(Rate(2_000)) })
}

fn third_free(on: Scope) -> Promotion {
    let what = What::BuyGet { on, buy: 2, get: 1, off: Rate(10_000) };
    offer("Mua 2 bánh flan tặng 1", "Two flans, one more free", When::default(), what)
}

fn combo(parts: Vec<Scope>) -> Promotion {
    let what = What::Combo { parts, price: Money::minor(89_000) };
    offer("Combo bò kho + nước mía", "Beef stew and cane juice", When::default(), what)
}

fn coupon() -> Promotion {
    let what = What::Spend {
        on: Scope::default(),
        least: Money::minor(200_000),
        off: Off::Percent(Rate(1_000)),
        most: Some(Money::minor(50_000)),
    };
    let code = Some(CodeTerms { uses: None, budget: Some(Money::minor(5_000_000)) });
    Promotion { code, stacks: true, ..offer("Phiếu xin chào, 10 %", "Hello voucher, 10 %", When::default(), what) }
}
