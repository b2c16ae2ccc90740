//! Many sockets on one view: when has the last of them a new order?

use crate::board::View;
use crate::history::Order;
use crate::play::Company;
use crate::report::Crowd;
use crate::screen::{Socket, open};
use crate::tally::Times;
use futures_util::StreamExt;
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message as Frame;
use uuid::Uuid;

/// How many rounds are sent, one at a time.
const ROUNDS: usize = 200;
/// A crowd that does not have it by then never will.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far each socket is, and when it got there.
struct Arrivals {
    last: Vec<Cell<(u64, Instant)>>,
    news: Notify,
}

impl Arrivals {
    /// When the last socket had everything up to `seq`, once all have.
    fn all_at(&self, seq: u64) -> Option<Instant> {
        let mut latest = None;
        for (reached, at) in self.last.iter().map(Cell::get) {
            if reached < seq {
                return None;
            }
            latest = latest.max(Some(at));
        }
        latest
    }
}

/// Connects the crowd, sends rounds, measures.
pub async fn measure(company: &Company, orders: &[Order], sockets: u16) -> Result<Crowd, String> {
    let single = |order: &&Order| order.lines().all(|line| Some(line.station) == station(order));
    let orders: Vec<&Order> = orders.iter().filter(single).collect();
    let station = orders.first().and_then(|order| station(order)).ok_or("no order is made at one station alone")?;
    let token = company.screen_token(station).ok_or("no screen shows the station")?;
    let start = Instant::now();
    let arrivals =
        Rc::new(Arrivals { last: (0..sockets).map(|_| Cell::new((0, start))).collect(), news: Notify::new() });
    let mut crowd = JoinSet::new();
    for place in 0..usize::from(sockets) {
        let socket = open(&company.address, View::Station(station), 0, &token).await?;
        crowd.spawn_local(listen(socket, place, arrivals.clone()));
    }
    wait(&arrivals, 1).await?;
    let mut times = Times::default();
    let at_this_station = orders.into_iter().filter(|order| self::station(order) == Some(station)).cycle();
    for order in at_this_station.take(ROUNDS) {
        times.add(one(company, order, &token, &arrivals).await?);
    }
    Ok(Crowd { sockets, send_to_last: (&times).into(), server_kib: 0 })
}

fn station(order: &Order) -> Option<Uuid> {
    order.lines().next().map(|line| line.station)
}

async fn listen(mut socket: Socket, place: usize, arrivals: Rc<Arrivals>) {
    while let Some(Ok(frame)) = socket.next().await {
        let Frame::Text(text) = frame else { continue };
        // Only the head of the message is of interest here.
        let seq = match text.as_str().split_once("\"seq\":").map(|(head, rest)| (head, number(rest))) {
            Some((head, seq)) if head.contains("part") || head.contains("whole") => seq,
            _ => continue,
        };
        arrivals.last[place].set((seq, Instant::now()));
        arrivals.news.notify_one();
    }
}

fn number(text: &str) -> u64 {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().unwrap_or(0)
}

async fn wait(arrivals: &Arrivals, seq: u64) -> Result<Instant, String> {
    let all = async {
        loop {
            if let Some(at) = arrivals.all_at(seq) {
                return at;
            }
            arrivals.news.notified().await;
        }
    };
    tokio::time::timeout(PATIENCE, all).await.map_err(|_| "not every socket of the crowd got a round".to_owned())
}

async fn one(company: &Company, order: &Order, token: &str, arrivals: &Arrivals) -> Result<Duration, String> {
    let mut waiter = company.hand(&company.waiters[0]);
    let mut cook = company.hand(token);
    let mut cashier = company.hand(&company.cashiers[0]);
    let body = serde_json::json!({"covers": 2, "alongside": true}).to_string();
    let opened: serde_json::Value = waiter.act("/api/v1/checks", Uuid::now_v7(), body.as_bytes()).await?;
    let check = opened["check"].as_str().ok_or("a check without an id")?;
    let lines: Vec<_> = order
        .lines()
        .map(|line| {
            let modifiers: Vec<_> =
                line.modifiers.iter().map(|id| serde_json::json!({"modifier": id, "quantity": 1})).collect();
            serde_json::json!({"item": line.item, "quantity": line.quantity, "modifiers": modifiers})
        })
        .collect();
    let body = serde_json::json!({"lines": lines}).to_string();
    let tapped = Instant::now();
    let path = format!("/api/v1/checks/{check}/rounds");
    let sent: serde_json::Value = waiter.act(&path, Uuid::now_v7(), body.as_bytes()).await?;
    let last = wait(arrivals, sent["seq"].as_u64().ok_or("a round without a place in the stream")?).await?;
    for ticket in sent["tickets"].as_array().into_iter().flatten() {
        let path = format!("/api/v1/tickets/{}/bump", ticket["id"].as_str().unwrap_or_default());
        let _: serde_json::Value = cook.act(&path, Uuid::now_v7(), b"").await?;
    }
    let body = serde_json::json!({"lines": sent["lines"]}).to_string();
    let path = format!("/api/v1/checks/{check}/served");
    let _: serde_json::Value = waiter.act(&path, Uuid::now_v7(), body.as_bytes()).await?;
    let body = serde_json::json!({"version": sent["version"], "tender": "card", "amount": sent["total"]}).to_string();
    let path = format!("/api/v1/checks/{check}/payments");
    let _: serde_json::Value = cashier.act(&path, Uuid::now_v7(), body.as_bytes()).await?;
    Ok(last.saturating_duration_since(tapped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    #[test]
    fn the_crowd_reads_the_place_in_the_stream() {
        assert_eq!(number("123,\"html\":\"\""), 123);
        let text = r#"{"t":"part","seq":7,"html":""}"#;
        assert!(matches!(Message::read(text), Ok(Message::Part { seq: 7, .. })));
        assert_eq!(text.split_once("\"seq\":").map(|(_, rest)| number(rest)), Some(7));
    }
}
