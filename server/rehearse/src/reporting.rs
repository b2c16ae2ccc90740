//! `--report`: a day with so many paid bills, and its X asked for again and again, as a page and by the API. It must cost the
//! same after two thousand bills as after two, and be the sum of what was sold.

use crate::error::RehearsalError;
use crate::hand::Hand;
use crate::limits::wishes;
use crate::report::Latency;
use crate::stage::Stage;
use crate::tally::Times;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::fmt::Write;
use std::rc::Rc;
use std::time::Instant;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Tills that sell at the same time.
const TILLS: usize = 16;
/// How often each report is asked for.
const ASKED: usize = 300;
/// The longest that an X may take, microseconds: nobody at a till waits for it.
const MOST: u64 = 50_000;

/// A day's report, measured.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Reported {
    /// Bills that were paid in the shift.
    pub bills: usize,
    /// The X as a page, from asking to the last byte.
    pub page: Latency,
    /// The X by the API.
    pub api: Latency,
    /// What is not as it should be.
    pub faults: Vec<String>,
}

#[derive(Deserialize)]
struct Sold {
    total: i64,
    tickets: Vec<Ticket>,
}

#[derive(Deserialize)]
struct Ticket {
    id: Uuid,
    station: Uuid,
}

#[derive(Deserialize)]
struct Shift {
    id: Uuid,
    checks: Option<i64>,
    total: Option<i64>,
}

/// What was sold so far.
#[derive(Default)]
struct Sales {
    begun: Cell<usize>,
    sold: Cell<i64>,
    total: Cell<i64>,
    faults: RefCell<Vec<String>>,
}

/// Opens a shift, sells so much in it, counts the drawer so that whoever sells may see its X, and asks for that.
pub async fn measure(stage: &Stage, bills: usize) -> Result<Reported, RehearsalError> {
    let wrong = |why| RehearsalError::server("measuring a day's report", why);
    let mut cashier = stage.company.hand(&stage.company.cashiers[0]);
    tend(&mut cashier, json!({ "what": "open", "float": 0 })).await.map_err(wrong)?;
    let sales = Rc::new(Sales::default());
    let mut tills = JoinSet::new();
    let lines: Vec<Value> = wishes(&stage.menu)
        .take(stage.menu.items.len())
        .map(|line| json!({ "item": line.item, "quantity": 1 }))
        .collect();
    let lines = Rc::new(lines);
    for token in stage.company.cashiers.iter().cycle().take(TILLS) {
        let company = stage.company.clone();
        let (hand, sales, lines) = (stage.company.hand(token), sales.clone(), lines.clone());
        tills.spawn_local(async move {
            let screen = |station| company.screen_token(station).map(|token| company.hand(&token));
            if let Err(why) = sell(&sales, &lines, bills, hand, screen).await {
                sales.faults.borrow_mut().push(why);
            }
        });
    }
    while tills.join_next().await.is_some() {}
    tend(&mut cashier, json!({ "what": "count", "pieces": [] })).await.map_err(wrong)?;
    let shift: Shift = cashier.get("/api/v1/shift").await.map_err(wrong)?;
    let page = ask(&mut cashier, &format!("/shifts/{}", shift.id)).await.map_err(wrong)?;
    let api = ask(&mut cashier, &format!("/api/v1/shifts/{}", shift.id)).await.map_err(wrong)?;
    tend(&mut cashier, json!({ "what": "close" })).await.map_err(wrong)?;

    let mut faults = sales.faults.take();
    let (sold, total) = (sales.sold.get(), sales.total.get());
    if shift.checks != Some(sold) || shift.total != Some(total) {
        faults.push(format!("{sold} bills came to {total}, and the X says {:?} and {:?}", shift.checks, shift.total));
    }
    for (what, times) in [("page", &page), ("API", &api)] {
        if times.p99() > MOST {
            faults.push(format!("the X of a day takes {} µs by the {what} (≤ {MOST})", times.p99()));
        }
    }
    Ok(Reported { bills, page: (&page).into(), api: (&api).into(), faults })
}

async fn tend(hand: &mut Hand, act: Value) -> Result<(), String> {
    hand.act::<Value>("/api/v1/shift", Uuid::now_v7(), act.to_string().as_bytes()).await.map(drop)
}

/// One till: sells until all is sold, and has everything made.
async fn sell(
    sales: &Sales,
    lines: &[Value],
    bills: usize,
    mut hand: Hand,
    screen: impl Fn(Uuid) -> Option<Hand>,
) -> Result<(), String> {
    while sales.begun.get() < bills {
        let place = sales.begun.get();
        sales.begun.set(place + 1);
        let tender = if place.is_multiple_of(3) { "card" } else { "cash" };
        let line = &lines[place % lines.len()];
        let body = json!({ "lines": [line], "payments": [{ "tender": tender }] }).to_string();
        let sold: Sold = hand.act("/api/v1/counter", Uuid::now_v7(), body.as_bytes()).await?;
        sales.sold.set(sales.sold.get() + 1);
        sales.total.set(sales.total.get() + sold.total);
        for ticket in sold.tickets {
            let mut screen = screen(ticket.station).ok_or("no screen shows this station")?;
            let path = format!("/api/v1/tickets/{}/bump", ticket.id);
            let _: Value = screen.act(&path, Uuid::now_v7(), b"").await?;
        }
    }
    Ok(())
}

async fn ask(hand: &mut Hand, path: &str) -> Result<Times, String> {
    let mut times = Times::default();
    for _ in 0..ASKED {
        let asked = Instant::now();
        hand.ask("GET", path, None, b"").await?;
        times.add(asked.elapsed());
    }
    Ok(times)
}

impl Reported {
    /// For people.
    pub fn write(&self, out: &mut String) -> std::fmt::Result {
        let ms = crate::report::ms;
        writeln!(out, "a shift of {} paid bills", self.bills)?;
        writeln!(out, "  its X as a page p50 {} p99 {} (≤ 50 ms)", ms(self.page.p50_us), ms(self.page.p99_us))?;
        writeln!(out, "  its X by the API p50 {} p99 {} (≤ 50 ms)", ms(self.api.p50_us), ms(self.api.p99_us))?;
        self.faults.iter().try_for_each(|fault| writeln!(out, "✗ {fault}"))
    }
}
