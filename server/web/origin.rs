//! Where a request comes from: only pages of this very server may act with a person's cookie.
//!
//! `SameSite=Strict` does most of it; this is the second lock, and the one against a foreign name that was made to point
//! at this machine (DNS rebinding). `Sec-Fetch-Site` is not sent over plain HTTP, so the exact `Origin` must do.

use super::app::Config;
use actix_web::HttpRequest;
use actix_web::http::header::{HOST, ORIGIN};
use std::net::IpAddr;

/// Whether the request came by HTTPS: directly it never does; a proxy that is trusted says so.
pub fn is_https(req: &HttpRequest, config: &Config) -> bool {
    let trusted = req.peer_addr().is_some_and(|peer| config.proxies.contains(&peer.ip().to_canonical()));
    trusted && header(req, "x-forwarded-proto").is_some_and(|proto| proto.eq_ignore_ascii_case("https"))
}

/// Whose request it is, for slowing strangers down: the peer's address, or what a trusted proxy says of it.
pub fn peer(req: &HttpRequest, config: &Config) -> IpAddr {
    let direct = req.peer_addr().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.ip().to_canonical());
    if !config.proxies.contains(&direct) {
        return direct;
    }
    // The last entry is the one that our own proxy wrote; those before it are hearsay.
    let forwarded = header(req, "x-forwarded-for").and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    forwarded.unwrap_or(direct)
}

/// Whether the request comes from a page of this server. Without an `Origin` nobody knows.
pub fn is_own(req: &HttpRequest, config: &Config) -> Option<bool> {
    let origin = header(req, ORIGIN.as_str())?;
    if config.origins.iter().any(|known| known.trim_end_matches('/') == origin) {
        return Some(true);
    }
    let host = header(req, HOST.as_str()).unwrap_or_default();
    let scheme = if is_https(req, config) { "https" } else { "http" };
    Some(origin == format!("{scheme}://{host}") && is_house_name(host))
}

/// Whether a host is one that nobody else can own: an address, this machine, or a name of the local network.
fn is_house_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.to_ascii_lowercase();
    name.parse::<IpAddr>().is_ok() || name == "localhost" || name.ends_with(".local")
}

fn header<'a>(req: &'a HttpRequest, name: &str) -> Option<&'a str> {
    req.headers().get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn own(origin: &str, host: &str) -> Option<bool> {
        let config = Config { origins: vec!["https://goimon.example.com".into()], ..Config::default() };
        let req = TestRequest::post().insert_header(("host", host)).insert_header(("origin", origin));
        is_own(&req.to_http_request(), &config)
    }

    #[test]
    fn only_our_own_pages_may_act() {
        assert_eq!(own("http://192.168.1.7:8080", "192.168.1.7:8080"), Some(true));
        assert_eq!(own("http://[::1]:8080", "[::1]:8080"), Some(true));
        assert_eq!(own("http://goimon.local", "goimon.local"), Some(true));
        assert_eq!(own("https://goimon.example.com", "backend:8080"), Some(true));
        for (origin, host) in [
            ("http://evil.example", "192.168.1.7:8080"),
            ("http://192.168.1.7:8081", "192.168.1.7:8080"),
            ("https://192.168.1.7:8080", "192.168.1.7:8080"),
            ("http://rebound.example:8080", "rebound.example:8080"),
            ("null", "192.168.1.7:8080"),
            ("http://localhost.evil.example", "localhost.evil.example"),
        ] {
            assert_eq!(own(origin, host), Some(false), "{origin} to {host}");
        }
        assert_eq!(is_own(&TestRequest::post().to_http_request(), &Config::default()), None);
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let config = Config { proxies: vec!["10.0.0.1".parse().unwrap()], ..Config::default() };
        let from = |peer: &str| {
            let req = TestRequest::get().peer_addr(format!("{peer}:1").parse().unwrap());
            req.insert_header(("x-forwarded-proto", "https")).insert_header(("x-forwarded-for", "9.9.9.9, 8.8.8.8"))
        };
        assert!(is_https(&from("10.0.0.1").to_http_request(), &config));
        assert!(!is_https(&from("10.0.0.2").to_http_request(), &config));
        assert_eq!(peer(&from("10.0.0.1").to_http_request(), &config), IpAddr::from([8, 8, 8, 8]));
        assert_eq!(peer(&from("10.0.0.2").to_http_request(), &config), IpAddr::from([10, 0, 0, 2]));
    }
}
