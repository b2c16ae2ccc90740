//! One play: waiters, cooks and cashiers work through a list of orders at the same time.
//!
//! A waiter opens a check and sends its rounds. When every screen that should has painted them, a cook bumps the
//! tickets; the waiter carries out; a cashier takes the money. Nobody waits for anything but what people wait for.

use crate::board::{Board, Bumpable};
use crate::error::RehearsalError;
use crate::hand::Hand;
use crate::history::Order;
use crate::screen::Wall;
use crate::tally::Tally;
use crate::{cook, till, waiter};
use indicatif::ProgressBar;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;
use uuid::Uuid;

/// How many tables one waiter has going at most.
const TABLES_A_WAITER: usize = 3;
/// How many cooks bump at the same time.
const COOKS: usize = 8;
/// How many tills take money at the same time.
const TILLS: usize = 4;
/// Nothing moving for so long is not slowness.
const STUCK: Duration = Duration::from_secs(45);

/// Who plays, where, on what.
pub struct Company {
    /// host:port.
    pub address: String,
    /// Tokens.
    pub waiters: Vec<String>,
    /// Tokens.
    pub cashiers: Vec<String>,
    /// Tables, used in turn.
    pub tables: Vec<Uuid>,
    /// The screens.
    pub wall: Rc<Wall>,
    /// What should be on them.
    pub board: Rc<RefCell<Board>>,
    /// Counters.
    pub tally: Rc<Tally>,
    /// Thousandths of requests that meet an accident.
    pub unreliable: u32,
}

impl Company {
    /// A hand with this token.
    pub fn hand(&self, token: &str) -> Hand {
        Hand::new(&self.address, token, self.unreliable, self.tally.clone())
    }

    /// The token by which a ticket of a station is bumped: the first of its screens.
    pub fn screen_token(&self, station: Uuid) -> Option<String> {
        self.wall.token_of(station)
    }
}

/// How to play.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// How many waiters.
    pub waiters: usize,
    /// How many checks may be open at once; nothing means a few a waiter.
    pub open: Option<usize>,
    /// Rounds a second, as fast as possible when nothing is said.
    pub pace: Option<u32>,
    /// Whether the cooks leave the tickets on their screens, and so nobody carries out or pays.
    pub stand: bool,
}

/// How one order went.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// Its check, once opened.
    pub check: Option<Uuid>,
    /// The version of its bill.
    pub version: u32,
    /// What it comes to, minor units.
    pub total: i64,
    /// Its lines, in the order sent.
    pub lines: Vec<Uuid>,
    /// Its tickets.
    pub tickets: Vec<Uuid>,
    /// Tickets that are still to bump.
    pub to_bump: usize,
    /// Who carries it out.
    pub waiter: usize,
    /// What went wrong, in words.
    pub problem: Option<String>,
    /// Whether it is paid.
    pub paid: bool,
}

/// A play that is going on.
pub struct Game {
    /// Who plays.
    pub company: Rc<Company>,
    /// What.
    pub orders: Rc<Vec<Order>>,
    /// How far each order is.
    pub played: RefCell<Vec<Played>>,
    /// Rounds may be sent when there is one of these, if the pace is limited.
    pub pace: Option<Semaphore>,
    /// Checks may be opened when there is one of these.
    pub open: Semaphore,
    /// Whether tickets stay on the screens once all have them.
    pub stand: bool,
    next: Cell<usize>,
    finished: Cell<usize>,
    over: Notify,
    ready: Vec<UnboundedSender<usize>>,
    till: UnboundedSender<usize>,
    bar: ProgressBar,
}

impl Game {
    /// The next order of the list.
    pub fn take(&self) -> Option<usize> {
        let order = self.next.get();
        self.has_more().then(|| self.next.set(order + 1)).map(|()| order)
    }

    /// Whether there is another order.
    pub fn has_more(&self) -> bool {
        self.next.get() < self.orders.len()
    }

    /// How many orders are over.
    pub fn finished(&self) -> usize {
        self.finished.get()
    }

    /// A ticket left the screens, or all have it and it is to stay there.
    pub fn bumped(&self, order: usize, problem: Option<String>) {
        let (last, waiter) = {
            let mut played = self.played.borrow_mut();
            let state = &mut played[order];
            state.problem = state.problem.take().or(problem);
            state.to_bump = state.to_bump.saturating_sub(1);
            (state.to_bump == 0, state.waiter)
        };
        if last && self.stand {
            self.finish(order, Ok(()));
        } else if last {
            // Waiters stay until all is over.
            let _ = self.ready[waiter].send(order);
        }
    }

    /// Everything was carried out.
    pub fn to_the_till(&self, order: usize) {
        // So do the cashiers.
        let _ = self.till.send(order);
    }

