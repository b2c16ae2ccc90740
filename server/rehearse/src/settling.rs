//! `--settle`: eight tills take the money for long bills, each in several payments; with `--kills` the power goes as often
//! while they do. Then every bill is read again: no payment may be lost or doubled, and every bill must be settled.

use crate::error::RehearsalError;
use crate::hand::Hand;
use crate::http::{Request, Wire};
use crate::limits::wishes;
use crate::report::Settled;
use crate::stage::Stage;
use crate::tally::Times;
use rand::RngExt;
use serde::Deserialize;
use serde_json::json;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Lines of a long bill.
const LINES: usize = 40;
/// Tills that take money at the same time.
const TILLS: usize = 8;
/// The most payments in which one bill is paid.
const PIECES: u32 = 3;
/// How often the page of a bill is asked for.
const PAGES: usize = 200;
/// What guests pay with, in turn.
const TENDERS: [&str; 3] = ["cash", "card", "transfer"];

#[derive(Deserialize)]
struct Sent {
    version: u32,
    total: i64,
    tickets: Vec<Ticket>,
}

#[derive(Deserialize)]
struct Ticket {
    id: Uuid,
    station: Uuid,
}

#[derive(Deserialize)]
struct Taken {
    version: u32,
    due: i64,
    closed: bool,
}

#[derive(Deserialize)]
struct Read {
    closed_at: Option<i64>,
    due: i64,
    payments: Vec<Payment>,
}

#[derive(Deserialize)]
struct Payment {
    amount: i64,
}

/// A bill that is to be paid, and what was paid on it.
struct Bill {
    check: Uuid,
    version: u32,
    total: i64,
    pieces: Vec<i64>,
}

/// Bills that wait, and what came of the others.
struct Counter {
    waiting: RefCell<Vec<Bill>>,
    settled: RefCell<Vec<Bill>>,
    problems: RefCell<Vec<String>>,
    over: Cell<usize>,
    times: RefCell<Times>,
}

/// Opens so many bills, has them paid, reads them again.
pub async fn measure(stage: &Stage, bills: usize, kills: u16) -> Result<Settled, RehearsalError> {
    let mut waiting = Vec::with_capacity(bills);
    for at in 0..bills {
        let bill = open(stage, at).await.map_err(|why| RehearsalError::server("opening a long bill", why))?;
        waiting.push(bill);
    }
    let (page, page_bytes) = pages(stage, &waiting).await?;
    let counter = Rc::new(Counter {
        waiting: RefCell::new(waiting),
        settled: RefCell::default(),
        problems: RefCell::default(),
        over: Cell::new(0),
        times: RefCell::default(),
    });
    let mut tills = JoinSet::new();
    for token in stage.company.cashiers.iter().cycle().take(TILLS) {
        tills.spawn_local(till(counter.clone(), stage.company.hand(token)));
    }
    let power = async {
        match (&stage.server, kills) {
            (Some(server), 1..) => cut_the_power(&counter, server, bills, kills).await,
            _ => Ok(0),
        }
    };
    let paying = async {
        while tills.join_next().await.is_some() {}
        Ok(())
    };
    let ((), kills) = tokio::try_join!(paying, power)?;
    let (payments, mut faults) = read_again(stage, &counter).await;
    faults.extend(counter.problems.take());
    let answer = (&*counter.times.borrow()).into();
    Ok(Settled { bills: bills as u64, payments, kills, answer, page: (&page).into(), page_bytes, faults })
}

/// Guests who have eaten: a check with forty lines, none of them left on a screen.
async fn open(stage: &Stage, at: usize) -> Result<Bill, String> {
    let company = &stage.company;
    let mut waiter = company.hand(&company.waiters[at % company.waiters.len()]);
    let table = (!company.tables.is_empty()).then(|| company.tables[at % company.tables.len()]);
    let body = json!({ "table": table, "covers": 4, "alongside": true }).to_string();
    let opened: serde_json::Value = waiter.act("/api/v1/checks", Uuid::now_v7(), body.as_bytes()).await?;
    let check: Uuid = opened["check"].as_str().and_then(|id| id.parse().ok()).ok_or("a check without an id")?;
    let lines: Vec<_> = wishes(&stage.menu).skip(at).take(LINES).collect();
    let lines: Vec<_> = lines.iter().map(|line| json!({ "item": line.item, "quantity": line.quantity })).collect();
    let body = json!({ "lines": lines }).to_string();
    let sent: Sent = waiter.act(&format!("/api/v1/checks/{check}/rounds"), Uuid::now_v7(), body.as_bytes()).await?;
    for ticket in &sent.tickets {
        let token = company.screen_token(ticket.station).ok_or("no screen shows this station")?;
        let path = format!("/api/v1/tickets/{}/bump", ticket.id);
        let _: serde_json::Value = company.hand(&token).act(&path, Uuid::now_v7(), b"").await?;
    }
    Ok(Bill { check, version: sent.version, total: sent.total, pieces: Vec::new() })
}

