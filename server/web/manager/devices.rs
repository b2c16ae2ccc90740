//! Phones, screens and tills: enrolling by a one-time code, and taking the right away.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_domain::screen::Place;
use goimon_domain::staff::Post;
use goimon_views::manager::{self, DeviceLine, NewCode};
use qrcode::QrCode;
use qrcode::render::svg;

/// All devices.
pub async fn devices(visit: Visit) -> Answer {
    shown(&visit, None).await
}

/// A code for one more.
pub async fn new_code(visit: Visit, fields: Fields) -> Answer {
    let post = post_in(&fields)?;
    let made = visit.app.door.new_code(visit.me.venue, &visit.me.actor, post).await?;
    let url = format!("{}/enrol?code={}", address(&visit), made.code);
    let picture = QrCode::new(&url).map_err(|error| Oops::Down(error.to_string()))?;
    let qr_svg = picture.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // The page wants the element alone, not a document of its own.
    let qr_svg = qr_svg.find("<svg").map_or(qr_svg.clone(), |start| qr_svg[start..].to_owned());
    shown(&visit, Some(NewCode { code: made.code, url, qr_svg })).await
}

/// A device is lost, or retired.
pub async fn revoke(visit: Visit) -> Answer {
    visit.app.door.revoke(visit.me.venue, &visit.me.actor, visit.id("id")?).await?;
    visit.app.passes.forget_devices(visit.me.venue);
    visit.done("/manage/devices")
}

async fn shown(visit: &Visit, code: Option<NewCode>) -> Answer {
    let devices = visit.app.store.devices(visit.me.venue).await?;
    let now = visit.app.now();
    let lines: Vec<DeviceLine> = devices
        .into_iter()
        .map(|device| DeviceLine {
            id: device.id,
            name: device.name,
            post: device.post,
            revoked: device.revoked,
            locked_until: device.locked_until.filter(|until| *until > now),
        })
        .collect();
    page(manager::devices(&visit.ctx(), &visit.house, &lines, code.as_ref()))
}

/// `shared`, `expo`, `board`, `station:<id>`, `screen:<id>`.
pub(in crate::web) fn post_in(fields: &Fields) -> Result<Post, Oops> {
    match fields.get("post") {
        None | Some("shared") => Ok(Post::Shared),
        Some("board") => Ok(Post::Board),
        Some(other) => match other.parse() {
            Ok(Place::Station(station)) => Ok(Post::Station(station)),
            Ok(Place::Screen(screen)) => Ok(Post::Screen(screen)),
            Ok(Place::Expo) => Ok(Post::Expo),
            Err(_) => Err(Oops::BadField("post")),
        },
    }
}

/// The address by which the manager's own browser came: the new device comes by the same.
fn address(visit: &Visit) -> String {
    let https = crate::web::origin::is_https(&visit.req, &visit.app.config);
    let host = visit.req.headers().get("host").and_then(|host| host.to_str().ok()).unwrap_or("localhost:8080");
    format!("{}://{host}", if https { "https" } else { "http" })
}
