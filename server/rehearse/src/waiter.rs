//! A waiter: opens checks, sends rounds, carries out what is ready.

use crate::board::Expected;
use crate::hand::Hand;
use crate::history::Line;
use crate::play::Game;
use crate::tally::Tally;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use std::time::Instant;
use tokio::sync::mpsc::UnboundedReceiver;
use uuid::Uuid;

#[derive(Serialize)]
struct NewCheck {
    table: Option<Uuid>,
    covers: u16,
    alongside: bool,
}

#[derive(Deserialize)]
struct Opened {
    check: Uuid,
}

#[derive(Serialize)]
struct NewRound {
    lines: Vec<NewLine>,
}

#[derive(Serialize)]
struct NewLine {
    item: Uuid,
    quantity: u32,
    modifiers: Vec<NewChoice>,
    seen: i64,
}

#[derive(Serialize)]
struct NewChoice {
    modifier: Uuid,
    quantity: u32,
}

#[derive(Deserialize)]
struct Sent {
    version: u32,
    total: i64,
    lines: Vec<Uuid>,
    tickets: Vec<SentTicket>,
}

#[derive(Deserialize)]
struct SentTicket {
    id: Uuid,
    station: Uuid,
}

#[derive(Serialize)]
struct CarriedOut<'a> {
    lines: &'a [Uuid],
}

#[derive(Deserialize)]
struct Done {
    changed: bool,
}

/// A waiter's evening: what is ready goes first, then the next order.
pub async fn work(game: Rc<Game>, mut hand: Hand, me: usize, mut ready: UnboundedReceiver<usize>) {
    let mut going = 0_usize;
    while going > 0 || game.has_more() {
        tokio::select! {
            biased;
            Some(order) = ready.recv() => {
                going -= 1;
                match carry_out(&game, &mut hand, order).await {
                    Ok(()) => game.to_the_till(order),
                    Err(problem) => game.finish(order, Err(problem)),
                }
            }
            permit = game.open.acquire(), if game.has_more() => {
                let (Ok(permit), Some(order)) = (permit, game.take()) else { continue };
                permit.forget();
                match serve(&game, &mut hand, order, me).await {
                    Ok(()) => going += 1,
                    Err(problem) => game.finish(order, Err(problem)),
                }
            }
        }
    }
}

async fn serve(game: &Game, hand: &mut Hand, order: usize, me: usize) -> Result<(), String> {
    let wanted = &game.orders[order];
    let tables = &game.company.tables;
    let table = wanted.table.filter(|_| !tables.is_empty()).map(|table| tables[table % tables.len()]);
    let body = json(&NewCheck { table, covers: 2, alongside: true })?;
    let opened: Opened = hand.act("/api/v1/checks", Uuid::now_v7(), &body).await?;
    {
        let mut played = game.played.borrow_mut();
        played[order].check = Some(opened.check);
        played[order].waiter = me;
    }
    for round in &wanted.rounds {
        send(game, hand, order, opened.check, round).await?;
    }
    let tickets = {
        let mut played = game.played.borrow_mut();
        let state = &mut played[order];
        state.to_bump = state.tickets.len();
        state.tickets.clone()
    };
    game.company.board.borrow_mut().seal(order, tickets);
    Ok(())
}

async fn send(game: &Game, hand: &mut Hand, order: usize, check: Uuid, round: &[Line]) -> Result<(), String> {
    if let Some(pace) = &game.pace {
        pace.acquire().await.map_err(|why| why.to_string())?.forget();
    }
    let body = json(&NewRound { lines: round.iter().map(new_line).collect() })?;
    let tapped = Instant::now();
    let sent: Sent = hand.act(&format!("/api/v1/checks/{check}/rounds"), Uuid::now_v7(), &body).await?;
    let tally = &game.company.tally;
    tally.answered.borrow_mut().add(tapped.elapsed());
    Tally::up(&tally.rounds);
    if sent.lines.len() != round.len() {
        return Err(format!("{} lines were sent and {} acknowledged", round.len(), sent.lines.len()));
    }
    let on_check = {
        let mut played = game.played.borrow_mut();
        let state = &mut played[order];
        (state.version, state.total) = (sent.version, sent.total);
        state.lines.extend(&sent.lines);
        for ticket in &sent.tickets {
            if !state.tickets.contains(&ticket.id) {
                state.tickets.push(ticket.id);
            }
        }
        state.lines.len()
    };
    let mut board = game.company.board.borrow_mut();
    for SentTicket { id: ticket, station } in sent.tickets {
        let here = round.iter().zip(&sent.lines).filter(|(line, _)| line.station == station);
        let lines: Vec<Uuid> = here.map(|(_, id)| *id).collect();
        if lines.is_empty() {
            return Err(format!("ticket {ticket} was made for a station at which nothing was ordered"));
        }
        board.expect(Expected { order, check, ticket, station, lines, on_check, sent: tapped });
    }
    Ok(())
}

fn new_line(line: &Line) -> NewLine {
    let choice = |modifier: &Uuid| NewChoice { modifier: *modifier, quantity: 1 };
    NewLine {
        item: line.item,
        quantity: line.quantity,
        modifiers: line.modifiers.iter().map(choice).collect(),
        seen: line.unit,
    }
}

async fn carry_out(game: &Game, hand: &mut Hand, order: usize) -> Result<(), String> {
    let (check, body) = {
        let played = game.played.borrow();
        let check = played[order].check.ok_or("no check")?;
        (check, json(&CarriedOut { lines: &played[order].lines })?)
    };
    let done: Done = hand.act(&format!("/api/v1/checks/{check}/served"), Uuid::now_v7(), &body).await?;
    if done.changed { Ok(()) } else { Err("somebody else has carried it out".to_owned()) }
}

fn json(body: &impl Serialize) -> Result<Vec<u8>, String> {
    serde_json::to_vec(body).map_err(|why| why.to_string())
}
