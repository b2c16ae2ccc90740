//! Areas and tables.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_domain::ids::AreaId;
use goimon_domain::lang::Named;
use goimon_store::Change;
use goimon_views::manager;

/// More tables than this at once is a slip of the finger.
const MOST_TABLES: u16 = 200;
/// What fits a tile.
const LONGEST_LABEL: usize = 8;

/// The floor as it is.
pub async fn floor(visit: Visit) -> Answer {
    page(manager::floor(&visit.ctx(), &visit.house))
}

/// One more area.
pub async fn add_area(visit: Visit, fields: Fields) -> Answer {
    let name = Named::new(fields.get("vi").unwrap_or_default(), fields.get("en").unwrap_or_default());
    if name.vi.is_empty() || name.vi.chars().count() > 60 || name.en.chars().count() > 60 {
        return visit.again(Oops::BadField("vi"), |ctx| manager::floor(ctx, &visit.house));
    }
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Area { name }).await?;
    visit.done("/manage/floor")
}

/// More tables in an area: `1-10`, or `P1, P2, VIP`.
pub async fn add_tables(visit: Visit, fields: Fields) -> Answer {
    match tables(&visit, &fields).await {
        Ok(()) => visit.done("/manage/floor"),
        Err(oops) => visit.again(oops, |ctx| manager::floor(ctx, &visit.house)),
    }
}

async fn tables(visit: &Visit, fields: &Fields) -> Result<(), Oops> {
    let area: AreaId = fields.parse("area")?;
    if !visit.house.reference.areas.iter().any(|other| other.id == area) {
        return Err(Oops::NotFound);
    }
    let seats = fields.maybe("seats")?.unwrap_or(4_u16);
    let labels = labels(fields.need("labels")?).ok_or(Oops::BadField("labels"))?;
    if !(1..=500).contains(&seats) {
        return Err(Oops::BadField("seats"));
    }
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Tables { area, labels, seats }).await?;
    Ok(())
}

/// Labels from a list with ranges; nothing when it makes no sense or repeats itself.
fn labels(text: &str) -> Option<Vec<String>> {
    let mut labels: Vec<String> = Vec::new();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once(['-', '–']).map(|(from, to)| (from.trim().parse::<u16>(), to.trim().parse::<u16>())) {
            Some((Ok(from), Ok(to))) if from <= to && to - from < MOST_TABLES => {
                labels.extend((from..=to).map(|label| label.to_string()));
            }
            // A range backwards, or longer than any floor.
            Some((Ok(_), Ok(_))) => return None,
            _ => labels.push(part.to_owned()),
        }
    }
    let fits = |label: &String| label.chars().count() <= LONGEST_LABEL && !label.chars().any(char::is_control);
    let mut sorted = labels.clone();
    sorted.sort();
    sorted.dedup();
    let good = !labels.is_empty() && labels.len() <= usize::from(MOST_TABLES) && sorted.len() == labels.len();
    (good && labels.iter().all(fits)).then_some(labels)
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn labels_are_ranges_and_names() {
        assert_eq!(labels("1-3, VIP").unwrap(), ["1", "2", "3", "VIP"]);
        assert_eq!(labels("P-1").unwrap(), ["P-1"]);
        for bad in ["", "1,1", "1-9999", "a very long label", " , "] {
            assert_eq!(labels(bad), None, "{bad}");
        }
    }
}
