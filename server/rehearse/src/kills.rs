//! Kills the server at random moments, and measures how soon every screen is whole again.

use crate::error::RehearsalError;
use crate::play::Game;
use crate::server_child::{LOOK, Server};
use rand::RngExt;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// A screen that is not whole by then is a fault by itself.
const WHOLE: Duration = Duration::from_secs(20);

/// What the kills showed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kills {
    /// How many there were.
    pub done: u16,
    /// The longest from listening again to the last screen whole.
    pub slowest_whole: Duration,
    /// The longest from the start of the process to listening.
    pub slowest_start: Duration,
}

/// Kills the server `count` times, spread over the play; ends when that is done.
pub async fn kill(
    game: Rc<Game>,
    server: &RefCell<Server>,
    count: u16,
    seen: &RefCell<Kills>,
) -> Result<(), RehearsalError> {
    let orders = game.orders.len();
    let slice = (orders / (usize::from(count) + 1)).max(1);
    for number in 1..=usize::from(count) {
        let moment = slice * number + rand::rng().random_range(0..slice);
        while game.finished() < moment.min(orders.saturating_sub(1)) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let pause = Duration::from_millis(rand::rng().random_range(0..100));
        server.borrow_mut().kill();
        tokio::time::sleep(pause).await;
        server.borrow_mut().spawn_again()?;
        while !server.borrow_mut().listens()? {
            tokio::time::sleep(LOOK).await;
        }
        let listening = Instant::now();
        let wall = &game.company.wall;
        while wall.whole_since(listening) < wall.screens.len() {
            if listening.elapsed() > WHOLE {
                game.company.tally.fault(format!("after kill {number} not every screen became whole again"));
                break;
            }
            tokio::time::sleep(LOOK).await;
        }
        let mut seen = seen.borrow_mut();
        seen.done += 1;
        seen.slowest_whole = seen.slowest_whole.max(Instant::now() - listening);
        seen.slowest_start = server.borrow().slowest_start;
    }
    Ok(())
}
