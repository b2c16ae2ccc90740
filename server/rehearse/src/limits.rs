//! `--limits`: the machine's own limits, and the server measured against them in the same run.

use crate::error::RehearsalError;
use crate::history::{Line, Order};
use crate::machine;
use crate::menu::Menu;
use crate::play::Manner;
use crate::report::Limits;
use crate::stage::Stage;
use std::rc::Rc;

/// Lines of a round: with the order itself the five rows that the raw transaction writes.
const LINES: usize = 4;
/// Rounds that guests of a busy waiter order before they pay.
const ROUNDS_A_CHECK: usize = 3;
/// Orders of a waiter who is alone.
const ALONE: usize = 500;
/// Checks of sixteen waiters.
const MANY: usize = 2_000;
/// Waiters of a full house.
const WAITERS: usize = 16;
/// An evening's pace, rounds a second, and for how many rounds.
const EVENING: (u32, usize) = (5, 100);

/// Measures; needs a server of our own on this machine.
pub async fn measure(stage: &Stage) -> Result<Limits, RehearsalError> {
    let server = stage.server.as_ref().ok_or(RehearsalError::Flags("--limits needs a server of its own"))?;
    let folder = server.borrow().folder().to_owned();
    let appends = machine::appends(&folder).await?;
    let transactions = machine::transactions(&folder).await?;
    let hello_per_s = machine::hellos(&stage.company.address).await;
    let alone = Manner { waiters: 1, open: Some(1), pace: None, stand: false };
    let one = stage.play(orders(&stage.menu, ALONE, 1), alone, 0, "one waiter").await?;
    let many = Manner { waiters: WAITERS, open: None, pace: None, stand: false };
    let many = stage.play(orders(&stage.menu, MANY, ROUNDS_A_CHECK), many, 0, "sixteen waiters").await?;
    let (pace, rounds) = EVENING;
    let evening = Manner { waiters: WAITERS, open: None, pace: Some(pace), stand: false };
    let evening = stage.play(orders(&stage.menu, rounds, 1), evening, 0, "an evening's pace").await?;
    Ok(Limits {
        appends_per_s: machine::per_second(&appends),
        append: (&appends).into(),
        transactions_per_s: machine::per_second(&transactions),
        transaction: (&transactions).into(),
        hello_per_s,
        one_waiter: one.speed,
        sixteen_waiters: many.speed,
        evening: evening.speed,
    })
}

/// One of everything on the menu, again and again.
pub fn wishes(menu: &Menu) -> impl Iterator<Item = Line> + '_ {
    menu.items.iter().cycle().map(|item| {
        let unit = item.unit(&[]);
        Line { item: item.id, station: item.station, modifiers: Vec::new(), quantity: 1, unit, charged: unit }
    })
}

/// Orders from all over the menu.
pub fn orders(menu: &Menu, checks: usize, rounds: usize) -> Rc<Vec<Order>> {
    let mut wishes = wishes(menu);
    let order = |at: usize| Order {
        name: format!("limit {at}"),
        table: Some(at),
        rounds: (0..rounds).map(|_| wishes.by_ref().take(LINES).collect()).collect(),
    };
    Rc::new((0..checks).map(order).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_have_the_rows_that_are_measured() {
        let orders = orders(&crate::menu::tests::pizzas(), 2, 3);
        assert_eq!(orders.len(), 2);
        assert!(orders.iter().all(|order| order.rounds.len() == 3 && order.lines().count() == 12));
        assert_eq!(orders[0].rounds[0][0].unit, 925);
    }
}
