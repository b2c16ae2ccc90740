//! Whose a check is: found by phone, or somebody new.

use crate::Ctx;
use crate::kitchen::rows::calling;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::customer::Tier;
use goimon_domain::loyalty::Known;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "cashier/customer.html")]
struct CustomerPage<'a> {
    ctx: &'a Ctx<'a>,
    check: &'a Check,
    place: Cow<'a, str>,
    /// What was typed.
    typed: &'a str,
    found: &'a [Known],
    tiers: [Tier; 3],
}

/// Whose a check is, and who it could be.
pub fn customer(ctx: &Ctx<'_>, check: &Check, typed: &str, found: &[Known]) -> askama::Result<String> {
    CustomerPage { ctx, check, place: calling(check, ctx.w), typed, found, tiers: Tier::ALL }.render()
}

/// A tier's name, as a message.
pub fn tier_key(tier: Tier) -> &'static str {
    match tier {
        Tier::Member => "tier-member",
        Tier::Silver => "tier-silver",
        Tier::Gold => "tier-gold",
    }
}
