//! One line of a check: what can still be done about it. Every act carries the version of the line that was on the page.

use super::checks::key;
use crate::web::Answer;
use crate::web::approval;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::{ChangeLine, CompLine, RemakeLine, VoidLine};
use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::changing::LineChange;
use goimon_domain::check::Check;
use goimon_domain::ids::{LineId, ModifierId};
use goimon_domain::line::Line;
use goimon_domain::menu::ModifierGroup;
use goimon_domain::reason::{Reason, Why};
use goimon_domain::sending::MOST_OF_ONE;
use goimon_domain::voiding::LineEdit;
use goimon_views::waiter;
use std::sync::Arc;

/// A line, and what can still be done about it.
pub async fn line(mut visit: Visit) -> Answer {
    let (check, line) = found(&mut visit).await?;
    page(waiter::line(&visit.ctx(), &visit.house, &check, &line))
}

/// It is taken off, or a part of it.
pub async fn void(mut visit: Visit, fields: Fields) -> Answer {
    let (check, line) = found(&mut visit).await?;
    let done = match edit(&visit, &fields, &line, &check, Some(Approved::Void)).await {
        Ok(edit) => visit.act(key(&fields)?, VoidLine(edit)).await,
        Err(oops) => Err(oops),
    };
    after(visit, &check, &line, done)
}

/// It is given away, or a part of it.
pub async fn comp(mut visit: Visit, fields: Fields) -> Answer {
    let (check, line) = found(&mut visit).await?;
    let done = match edit(&visit, &fields, &line, &check, Some(Approved::Comp)).await {
        Ok(edit) => visit.act(key(&fields)?, CompLine(edit)).await,
        Err(oops) => Err(oops),
    };
    after(visit, &check, &line, done)
}

/// It is made again, or a part of it.
pub async fn remake(mut visit: Visit, fields: Fields) -> Answer {
    let (check, line) = found(&mut visit).await?;
    let done = match edit(&visit, &fields, &line, &check, None).await {
        Ok(edit) => visit.act(key(&fields)?, RemakeLine(edit)).await,
        Err(oops) => Err(oops),
    };
    after(visit, &check, &line, done)
}

/// It is to be something else.
pub async fn change(mut visit: Visit, fields: Fields) -> Answer {
    let (check, line) = found(&mut visit).await?;
    let change = LineChange {
        check: check.id,
        line: line.id,
        version: fields.parse("version")?,
        // Nonsense is refused as a quantity.
        quantity: fields.maybe("quantity").unwrap_or(Some(MOST_OF_ONE + 1)).unwrap_or(line.quantity),
        chosen: chosen(&visit, &fields, &line)?,
        note: fields.get("note").map(str::to_owned),
    };
    let done = visit.act(key(&fields)?, ChangeLine(change)).await;
    after(visit, &check, &line, done)
}

/// The line that the address names: by its id, or from 1 by its place on the check.
async fn found(visit: &mut Visit) -> Result<(Arc<Check>, Line), Oops> {
    let check = visit.id("id")?;
    let named: Result<LineId, Oops> = visit.id("line");
    let nth: Result<usize, Oops> = visit.id("line");
    let line = |check: &Check| match (&named, &nth) {
        (Ok(id), _) => check.line(*id).cloned(),
        (Err(_), Ok(nth)) => check.lines.get(nth.checked_sub(1)?).cloned(),
        (Err(_), Err(_)) => None,
    };
    visit.find(|house| house.check(check).ok().and_then(|check| Some((check.clone(), line(check)?)))).await
}

/// `version`, `quantity`, `why`, `words`, and where it takes a manager's word, `manager` and `pin`.
async fn edit(
    visit: &Visit,
    fields: &Fields,
    line: &Line,
    check: &Check,
    act: Option<Approved>,
) -> Result<LineEdit, Oops> {
    let quantity: Option<u32> = fields.maybe("quantity")?;
    let why = fields.get("why").map(|word| Why::from_word(word).ok_or(Oops::BadField("why"))).transpose()?;
    let words = fields.get("words").map(str::to_owned);
    let why = why.or(words.as_ref().map(|_| Why::Other));
    let mut edit = LineEdit {
        check: check.id,
        line: line.id,
        version: fields.parse("version")?,
        quantity,
        reason: why.map(|why| Reason { why, words }),
        approval: None,
    };
    if let Some(act) = act {
        let amount = line.takes_off(quantity.unwrap_or(line.quantity));
        let what = ApprovalFor { act, check: check.id, line: Some(line.id), amount };
        edit.approval = approval::typed(visit, fields, what).await?;
    }
    Ok(edit)
}

/// What the form chooses for each group of the item: `group-…` names one choice, `modifier-…` says how many of it.
fn chosen(visit: &Visit, fields: &Fields, line: &Line) -> Result<Vec<(ModifierId, u32)>, Oops> {
    let mut chosen = Vec::new();
    let Some(item) = visit.house.reference.menu.item(line.item) else { return Ok(chosen) };
    for ModifierGroup { id, modifiers, .. } in &item.groups {
        if let Some(one) = fields.get(&format!("group-{id}")) {
            chosen.push((one.parse().map_err(|_| Oops::BadField("chosen"))?, 1));
        }
        for modifier in modifiers {
            let Some(count) = fields.get(&format!("modifier-{}", modifier.id)) else { continue };
            let count = count.parse().map_err(|_| Oops::BadField("chosen"))?;
            if count > 0 {
                chosen.push((modifier.id, count));
            }
        }
    }
    Ok(chosen)
}

/// Back to the check; what was refused, to the line as it is now.
fn after<T>(visit: Visit, check: &Check, line: &Line, done: Result<T, Oops>) -> Answer {
    match done {
        Ok(_) => visit.done(format!("/checks/{}#sent", check.id)),
        Err(oops) => {
            let house = visit.app.books.house(visit.me.venue).unwrap_or_else(|| visit.house.clone());
            let now = house.check(check.id).ok();
            let line = now.and_then(|check| check.line(line.id)).unwrap_or(line);
            let check = now.map_or(check, AsRef::as_ref);
            visit.again(oops, |ctx| waiter::line(ctx, &house, check, line))
        }
    }
}
