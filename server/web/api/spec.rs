//! What every operation has in common in the OpenAPI document: the key of an act, and how things go wrong.

use super::problem::Told;
use std::collections::BTreeMap;
use utoipa::openapi::{Content, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses, ToSchema};
use uuid::Uuid;

/// The key by which an act happens exactly once.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "describes a header; the header is read by Call::key")]
pub struct ActKeyHeader {
    /// A UUID that is made once for this act and repeated until there is an answer. The same key with the same body
    /// gives the same answer, for ever, marked `Idempotency-Replayed: true`; with another body it is refused (422).
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Uuid,
}

/// How any operation may go wrong, each as `application/problem+json`.
pub struct Problems;

/// (status, when).
const PROBLEMS: [(&str, &str); 10] = [
    ("400", "No Idempotency-Key, or one that is not a UUID"),
    ("401", "No token, or one that is not good any more"),
    ("403", "Not allowed in this role; a wrong PIN or code"),
    ("404", "No such thing in this venue"),
    ("409", "It is not any more as you saw it; the problem says what it is now. Nothing was changed"),
    ("413", "The request is too large"),
    ("422", "Not possible: a bad value, or a key that was used for something else. Nothing was changed"),
    ("423", "Too many wrong PINs on this device"),
    ("500", "It is not known whether it was done: ask again with the same key"),
    ("503", "Too much is waiting: ask again after Retry-After, with the same key"),
];

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let problem = |when: &str| {
            let content = Content::new(Some(Ref::from_schema_name(Told::name())));
            ResponseBuilder::new().description(when).content("application/problem+json", content).build()
        };
        PROBLEMS.iter().map(|(status, when)| ((*status).to_owned(), RefOr::T(problem(when)))).collect()
    }
}
