//! The first run: whoever started the server, and only they, makes the house and its owner. Afterwards this page is gone.

use super::Lobby;
use super::sign_in::welcome;
use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::page;
use goimon_acts::door::{NewHouse, secret};
use goimon_domain::lang::Lang;
use goimon_views::door::{self, SetupForm};

/// The page.
pub async fn setup(lobby: Lobby) -> Answer {
    let token = proof(&lobby, &lobby.query()).await?;
    let form = SetupForm {
        token,
        lang: lobby.visitor.lang.tag().into(),
        currency: "VND".into(),
        zone: "Asia/Ho_Chi_Minh".into(),
        ..SetupForm::default()
    };
    page(door::setup(&lobby.ctx(), &form))
}

/// Makes the house and signs its owner in.
pub async fn set_up(lobby: Lobby, fields: Fields) -> Answer {
    let token = proof(&lobby, &fields).await?;
    let text = |name| fields.get(name).unwrap_or_default().to_owned();
    let new = NewHouse {
        name: text("name"),
        lang: fields.get("lang").and_then(Lang::from_tag).unwrap_or(lobby.visitor.lang),
        currency: text("currency"),
        zone: text("zone"),
        owner: text("owner"),
        password: text("password"),
        pin: fields.get("pin").map(str::to_owned),
    };
    let typed_twice = fields.get("password_again") == fields.get("password");
    let made = match typed_twice {
        true => lobby.app.door.set_up(new).await.map_err(Oops::from),
        false => Err(Oops::TypedTwice),
    };
    match made {
        Ok(signed_in) => Ok(welcome(&lobby, signed_in, &Fields::default())),
        Err(error) => {
            let (name, lang, currency, zone) = (text("name"), text("lang"), text("currency"), text("zone"));
            let form = SetupForm { token, name, lang, currency, zone, owner: text("owner") };
            lobby.again(error, |ctx| door::setup(ctx, &form))
        }
    }
}

/// The token of the console. Without it, and once there is a house, there is no such page.
async fn proof(lobby: &Lobby, fields: &Fields) -> Result<String, Oops> {
    let token = secret::tidy_code(fields.get("token").unwrap_or_default());
    // Compared as digests: how long it takes says nothing of how much was right.
    let right = secret::digest(&token) == secret::digest(&lobby.app.setup_token);
    if right && lobby.app.door.is_new().await? { Ok(token) } else { Err(Oops::NotFound) }
}
