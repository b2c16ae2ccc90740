//! One screen's socket: down goes what its outbox holds, up comes what it has painted.

use super::hub::Hub;
use super::messages::Up;
use super::outbox::Outbox;
use super::pass::Pass;
use super::room::Ask;
use actix_web::{HttpRequest, HttpResponse, rt, web};
use actix_ws::{Message, MessageStream, Session};
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_views::live::View;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// A screen that takes nothing for so long is let go.
const STUCK: Duration = Duration::from_secs(10);
/// Screens have little to say, in bytes.
const LONGEST_FRAME: usize = 1_024;

/// What a screen wants to watch.
#[derive(Clone, Copy, Debug)]
pub struct Watcher {
    /// Whose.
    pub venue: VenueId,
    /// What.
    pub view: View,
    /// In which language.
    pub lang: Lang,
    /// The place in the stream at which the page was true.
    pub since: u64,
    /// By what right.
    pub pass: Pass,
}

/// Opens the socket. Who may watch what was decided before.
pub fn open(
    req: &HttpRequest,
    body: web::Payload,
    hub: &Hub,
    watcher: Watcher,
) -> Result<HttpResponse, actix_web::Error> {
    let room = hub.room(watcher.venue).ok_or_else(|| actix_web::error::ErrorNotFound("no such venue"))?;
    let screen = hub.number();
    let (response, session, stream) = actix_ws::handle(req, body)?;
    rt::spawn(async move {
        let outbox = Arc::new(Outbox::default());
        if room.send(Ask::Join { screen, watcher, outbox: outbox.clone() }).await.is_ok() {
            serve(session, stream.max_frame_size(LONGEST_FRAME), &outbox, &room, screen).await;
            // A room that is gone has forgotten the screen.
            let _ = room.send(Ask::Leave { screen }).await;
        }
    });
    Ok(response)
}

async fn serve(
    mut session: Session,
    mut stream: MessageStream,
    outbox: &Outbox,
    room: &tokio::sync::mpsc::Sender<Ask>,
    screen: u64,
) {
    loop {
        tokio::select! {
            message = outbox.next() => match message {
                Some(message) => match timeout(STUCK, session.text(message)).await {
                    Ok(Ok(())) => {}
                    // Gone, or stuck: closing would wait for the same full queue.
                    Ok(Err(_)) | Err(_) => return,
                },
                None => {
                    // The server stops, or the pass is over; a screen that is stuck is not waited for.
                    let _ = timeout(Duration::from_millis(200), session.close(None)).await;
                    return;
                }
            },
            message = stream.recv() => match message {
                Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                    // A full room is busy with newer news: the next mark says the same and more.
                    Ok(Up::Seen { seq }) => drop(room.try_send(Ask::Painted { screen, seq })),
                    // It is said again as long as it is so.
                    Ok(Up::Settling { check }) => drop(room.try_send(Ask::Settling { screen, check })),
                    Err(_) => return,
                },
                Some(Ok(Message::Ping(bytes))) => {
                    if !matches!(timeout(STUCK, session.pong(&bytes)).await, Ok(Ok(()))) {
                        return;
                    }
                }
                Some(Ok(Message::Pong(_))) => {}
                Some(Ok(_) | Err(_)) | None => return,
            },
        }
    }
}
