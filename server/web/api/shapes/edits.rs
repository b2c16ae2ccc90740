//! Editing what was sent, as programs ask for it and as they see it.

use super::rooms::TimeBill;
use goimon_domain::approval::{ApprovalFor, Approved};
use goimon_domain::changing::LineChange;
use goimon_domain::edits::{Origin, Reached};
use goimon_domain::ids::{ApprovalId, CheckId, LineId, ModifierId};
use goimon_domain::line;
use goimon_domain::money::Money;
use goimon_domain::reason::{Reason, Why};
use goimon_domain::time::At;
use goimon_domain::voiding::LineEdit;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wanted::NewChoice;

/// What is to be taken off, given away or made again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEdit {
    /// The version of the line that was seen.
    pub version: u32,
    /// How many of it; all of it when left out.
    #[schema(minimum = 1, maximum = 999)]
    pub quantity: Option<u32>,
    /// Why. Before anybody has made it, taking it off needs none.
    pub reason: Option<NewReason>,
    /// A manager's approval, where the venue wants one.
    #[schema(value_type = Option<Uuid>)]
    pub approval: Option<ApprovalId>,
}

/// Why something is undone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReason {
    /// From the list.
    pub why: WhyWord,
    /// In words; needed for `other`.
    #[schema(max_length = 140)]
    pub words: Option<String>,
}

/// A reason of the list.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WhyWord {
    /// The guest changed their mind.
    Mind,
    /// Something else was meant.
    Mistake,
    /// The kitchen took too long.
    Slow,
    /// It was not as it should be.
    Quality,
    /// Something else, in words.
    Other,
}

/// What a line is to be instead.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChange {
    /// The version of the line that was seen.
    pub version: u32,
    /// How many now.
    #[schema(minimum = 1, maximum = 999)]
    pub quantity: u32,
    /// All that is chosen with it now.
    #[serde(default)]
    pub modifiers: Vec<NewChoice>,
    /// What the guest asks for in words now.
    #[schema(max_length = 140)]
    pub note: Option<String>,
}

/// A manager's word for one act.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApproval {
    /// The manager: their id, or exactly their name.
    pub manager: String,
    /// Their PIN.
    pub pin: String,
    /// What is allowed.
    pub act: ApprovedWord,
    /// On which check; for a discount at the counter the id of the sale.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// On which line of it; none when it is about the whole check.
    #[schema(value_type = Option<Uuid>)]
    pub line: Option<LineId>,
    /// How much it takes off, in minor units.
    #[schema(value_type = i64)]
    pub amount: Money,
}

/// What a manager allows.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ApprovedWord {
    /// Taking a line off.
    Void,
    /// Giving a line away.
    Comp,
    /// Taking something off the price.
    Discount,
    /// Giving money back.
    Refund,
    /// Taking off a payment that is not one's own of today.
    Payment,
    /// Opening a paid check again.
    Reopen,
}

/// What has happened to a line since it was sent.
#[derive(Serialize, ToSchema)]
pub struct Edits<'a> {
    /// That it was taken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voided: Option<Undone<'a>>,
    /// How far it was then: `queued`, `ready` or `served`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<&'static str>,
    /// The line that it was changed to.
    #[schema(value_type = Option<Uuid>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<LineId>,
    /// That it is given away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comped: Option<Undone<'a>>,
    /// The line that it is a part of: together they are what was sent.
    #[schema(value_type = Option<Uuid>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<LineId>,
    /// The line that it was changed from.
    #[schema(value_type = Option<Uuid>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_from: Option<LineId>,
    /// The line that is made again by it.
    #[schema(value_type = Option<Uuid>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remake_of: Option<LineId>,
    /// Whether the kitchen has acknowledged it; left out where there is nothing that it must know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<bool>,
    /// That it was not sent at all: it bills this time in rooms. Its item, round, ticket and station are nil.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeBill<'a>>,
}

