//! `--busy`: the same pace in an empty house and in one whose screens are full of tickets. What stands there already must
//! cost the next order nothing.

use crate::error::RehearsalError;
use crate::http::{Request, Wire};
use crate::limits::orders;
use crate::play::Manner;
use crate::report::Busy;
use crate::stage::Stage;
use crate::tally::Times;
use std::collections::BTreeSet;
use std::time::Instant;
use uuid::Uuid;

/// Who works, at which pace, and for how many rounds.
const WAITERS: usize = 16;
const PACE: u32 = 20;
const ROUNDS: usize = 300;
/// Checks that are filled at once until enough tickets stand.
const AT_ONCE: usize = 20;
/// How often a kitchen page is asked for.
const PAGES: usize = 200;

/// Measures; the tickets stand when it is over.
pub async fn measure(stage: &Stage, tickets: usize) -> Result<Busy, RehearsalError> {
    let evening = Manner { waiters: WAITERS, open: None, pace: Some(PACE), stand: false };
    let empty = stage.play(orders(&stage.menu, ROUNDS, 1), evening, 0, "an empty house").await?.speed;
    let filling = Manner { waiters: WAITERS, open: Some(AT_ONCE), pace: None, stand: true };
    let mut standing: BTreeSet<Uuid> = BTreeSet::new();
    while standing.len() < tickets {
        let scene = stage.play(orders(&stage.menu, AT_ONCE, 1), filling, 0, "filling the house").await?;
        let before = standing.len();
        standing.extend(scene.game.played.borrow().iter().flat_map(|played| &played.tickets));
        if standing.len() == before {
            return Err(RehearsalError::server("filling the house", "no ticket was made"));
        }
    }
    let full = stage.play(orders(&stage.menu, ROUNDS, 1), evening, 0, "a full house").await?.speed;
    let (page, page_bytes) = pages(stage).await?;
    Ok(Busy { tickets: standing.len() as u64, empty, full, page: (&page).into(), page_bytes })
}

/// Opens every station's page in turn, as the browser of its screen does.
async fn pages(stage: &Stage) -> Result<(Times, usize), RehearsalError> {
    let company = &stage.company;
    let stations = company.wall.stations();
    let mut wire = Wire::to(&company.address);
    let (mut times, mut largest) = (Times::default(), 0);
    for (station, token) in stations.iter().cycle().take(PAGES) {
        let path = format!("/kitchen/{station}");
        let request = Request { method: "GET", path: &path, token: Some(token), key: None, body: b"" };
        let asked = Instant::now();
        let answer = wire.ask(&request).await.map_err(|why| RehearsalError::server("opening a kitchen page", why))?;
        times.add(asked.elapsed());
        if answer.status != 200 {
            return Err(RehearsalError::server("opening a kitchen page", answer.complaint()));
        }
        largest = largest.max(answer.body.len());
    }
    Ok((times, largest))
}
