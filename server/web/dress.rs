//! The last thing that happens to every answer: security headers, and errors made readable for whoever asked: a page with
//! a way out, or JSON for scripts of our own pages. The API speaks for itself.

use super::app::App;
use super::cookies;
use super::oops::Oops;
use super::person::Visitor;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use goimon_domain::lang::Lang;
use goimon_views::{Ctx, Who, Words, error_page};

/// No inline script or style, nothing from elsewhere, in nobody's frame.
const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Dresses every answer.
pub async fn dress(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // Handlers and the guard answer their own errors; what comes as an error here has no request to be dressed for.
    let mut res = next.call(req).await?.map_into_boxed_body();
    if res.status().is_client_error() || res.status().is_server_error() {
        res = readable(res);
    }
    secure(res.headers_mut());
    Ok(res)
}

fn readable(res: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let status = res.status();
    if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE {
        let why = res.response().error().map(ToString::to_string).unwrap_or_default();
        tracing::error!(path = res.request().path(), %status, why, "a request failed");
    }
    let path = res.request().path();
    let for_programs = path.starts_with("/api/") || path == "/health" || path == "/metrics";
    if path.starts_with("/api/") && !res.headers().contains_key(header::CONTENT_TYPE) && status.is_client_error() {
        let problem = super::api::call::lost(res.request(), status);
        return res.into_response(problem);
    }
    // Who made the body knew what to say.
    if for_programs || res.headers().contains_key(header::CONTENT_TYPE) && res.response().error().is_none() {
        return res;
    }
    let oops = res.response().error().and_then(|error| error.as_error::<Oops>());
    let other = match status {
        StatusCode::METHOD_NOT_ALLOWED => Oops::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Oops::TooLarge,
        StatusCode::REQUEST_TIMEOUT => Oops::TooSlow,
        status if status.is_server_error() => Oops::Down(String::new()),
        // Whatever an extractor could not read was not an address or form of ours.
        _ => Oops::NotFound,
    };
    let page = worded(res.request(), oops.unwrap_or(&other), status);
    res.into_response(page)
}

fn worded(req: &HttpRequest, oops: &Oops, status: StatusCode) -> HttpResponse {
    let words = Words::of(lang(req));
    let mut answer = HttpResponse::build(status);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        answer.insert_header((header::RETRY_AFTER, 1));
    }
    if is_script(req) {
        return answer.json(super::visit::sorry(oops, words));
    }
    let Some(app) = req.app_data::<Data<App>>() else { return answer.finish() };
    let visitor = req.extensions().get::<Visitor>().cloned();
    let house = visitor.as_ref().and_then(Visitor::venue).and_then(|venue| app.books.house(venue));
    let who = visitor.and_then(|visitor| visitor.person).map(|person| Who {
        device: None,
        staff: person.actor.staff,
        name: person.actor.name,
        role: person.role,
    });
    let ctx = Ctx { w: words, who, house: house.as_deref(), now: app.now(), notice: None };
    match error_page(&ctx, status.as_u16(), &oops.title(words), &oops.sentence(words)) {
        Ok(page) => answer.content_type("text/html; charset=utf-8").body(page),
        Err(_) => answer.content_type("text/plain; charset=utf-8").body(oops.sentence(words)),
    }
}

/// Whether a script of our own pages asks.
pub fn is_script(req: &HttpRequest) -> bool {
    let json = |name: HeaderName| {
        req.headers().get(name).is_some_and(|value| value.as_bytes().starts_with(b"application/json"))
    };
    req.headers().contains_key("x-act") || json(header::ACCEPT) || json(header::CONTENT_TYPE)
}

/// The language of whoever asks: chosen, the venue's, or what their browser prefers.
pub fn lang(req: &HttpRequest) -> Lang {
    let visitor = req.extensions().get::<Visitor>().map(|visitor| visitor.lang);
    visitor.or_else(|| cookies::lang_of(req)).unwrap_or_else(|| preferred(req))
}

/// What the browser prefers, Vietnamese when it says nothing that is known here.
pub fn preferred(req: &HttpRequest) -> Lang {
    let list = req.headers().get(header::ACCEPT_LANGUAGE).and_then(|list| list.to_str().ok()).unwrap_or_default();
    list.split(',').find_map(|tag| Lang::from_tag(tag.split(';').next()?.trim())).unwrap_or_default()
}

fn secure(headers: &mut HeaderMap) {
    let mut put = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::X_FRAME_OPTIONS, "DENY");
    // Not no-referrer: browsers would then send “Origin: null” with our own forms.
    put(header::REFERRER_POLICY, "same-origin");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()");
    if !headers.contains_key(header::CACHE_CONTROL) {
        // Pages and answers are one person's, and true for a moment.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
