//! Metrics: what the server measured of itself, as Prometheus reads it.

use super::App;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::Data;

/// OpenMetrics text.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Answers all numbers. Queues are looked at now, so that they cost nothing while acts are done.
pub async fn metrics(app: Data<App>) -> HttpResponse {
    app.metrics.book_depth(app.books.venues().into_iter().map(|venue| app.books.waiting(venue)).sum());
    match app.metrics.text() {
        Ok(text) => {
            HttpResponse::Ok().insert_header((CONTENT_TYPE, TEXT)).insert_header((CACHE_CONTROL, "no-store")).body(text)
        }
        Err(error) => {
            tracing::error!(%error, "the metrics could not be written");
            HttpResponse::InternalServerError().finish()
        }
    }
}
