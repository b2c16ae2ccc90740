//! Static files: from the binary, under an address that changes with any of them, so browsers keep them for ever.

use super::oops::Oops;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{Bytes, Path};
use goimon_views::assets;
use std::borrow::Cow;

/// A file of one version. Another version's name gives today's file, but only for now: a page from before an update.
pub async fn get(path: Path<(String, String)>) -> super::Answer {
    let (version, name) = path.into_inner();
    let data = assets::get(&name).ok_or(Oops::NotFound)?;
    let keep = if version == assets::version() { "public, max-age=31536000, immutable" } else { "no-cache" };
    let body = match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, keep)).insert_header((CONTENT_TYPE, kind(&name))).body(body))
}

/// The service worker of the phones. From the root, so that it may answer for every page; asked for anew each time, and
/// another one with every build, because the version stands in it.
pub async fn worker() -> super::Answer {
    let file = assets::get("js/worker.js").ok_or(Oops::NotFound)?;
    let body = [format!("const VERSION = \"{}\";\n", assets::version()).as_bytes(), &file].concat();
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((CONTENT_TYPE, kind("worker.js")))
        .body(body))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("wav") => "audio/wav",
        Some("mp3") => "audio/mpeg",
        Some("ogg") => "audio/ogg",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
