//! What printers failed to print: an element of every view whose reader may have asked for it.

use super::{Element, Key, Look};
use crate::printing::JobLine;
use askama::Template;
use goimon_domain::ids::CheckId;

/// The element's name.
pub(super) const PRINTS: Key = Key::Part("prints");

#[derive(Template)]
#[template(path = "printing/_prints.html")]
struct Prints<'a> {
    look: Look<'a>,
    jobs: Vec<JobLine>,
}

/// The prints that failed, of the house or of one check; nothing when there are none.
pub(super) fn prints(look: Look<'_>, of: Option<CheckId>) -> Option<Element> {
    let concerned = look.house.jobs.alarming().filter(|job| of.is_none() || job.check == of);
    let jobs: Vec<JobLine> = concerned.map(|job| JobLine::of(look.w, look.house, job)).collect();
    if jobs.is_empty() {
        return None;
    }
    Some(Element::new(PRINTS.to_string(), &Prints { look, jobs }.render().ok()?))
}
