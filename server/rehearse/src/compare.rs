//! The reckoning: every check is read again and compared with the file, line by line and cent by cent.

use crate::error::RehearsalError;
use crate::history::Order;
use crate::play::{Company, Game};
use serde::Deserialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use uuid::Uuid;

/// How many checks are read at the same time.
const READERS: usize = 16;
/// How long screens may take to take off the last tickets.
const CLEARING: Duration = Duration::from_secs(10);

#[derive(Deserialize)]
struct Check {
    closed_at: Option<i64>,
    lines: Vec<CheckLine>,
    rounds: Vec<serde::de::IgnoredAny>,
    payments: Vec<Payment>,
    totals: Totals,
    due: i64,
}

#[derive(Deserialize)]
struct CheckLine {
    item: Uuid,
    quantity: u32,
    unit: i64,
    amount: i64,
    modifiers: Vec<Chosen>,
    state: String,
}

#[derive(Deserialize)]
struct Chosen {
    modifier: Uuid,
    quantity: u32,
}

#[derive(Deserialize)]
struct Payment {
    amount: i64,
}

#[derive(Deserialize)]
struct Totals {
    lines: i64,
    total: i64,
}

#[derive(Deserialize)]
struct Listed {
    id: Uuid,
}

/// Sums of a history or of what came out of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Sums {
    /// Orders, each one check.
    pub orders: u64,
    /// Lines.
    pub lines: u64,
    /// Units: lines by their quantities.
    pub units: u64,
    /// What was sold, minor units.
    pub revenue: i64,
}

impl Sums {
    /// What should come out. Where the menu can't explain the file's price, the menu's counts.
    pub fn of(orders: &[Order]) -> Self {
        let mut sums = Self { orders: orders.len() as u64, ..Self::default() };
        for line in orders.iter().flat_map(Order::lines) {
            sums.lines += 1;
            sums.units += u64::from(line.quantity);
            sums.revenue += line.unit * i64::from(line.quantity);
        }
        sums
    }

    /// What the file says was charged, minor units.
    pub fn charged(orders: &[Order]) -> i64 {
        orders.iter().flat_map(Order::lines).map(|line| line.charged * i64::from(line.quantity)).sum()
    }
}

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Reckoning {
    /// What the server has, of checks that are closed and paid.
    pub sums: Sums,
    /// What was paid for them, minor units.
    pub paid: i64,
    /// Orders that are not as they should be.
    pub wrong: u64,
    /// Tickets that the waiters were told of.
    pub tickets: u64,
    /// Tickets that some screen did not show, or showed with more than was sent.
    pub wrong_tickets: u64,
    /// Checks that are open and should not be.
    pub left_open: u64,
    /// Tickets still on station screens.
    pub left_on_screens: u64,
    /// Tickets on screens that nobody sent.
    pub strangers: u64,
}