/// Something undone: when, by whom, why, by whose word.
#[derive(Serialize, ToSchema)]
pub struct Undone<'a> {
    /// When.
    #[schema(value_type = i64)]
    pub at: At,
    /// By whom.
    pub by: &'a str,
    /// Why: `mind`, `mistake`, `slow`, `quality` or `other`.
    pub why: Option<&'static str>,
    /// In words.
    pub words: Option<&'a str>,
    /// The manager who allowed it.
    pub approved_by: Option<&'a str>,
}

impl NewEdit {
    /// The edit of a line.
    pub fn edit(self, check: CheckId, line: LineId) -> LineEdit {
        let Self { version, quantity, reason, approval } = self;
        LineEdit { check, line, version, quantity, reason: reason.map(Reason::from), approval }
    }
}

impl From<NewReason> for Reason {
    fn from(reason: NewReason) -> Self {
        let why = match reason.why {
            WhyWord::Mind => Why::Mind,
            WhyWord::Mistake => Why::Mistake,
            WhyWord::Slow => Why::Slow,
            WhyWord::Quality => Why::Quality,
            WhyWord::Other => Why::Other,
        };
        Reason { why, words: reason.words }
    }
}

impl NewChange {
    /// The change of a line.
    pub fn change(self, check: CheckId, line: LineId) -> LineChange {
        let chosen: Vec<(ModifierId, u32)> =
            self.modifiers.into_iter().map(|choice| (choice.modifier, choice.quantity)).collect();
        LineChange { check, line, version: self.version, quantity: self.quantity, chosen, note: self.note }
    }
}

impl NewApproval {
    /// For what it is to hold.
    pub fn what(&self) -> ApprovalFor {
        let act = match self.act {
            ApprovedWord::Void => Approved::Void,
            ApprovedWord::Comp => Approved::Comp,
            ApprovedWord::Discount => Approved::Discount,
            ApprovedWord::Refund => Approved::Refund,
            ApprovedWord::Payment => Approved::Payment,
            ApprovedWord::Reopen => Approved::Reopen,
        };
        ApprovalFor { act, check: self.check, line: self.line, amount: self.amount }
    }
}

impl<'a> Edits<'a> {
    /// What has happened to a line; nothing when nothing has.
    pub fn of(line: &'a line::Line) -> Option<Self> {
        let (void, edits) = (line.void(), &line.edits);
        if void.is_none() && edits.is_none() {
            return None;
        }
        Some(Self {
            voided: void.map(|void| Undone {
                at: void.stamp.at,
                by: &void.stamp.by,
                why: void.reason.as_ref().map(|reason| reason.why.word()),
                words: void.reason.as_ref().and_then(|reason| reason.words.as_deref()),
                approved_by: void.sanction.as_ref().map(|sanction| sanction.name.as_str()),
            }),
            was: void.map(|void| match void.was {
                Reached::Queued => "queued",
                Reached::Cooking => "cooking",
                Reached::Ready => "ready",
                Reached::Served => "served",
            }),
            instead: void.and_then(|void| void.instead),
            comped: edits.comp.as_ref().map(|comp| Undone {
                at: comp.stamp.at,
                by: &comp.stamp.by,
                why: Some(comp.reason.why.word()),
                words: comp.reason.words.as_deref(),
                approved_by: comp.sanction.as_ref().map(|sanction| sanction.name.as_str()),
            }),
            part_of: match edits.origin {
                Some(Origin::Part(of)) => Some(of),
                Some(Origin::Change(_)) | None => None,
            },
            changed_from: match edits.origin {
                Some(Origin::Change(of)) => Some(of),
                Some(Origin::Part(_)) | None => None,
            },
            remake_of: edits.remake.as_ref().map(|remake| remake.of),
            acknowledged: edits.mark.as_ref().map(|mark| mark.known.is_some()),
            time: edits.time.as_deref().map(TimeBill::of),
        })
    }
}
