//! Who asks: resolved once by the guard, taken by handlers as an argument.

use super::oops::Oops;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use goimon_acts::door::secret::TokenHash;
use goimon_domain::ids::{DeviceId, VenueId};
use goimon_domain::lang::Lang;
use goimon_domain::staff::{Actor, Post, Role};
use goimon_domain::time::At;
use std::future::{Ready, ready};

/// Somebody who is signed in, or a kitchen screen.
#[derive(Clone, Debug)]
pub struct Person {
    /// Where they work.
    pub venue: VenueId,
    /// Who they are, for the books.
    pub actor: Actor,
    /// What they are here for.
    pub role: Role,
    /// The language they read.
    pub lang: Lang,
    /// Their session; a kitchen screen has none.
    pub session: Option<TokenHash>,
    /// When that ends by itself.
    pub until: Option<At>,
}

/// An enrolled device.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Where it belongs.
    pub venue: VenueId,
    /// What it is called.
    pub name: String,
    /// What it was enrolled as.
    pub post: Post,
    /// The hash of its token.
    pub token: TokenHash,
}

/// Whoever asks.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The language they read.
    pub lang: Lang,
    /// Whether the request came by HTTPS.
    pub https: bool,
    /// The device they ask from, if it is enrolled.
    pub device: Option<Device>,
    /// Who they are, if they are signed in.
    pub person: Option<Person>,
}

impl Visitor {
    /// The venue they belong to.
    pub fn venue(&self) -> Option<VenueId> {
        self.person.as_ref().map(|person| person.venue).or(self.device.as_ref().map(|device| device.venue))
    }
}

impl FromRequest for Visitor {
    type Error = Oops;
    type Future = Ready<Result<Self, Oops>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        // The guard has put it there; a route without a guard can't be made.
        ready(req.extensions().get::<Visitor>().cloned().ok_or(Oops::NotSignedIn))
    }
}

impl FromRequest for Person {
    type Error = Oops;
    type Future = Ready<Result<Self, Oops>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let person = req.extensions().get::<Visitor>().and_then(|visitor| visitor.person.clone());
        ready(person.ok_or(Oops::NotSignedIn))
    }
}

impl FromRequest for Device {
    type Error = Oops;
    type Future = Ready<Result<Self, Oops>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let device = req.extensions().get::<Visitor>().and_then(|visitor| visitor.device.clone());
        ready(device.ok_or(Oops::NotEnrolled))
    }
}
