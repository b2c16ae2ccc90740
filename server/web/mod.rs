//! The web: every address, who may use it, and thin handlers that turn requests into acts and houses into pages.

pub mod api;
mod app;
mod approval;
mod body;
mod cashier;
mod codes;
mod cookies;
mod door;
mod dress;
mod fields;
mod files;
mod guard;
mod health;
mod kitchen;
mod live;
mod manager;
mod metrics;
mod oops;
mod origin;
mod passes;
mod person;
mod portions;
mod printing;
mod rooms;
pub mod routes;
mod run;
mod visit;
mod waiter;

pub use app::{App, Config};
pub use oops::{Oops, status_of};
pub use person::{Device, Person, Visitor};
pub use run::{Running, start};
pub use visit::Visit;

/// What a handler gives.
pub type Answer = Result<actix_web::HttpResponse, Oops>;
