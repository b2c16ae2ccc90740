//! Health: whether this server answers, with which version, on which database, and how far each venue's stream is.

use super::App;
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How the server is.
#[derive(Serialize)]
struct Health {
    /// `ok`, or `down` when the database does not answer.
    status: &'static str,
    /// Of the program.
    version: &'static str,
    /// `sqlite` or `postgres`.
    database: &'static str,
    /// How far the stream of each venue is.
    seq: BTreeMap<Uuid, u64>,
}

/// Answers 200 when acts can be done here, 503 when the database does not answer.
pub async fn health(app: Data<App>) -> HttpResponse {
    let answers = app.store.venues().await;
    if let Err(error) = &answers {
        tracing::error!(%error, "the database does not answer");
    }
    let seq = app.books.venues().into_iter().filter_map(|venue| Some((venue.0, app.books.house(venue)?.seq)));
    let health = Health {
        status: if answers.is_ok() { "ok" } else { "down" },
        version: env!("CARGO_PKG_VERSION"),
        database: app.store.kind().word(),
        seq: seq.collect(),
    };
    let mut response = if answers.is_ok() { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    response.insert_header((CACHE_CONTROL, "no-store")).json(health)
}
