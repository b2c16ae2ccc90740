//! The kitchen's screens: what each shows, how large, how loud, by which keys.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_domain::ids::ScreenId;
use goimon_domain::screen::{BadScreen, KeyChange, KitchenKey, Level, OrderKind, Setup, TextSize};
use goimon_store::Change;
use goimon_views::manager;
use uuid::Uuid;

/// All screens.
pub async fn screens(visit: Visit) -> Answer {
    page(manager::screens(&visit.ctx(), &visit.house))
}

/// One more.
pub async fn add_screen(visit: Visit, fields: Fields) -> Answer {
    defined(&visit, ScreenId(Uuid::now_v7()), &fields).await
}

/// Another definition.
pub async fn change_screen(mut visit: Visit, fields: Fields) -> Answer {
    let id = visit.id("id")?;
    visit.find(|house| house.reference.screen(id).map(|_| ())).await?;
    defined(&visit, id, &fields).await
}

/// A screen is no more.
pub async fn remove_screen(mut visit: Visit) -> Answer {
    let id = visit.id("id")?;
    visit.find(|house| house.reference.screen(id).map(|_| ())).await?;
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::ScreenRemoved { id }).await?;
    visit.done("/manage/screens")
}

async fn defined(visit: &Visit, id: ScreenId, fields: &Fields) -> Answer {
    let reference = &visit.house.reference;
    let name = fields.get("name").unwrap_or_default();
    let setup = read(fields).and_then(|setup| {
        let checked = setup.check(name, |station| reference.station(station).is_some());
        checked.map(|()| setup).map_err(|why| Oops::BadField(field(why)))
    });
    let setup = match setup {
        Ok(setup) => setup,
        Err(oops) => return visit.again(oops, |ctx| manager::screens(ctx, &visit.house)),
    };
    let change = Change::Screen { id, name: name.to_owned(), setup };
    visit.app.door.change(visit.me.venue, &visit.me.actor, change).await?;
    visit.done("/manage/screens")
}

/// The field to which a fault belongs.
fn field(why: BadScreen) -> &'static str {
    match why {
        BadScreen::Name => "name",
        BadScreen::Station => "station",
        BadScreen::Orders => "orders",
        BadScreen::Level => "level",
        BadScreen::Text => "text",
        BadScreen::Columns => "columns",
        BadScreen::Limits => "late",
        BadScreen::Keys => "keys",
    }
}

fn read(fields: &Fields) -> Result<Setup, Oops> {
    let orders = fields.all("orders").map(|word| OrderKind::from_word(word).ok_or(Oops::BadField("orders")));
    let text = match fields.get("text") {
        Some(word) => TextSize::from_word(word).ok_or(Oops::BadField("text"))?,
        None => TextSize::default(),
    };
    let level = match fields.get("level") {
        Some(word) => Level::from_word(word).ok_or(Oops::BadField("level"))?,
        None => Level::default(),
    };
    let limits = match (fields.maybe("warn")?, fields.maybe("late")?) {
        (None, None) => None,
        (Some(warn), Some(late)) => Some((warn, late)),
        // One without the other says too little.
        _ => return Err(Oops::BadField("late")),
    };
    let mut keys = Vec::new();
    for (usual, pressed) in fields.starting("key-") {
        let key = KitchenKey::from_usual(usual).ok_or(Oops::BadField("keys"))?;
        if pressed != usual {
            keys.push(KeyChange { pressed: pressed.to_owned(), key });
        }
    }
    Ok(Setup {
        level,
        stations: fields.parse_all("station")?,
        orders: orders.collect::<Result<_, _>>()?,
        columns: fields.maybe("columns")?,
        text,
        sound: fields.ticked("sound"),
        limits,
        keys,
    })
}
