//! What programs send: parsed once, here, into the trade's own drafts. A word that is not known is refused, because a
//! misspelt “note” that nobody reads is a guest with an allergy.

mod money;

pub use money::{
    NewAllotment, NewBack, NewDiscount, NewDivision, NewOff, NewPart, NewPayment, NewRefund, NewReopening, NewVoid,
    ReturnedLine, TenderWord,
};

use super::moving::NewAway;
use goimon_domain::course::Course;
use goimon_domain::ids::{CheckId, ItemId, LineId, ModifierId, RoundId, TableId};
use goimon_domain::money::Money;
use goimon_domain::sending::{LineDraft, RoundDraft};
use serde::Deserialize;
use utoipa::ToSchema;

/// Guests who sit down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCheck {
    /// At which table; none for takeaway.
    #[schema(value_type = Option<Uuid>)]
    pub table: Option<TableId>,
    /// How many.
    #[schema(minimum = 1, maximum = 500)]
    pub covers: u16,
    /// Whether a further check is wanted on a table that has one.
    #[serde(default)]
    pub alongside: bool,
    /// Who takes it away, where there is no table.
    pub away: Option<NewAway>,
    /// Whether they sit down although others have reserved the table and come soon.
    #[serde(default)]
    pub despite: bool,
}

/// How many guests there really are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCovers {
    /// How many.
    #[schema(minimum = 1, maximum = 500)]
    pub covers: u16,
}

/// How much there is still of an item.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPortions {
    /// How many portions; none is 86.
    #[schema(maximum = 9999)]
    pub left: u32,
    /// Whether that is forgotten when the business day ends.
    #[serde(default)]
    pub today: bool,
}

/// What somebody wants to send.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRound {
    /// The round's id once more; it must be the Idempotency-Key.
    #[schema(value_type = Option<Uuid>)]
    pub round: Option<RoundId>,
    /// What.
    #[schema(min_items = 1, max_items = 200)]
    pub lines: Vec<NewLine>,
    /// Courses of it that wait until they are fired.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["mains"]))]
    pub hold: Vec<Course>,
}

/// One line of a round.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    /// What.
    #[schema(value_type = Uuid)]
    pub item: ItemId,
    /// How many.
    #[schema(minimum = 1, maximum = 999)]
    pub quantity: u32,
    /// What is chosen with it.
    #[serde(default)]
    pub modifiers: Vec<NewChoice>,
    /// What the guest asks for in words.
    #[schema(max_length = 140)]
    pub note: Option<String>,
    /// The price of one with its choices that the person saw, in minor units. Never believed; if it is not so any
    /// more, the round is refused whole.
    #[schema(value_type = Option<i64>)]
    pub seen: Option<Money>,
    /// When it is eaten, if not when such an item is: `drinks`, `starters`, `mains` or `desserts`.
    #[schema(value_type = Option<String>)]
    pub course: Option<Course>,
    /// Which guest gets it.
    #[schema(minimum = 1, maximum = 99)]
    pub seat: Option<u8>,
}

/// One choice on a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChoice {
    /// What.
    #[schema(value_type = Uuid)]
    pub modifier: ModifierId,
    /// How many of it on each.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 999, default = 1)]
    pub quantity: u32,
}

fn one() -> u32 {
    1
}

/// Lines of a check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SomeLines {
    /// Which.
    #[schema(value_type = Vec<Uuid>)]
    pub lines: Vec<LineId>,
}

/// The version of the check that was seen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenVersion {
    /// It.
    pub version: u32,
}

impl NewRound {
    /// The round under its id, on a check.
    pub fn draft(self, id: RoundId, check: CheckId) -> RoundDraft {
        RoundDraft { id, check, lines: self.lines.into_iter().map(NewLine::draft).collect(), hold: self.hold }
    }
}

impl NewLine {
    /// The line, in the trade's own words.
    pub fn draft(self) -> LineDraft {
        LineDraft {
            item: self.item,
            quantity: self.quantity,
            chosen: self.modifiers.into_iter().map(|choice| (choice.modifier, choice.quantity)).collect(),
            note: self.note,
            seen: self.seen,
            course: self.course,
            seat: self.seat,
        }
    }
}
