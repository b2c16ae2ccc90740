//! What a receipt tells of the house, as lines under its name and the last one.

use crate::Ctx;
use crate::words::Words;
use goimon_domain::venue::Reference;

/// What stands under the house's name: address, phone, tax code, as far as the manager said them.
pub(super) fn about(reference: &Reference, w: &Words) -> Vec<String> {
    let head = &reference.venue.letterhead;
    let named = |key: &str, text: &str| if text.is_empty() { String::new() } else { w.s(key, text) };
    let lines = [head.address.clone(), named("receipt-phone", &head.phone), named("receipt-tax-code", &head.tax_code)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The last line: the house's own, none, or the usual thanks.
pub(super) fn closing(reference: &Reference, ctx: &Ctx<'_>) -> String {
    let own = reference.venue.letterhead.closing.clone();
    own.unwrap_or_else(|| ctx.w.t("receipt-thanks").to_owned())
}
