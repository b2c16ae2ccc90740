//! The one place where the rule of an address is enforced: who asks, may they, does it come from our own page, and is the
//! body small and quick enough. Handlers run only behind it.

use super::api::problem::{Problem, Why};
use super::app::App;
use super::body;
use super::cookies;
use super::dress::{is_script, preferred};
use super::oops::Oops;
use super::origin::{is_https, is_own};
use super::person::{Person, Visitor};
use super::routes::Rule;
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use goimon_domain::staff::Post;
use goimon_store::StoreError;

/// Lets a request through to its handler, or says why not.
pub async fn guard(
    rule: Rule,
    most: usize,
    mut req: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(app) = req.app_data::<Data<App>>().cloned() else {
        return Ok(refuse(req, &rule, Oops::Down("the app is not there".into())));
    };
    let visitor = match visitor(&app, req.request(), rule).await {
        Ok(visitor) => visitor,
        Err(error) => return Ok(refuse(req, &rule, error.into())),
    };
    let allowed = permit(rule, &visitor).and_then(|()| from_here(rule, req.request(), &app));
    req.extensions_mut().insert(visitor);
    if let Err(oops) = allowed {
        return Ok(refuse(req, &rule, oops));
    }
    if !req.method().is_safe()
        && let Err(oops) = body::read(&mut req, most).await
    {
        return Ok(refuse(req, &rule, oops));
    }
    next.call(req).await
}

async fn visitor(app: &App, req: &HttpRequest, rule: Rule) -> Result<Visitor, StoreError> {
    let https = is_https(req, &app.config);
    let chosen = cookies::lang_of(req);
    let bearer = bearer(req);
    let by_token = match rule {
        Rule::BearerDevice | Rule::BearerStaff(_) => true,
        Rule::Live => bearer.is_some(),
        Rule::Public | Rule::Device | Rule::Board | Rule::Staff(_) => false,
    };
    let (session, device) = if by_token {
        (bearer.clone(), bearer)
    } else {
        (cookies::session_of(req, https), cookies::device_of(req, https))
    };
    let mut person = match session {
        Some(token) => app.passes.person(&token, chosen).await?,
        None => None,
    };
    let device = match device {
        Some(token) if !(by_token && person.is_some()) => app.passes.device(&token).await?,
        _ => None,
    };
    if person.is_none() {
        person = device.as_ref().and_then(|device| app.passes.screen(device, chosen));
    }
    let venue = device.as_ref().map(|device| device.venue).or_else(|| app.door.open_house());
    let lang = chosen
        .or(person.as_ref().map(|person| person.lang))
        .or_else(|| venue.and_then(|venue| app.passes.venue_lang(venue)))
        .unwrap_or_else(|| preferred(req));
    Ok(Visitor { lang, https, device, person })
}

fn permit(rule: Rule, visitor: &Visitor) -> Result<(), Oops> {
    let may = |person: &Person, roles: &[_]| if roles.contains(&person.role) { Ok(()) } else { Err(Oops::NotAllowed) };
    // The customers' board hangs where guests are: whoever gets at it can look at numbers, and nothing else.
    let is_board = visitor.device.as_ref().is_some_and(|device| device.post == Post::Board)
        && visitor.person.as_ref().is_some_and(|person| person.session.is_none());
    match (rule, &visitor.person, &visitor.device) {
        (Rule::Public, _, _) => Ok(()),
        (Rule::Staff(_) | Rule::BearerStaff(_) | Rule::Device | Rule::BearerDevice, _, _) if is_board => {
            Err(Oops::NotAllowed)
        }
        (Rule::Board, Some(_), _) => Ok(()),
        (Rule::Staff(roles) | Rule::BearerStaff(roles), Some(person), _) => may(person, roles),
        (Rule::Device | Rule::BearerDevice | Rule::Live, Some(_), _) => Ok(()),
        (Rule::Device | Rule::BearerDevice, None, Some(_)) => Ok(()),
        (Rule::Device, None, None) => Err(Oops::NotEnrolled),
        (Rule::Staff(_) | Rule::Board | Rule::BearerStaff(_) | Rule::BearerDevice | Rule::Live, None, _) => {
            Err(Oops::NotSignedIn)
        }
    }
}

/// Cookies travel by themselves, tokens don't: what a cookie allows must come from a page of this server.
fn from_here(rule: Rule, req: &HttpRequest, app: &App) -> Result<(), Oops> {
    let needs_it = match rule {
        Rule::BearerDevice | Rule::BearerStaff(_) => false,
        Rule::Live => bearer(req).is_none(),
        Rule::Public | Rule::Device | Rule::Board | Rule::Staff(_) => !req.method().is_safe(),
    };
    if !needs_it {
        return Ok(());
    }
    match is_own(req, &app.config) {
        Some(true) => Ok(()),
        Some(false) => Err(Oops::Foreign),
        // Without a cookie there is nothing to steal: a script that enrols or signs in.
        None if rule == Rule::Public && !req.headers().contains_key(header::COOKIE) => Ok(()),
        None => Err(Oops::Foreign),
    }
}

fn bearer(req: &HttpRequest) -> Option<String> {
    let value = req.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

fn refuse(req: ServiceRequest, rule: &Rule, oops: Oops) -> ServiceResponse<BoxBody> {
    let (req, _) = req.into_parts();
    let lost = matches!(oops, Oops::NotSignedIn | Oops::NotEnrolled);
    let answer = match rule {
        _ if req.path().starts_with("/api/") => problem(&req, oops),
        // A person who opens a page is led to the door, and from there to where they wanted to go.
        Rule::Staff(_) | Rule::Board | Rule::Device if lost && req.method().is_safe() && !is_script(&req) => {
            let door = if matches!(oops, Oops::NotEnrolled) { "/enrol" } else { "/sign-in" };
            let next = super::fields::encoded(req.uri().path_and_query().map_or("/", |path| path.as_str()));
            HttpResponse::SeeOther().insert_header((header::LOCATION, format!("{door}?next={next}"))).finish()
        }
        _ => HttpResponse::from_error(oops),
    };
    ServiceResponse::new(req, answer)
}

/// What the API says of it.
fn problem(req: &HttpRequest, oops: Oops) -> HttpResponse {
    let why = match oops {
        Oops::NotAllowed | Oops::Foreign => Why::NotAllowed,
        Oops::TooLarge => Why::TooLarge,
        Oops::TooSlow => Why::TooSlow,
        Oops::Busy => Why::Busy,
        Oops::Down(_) => Why::Broken,
        _ => Why::NotSignedIn,
    };
    HttpResponse::from_error(Problem::new(why, super::dress::lang(req)))
}