/// Reads everything again and compares. `alone` when nobody else uses the server: then nothing may be left open.
pub async fn reckon(game: &Rc<Game>, alone: bool) -> Result<Reckoning, RehearsalError> {
    let company = game.company.clone();
    let found = Rc::new(RefCell::new(Reckoning::default()));
    let next = Rc::new(Cell::new(0));
    let mut readers = JoinSet::new();
    for token in company.waiters.iter().cycle().take(READERS) {
        readers.spawn_local(read(game.clone(), token.clone(), next.clone(), found.clone()));
    }
    while readers.join_next().await.is_some() {
        company.tally.step();
    }
    let mut found = found.take();
    let begun = Instant::now();
    while company.wall.still_showing() > 0 && begun.elapsed() < CLEARING {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    found.left_on_screens = company.wall.still_showing() as u64;
    {
        let board = company.board.borrow();
        let (missing, doubled) = (board.missing(), board.doubled());
        for (order, screens) in &missing {
            company.tally.fault(format!("order {}: missing on {screens} screens", game.orders[*order].name));
        }
        for order in &doubled {
            company.tally.fault(format!("order {}: a screen showed more than was sent", game.orders[*order].name));
        }
        found.tickets = board.tickets() as u64;
        found.wrong_tickets = (missing.len() + doubled.len()) as u64;
        found.strangers = if alone { board.strangers() as u64 } else { 0 };
    }
    found.left_open = left_open(game, &company, alone).await?;
    Ok(found)
}

async fn left_open(game: &Game, company: &Company, alone: bool) -> Result<u64, RehearsalError> {
    let mut hand = company.hand(&company.waiters[0]);
    let open: Vec<Listed> = hand
        .get("/api/v1/checks?state=open")
        .await
        .map_err(|why| RehearsalError::server("reading the open checks", why))?;
    let ours = |check: &&Listed| game.played.borrow().iter().any(|played| played.check == Some(check.id));
    Ok(open.iter().filter(|check| alone || ours(check)).count() as u64)
}

async fn read(game: Rc<Game>, token: String, next: Rc<Cell<usize>>, found: Rc<RefCell<Reckoning>>) {
    let mut hand = game.company.hand(&token);
    loop {
        let order = next.get();
        next.set(order + 1);
        let Some(wanted) = game.orders.get(order) else { return };
        let played = game.played.borrow()[order].clone();
        let outcome = match (played.problem, played.check) {
            (Some(problem), _) => Err(problem),
            (None, None) => Err("it was never opened".to_owned()),
            (None, Some(check)) => hand.get::<Check>(&format!("/api/v1/checks/{check}")).await,
        };
        let mut found = found.borrow_mut();
        match outcome.and_then(|check| compare(wanted, &check).map(|()| check)) {
            Ok(check) => {
                found.sums.orders += 1;
                found.sums.lines += check.lines.len() as u64;
                found.sums.units += check.lines.iter().map(|line| u64::from(line.quantity)).sum::<u64>();
                found.sums.revenue += check.totals.lines;
                found.paid += check.payments.iter().map(|payment| payment.amount).sum::<i64>();
            }
            Err(why) => {
                found.wrong += 1;
                game.company.tally.fault(format!("order {}: {why}", wanted.name));
            }
        }
    }
}

/// One line as it can be compared: item, unit, quantity, choices.
type Comparable = (Uuid, i64, u32, Vec<Uuid>);

fn compare(wanted: &Order, check: &Check) -> Result<(), String> {
    let mut should: Vec<Comparable> = wanted
        .lines()
        .map(|line| (line.item, line.unit, line.quantity, said(line.modifiers.iter().map(|id| (*id, 1)))))
        .collect();
    let mut is: Vec<Comparable> = check
        .lines
        .iter()
        .map(|line| {
            let chosen = said(line.modifiers.iter().map(|chosen| (chosen.modifier, chosen.quantity)));
            (line.item, line.unit, line.quantity, chosen)
        })
        .collect();
    should.sort_unstable();
    is.sort_unstable();
    if should.len() != is.len() {
        return Err(format!("{} lines were ordered, the check has {}", should.len(), is.len()));
    }
    let same = |(should, is): (&Comparable, &Comparable)| {
        // Choices that nobody named are filled in by the menu's defaults.
        (should.0, should.1, should.2) == (is.0, is.1, is.2) && should.3.iter().all(|id| is.3.contains(id))
    };
    if !should.iter().zip(&is).all(same) {
        return Err("the check has other lines than were ordered".to_owned());
    }
    if check.rounds.len() != wanted.rounds.len() {
        return Err(format!("{} rounds were sent, the check has {}", wanted.rounds.len(), check.rounds.len()));
    }
    let amounts: i64 = check.lines.iter().map(|line| line.amount).sum();
    if amounts != wanted.worth() || check.totals.lines != amounts {
        return Err(format!("worth {}, the check says {}", wanted.worth(), check.totals.lines));
    }
    let paid: i64 = check.payments.iter().map(|payment| payment.amount).sum();
    if paid != check.totals.total || check.due != 0 {
        return Err(format!("the bill says {}, {paid} was paid, {} is due", check.totals.total, check.due));
    }
    if let Some(line) = check.lines.iter().find(|line| line.state != "served") {
        return Err(format!("a line is {} and not served", line.state));
    }
    if check.closed_at.is_none() {
        return Err("it is still open".to_owned());
    }
    Ok(())
}

fn said(chosen: impl Iterator<Item = (Uuid, u32)>) -> Vec<Uuid> {
    let mut said: Vec<Uuid> = chosen.flat_map(|(id, times)| std::iter::repeat_n(id, times as usize)).collect();
    said.sort_unstable();
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Line;

    const ITEM: Uuid = Uuid::from_u128(1);
    const SIZE: Uuid = Uuid::from_u128(2);

    fn order() -> Order {
        let line = Line { item: ITEM, station: ITEM, modifiers: vec![SIZE], quantity: 2, unit: 1325, charged: 1325 };
        Order { name: "1".to_owned(), table: Some(2), rounds: vec![vec![line]] }
    }

    fn check(change: impl FnOnce(&mut serde_json::Value)) -> Check {
        let mut check = serde_json::json!({"closed_at": 5, "lines": [{"item": ITEM, "quantity": 2, "unit": 1325,
            "amount": 2650, "modifiers": [{"modifier": SIZE, "quantity": 1}], "state": "served"}], "rounds": [{}],
            "payments": [{"amount": 2650}], "totals": {"lines": 2650, "total": 2650}, "due": 0});
        change(&mut check);
        serde_json::from_value(check).unwrap()
    }

    #[test]
    fn a_check_that_is_as_ordered_matches() {
        assert_eq!(compare(&order(), &check(|_| ())), Ok(()));
        let sums = Sums::of(&[order()]);
        assert_eq!(sums, Sums { orders: 1, lines: 1, units: 2, revenue: 2650 });
    }

    #[test]
    fn every_difference_is_found() {
        let wrong: [fn(&mut serde_json::Value); 8] = [
            |check| check["lines"][0]["quantity"] = 1.into(),
            |check| check["lines"][0]["modifiers"] = serde_json::json!([]),
            |check| check["lines"][0]["state"] = "ready".into(),
            |check| check["rounds"] = serde_json::json!([{}, {}]),
            |check| check["payments"] = serde_json::json!([{"amount": 2650}, {"amount": 2650}]),
            |check| check["due"] = 1.into(),
            |check| check["closed_at"] = serde_json::Value::Null,
            |check| check["totals"]["lines"] = 2651.into(),
        ];
        for change in wrong {
            assert!(compare(&order(), &check(change)).is_err());
        }
        let doubled = check(|check| {
            let line = check["lines"][0].clone();
            check["lines"] = serde_json::json!([line, line]);
        });
        assert_eq!(compare(&order(), &doubled), Err("1 lines were ordered, the check has 2".to_owned()));
    }
}
