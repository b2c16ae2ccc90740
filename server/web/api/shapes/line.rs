//! The lines of a check and the rounds they were sent in, as programs see them.

use super::edits::Edits;
use goimon_domain::check;
use goimon_domain::house::House;
use goimon_domain::ids::{ItemId, LineId, ModifierId, RoundId, StationId, TicketId};
use goimon_domain::line::{self, LineState};
use goimon_domain::money::Money;
use goimon_domain::time::At;
use serde::Serialize;
use utoipa::ToSchema;

/// One item times quantity, as it was priced when it was sent.
#[derive(Serialize, ToSchema)]
pub struct Line<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: LineId,
    /// The round it was sent with.
    #[schema(value_type = Uuid)]
    pub round: RoundId,
    /// What was ordered.
    #[schema(value_type = Uuid)]
    pub item: ItemId,
    /// Its code.
    pub code: &'a str,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// How many.
    pub quantity: u32,
    /// The price of one with its choices.
    #[schema(value_type = i64)]
    pub unit: Money,
    /// The price of one with its choices after price rules: what the guest was told.
    #[schema(value_type = i64)]
    pub told: Money,
    /// What the line costs, before anything came off.
    #[schema(value_type = i64)]
    pub amount: Money,
    /// What was chosen with it.
    pub modifiers: Vec<Chosen<'a>>,
    /// What the guest asked for in words.
    pub note: Option<&'a str>,
    /// The station that makes it.
    #[schema(value_type = Uuid)]
    pub station: StationId,
    /// The ticket it stands on.
    #[schema(value_type = Uuid)]
    pub ticket: TicketId,
    /// How far it is.
    pub state: State,
    /// When it is made by itself, while it waits for its time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    pub due_at: Option<At>,
    /// When it is to be done, together with the rest of its course, where the house fires by prep time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    pub target_at: Option<At>,
    /// When it is eaten: `drinks`, `starters`, `mains` or `desserts`.
    pub course: &'static str,
    /// Which guest gets it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
    /// Grows whenever its state or quantity changes; an edit of it carries the one that was seen.
    pub version: u32,
    /// What has happened to it since it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edits: Option<Edits<'a>>,
    /// When it reached which state.
    pub times: Times,
}

/// When a line reached which state, in milliseconds UTC; nothing where it has not.
#[derive(Serialize, ToSchema)]
pub struct Times {
    /// It was sent.
    #[schema(value_type = Option<i64>)]
    pub queued: Option<At>,
    /// The kitchen took it in hand, if it said so.
    #[schema(value_type = Option<i64>)]
    pub cooking: Option<At>,
    /// The pass handed it over to a runner, where there are some.
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<At>,
    /// The kitchen was done with it.
    #[schema(value_type = Option<i64>)]
    pub ready: Option<At>,
    /// It was carried out.
    #[schema(value_type = Option<i64>)]
    pub served: Option<At>,
}

impl Times {
    pub(super) fn of(line: &line::Line, check: &check::Check) -> Self {
        let (ready, served) = match &line.state {
            LineState::Ready { ready } => (Some(ready), None),
            LineState::Served { ready, served } => (ready.as_ref(), Some(served)),
            LineState::Held | LineState::Queued | LineState::Voided { .. } => (None, None),
        };
        Self {
            queued: check.round(line.round).map(|round| round.sent.at),
            cooking: line.began.as_ref().map(|began| began.at),
            handed_over: line.passed.as_ref().map(|passed| passed.at),
            ready: ready.map(|ready| ready.at),
            served: served.map(|served| served.at),
        }
    }
}

/// How far a line is: waiting for its course or its time, to be made, waiting at the pass, with the guest, taken off.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Waiting for its course, or for its time.
    Held,
    /// On its station's screen.
    Queued,
    /// In the cook's hands.
    Cooking,
    /// Done, waiting at the pass.
    Ready,
    /// Carried to the guest.
    Served,
    /// Taken off: it costs nothing any more.
    Voided,
}

/// One choice on a line.
#[derive(Serialize, ToSchema)]
pub struct Chosen<'a> {
    /// What was chosen.
    #[schema(value_type = Uuid)]
    pub modifier: ModifierId,
    /// Its name in Vietnamese.
    pub name_vi: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// What it adds to one.
    #[schema(value_type = i64)]
    pub delta: Money,
    /// How many of it on each.
    pub quantity: u32,
}

/// What one person sent in one act.
#[derive(Serialize, ToSchema)]
pub struct Round<'a> {
    /// Its id, made by the sender.
    #[schema(value_type = Uuid)]
    pub id: RoundId,
    /// 1 for the first round of the check.
    pub number: u32,
    /// When it reached the house.
    #[schema(value_type = i64)]
    pub sent_at: At,
    /// By whom.
    pub sent_by: &'a str,
    /// Its place in the venue's stream.
    pub seq: u64,
    /// The stations whose screens have not shown it yet.
    #[schema(value_type = Vec<Uuid>)]
    pub unseen_by: Vec<StationId>,
}

impl<'a> Line<'a> {
    /// A line of a check.
    pub fn of(line: &'a line::Line, check: &check::Check) -> Self {
        let chosen = |chosen: &'a line::Chosen| Chosen {
            modifier: chosen.modifier,
            name_vi: &chosen.name.vi,
            name_en: &chosen.name.en,
            delta: chosen.delta,
            quantity: chosen.quantity,
        };
        Self {
            id: line.id,
            round: line.round,
            item: line.item,
            code: &line.code,
            name_vi: &line.name.vi,
            name_en: &line.name.en,
            quantity: line.quantity,
            unit: line.unit(),
            told: line.told(),
            amount: line.amount(),
            modifiers: line.chosen.iter().map(chosen).collect(),
            note: line.note.as_deref(),
            station: line.station,
            ticket: line.ticket,
            state: match line.state {
                LineState::Queued if line.began.is_some() => State::Cooking,
                LineState::Held => State::Held,
                LineState::Queued => State::Queued,
                LineState::Ready { .. } => State::Ready,
                LineState::Served { .. } => State::Served,
                LineState::Voided { .. } => State::Voided,
            },
            due_at: check.due_at(line),
            target_at: line.target,
            course: line.course.word(),
            seat: line.seat,
            version: line.version,
            edits: Edits::of(line),
            times: Times::of(line, check),
        }
    }
}

impl<'a> Round<'a> {
    pub(super) fn of(round: &'a check::Round, check: &check::Check, house: &House) -> Self {
        Self {
            id: round.id,
            number: round.number,
            sent_at: round.sent.at,
            sent_by: &round.sent.by,
            seq: round.seq,
            unseen_by: house.unseen_by(check, round.id),
        }
    }
}
