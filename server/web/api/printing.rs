//! Printers and what waits for them.

use super::call::{Answer, Call};
use super::shapes::answers::Done;
use super::shapes::printing::{Job, Printer, PrinterWanted, WantedBill, WantedDrawer, WantedRetry};
use super::spec::{ActKeyHeader, Problems};
use crate::web::printing::{NotSetUp, change};
use crate::web::routes::{Entry, RUNNING, Rule, SERVING, TAKING, at};
use actix_web::http::{Method, StatusCode};
use goimon_acts::{DiscardJob, OpenDrawer, PrintBill, PrintTest, RetryJob};
use goimon_domain::ids::PrinterId;
use goimon_domain::printing::PrintRefusal;
use goimon_domain::refusal::Refusal;
use goimon_store::Change;

/// Every address of this area.
pub fn table() -> Vec<Entry> {
    use Rule::BearerStaff;
    vec![
        at(Method::GET, "/api/v1/printers", BearerStaff(SERVING), list),
        at(Method::PUT, "/api/v1/printers/{id}", BearerStaff(RUNNING), put).taking(super::BODY),
        at(Method::DELETE, "/api/v1/printers/{id}", BearerStaff(RUNNING), remove),
        at(Method::POST, "/api/v1/printers/{id}/test", BearerStaff(RUNNING), test).taking(super::BODY),
        at(Method::GET, "/api/v1/print-jobs", BearerStaff(SERVING), jobs),
        at(Method::POST, "/api/v1/print-jobs/{id}/retry", BearerStaff(SERVING), retry).taking(super::BODY),
        at(Method::POST, "/api/v1/print-jobs/{id}/discard", BearerStaff(SERVING), discard).taking(super::BODY),
        at(Method::POST, "/api/v1/checks/{id}/paper", BearerStaff(TAKING), bill).taking(super::BODY),
        at(Method::POST, "/api/v1/drawer", BearerStaff(TAKING), drawer).taking(super::BODY),
    ]
}

/// The house's printers.
#[utoipa::path(get, path = "/api/v1/printers", tag = "printing", operation_id = "listPrinters",
    security(("bearer" = [])), responses((status = 200, description = "The printers", body = Vec<Printer>), Problems))]
pub async fn list(call: Call) -> Answer {
    let house = call.house()?;
    call.json(&house.reference.printers.iter().map(Printer::of).collect::<Vec<_>>())
}

/// Sets a printer up: a new one with an id of your own, or one that is there.
///
/// A station's slips go to one printer, the last one that was given them. The same request twice is the same as once.
#[utoipa::path(put, path = "/api/v1/printers/{id}", tag = "printing", operation_id = "putPrinter",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The printer")),
    request_body = PrinterWanted, responses((status = 200, description = "It is set up so", body = Printer), Problems))]
pub async fn put(call: Call) -> Answer {
    let id: PrinterId = call.id("id")?;
    let wanted: PrinterWanted = call.body()?;
    let (venue, house) = (call.venue()?, call.house()?);
    let printer = wanted.printer(id).map_err(|why| call.refused(&Refusal::Printing(why)))?;
    let by = &call.person()?.actor;
    change(call.app(), venue, by, &house, printer).await.map_err(|why| match why {
        NotSetUp::Refused(refusal) => call.refused(&refusal),
        NotSetUp::Down(error) => call.shut(&error.into()),
    })?;
    let house = call.house()?;
    let printer = house.printer(id).map_err(|why| call.refused(&Refusal::Printing(why)))?;
    call.json(&Printer::of(printer))
}

/// A printer is no more. What waits for it waits for a person then.
#[utoipa::path(delete, path = "/api/v1/printers/{id}", tag = "printing", operation_id = "removePrinter",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The printer")),
    responses((status = 200, description = "The printers that are left", body = Vec<Printer>), Problems))]
pub async fn remove(call: Call) -> Answer {
    let id: PrinterId = call.id("id")?;
    if call.find(|house| house.printer(id).ok().map(|printer| printer.id)).await?.is_none() {
        return Err(call.refused(&Refusal::Printing(PrintRefusal::NoSuchPrinter)));
    }
    let by = &call.person()?.actor;
    let gone = call.door().change(call.venue()?, by, Change::PrinterGone(id)).await;
    call.read(gone)?;
    list(call).await
}

/// Prints a page that shows whether all is right with a printer.
#[utoipa::path(post, path = "/api/v1/printers/{id}/test", tag = "printing", operation_id = "testPrinter",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The printer"), ActKeyHeader),
    responses((status = 201, description = "It is in the queue", body = Done), Problems))]
pub async fn test(call: Call) -> Answer {
    let (printer, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), PrintTest { printer }, StatusCode::CREATED).await
}

/// What waits for printers, what they failed to print, and the last that they printed; the oldest first.
#[utoipa::path(get, path = "/api/v1/print-jobs", tag = "printing", operation_id = "listPrintJobs",
    security(("bearer" = [])), responses((status = 200, description = "The jobs", body = Vec<Job>), Problems))]
pub async fn jobs(call: Call) -> Answer {
    let (house, lang) = (call.house()?, call.lang());
    call.json(&house.jobs.iter().map(|job| Job::of(job, &house, lang)).collect::<Vec<_>>())
}

/// A job is tried again, by its own printer or by another one. Its age counts anew.
#[utoipa::path(post, path = "/api/v1/print-jobs/{id}/retry", tag = "printing", operation_id = "retryPrintJob",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The job"), ActKeyHeader),
    request_body = WantedRetry, responses((status = 200, description = "It waits for its turn", body = Done), Problems))]
pub async fn retry(call: Call) -> Answer {
    let (job, key) = (call.id("id")?, call.key()?);
    let wanted: WantedRetry = call.body()?;
    call.act(Some(key), RetryJob { job, to: wanted.printer }, StatusCode::OK).await
}

/// Nobody wants a job any more.
#[utoipa::path(post, path = "/api/v1/print-jobs/{id}/discard", tag = "printing", operation_id = "discardPrintJob",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The job"), ActKeyHeader),
    responses((status = 200, description = "Done, or done before", body = Done), Problems))]
pub async fn discard(call: Call) -> Answer {
    let (job, key) = (call.id("id")?, call.key()?);
    call.act(Some(key), DiscardJob { job }, StatusCode::OK).await
}

/// Prints a check's bill on the printer for bills: provisional while it is open (the guests have asked for it then), else its
/// receipt, of which every one after the first is marked as a copy.
#[utoipa::path(post, path = "/api/v1/checks/{id}/paper", tag = "printing", operation_id = "printBill",
    security(("bearer" = [])), params(("id" = uuid::Uuid, Path, description = "The check"), ActKeyHeader),
    request_body = WantedBill, responses((status = 201, description = "It is in the queue", body = Done), Problems))]
pub async fn bill(call: Call) -> Answer {
    let (check, key) = (call.id("id")?, call.key()?);
    let wanted: WantedBill = call.body()?;
    call.act(Some(key), PrintBill { check, part: wanted.part }, StatusCode::CREATED).await
}

/// Opens the cash drawer without a payment. It is noted who did it, and why.
#[utoipa::path(post, path = "/api/v1/drawer", tag = "printing", operation_id = "openDrawer",
    security(("bearer" = [])), params(ActKeyHeader),
    request_body = WantedDrawer, responses((status = 201, description = "It is in the queue", body = Done), Problems))]
pub async fn drawer(call: Call) -> Answer {
    let key = call.key()?;
    let wanted: WantedDrawer = call.body()?;
    call.act(Some(key), OpenDrawer { reason: wanted.reason }, StatusCode::CREATED).await
}
