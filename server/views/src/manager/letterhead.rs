//! What receipts tell of the house.

use super::Typed;
use crate::Ctx;
use askama::Template;
use goimon_domain::house::House;
use goimon_domain::letterhead::{LONGEST_ADDRESS, LONGEST_CLOSING, LONGEST_PHONE, LONGEST_TAX_CODE, Letterhead};

#[derive(Template)]
#[template(path = "manager/receipt.html")]
struct ReceiptSettings<'a> {
    ctx: &'a Ctx<'a>,
    typed: &'a Typed,
    now: &'a Letterhead,
    limits: (usize, usize, usize, usize),
}

impl ReceiptSettings<'_> {
    fn closing(&self) -> String {
        self.now.closing.clone().unwrap_or_else(|| self.ctx.w.t("receipt-thanks").to_owned())
    }
}

/// What receipts tell of the house.
pub fn receipt(ctx: &Ctx<'_>, house: &House, typed: &Typed) -> askama::Result<String> {
    let limits = (LONGEST_ADDRESS, LONGEST_PHONE, LONGEST_TAX_CODE, LONGEST_CLOSING);
    ReceiptSettings { ctx, typed, now: &house.reference.venue.letterhead, limits }.render()
}
