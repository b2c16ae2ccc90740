//! The OpenAPI 3.1 document, made from the handlers and shapes themselves.

use super::intents;
use super::problem::Told;
use super::settings;
use super::{
    checks, counter, courses, customers, discounts, dividing, door, handing, house, lines, moving, payments, portions,
    prep, presets, printing, promotions, reservations, rooms, rounds, rushing, screens, serving, shifts, taxes, terms,
    tickets,
};
use crate::web::live;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use std::sync::LazyLock;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::Parameter;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// The API of one house.
#[derive(OpenApi)]
#[openapi(
    version = "3.1.0",
    info(
        title = "Gọi Món",
        description = "Table ordering with kitchen display. Amounts are whole minor units of the venue's currency, moments are \
milliseconds since 1970 in UTC, ids are UUIDs. Everything belongs to the venue of the token: an id of another venue is not found.\n\n\
**Exactly once.** Every POST that does something takes an `Idempotency-Key`. Keep the key until there is an answer and repeat \
the request as often as needed.\n\n\
**Problems** are `application/problem+json` (RFC 9457). Rely on `type`; `title` and `detail` are for people, in the language of \
`Accept-Language` (`vi`, `en`) or else the venue's.\n\n\
**Live screens** connect to the websocket `GET /live?view=…&since=…` with the same bearer token.",
        license(name = "MIT"),
    ),
    paths(
        door::enrol, door::staff, door::sign_in, door::sign_out,
        house::venue, house::menu, house::floor,
        portions::set_left, portions::back_on_sale,
        checks::list, checks::read, checks::open, checks::covers, checks::put_away,
        moving::move_check, moving::merge, moving::part, moving::move_lines, moving::hand_over, moving::away, moving::note,
        rooms::rates, rooms::room, rooms::start, rooms::pause, rooms::resume, rooms::stop, rooms::go_on, rooms::cancel, rooms::book,
        rooms::correct,
        reservations::list, reservations::read, reservations::book, reservations::change, reservations::seat,
        reservations::no_show, reservations::cancel,
        rounds::send,
        counter::sell, counter::quote,
        settings::read_patience, settings::set_patience, settings::read_kitchen, settings::set_kitchen, settings::read_booking, settings::set_booking,
        settings::read_all_day, settings::set_all_day,
        taxes::read_taxes, taxes::put_tax_class, taxes::put_tax_rate, taxes::remove_tax_rate,
        terms::read_terms, terms::set_terms, terms::read_receipt, terms::set_receipt,
        lines::void, lines::comp, lines::change, lines::remake, lines::approve,
        courses::fire, courses::fire_now, courses::fire_ticket, courses::hold,
        serving::serve, serving::unserve, serving::ask_bill, serving::call_off_bill,
        payments::pay, payments::void, payments::refund, payments::reopen,
        intents::begin, intents::arrived, intents::missed,
        shifts::own, shifts::outside, shifts::tend, shifts::read, shifts::paper,
        discounts::give, discounts::withdraw,
        prep::set_prep, presets::set_presets,
        promotions::list, promotions::add, promotions::change, promotions::codes_of, promotions::make, promotions::redeem,
        promotions::withdraw,
        customers::find, customers::add, customers::attach, customers::read, customers::change, customers::settle,
        customers::begin_debt, customers::look_for_debt, customers::correct,
        dividing::divide, dividing::begin, dividing::end, dividing::print,
        tickets::list, tickets::bump, tickets::cook, tickets::call_off, tickets::cook_line, tickets::call_off_line, tickets::know, tickets::recall, tickets::finish_line, tickets::unfinish_line,
        rushing::ticket, rushing::ticket_off, rushing::check, rushing::check_off, rushing::round, rushing::round_off,
        handing::over, handing::last, handing::back,
        screens::list, screens::put, screens::remove, screens::stations, screens::take_over, screens::give_back,
        printing::list, printing::put, printing::remove, printing::test, printing::jobs, printing::retry,
        printing::discard, printing::bill, printing::drawer,
        live::open,
    ),
    components(schemas(Told)),
    modifiers(&Bearer, &Fitting),
    tags(
        (name = "door", description = "Devices are enrolled, people sign in on them"),
        (name = "house", description = "What a venue has before the first guest comes"),
        (name = "checks", description = "Open bills and what is sent on them"),
        (name = "counter", description = "Takeaway that is paid first"),
        (name = "lines", description = "Editing what was sent"),
        (name = "moving", description = "Guests sit elsewhere, bills become one or two, lines go on another bill"),
        (name = "rooms", description = "Rooms that are let by the hour"),
        (name = "settings", description = "How the house is run"),
        (name = "reservations", description = "Who comes when, and at which table"),
        (name = "courses", description = "What waits for its course or its time, and firing it"),
        (name = "serving", description = "Carrying out, and the bill"),
        (name = "kitchen", description = "Tickets of a station"),
        (name = "payments", description = "Money that comes in"),
        (name = "promotions", description = "What comes off by rule and by code"),
        (name = "printing", description = "Printers, and what waits for them"),
        (name = "customers", description = "People who come back"),
        (name = "live", description = "What changes, as it changes"),
    ),
)]
pub struct Document;

