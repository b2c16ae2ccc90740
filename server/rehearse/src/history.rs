//! The order history: what guests really ordered, and what they were charged.

use crate::error::RehearsalError;
use crate::menu::{Finder, Menu};
use crate::money::minor;
use serde::Deserialize;
use std::path::Path;
use uuid::Uuid;

/// How many unexplained lines and missing names are told.
const TOLD: usize = 5;

/// One row of the file.
#[derive(Debug, Deserialize)]
struct Row {
    order: String,
    opened_at: String,
    #[serde(default)]
    table: String,
    item: String,
    #[serde(default)]
    modifiers: String,
    quantity: String,
    unit_price: String,
}

/// The history, matched with the menu.
#[derive(Debug, Default)]
pub struct History {
    /// The orders, as they were placed.
    pub orders: Vec<Order>,
    /// Lines whose price the menu can't explain, the first few in words.
    pub unexplained: Vec<String>,
    /// How many there are.
    pub unexplained_count: usize,
}

/// One order: a check.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What the file calls it.
    pub name: String,
    /// The number of its table; none is taken away.
    pub table: Option<usize>,
    /// What was sent together.
    pub rounds: Vec<Vec<Line>>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The item.
    pub item: Uuid,
    /// Where it is made.
    pub station: Uuid,
    /// Its choices.
    pub modifiers: Vec<Uuid>,
    /// How many.
    pub quantity: u32,
    /// What the menu asks for one, minor units.
    pub unit: i64,
    /// What the file says was charged for one, minor units.
    pub charged: i64,
}

impl Order {
    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.rounds.iter().flatten()
    }

    /// What the house should take for it, minor units.
    pub fn worth(&self) -> i64 {
        self.lines().map(|line| line.unit * i64::from(line.quantity)).sum()
    }
}

impl History {
    /// Reads the file and finds everything in the menu. Rows of one order with one time were one round.
    pub fn read(
        file: &Path,
        limit: Option<usize>,
        menu: &Menu,
        finder: &Finder<'_>,
        places: u32,
    ) -> Result<Self, RehearsalError> {
        let unreadable = |why: csv::Error| RehearsalError::File { file: file.to_owned(), why: why.to_string() };
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file).map_err(unreadable)?;
        let mut history = Self::default();
        let mut missing: Vec<String> = Vec::new();
        let mut sent_at = String::new();
        for (at, row) in reader.deserialize::<Row>().enumerate() {
            let row = row.map_err(unreadable)?;
            let number = at as u64 + 2;
            let wrong = |column, why: &str| RehearsalError::Row {
                file: file.to_owned(),
                row: number,
                column,
                why: why.to_owned(),
            };
            let is_new = history.orders.last().is_none_or(|order| order.name != row.order);
            if is_new {
                if limit.is_some_and(|limit| history.orders.len() >= limit) {
                    break;
                }
                let table = row.table.parse().ok();
                history.orders.push(Order { name: row.order.clone(), table, rounds: Vec::new() });
            }
            let Some(item) = finder.item(&row.item) else {
                note(&mut missing, row.item);
                continue;
            };
            let modifiers = match finder.modifiers(item, &row.modifiers) {
                Ok(modifiers) => modifiers,
                Err(choice) => {
                    note(&mut missing, format!("{} ({choice})", row.item));
                    continue;
                }
            };
            let quantity = row.quantity.parse().ok().filter(|n| (1..=999).contains(n));
            let quantity = quantity.ok_or_else(|| wrong("quantity", "a whole number from 1 to 999"))?;
            let charged = minor(&row.unit_price, places)
                .ok_or_else(|| wrong("unit_price", "an amount in the menu's currency, like 12.50"))?;
            let item = &menu.items[item];
            let unit = item.unit(&modifiers);
            if unit != charged {
                history.unexplained_count += 1;
                if history.unexplained.len() < TOLD {
                    history.unexplained.push(format!("row {number}: {} was charged {}", row.item, row.unit_price));
                }
            }
            let line = Line { item: item.id, station: item.station, modifiers, quantity, unit, charged };
            if let Some(order) = history.orders.last_mut() {
                if is_new || order.rounds.is_empty() || sent_at != row.opened_at {
                    order.rounds.push(Vec::new());
                }
                order.rounds.last_mut().into_iter().for_each(|round| round.push(line.clone()));
            }
            sent_at = row.opened_at;
        }
        if !missing.is_empty() {
            let names = missing.iter().take(TOLD).cloned().collect::<Vec<_>>().join(", ");
            return Err(RehearsalError::NotOnTheMenu { count: missing.len(), names });
        }
        if history.orders.is_empty() {
            return Err(RehearsalError::NoOrders(file.to_owned()));
        }
        Ok(history)
    }
}

fn note(missing: &mut Vec<String>, name: String) {
    if !missing.contains(&name) {
        missing.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::menu::tests::{no_file, pizzas};

    fn read(rows: &str, limit: Option<usize>) -> Result<History, RehearsalError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("orders.csv");
        std::fs::write(&file, format!("order,opened_at,table,item,modifiers,quantity,unit_price\n{rows}")).unwrap();
        let (menu, names) = (pizzas(), no_file());
        History::read(&file, limit, &menu, &Finder::new(&menu, &names), 2)
    }

    #[test]
    fn rows_become_orders_and_rounds() {
        let rows = "1,11:38,2,The Hawaiian Pizza,Size:M,1,13.25\n\
                    2,11:57,3,The Hawaiian Pizza,,2,9.25\n2,11:57,3,mexicana,Size:S,1,12.00\n\
                    2,12:30,3,mexicana,Size:S,1,12\n";
        let history = read(rows, None).unwrap();
        assert_eq!(history.orders.iter().map(|order| order.rounds.len()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(history.orders[1].lines().count(), 3);
        assert_eq!(history.orders.iter().map(Order::worth).sum::<i64>(), 1325 + 1850 + 2400);
        assert_eq!(history.unexplained_count, 0);
        assert_eq!(read(rows, Some(1)).unwrap().orders.len(), 1);
    }

    #[test]
    fn a_price_that_the_menu_cannot_explain_is_told_and_not_believed() {
        let history = read("1,11:38,2,The Hawaiian Pizza,Size:M,3,13.00\n", None).unwrap();
        assert_eq!((history.unexplained_count, history.orders[0].worth()), (1, 3 * 1325));
        assert_eq!(history.unexplained, ["row 2: The Hawaiian Pizza was charged 13.00"]);
    }

    #[test]
    fn what_is_not_on_the_menu_is_named() {
        let error = read("1,11:38,2,Pho,,1,13.00\n1,11:38,2,mexicana,Crust:Thin,1,12\n", None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the server's menu does not have 2 of the history's items or choices: Pho, mexicana (Crust:Thin)"
        );
    }

    #[test]
    fn nonsense_names_row_and_column() {
        let error = read("1,11:38,2,mexicana,,1,12\n1,11:38,2,mexicana,,none,12\n", None).unwrap_err().to_string();
        assert!(error.contains("row 3") && error.contains("quantity"), "{error}");
    }
}
