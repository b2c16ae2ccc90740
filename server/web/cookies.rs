//! The three cookies: a person's session, the device's token, the chosen language.
//!
//! Over HTTPS the first two carry the `__Host-` prefix, so that no neighbouring site can set them.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use goimon_domain::lang::Lang;

/// A person's session.
const SESSION: &str = "goimon";
/// The device's token.
const DEVICE: &str = "goimon-device";
/// The chosen language; harmless.
const LANG: &str = "goimon-lang";
/// Devices stay enrolled until they are revoked; browsers keep cookies 400 days at most.
const LONG: Duration = Duration::days(400);

fn name(plain: &str, https: bool) -> String {
    if https { format!("__Host-{plain}") } else { plain.to_owned() }
}

fn made(name: String, value: String, https: bool) -> Cookie<'static> {
    Cookie::build(name, value).path("/").http_only(true).same_site(SameSite::Strict).secure(https).finish()
}

fn read(req: &HttpRequest, plain: &str, https: bool) -> Option<String> {
    req.cookie(&name(plain, https)).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

/// The session token that came along.
pub fn session_of(req: &HttpRequest, https: bool) -> Option<String> {
    read(req, SESSION, https)
}

/// The device token that came along.
pub fn device_of(req: &HttpRequest, https: bool) -> Option<String> {
    read(req, DEVICE, https)
}

/// The language that was chosen.
pub fn lang_of(req: &HttpRequest) -> Option<Lang> {
    Lang::from_tag(req.cookie(LANG)?.value())
}

/// Signs a person in. It ends with the browser, or in the database.
pub fn session(token: String, https: bool) -> Cookie<'static> {
    made(name(SESSION, https), token, https)
}

/// Signs the person out.
pub fn no_session(https: bool) -> Cookie<'static> {
    let mut cookie = session(String::new(), https);
    cookie.make_removal();
    cookie
}

/// Makes the device known for good.
pub fn device(token: String, https: bool) -> Cookie<'static> {
    let mut cookie = made(name(DEVICE, https), token, https);
    cookie.set_max_age(LONG);
    cookie
}

/// Remembers the language.
pub fn lang(lang: Lang, https: bool) -> Cookie<'static> {
    let mut cookie = made(LANG.to_owned(), lang.tag().to_owned(), https);
    cookie.set_max_age(LONG);
    cookie
}
