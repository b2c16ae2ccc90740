//! Bodies: read whole before a handler runs, never more than the address takes, never longer than ten seconds. Without
//! this one byte a second would keep a connection for ever.

use super::oops::Oops;
use actix_web::HttpMessage as _;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::web::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use std::time::Duration;

/// A phone on a bad network sends 1 MiB in this time at 1 Mbit/s.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads the body and puts it back for the handler.
pub async fn read(req: &mut ServiceRequest, most: usize) -> Result<(), Oops> {
    let told = req.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > most) {
        return Err(Oops::TooLarge);
    }
    let mut payload = req.take_payload();
    let whole = tokio::time::timeout(PATIENCE, collect(&mut payload, most)).await.map_err(|_| Oops::TooSlow)??;
    req.set_payload(Payload::from(whole));
    Ok(())
}

async fn collect(payload: &mut Payload, most: usize) -> Result<Bytes, Oops> {
    let mut whole = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        // A body that breaks off has nobody waiting for an answer.
        let chunk = chunk.map_err(|_| Oops::TooSlow)?;
        if whole.len() + chunk.len() > most {
            return Err(Oops::TooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}
