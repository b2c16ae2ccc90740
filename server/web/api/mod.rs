//! The JSON API under `/api/v1`: everything that a script or another program would do, by the same rules and ids as the
//! pages. This is its part of the table of addresses; the document at `/api/openapi.json` is made from the same handlers.

pub mod call;
pub mod checks;
pub mod counter;
pub mod courses;
pub mod customers;
pub mod discounts;
pub mod dividing;
pub mod door;
pub mod handing;
pub mod house;
pub mod intents;
pub mod lines;
pub mod moving;
pub mod openapi;
pub mod payments;
pub mod portions;
pub mod prep;
pub mod presets;
pub mod printing;
pub mod problem;
pub mod promotions;
pub mod reservations;
pub mod rooms;
pub mod rounds;
pub mod rushing;
pub mod screens;
pub mod serving;
pub mod settings;
pub mod shapes;
pub mod shifts;
pub mod spec;
mod statuses;
pub mod taxes;
pub mod terms;
pub mod tickets;
mod why;

use super::routes::{ANYBODY, Entry, MAKING, Rule, SERVING, TAKING, at};
use super::{health, metrics};
use actix_web::http::Method;
use goimon_domain::staff::Role;

/// The largest body that programs may send, in bytes: a round of 200 lines with notes is 60 KiB.
const BODY: usize = 128 * 1024;

