//! A request by somebody who may not be signed in (yet).

use crate::web::Answer;
use crate::web::app::App;
use crate::web::dress::is_script;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::person::Visitor;
use crate::web::visit::html;
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, ResponseError as _};
use goimon_domain::house::House;
use goimon_views::{Ctx, Notice, Words};
use std::fmt::Display;
use std::future::{Ready, ready};
use std::sync::Arc;

/// A request by somebody who may not be signed in.
pub struct Lobby {
    /// The server.
    pub app: Data<App>,
    /// Who asks, as far as it is known.
    pub visitor: Visitor,
    /// The house they stand before: their device's, else the one whose door is open.
    pub house: Option<Arc<House>>,
    /// The request itself.
    pub req: HttpRequest,
}

impl FromRequest for Lobby {
    type Error = Oops;
    type Future = Ready<Result<Self, Oops>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visitor = req.extensions().get::<Visitor>().cloned();
        let app = req.app_data::<Data<App>>().cloned();
        ready(match (visitor, app) {
            (Some(visitor), Some(app)) => {
                let venue = visitor.venue().or_else(|| app.door.open_house());
                let house = venue.and_then(|venue| app.books.house(venue));
                Ok(Lobby { house, app, visitor, req: req.clone() })
            }
            _ => Err(Oops::NotSignedIn),
        })
    }
}

impl Lobby {
    /// What a page knows.
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx { w: self.words(), who: None, house: self.house.as_deref(), now: self.app.now(), notice: None }
    }

    /// Texts in the reader's language.
    pub fn words(&self) -> Words {
        Words::of(self.visitor.lang)
    }

    /// What stands in the address after the question mark.
    pub fn query(&self) -> Fields {
        Fields::read(self.req.query_string().as_bytes())
    }

    /// It was not done: the page again, with the reason on top.
    pub fn again<E: Display>(&self, oops: Oops, page: impl FnOnce(&Ctx<'_>) -> Result<String, E>) -> Answer {
        let status = oops.status_code();
        if is_script(&self.req) || status.is_server_error() {
            return Err(oops);
        }
        let notice = Some(Notice { refused: true, text: oops.sentence(self.words()) });
        html(status, page(&Ctx { notice, ..self.ctx() }))
    }
}