    /// An order is over, one way or the other.
    pub fn finish(&self, order: usize, outcome: Result<(), String>) {
        {
            let mut played = self.played.borrow_mut();
            let state = &mut played[order];
            match outcome {
                Ok(()) => state.paid = true,
                Err(problem) => state.problem = state.problem.take().or(Some(problem)),
            }
            if let Some(check) = state.check {
                self.company.board.borrow_mut().forget_early(check, &state.tickets);
            }
        }
        self.finished.set(self.finished.get() + 1);
        self.open.add_permits(1);
        self.bar.inc(1);
        self.company.tally.step();
        if self.finished.get() == self.orders.len() {
            self.over.notify_one();
        }
    }
}

/// Begins a play; nothing happens before [`play`] is awaited.
pub fn begin(company: Rc<Company>, orders: Rc<Vec<Order>>, manner: Manner, bar: ProgressBar) -> (Rc<Game>, Crew) {
    let (till, at_till) = unbounded_channel();
    let (bumps, to_bump) = unbounded_channel();
    let (ready, carry): (Vec<_>, Vec<_>) = (0..manner.waiters).map(|_| unbounded_channel()).unzip();
    company.board.borrow_mut().begin(bumps);
    let game = Game {
        played: RefCell::new(vec![Played::default(); orders.len()]),
        pace: manner.pace.map(|_| Semaphore::new(0)),
        open: Semaphore::new(manner.open.unwrap_or(manner.waiters * TABLES_A_WAITER)),
        stand: manner.stand,
        next: Cell::new(0),
        finished: Cell::new(0),
        over: Notify::new(),
        company,
        orders,
        ready,
        till,
        bar,
    };
    (Rc::new(game), Crew { carry, to_bump, at_till, pace: manner.pace })
}

/// Those who wait for work.
pub struct Crew {
    carry: Vec<UnboundedReceiver<usize>>,
    to_bump: UnboundedReceiver<Bumpable>,
    at_till: UnboundedReceiver<usize>,
    pace: Option<u32>,
}

/// Plays to the end; says how long it took.
pub async fn play(game: Rc<Game>, crew: Crew) -> Result<Duration, RehearsalError> {
    let company = game.company.clone();
    let mut tasks = JoinSet::new();
    let begun = Instant::now();
    let to_bump = Rc::new(tokio::sync::Mutex::new(crew.to_bump));
    for _ in 0..COOKS {
        tasks.spawn_local(cook::work(game.clone(), to_bump.clone()));
    }
    let at_till = Rc::new(tokio::sync::Mutex::new(crew.at_till));
    for (place, token) in company.cashiers.iter().cycle().take(TILLS).enumerate() {
        tasks.spawn_local(till::work(game.clone(), company.hand(token), at_till.clone(), place));
    }
    for (me, (carry, token)) in crew.carry.into_iter().zip(company.waiters.iter().cycle()).enumerate() {
        tasks.spawn_local(waiter::work(game.clone(), company.hand(token), me, carry));
    }
    if let Some(pace) = crew.pace {
        tasks.spawn_local(keep_pace(game.clone(), pace));
    }
    tokio::select! {
        () = game.over.notified() => Ok(begun.elapsed()),
        stuck = watch(&game) => Err(stuck),
    }
}

async fn keep_pace(game: Rc<Game>, pace: u32) {
    let mut beat = tokio::time::interval(Duration::from_secs(1) / pace.max(1));
    loop {
        beat.tick().await;
        if let Some(permits) = &game.pace {
            permits.add_permits(1);
        }
    }
}

/// Ends when nothing has moved for too long.
async fn watch(game: &Game) -> RehearsalError {
    let tally = &game.company.tally;
    let (mut steps, mut since) = (tally.steps.get(), Instant::now());
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        if steps != tally.steps.get() {
            (steps, since) = (tally.steps.get(), Instant::now());
        } else if since.elapsed() >= STUCK {
            return RehearsalError::Stuck { seconds: STUCK.as_secs(), state: state(game) };
        }
    }
}

fn state(game: &Game) -> String {
    let missing = game.company.board.borrow().missing();
    let over = format!("{} of {} orders are over", game.finished(), game.orders.len());
    let seen = match missing.first() {
        None => "every screen shows what it should".to_owned(),
        Some((order, screens)) => format!(
            "{} tickets are not on every screen; order {} is missing on {screens}",
            missing.len(),
            game.orders[*order].name
        ),
    };
    let problem = game.played.borrow().iter().find_map(|played| played.problem.clone());
    let fault = game.company.tally.faults.borrow().first().cloned();
    match problem.or(fault) {
        Some(problem) => format!("{over}, {seen}; the first problem was: {problem}"),
        None => format!("{over}, {seen}"),
    }
}
