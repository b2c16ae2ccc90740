//! A cashier: takes what the bill says, cash and card in turn, against the version that was seen.

use crate::hand::Hand;
use crate::play::Game;
use serde::Deserialize;
use std::rc::Rc;
use tokio::sync::Mutex;
use tokio::sync::mpsc::UnboundedReceiver;
use uuid::Uuid;

/// What guests who pay in cash hand over beyond the bill, minor units.
const TOO_MUCH: i64 = 500;

#[derive(Deserialize)]
struct Taken {
    change: i64,
    due: i64,
    closed: bool,
}

/// A cashier's evening. Several share one list of guests.
pub async fn work(game: Rc<Game>, mut hand: Hand, guests: Rc<Mutex<UnboundedReceiver<usize>>>, place: usize) {
    let mut in_cash = place.is_multiple_of(2);
    loop {
        let Some(order) = guests.lock().await.recv().await else { return };
        let outcome = take(&game, &mut hand, order, in_cash).await;
        game.finish(order, outcome);
        in_cash = !in_cash;
    }
}

async fn take(game: &Game, hand: &mut Hand, order: usize, in_cash: bool) -> Result<(), String> {
    let (check, version, total) = {
        let played = game.played.borrow();
        let state = &played[order];
        (state.check.ok_or("no check")?, state.version, state.total)
    };
    let body = if in_cash {
        serde_json::json!({"version": version, "tender": "cash", "amount": total, "given": total + TOO_MUCH})
    } else {
        serde_json::json!({"version": version, "tender": "card", "amount": total})
    };
    let path = format!("/api/v1/checks/{check}/payments");
    let taken: Taken = hand.act(&path, Uuid::now_v7(), body.to_string().as_bytes()).await?;
    let change = if in_cash { TOO_MUCH } else { 0 };
    if taken.change == change && taken.due == 0 && taken.closed {
        Ok(())
    } else {
        Err(format!("paid in full, but {} is due, change {}, closed: {}", taken.due, taken.change, taken.closed))
    }
}
