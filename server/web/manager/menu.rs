//! The menu, from a CSV file: uploaded, or pasted.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use goimon_domain::ids::CategoryId;
use goimon_domain::menu_file::MOST_PREP;
use goimon_domain::presets::{HeadingNotes, Presets};
use goimon_store::Change;
use goimon_views::manager;

/// The menu as it is.
pub async fn menu(visit: Visit) -> Answer {
    page(manager::menu(&visit.ctx(), &visit.house))
}

/// The notes that a tap puts on a line of a heading's items: one a row.
pub async fn set_presets(visit: Visit, fields: Fields) -> Answer {
    let id: CategoryId = visit.id("id")?;
    let known = visit.house.reference.menu.categories.iter().any(|one| one.id == id);
    let category = known.then_some(id).ok_or(Oops::NotFound)?;
    let Some(presets) = Presets::from_rows(fields.get("presets").unwrap_or_default()) else {
        return visit.again(Oops::BadField("presets"), |ctx| manager::menu(ctx, &visit.house));
    };
    let change = Change::Presets(HeadingNotes { category, presets });
    visit.app.door.change(visit.me.venue, &visit.me.actor, change).await?;
    visit.done("/manage/menu")
}

/// How many minutes a heading's items take to make; those without are not timed.
pub async fn set_prep(visit: Visit, fields: Fields) -> Answer {
    let id: CategoryId = visit.id("id")?;
    let menu = &visit.house.reference.menu;
    menu.categories.iter().find(|one| one.id == id).ok_or(Oops::NotFound)?;
    let mut times = Vec::new();
    for item in menu.under(id) {
        match minutes(&fields, &format!("prep-{}", item.id)) {
            Ok(prep) if prep != item.prep => times.push((item.id, prep)),
            Ok(_) => {}
            Err(oops) => return visit.again(oops, |ctx| manager::menu(ctx, &visit.house)),
        }
    }
    if !times.is_empty() {
        visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Prep(times)).await?;
    }
    visit.done("/manage/menu")
}

/// A number of minutes, or none.
fn minutes(fields: &Fields, name: &str) -> Result<Option<u16>, Oops> {
    let Some(typed) = fields.get(name) else { return Ok(None) };
    let minutes = typed.parse().ok().filter(|minutes| (1..=MOST_PREP).contains(minutes));
    minutes.map(Some).ok_or(Oops::BadField("prep"))
}

/// Which groups of choices part what is still to make: those that are ticked, by their names.
pub async fn set_counted(visit: Visit, fields: Fields) -> Answer {
    let groups = || visit.house.reference.menu.items.iter().flat_map(|item| &item.groups);
    let names: Vec<String> = fields.all("group").map(str::to_owned).collect();
    if names.iter().any(|name| !groups().any(|group| group.name.vi == *name)) {
        return visit.again(Oops::BadField("group"), |ctx| manager::menu(ctx, &visit.house));
    }
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Counted(names)).await?;
    visit.done("/manage/menu")
}

/// Takes a menu file, whole or not at all.
pub async fn take_menu(visit: Visit, body: Bytes) -> Answer {
    let kind = visit.req.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let text = match kind.split_once("boundary=") {
        Some((_, boundary)) => uploaded(&body, boundary.trim_matches('"')),
        None if kind.starts_with("text/csv") => Some(String::from_utf8_lossy(&body).into_owned()),
        None => {
            let fields = Fields::read(&body);
            fields.get("csv").or(fields.get("menu")).map(str::to_owned)
        }
    };
    let taken = match text {
        Some(text) => visit.app.door.take_menu(visit.me.venue, &visit.me.actor, &text).await.map_err(Oops::from),
        None => Err(Oops::BadField("csv")),
    };
    match taken {
        Ok(_) => visit.done("/manage/menu"),
        Err(oops) => visit.again(oops, |ctx| manager::menu(ctx, &visit.house)),
    }
}

/// The first part of an upload that is not empty. Enough of multipart for one form with a file and a text; the body is
/// in memory already and at most 1 MiB.
fn uploaded(body: &[u8], boundary: &str) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    text.split(&format!("--{boundary}")).filter_map(|part| part.split_once("\r\n\r\n")).find_map(|(head, content)| {
        let content = content.strip_suffix("\r\n").unwrap_or(content);
        let wanted = head.contains("filename=") || head.contains("name=\"csv\"") || head.contains("name=\"menu\"");
        (wanted && !content.trim().is_empty()).then(|| content.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::uploaded;

    #[test]
    fn the_file_of_an_upload_is_found() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"csv\"\r\n\r\n\r\n--x\r\nContent-Disposition: \
                    form-data; name=\"file\"; filename=\"menu.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n\
                    \r\n--x--\r\n";
        assert_eq!(uploaded(body.as_bytes(), "x").as_deref(), Some("a,b\r\n1,2\r\n"));
        assert_eq!(uploaded(b"--x\r\nnothing", "x"), None);
        assert_eq!(uploaded(&[0xff, 0xfe], ""), None);
    }
}
