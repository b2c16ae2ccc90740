//! Every address of the product: its method, who may use it, and what answers. This table is the only way in: a handler
//! can't be registered without a rule, and a test walks over all of it.

use super::guard::guard;
use super::{api, cashier, door, files, kitchen, live, manager, portions, printing, rooms, waiter};
use actix_web::guard::{Any, Get, Head};
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::ServiceConfig;
use actix_web::{FromRequest, Handler, Responder, Route};
use goimon_domain::staff::Role;

/// Who may use an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Anybody.
    Public,
    /// Anybody on a device that the manager enrolled, or who is signed in.
    Device,
    /// Somebody signed in (or a kitchen screen) with one of these roles.
    Staff(&'static [Role]),
    /// Anybody signed in, and the customers' board.
    Board,
    /// A program with the token of an enrolled device, or of a session.
    BearerDevice,
    /// A program with the token of a session (or of a kitchen screen) with one of these roles.
    BearerStaff(&'static [Role]),
    /// A live screen: any role, by cookie or by token.
    Live,
}

/// Whoever works here.
pub const ANYBODY: &[Role] = &Role::ALL;
/// Those who serve guests.
pub const SERVING: &[Role] = &[Role::Waiter, Role::Cashier, Role::Manager];
/// Those who make what was ordered.
pub const MAKING: &[Role] = &[Role::Kitchen, Role::Manager];
/// Those who take the money.
pub const TAKING: &[Role] = &[Role::Cashier, Role::Manager];
/// Those who run the house.
pub const RUNNING: &[Role] = &[Role::Manager];

/// The largest body that most addresses take: a long round as JSON is 40 KiB.
pub const BODY: usize = 256 * 1024;
/// The largest menu file: ten thousand items.
pub const MENU_FILE: usize = 1024 * 1024;

/// One address.
pub struct Entry {
    /// Its method.
    pub method: Method,
    /// Its path, as actix writes patterns.
    pub path: &'static str,
    /// Who may use it.
    pub rule: Rule,
    /// The largest body in bytes.
    pub most: usize,
    route: Route,
}

/// One line of the table.
pub fn at<F, Args>(method: Method, path: &'static str, rule: Rule, handler: F) -> Entry
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let route = match method {
        // Whoever only asks for the head of a page gets that; the server leaves the body out.
        Method::GET => actix_web::web::route().guard(Any(Get()).or(Head())),
        _ => actix_web::web::method(method.clone()),
    };
    Entry { route: route.to(handler), method, path, rule, most: BODY }
}

/// Every address there is.
pub fn table() -> Vec<Entry> {
    let mut table = pages();
    table.extend(manager::promotions());
    table.extend(manager::taxes());
    table.extend(manager::letterhead());
    table.extend(rooms::table());
    table.extend(waiter::reservations::entries());
    table.extend(printing::pages());
    table.extend(waiter::courses());
    table.extend(kitchen::firing::entries());
    table.extend(kitchen::rushing::entries());
    table.extend(kitchen::handing::entries());
    table.extend(cashier::shifts());
    table.extend(cashier::intents());
    table.extend(cashier::customers());
    table.extend(cashier::takeaway_counter());
    table.extend(api::table());
    table.extend(api::reservations::entries());
    table
}

fn pages() -> Vec<Entry> {
    use Rule::{Device, Live, Public, Staff};
    vec![
        at(Method::GET, "/", Public, door::home),
        at(Method::GET, "/setup", Public, door::setup),
        at(Method::POST, "/setup", Public, door::set_up),
        at(Method::GET, "/enrol", Public, door::enrolling),
        at(Method::POST, "/enrol", Public, door::enrol),
        at(Method::GET, "/sign-in", Public, door::names),
        at(Method::POST, "/sign-in", Device, door::sign_in),
        at(Method::GET, "/sign-in/{staff}", Public, door::pin),
        at(Method::POST, "/sign-out", Public, door::sign_out),
        at(Method::GET, "/owner", Public, door::owner),
        at(Method::POST, "/owner", Public, door::sign_in_owner),
        at(Method::POST, "/language", Public, door::language),
        at(Method::GET, "/static/{version}/{name:.*}", Public, files::get),
        at(Method::GET, "/worker.js", Public, files::worker),
        at(Method::GET, "/no-network", Staff(SERVING), waiter::no_network),
        at(Method::GET, "/unopened", Staff(SERVING), waiter::unopened),
        at(Method::GET, "/live", Live, live::open),
        at(Method::GET, "/floor", Staff(SERVING), waiter::floor),
        at(Method::GET, "/ready", Staff(SERVING), waiter::ready),
        at(Method::GET, "/mine", Staff(SERVING), waiter::mine),
        at(Method::GET, "/more", Staff(SERVING), waiter::more),
        at(Method::GET, "/tables/{id}", Staff(SERVING), waiter::table),
        at(Method::GET, "/tables/{id}/checks", Staff(SERVING), waiter::seen_again),
        at(Method::POST, "/tables/{id}/checks", Staff(SERVING), waiter::open),
        at(Method::POST, "/takeaway", Staff(SERVING), waiter::takeaway),
        at(Method::GET, "/takeaway/new", Staff(SERVING), waiter::new_takeaway),
        at(Method::GET, "/checks/{id}/move", Staff(SERVING), waiter::moving),
        at(Method::POST, "/checks/{id}/move", Staff(SERVING), waiter::move_check),
        at(Method::POST, "/checks/{id}/merge", Staff(SERVING), waiter::merge),
        at(Method::POST, "/checks/{id}/part", Staff(SERVING), waiter::part),
        at(Method::GET, "/checks/{id}/lines", Staff(SERVING), waiter::lines),
        at(Method::POST, "/checks/{id}/lines", Staff(SERVING), waiter::move_lines),
        at(Method::GET, "/checks/{id}/about", Staff(SERVING), waiter::about),
        at(Method::POST, "/checks/{id}/note", Staff(SERVING), waiter::note),
        at(Method::POST, "/checks/{id}/waiter", Staff(SERVING), waiter::hand_over),
        at(Method::POST, "/checks/{id}/away", Staff(SERVING), waiter::away),
        at(Method::GET, "/checks/{id}", Staff(SERVING), waiter::check),
        at(Method::GET, "/checks/{id}/menu", Staff(SERVING), waiter::menu),
        at(Method::POST, "/checks/{id}/rounds", Staff(SERVING), waiter::send),
        at(Method::POST, "/checks/{id}/again", Staff(SERVING), waiter::again),
        at(Method::POST, "/checks/{id}/covers", Staff(SERVING), waiter::covers),
        at(Method::POST, "/checks/{id}/served", Staff(SERVING), waiter::serve),
        at(Method::POST, "/checks/{id}/unserved", Staff(SERVING), waiter::unserve),
        at(Method::GET, "/checks/{id}/lines/{line}", Staff(SERVING), waiter::line),
        at(Method::POST, "/checks/{id}/lines/{line}/void", Staff(SERVING), waiter::void),
        at(Method::POST, "/checks/{id}/lines/{line}/comp", Staff(SERVING), waiter::comp),
        at(Method::POST, "/checks/{id}/lines/{line}/change", Staff(SERVING), waiter::change),
        at(Method::POST, "/checks/{id}/lines/{line}/remake", Staff(SERVING), waiter::remake),
        at(Method::POST, "/checks/{id}/bill", Staff(SERVING), waiter::ask_bill),
        at(Method::POST, "/checks/{id}/bill-off", Staff(SERVING), waiter::call_off_bill),
        at(Method::POST, "/checks/{id}/drop", Staff(SERVING), waiter::drop_empty),
        at(Method::GET, "/sold-out", Staff(ANYBODY), portions::sold_out),
        at(Method::POST, "/items/{id}/left", Staff(ANYBODY), portions::set_left),
        at(Method::POST, "/items/{id}/back", Staff(ANYBODY), portions::back_on_sale),
        at(Method::GET, "/kitchen", Staff(MAKING), kitchen::choose),
        at(Method::GET, "/kitchen/{station}", Staff(MAKING), kitchen::station),
        at(Method::GET, "/screens/{screen}", Staff(MAKING), kitchen::defined),
        at(Method::POST, "/stations/{station}/cover", Staff(MAKING), kitchen::take_over),
        at(Method::POST, "/stations/{station}/uncover", Staff(MAKING), kitchen::give_back),
        at(Method::GET, "/expo", Staff(MAKING), kitchen::expo),
        at(Method::POST, "/tickets/{id}/bump", Staff(MAKING), kitchen::bump),
        at(Method::POST, "/tickets/{id}/cooking", Staff(MAKING), kitchen::cook),
        at(Method::POST, "/tickets/{id}/known", Staff(MAKING), kitchen::know),
        at(Method::POST, "/tickets/{id}/recall", Staff(MAKING), kitchen::recall),
        at(Method::POST, "/tickets/{id}/lines/{line}/done", Staff(MAKING), kitchen::finish_line),
        at(Method::POST, "/tickets/{id}/lines/{line}/undone", Staff(MAKING), kitchen::unfinish_line),
        at(Method::GET, "/checkout", Staff(TAKING), cashier::checkout),
        at(Method::GET, "/checkout-closed", Staff(TAKING), cashier::closed),
        at(Method::GET, "/checkout/{check}", Staff(TAKING), cashier::settle),
        at(Method::POST, "/checks/{id}/payments", Staff(TAKING), cashier::pay),
        at(Method::GET, "/checks/{id}/receipt", Staff(TAKING), cashier::receipt),
        at(Method::GET, "/checkout/{check}/split", Staff(TAKING), cashier::splitting),
        at(Method::POST, "/checks/{id}/division", Staff(TAKING), cashier::divide),
        at(Method::POST, "/checks/{id}/division/trial", Staff(TAKING), cashier::trial),
        at(Method::POST, "/checks/{id}/settling", Staff(TAKING), cashier::settling),
        at(Method::POST, "/checks/{id}/prints", Staff(TAKING), cashier::print),
        at(Method::GET, "/checkout/{check}/money", Staff(TAKING), cashier::money),
        at(Method::POST, "/checks/{id}/payments/{payment}/void", Staff(TAKING), cashier::void),
        at(Method::POST, "/checks/{id}/payments/{payment}/refund", Staff(TAKING), cashier::refund),
        at(Method::POST, "/checks/{id}/reopen", Staff(TAKING), cashier::reopen),
        at(Method::GET, "/checks/{id}/vietqr.svg", Staff(SERVING), cashier::transfer_due),
        at(Method::GET, "/vietqr", Staff(TAKING), cashier::counter),
        at(Method::GET, "/vietqr.svg", Staff(TAKING), cashier::any_transfer),
        at(Method::GET, "/checkout/{check}/discount", Staff(TAKING), cashier::discounting),
        at(Method::POST, "/checks/{id}/discounts", Staff(SERVING), cashier::give),
        at(Method::POST, "/checks/{id}/discounts/{discount}/withdraw", Staff(TAKING), cashier::withdraw),
        at(Method::POST, "/checks/{id}/vouchers", Staff(TAKING), cashier::redeem),
        at(Method::POST, "/checks/{id}/vouchers/{redemption}/withdraw", Staff(TAKING), cashier::withdraw_voucher),
        at(Method::GET, "/manage", Staff(RUNNING), manager::home),
        at(Method::GET, "/manage/devices", Staff(RUNNING), manager::devices),
        at(Method::POST, "/manage/devices/codes", Staff(RUNNING), manager::new_code),
        at(Method::POST, "/manage/devices/{id}/revoke", Staff(RUNNING), manager::revoke),
        at(Method::GET, "/manage/staff", Staff(RUNNING), manager::staff),
        at(Method::POST, "/manage/staff", Staff(RUNNING), manager::add_person),
        at(Method::POST, "/manage/staff/{id}", Staff(RUNNING), manager::change_person),
        at(Method::GET, "/manage/floor", Staff(RUNNING), manager::floor),
        at(Method::POST, "/manage/areas", Staff(RUNNING), manager::add_area),
        at(Method::POST, "/manage/tables", Staff(RUNNING), manager::add_tables),
        at(Method::GET, "/manage/menu", Staff(RUNNING), manager::menu),
        at(Method::POST, "/manage/menu/counted", Staff(RUNNING), manager::set_counted),
        at(Method::POST, "/manage/menu", Staff(RUNNING), manager::take_menu).taking(MENU_FILE),
        at(Method::POST, "/manage/categories/{id}/presets", Staff(RUNNING), manager::set_presets),
        at(Method::GET, "/manage/screens", Staff(RUNNING), manager::screens),
        at(Method::POST, "/manage/screens", Staff(RUNNING), manager::add_screen),
        at(Method::POST, "/manage/screens/{id}", Staff(RUNNING), manager::change_screen),
        at(Method::POST, "/manage/screens/{id}/remove", Staff(RUNNING), manager::remove_screen),
        at(Method::GET, "/manage/terms", Staff(RUNNING), manager::terms),
        at(Method::POST, "/manage/terms", Staff(RUNNING), manager::set_terms),
        at(Method::POST, "/manage/till", Staff(RUNNING), manager::set_till),
        at(Method::POST, "/manage/booking", Staff(RUNNING), manager::set_booking),
        at(Method::POST, "/manage/undoing", Staff(RUNNING), manager::set_undoing),
        at(Method::POST, "/manage/patience", Staff(RUNNING), manager::set_patience),
        at(Method::POST, "/manage/kitchen", Staff(RUNNING), manager::set_kitchen),
        at(Method::POST, "/manage/categories/{id}/prep", Staff(RUNNING), manager::set_prep),
        at(Method::GET, "/checks/{id}/timeline", Staff(RUNNING), manager::timeline),
    ]
}

/// Registers every address, each behind its rule.
pub fn install(config: &mut ServiceConfig) {
    let mut by_path: Vec<(&str, Vec<Entry>)> = Vec::new();
    for entry in table() {
        match by_path.iter_mut().find(|(path, _)| *path == entry.path) {
            Some((_, entries)) => entries.push(entry),
            None => by_path.push((entry.path, vec![entry])),
        }
    }
    for (path, entries) in by_path {
        let resource = entries.into_iter().fold(actix_web::web::resource(path), |resource, entry| {
            let (rule, most) = (entry.rule, entry.most);
            resource.route(entry.route.wrap(from_fn(move |req, next| guard(rule, most, req, next))))
        });
        config.service(resource);
    }
}

impl Entry {
    /// Takes bodies up to so many bytes.
    pub fn taking(mut self, most: usize) -> Self {
        self.most = most;
        self
    }
}