/// How programs show who they are.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of an enrolled device (POST /devices) or of a session (POST /sessions)"))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// Leaves each operation only the problems that it can have.
struct Fitting;

impl Modify for Fitting {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            let by_pin = ["/api/v1/devices", "/api/v1/sessions"].contains(&path.as_str());
            for operation in [&mut item.get, &mut item.put, &mut item.post, &mut item.delete].into_iter().flatten() {
                let is_key = |one: &RefOr<Parameter>| matches!(one, RefOr::T(one) if one.name == "Idempotency-Key");
                let (keyed, takes) =
                    (operation.parameters.iter().flatten().any(is_key), operation.request_body.is_some());
                operation.responses.responses.retain(|status, _| match status.as_str() {
                    "400" => keyed || takes || operation.parameters.is_some(),
                    "404" => keyed || path.contains('{'),
                    "409" => keyed,
                    "413" => takes,
                    "422" => keyed || takes,
                    "423" => by_pin && takes,
                    _ => true,
                });
            }
        }
    }
}

static JSON: LazyLock<String> = LazyLock::new(|| Document::openapi().to_json().unwrap_or_default());

/// Answers the document.
pub async fn document() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(JSON.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn refs<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|value| refs(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| refs(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn the_document_is_3_1_and_whole() {
        let document: Value = serde_json::from_str(&JSON).unwrap();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
        let mut found = Vec::new();
        refs(&document, &mut found);
        assert!(found.len() > 100);
        for place in found {
            let pointer = place.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{place} is not in the document");
        }
    }

    #[test]
    fn every_operation_is_described_whole() {
        let document: Value = serde_json::from_str(&JSON).unwrap();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let place = format!("{method} {path}");
                assert!(operation["summary"].is_string() && operation["operationId"].is_string(), "{place}");
                assert!(operation["security"].is_array(), "{place}");
                let responses = operation["responses"].as_object().unwrap();
                let problem = &responses["401"]["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(problem, "#/components/schemas/Problem", "{place}");
                assert!(responses.keys().any(|status| status.starts_with('2') || status == "101"), "{place}");
                assert!(responses.values().all(|response| response["description"].is_string()), "{place}");
                let takes_key = operation["parameters"]
                    .as_array()
                    .is_some_and(|all| all.iter().any(|one| one["name"] == "Idempotency-Key" && one["in"] == "header"));
                // Letting in has no key, and reckoning does nothing.
                let keyless = ["/api/v1/devices", "/api/v1/sessions", "/api/v1/counter/quote"];
                let acts = method == "post" && !keyless.contains(&path.as_str());
                assert_eq!(takes_key, acts, "{place}");
                // Nothing is said that cannot be: whoever only reads meets no conflict, and only a body can be too large.
                assert_eq!(responses.contains_key("409"), takes_key, "{place}");
                assert_eq!(responses.contains_key("413"), operation["requestBody"].is_object(), "{place}");
                assert_eq!(responses.contains_key("423"), path == "/api/v1/sessions" || path == "/api/v1/devices");
            }
        }
    }

    #[test]
    fn every_address_of_the_table_is_described_and_the_other_way_round() {
        let document: Value = serde_json::from_str(&JSON).unwrap();
        let mut described: Vec<(String, String)> = Vec::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            described.extend(item.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase())));
        }
        let mut table: Vec<_> = crate::web::routes::table()
            .into_iter()
            .filter(|entry| entry.path.starts_with("/api/v1") || entry.path == "/live")
            .map(|entry| (entry.path.to_owned(), entry.method.to_string()))
            .collect();
        described.sort();
        table.sort();
        assert_eq!(described, table);
    }
}
