//! From a stay in rooms to what its time costs: pure, with `until` handed in.
//!
//! The stay is cut at every change of room and of price and at pauses. The cuts' whole minutes are told from the minutes that
//! had passed before them, so that together they are the whole minutes of the stay. Those are billed in blocks, a last block
//! only when it was begun by more than the grace, and at least the minimum: by the plan under which the stay began, so that a
//! move to another room never takes billed minutes back. What that adds goes to the last segment; what it takes off comes off
//! the last ones. Each segment costs minutes × price / 60, half up; their sum is rounded to the plan's step.

use crate::ids::TableId;
use crate::money::Money;
use crate::rates::Tariff;
use crate::time::{At, VenueClock};
use serde::{Deserialize, Serialize};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// A room that a stay uses from some moment on, until the next one begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomUse {
    /// Which.
    pub table: TableId,
    /// What it was called then.
    pub label: String,
    /// What it cost then.
    pub tariff: Tariff,
    /// From when.
    pub from: At,
}

/// A time for which the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// From when.
    pub from: At,
    /// Until when; nothing while it lasts.
    pub to: Option<At>,
}

/// What a stay's time costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeBill {
    /// Room by room and price by price, in order.
    pub segments: Vec<Segment>,
    /// The whole minutes that it lasted, without pauses.
    pub actual: u32,
    /// The minutes that are billed.
    pub billed: u32,
    /// What the segments come to, rounded to the plan's step.
    pub total: Money,
}

/// A stretch of a stay in one room at one price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// What the room is called.
    pub room: String,
    /// From when.
    pub from: At,
    /// Until when.
    pub to: At,
    /// The minutes that are billed of it.
    pub minutes: u32,
    /// What an hour costs.
    pub per_hour: Money,
    /// What it costs.
    pub amount: Money,
}

/// A stretch before it is billed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The place of its room among the stay's.
    pub room: usize,
    /// From when.
    pub from: At,
    /// Until when.
    pub to: At,
    /// What an hour costs.
    pub per_hour: Money,
}

/// Cuts a stay at rooms, prices and pauses: in order, without gap or overlap but for the pauses. There is one piece at least.
pub fn pieces(rooms: &[RoomUse], pauses: &[Pause], until: At, clock: &VenueClock) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        let end = rooms.get(place + 1).map_or(until, |next| next.from).min(until);
        for (from, to) in between_pauses(room.from, end, pauses) {
            let mut starts = vec![from];
            starts.extend(room.tariff.changes(clock, from, to));
            for (at, start) in starts.iter().enumerate() {
                let stop = starts.get(at + 1).copied().unwrap_or(to);
                let per_hour = room.tariff.per_hour(clock, *start);
                match pieces.last_mut() {
                    Some(last) if last.to == *start && last.room == place && last.per_hour == per_hour => {
                        last.to = stop
                    }
                    _ => pieces.push(Piece { room: place, from: *start, to: stop, per_hour }),
                }
            }
        }
    }
    if let (true, Some(room)) = (pieces.is_empty(), rooms.first()) {
        let per_hour = room.tariff.per_hour(clock, room.from);
        pieces.push(Piece { room: 0, from: room.from, to: room.from, per_hour });
    }
    pieces
}

/// What is left of a time without its pauses.
fn between_pauses(from: At, to: At, pauses: &[Pause]) -> Vec<(At, At)> {
    let mut left = Vec::new();
    let mut at = from;
    for pause in pauses {
        let end = pause.to.unwrap_or(to);
        if pause.from > at {
            left.push((at, pause.from.min(to)));
        }
        at = at.max(end);
        if at >= to {
            return left;
        }
    }
    left.push((at, to));
    left.retain(|(from, to)| from < to);
    left
}

/// What a stay until some moment costs.
pub fn bill(rooms: &[RoomUse], pauses: &[Pause], until: At, clock: &VenueClock) -> TimeBill {
    let pieces = pieces(rooms, pauses, until, clock);
    let Some(terms) = rooms.first().map(|room| &room.tariff.plan) else { return TimeBill::default() };
    let mut passed = 0;
    let mut minutes: Vec<u32> = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let before = passed / MINUTE;
        passed += piece.to.since(piece.from);
        // A stay of centuries is none.
        minutes.push(u32::try_from(passed / MINUTE - before).unwrap_or(u32::MAX));
    }
    let actual = minutes.iter().fold(0, |sum: u32, more| sum.saturating_add(*more));
    let billed = terms.billed(actual);
    if let Some(last) = minutes.last_mut() {
        *last += billed.saturating_sub(actual);
    }
    let mut too_many = actual.saturating_sub(billed);
    for minutes in minutes.iter_mut().rev() {
        let off = too_many.min(*minutes);
        *minutes -= off;
        too_many -= off;
    }
    let count = pieces.len();
    let segment = |(piece, minutes): (&Piece, u32)| Segment {
        room: rooms[piece.room].label.clone(),
        from: piece.from,
        to: piece.to,
        minutes,
        per_hour: piece.per_hour,
        amount: cost(minutes, piece.per_hour),
    };
    let mut segments: Vec<Segment> = pieces.iter().zip(minutes).map(segment).collect();
    // What is not billed is not printed, unless there is nothing else.
    segments.retain(|segment| segment.minutes > 0 || count == 1);
    let sum: Money = segments.iter().map(|segment| segment.amount).sum();
    TimeBill { segments, actual, billed, total: sum.to_step(terms.step) }
}

/// So many minutes at a price an hour, half up.
fn cost(minutes: u32, per_hour: Money) -> Money {
    let sixtieths = i128::from(per_hour.units()) * i128::from(minutes);
    Money::minor(i64::try_from((sixtieths + 30).div_euclid(60)).unwrap_or(i64::MAX))
}

/// The moments after the last thing that happened at which what a running stay costs may change, until `horizon`.
pub fn steps(rooms: &[RoomUse], pauses: &[Pause], horizon: At, clock: &VenueClock) -> Vec<At> {
    let (Some(first), Some(last)) = (rooms.first(), rooms.last()) else { return Vec::new() };
    let resumed = pauses.iter().filter_map(|pause| pause.to).max().unwrap_or(last.from);
    let from = last.from.max(resumed);
    if pauses.iter().any(|pause| pause.to.is_none()) {
        return vec![from];
    }
    let passed: i64 = pieces(rooms, pauses, from, clock).iter().map(|piece| piece.to.since(piece.from)).sum();
    let plan = &first.tariff.plan;
    // A moment after it: only then does the newest room, or the price of now, have a stretch of its own.
    let mut moments = vec![from.plus_ms(1)];
    // A moment after a price has changed the last segment is at the new one.
    moments.extend(last.tariff.changes(clock, from, horizon).into_iter().map(|at| at.plus_ms(1)));
    let block = i64::from(plan.block.max(1)) * MINUTE;
    // One more block is billed when the minute after the grace is full.
    let mut due = (i64::from(plan.grace) + 1) * MINUTE;
    while due <= passed {
        due += block;
    }
    while from.plus_ms(due - passed) < horizon {
        moments.push(from.plus_ms(due - passed));
        due += block;
    }
    moments.sort_unstable();
    moments.dedup();
    moments
}