/// The till's page of every bill in turn, as a browser asks for it.
async fn pages(stage: &Stage, bills: &[Bill]) -> Result<(Times, usize), RehearsalError> {
    let mut wire = Wire::to(&stage.company.address);
    let (mut times, mut largest) = (Times::default(), 0);
    for bill in bills.iter().cycle().take(PAGES) {
        let path = format!("/checkout/{}", bill.check);
        let token = Some(stage.company.cashiers[0].as_str());
        let request = Request { method: "GET", path: &path, token, key: None, body: b"" };
        let asked = Instant::now();
        let answer = wire.ask(&request).await.map_err(|why| RehearsalError::server("opening a bill", why))?;
        times.add(asked.elapsed());
        if answer.status != 200 {
            return Err(RehearsalError::server("opening a bill", answer.complaint()));
        }
        largest = largest.max(answer.body.len());
    }
    Ok((times, largest))
}

/// One till: the next bill, in pieces, until there is none.
async fn till(counter: Rc<Counter>, mut hand: Hand) {
    loop {
        let Some(mut bill) = counter.waiting.borrow_mut().pop() else { return };
        if let Err(problem) = settle(&counter, &mut hand, &mut bill).await {
            counter.problems.borrow_mut().push(problem);
        }
        counter.settled.borrow_mut().push(bill);
        counter.over.set(counter.over.get() + 1);
    }
}

async fn settle(counter: &Counter, hand: &mut Hand, bill: &mut Bill) -> Result<(), String> {
    let path = format!("/api/v1/checks/{}/payments", bill.check);
    let count = rand::rng().random_range(1..=PIECES);
    let mut due = bill.total;
    for piece in 1..=count {
        let amount = if piece == count { due } else { rand::rng().random_range(1..due.max(2)).min(due) };
        let tender = TENDERS[bill.pieces.len() % TENDERS.len()];
        let body = json!({ "version": bill.version, "tender": tender, "amount": amount }).to_string();
        let asked = Instant::now();
        let taken: Taken = hand.act(&path, Uuid::now_v7(), body.as_bytes()).await?;
        counter.times.borrow_mut().add(asked.elapsed());
        due -= amount;
        bill.version = taken.version;
        bill.pieces.push(amount);
        if taken.due != due || taken.closed != (due == 0) {
            return Err(format!("check {}: {due} should be due, and {} is", bill.check, taken.due));
        }
        if due == 0 {
            break;
        }
    }
    Ok(())
}

/// kill -9, so often, spread over the paying; the same server again on the same database.
async fn cut_the_power(
    counter: &Counter,
    server: &RefCell<crate::server_child::Server>,
    bills: usize,
    kills: u16,
) -> Result<u16, RehearsalError> {
    let mut done = 0;
    let slice = (bills / (usize::from(kills) + 1)).max(1);
    for number in 1..=usize::from(kills) {
        let moment = (slice * number).min(bills.saturating_sub(1));
        while counter.over.get() < moment {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let pause = Duration::from_micros(rand::rng().random_range(0..5_000));
        tokio::time::sleep(pause).await;
        server.borrow_mut().kill();
        server.borrow_mut().spawn_again()?;
        while !server.borrow_mut().listens()? {
            tokio::time::sleep(crate::server_child::LOOK).await;
        }
        done += 1;
    }
    Ok(done)
}

/// Reads every bill again: how many payments there are, and what is not as it should be.
async fn read_again(stage: &Stage, counter: &Counter) -> (u64, Vec<String>) {
    let mut hand = stage.company.hand(&stage.company.cashiers[0]);
    let (mut payments, mut faults) = (0, Vec::new());
    for bill in counter.settled.take() {
        let read = match hand.get::<Read>(&format!("/api/v1/checks/{}", bill.check)).await {
            Ok(read) => read,
            Err(why) => {
                faults.push(why);
                continue;
            }
        };
        payments += read.payments.len() as u64;
        let found: Vec<i64> = read.payments.iter().map(|payment| payment.amount).collect();
        if found != bill.pieces {
            faults.push(format!("check {}: {:?} was paid, and {found:?} is there", bill.check, bill.pieces));
        }
        let sum: i64 = found.iter().sum();
        if sum != bill.total || read.due != 0 || read.closed_at.is_none() {
            faults.push(format!("check {}: {} in all, {sum} paid, {} due", bill.check, bill.total, read.due));
        }
    }
    (payments, faults)
}
