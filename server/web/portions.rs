//! 86 from phone, kitchen and office: the list, counting, and back on sale in one tap.

use super::Answer;
use super::fields::{Fields, own_path};
use super::visit::{Visit, page};
use goimon_acts::{BackOnSale, SetLeft};

/// What has run out or is counted, and the menu.
pub async fn sold_out(visit: Visit) -> Answer {
    page(goimon_views::sold_out(&visit.ctx(), &visit.house))
}

/// So many are left: `left`, or none when the button `out` was pressed.
pub async fn set_left(visit: Visit, fields: Fields) -> Answer {
    let item = visit.id("id")?;
    let left = if fields.ticked("out") { 0 } else { fields.parse("left")? };
    visit.act(None, SetLeft { item, left, today: fields.ticked("today") }).await?;
    visit.done(next(&fields))
}

/// There is enough again.
pub async fn back_on_sale(visit: Visit, fields: Fields) -> Answer {
    let item = visit.id("id")?;
    visit.act(None, BackOnSale { item }).await?;
    visit.done(next(&fields))
}

/// Where the form was: several pages have the same buttons.
fn next(fields: &Fields) -> String {
    fields.get("next").map_or_else(|| "/sold-out".to_owned(), |next| own_path(Some(next)))
}
