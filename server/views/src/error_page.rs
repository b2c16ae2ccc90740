//! The page that says what went wrong and what to do now.

use crate::Ctx;
use askama::Template;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    ctx: &'a Ctx<'a>,
    status: u16,
    title: &'a str,
    advice: &'a str,
}

/// A page for anything that could not be done: the number for support, the rest for the reader.
pub fn error_page(ctx: &Ctx<'_>, status: u16, title: &str, advice: &str) -> askama::Result<String> {
    ErrorPage { ctx, status, title, advice }.render()
}