/// Every address for programs, and who may use it.
pub fn table() -> Vec<Entry> {
    use Rule::{BearerDevice, BearerStaff, Public};
    let (get, post, delete) = (|| Method::GET, || Method::POST, || Method::DELETE);
    let mut table = courses::table();
    table.extend(prep::routes(BODY));
    table.extend(presets::routes(BODY));
    table.extend(promotions::routes(BODY));
    table.extend([
        at(get(), "/health", Public, health::health),
        at(get(), "/metrics", Public, metrics::metrics),
        at(get(), "/api/openapi.json", Public, openapi::document),
        at(post(), "/api/v1/devices", Public, door::enrol).taking(BODY),
        at(get(), "/api/v1/staff", BearerDevice, door::staff),
        at(post(), "/api/v1/sessions", BearerDevice, door::sign_in).taking(BODY),
        at(delete(), "/api/v1/sessions/current", BearerStaff(ANYBODY), door::sign_out),
        at(get(), "/api/v1/venue", BearerDevice, house::venue),
        at(get(), "/api/v1/menu", BearerDevice, house::menu),
        at(post(), "/api/v1/items/{id}/left", BearerStaff(ANYBODY), portions::set_left).taking(BODY),
        at(delete(), "/api/v1/items/{id}/left", BearerStaff(ANYBODY), portions::back_on_sale),
        at(get(), "/api/v1/floor", BearerStaff(ANYBODY), house::floor),
        at(get(), "/api/v1/checks", BearerStaff(SERVING), checks::list),
        at(post(), "/api/v1/checks", BearerStaff(SERVING), checks::open).taking(BODY),
        at(get(), "/api/v1/checks/{id}", BearerStaff(SERVING), checks::read),
        at(delete(), "/api/v1/checks/{id}", BearerStaff(SERVING), checks::put_away),
        at(post(), "/api/v1/checks/{id}/covers", BearerStaff(SERVING), checks::covers).taking(BODY),
        at(post(), "/api/v1/checks/{id}/move", BearerStaff(SERVING), moving::move_check).taking(BODY),
        at(post(), "/api/v1/checks/{id}/merge", BearerStaff(SERVING), moving::merge).taking(BODY),
        at(post(), "/api/v1/checks/{id}/part", BearerStaff(SERVING), moving::part).taking(BODY),
        at(post(), "/api/v1/checks/{id}/lines", BearerStaff(SERVING), moving::move_lines).taking(BODY),
        at(post(), "/api/v1/checks/{id}/waiter", BearerStaff(SERVING), moving::hand_over).taking(BODY),
        at(post(), "/api/v1/checks/{id}/away", BearerStaff(SERVING), moving::away).taking(BODY),
        at(post(), "/api/v1/checks/{id}/note", BearerStaff(SERVING), moving::note).taking(BODY),
        at(post(), "/api/v1/checks/{id}/rounds", BearerStaff(SERVING), rounds::send).taking(BODY),
        at(post(), "/api/v1/checks/{id}/lines/{line}/void", BearerStaff(SERVING), lines::void).taking(BODY),
        at(post(), "/api/v1/checks/{id}/lines/{line}/comp", BearerStaff(SERVING), lines::comp).taking(BODY),
        at(post(), "/api/v1/checks/{id}/lines/{line}/change", BearerStaff(SERVING), lines::change).taking(BODY),
        at(post(), "/api/v1/checks/{id}/lines/{line}/remake", BearerStaff(SERVING), lines::remake).taking(BODY),
        at(post(), "/api/v1/approvals", BearerStaff(SERVING), lines::approve).taking(BODY),
        at(post(), "/api/v1/checks/{id}/served", BearerStaff(SERVING), serving::serve).taking(BODY),
        at(delete(), "/api/v1/checks/{id}/served", BearerStaff(SERVING), serving::unserve).taking(BODY),
        at(post(), "/api/v1/checks/{id}/bill", BearerStaff(SERVING), serving::ask_bill).taking(BODY),
        at(delete(), "/api/v1/checks/{id}/bill", BearerStaff(SERVING), serving::call_off_bill),
        at(post(), "/api/v1/checks/{id}/payments", BearerStaff(TAKING), payments::pay).taking(BODY),
        at(post(), "/api/v1/checks/{id}/payments/{payment}/void", BearerStaff(TAKING), payments::void).taking(BODY),
        at(post(), "/api/v1/checks/{id}/payments/{payment}/refund", BearerStaff(TAKING), payments::refund).taking(BODY),
        at(get(), "/api/v1/shift", BearerStaff(TAKING), shifts::own),
        at(post(), "/api/v1/shift", BearerStaff(TAKING), shifts::tend).taking(BODY),
        at(get(), "/api/v1/shift/outside", BearerStaff(&[Role::Manager]), shifts::outside),
        at(get(), "/api/v1/shifts/{id}", BearerStaff(TAKING), shifts::read),
        at(post(), "/api/v1/shifts/{id}/paper", BearerStaff(TAKING), shifts::paper).taking(BODY),
        at(post(), "/api/v1/checks/{id}/reopen", BearerStaff(TAKING), payments::reopen).taking(BODY),
        at(post(), "/api/v1/checks/{id}/division", BearerStaff(TAKING), dividing::divide).taking(BODY),
        at(post(), "/api/v1/checks/{id}/settling", BearerStaff(TAKING), dividing::begin).taking(BODY),
        at(delete(), "/api/v1/checks/{id}/settling", BearerStaff(TAKING), dividing::end),
        at(post(), "/api/v1/checks/{id}/prints", BearerStaff(TAKING), dividing::print).taking(BODY),
        at(post(), "/api/v1/checks/{id}/discounts", BearerStaff(SERVING), discounts::give).taking(BODY),
        at(post(), "/api/v1/checks/{id}/discounts/{discount}/withdraw", BearerStaff(TAKING), discounts::withdraw)
            .taking(BODY),
        at(get(), "/api/v1/stations/{id}/tickets", BearerStaff(ANYBODY), tickets::list),
        at(post(), "/api/v1/tickets/{id}/bump", BearerStaff(MAKING), tickets::bump).taking(BODY),
        at(post(), "/api/v1/tickets/{id}/cooking", BearerStaff(MAKING), tickets::cook).taking(BODY),
        at(delete(), "/api/v1/tickets/{id}/cooking", BearerStaff(MAKING), tickets::call_off),
        at(post(), "/api/v1/tickets/{id}/lines/{line}/cooking", BearerStaff(MAKING), tickets::cook_line).taking(BODY),
        at(delete(), "/api/v1/tickets/{id}/lines/{line}/cooking", BearerStaff(MAKING), tickets::call_off_line),
        at(post(), "/api/v1/tickets/{id}/known", BearerStaff(MAKING), tickets::know).taking(BODY),
        at(post(), "/api/v1/tickets/{id}/recall", BearerStaff(MAKING), tickets::recall).taking(BODY),
        at(post(), "/api/v1/tickets/{id}/lines/{line}/done", BearerStaff(MAKING), tickets::finish_line).taking(BODY),
        at(delete(), "/api/v1/tickets/{id}/lines/{line}/done", BearerStaff(MAKING), tickets::unfinish_line),
    ]);
    table.extend(rooms::table(BODY));
    table.extend(printing::table());
    table.extend(rushing::table());
    table.extend(handing::table());
    table.extend(screens::table());
    table.extend(customers::routes(BODY));
    table.extend(intents::routes(BODY));
    table.extend(counter::routes(BODY));
    table.extend(settings::routes(BODY));
    table.extend(taxes::routes(BODY));
    table.extend(terms::routes(BODY));
    table
}
