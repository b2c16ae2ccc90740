//! A cook: bumps tickets on the screens on which they are complete.

use crate::board::Bumpable;
use crate::hand::Hand;
use crate::play::Game;
use serde::Deserialize;
use std::collections::HashMap;
use std::rc::Rc;
use tokio::sync::Mutex;
use tokio::sync::mpsc::UnboundedReceiver;
use uuid::Uuid;

#[derive(Deserialize)]
struct Done {
    changed: bool,
}

/// A cook's evening. Several share one list of tickets.
pub async fn work(game: Rc<Game>, tickets: Rc<Mutex<UnboundedReceiver<Bumpable>>>) {
    let mut hands: HashMap<Uuid, Hand> = HashMap::new();
    loop {
        let Some(next) = tickets.lock().await.recv().await else { return };
        if game.stand {
            game.bumped(next.order, None);
            continue;
        }
        let problem = match bump(&game, &mut hands, next).await {
            Ok(Done { changed: true }) => None,
            Ok(Done { changed: false }) => Some(format!("ticket {} had left its screen already", next.ticket)),
            Err(why) => Some(why),
        };
        game.bumped(next.order, problem);
    }
}

async fn bump(game: &Game, hands: &mut HashMap<Uuid, Hand>, next: Bumpable) -> Result<Done, String> {
    let hand = match hands.entry(next.station) {
        std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
        std::collections::hash_map::Entry::Vacant(new) => {
            let token = game.company.screen_token(next.station).ok_or("no screen shows this station")?;
            new.insert(game.company.hand(&token))
        }
    };
    hand.act(&format!("/api/v1/tickets/{}/bump", next.ticket), Uuid::now_v7(), b"").await
}
