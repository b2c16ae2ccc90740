//! What time brings by itself: somebody has to notice it, so that it becomes an event like any other.
//!
//! Every server looks. An act decides, in the venue's book and therefore once, whatever the number of servers.

use crate::act::{Act, Desk};
use crate::answers::Done;
use crate::books::Books;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::refusal::Refusal;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use serde::Serialize;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// How often a server looks: a person notices no less.
const LOOK: Duration = Duration::from_millis(500);

/// Somebody looks at the clock.
#[derive(Clone, Debug, Serialize)]
pub struct Mind;

/// What has become due.
fn due(house: &House, now: At) -> Vec<Fact> {
    let dark = house.goes_unnoticed(now).into_iter().map(Fact::NotShown);
    let left = house.left_unsettled(now).into_iter().map(|check| Fact::Settling { check, began: false, again: false });
    let in_time = house.come_due(now).into_iter().map(Fact::Course);
    in_time.chain(dark).chain(left).collect()
}

impl Act for Mind {
    type Answer = Done;
    const NAME: &'static str = "mind";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        Ok(due(desk.house, desk.now))
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

/// Looks after all venues until it is dropped.
pub struct Minder(JoinHandle<()>);

impl Minder {
    /// Begins to look.
    pub fn start(books: Books) -> Self {
        Self(tokio::spawn(keep(books)))
    }
}

impl Drop for Minder {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn keep(books: Books) {
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        let now = books.now();
        for venue in books.venues() {
            // Most of the time there is nothing: then the book is not asked.
            if books.house(venue).is_none_or(|house| due(&house, now).is_empty()) {
                continue;
            }
            if let Err(error) = books.act(venue, &Actor::house(), None, Mind).await {
                tracing::warn!(%error, "what is due could not be noted");
            }
        }
    }
}
