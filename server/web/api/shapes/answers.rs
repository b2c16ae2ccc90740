//! What acts answer, described for programs. The book writes these answers itself, once and for ever the same; a test
//! holds these descriptions to what it writes.

use goimon_domain::ids::{ApprovalId, CheckId, LineId, PaymentId, RoundId, StationId, TicketId};
use goimon_domain::money::Money;
use goimon_domain::time::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A check was opened.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// The number people call it by.
    pub number: u32,
    /// The version of its bill.
    pub version: u32,
}

/// A round is safe.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The round: the key it was sent with.
    #[schema(value_type = Uuid)]
    pub round: RoundId,
    /// The check it is on.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// 1 for the first round of the check.
    pub number: u32,
    /// The version of the bill after it.
    pub version: u32,
    /// What the check comes to after it, in minor units.
    #[schema(value_type = i64)]
    pub total: Money,
    /// Its place in the venue's stream.
    pub seq: u64,
    /// Its lines, in the order sent.
    #[schema(value_type = Vec<Uuid>)]
    pub lines: Vec<LineId>,
    /// The tickets its lines stand on.
    pub tickets: Vec<SentTicket>,
}

/// Lines are on another check.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shifted {
    /// The check on which they are now.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// The version of its bill.
    pub version: u32,
    /// The lines that came.
    #[schema(value_type = Vec<Uuid>)]
    pub lines: Vec<LineId>,
    /// How far the venue's stream is.
    pub seq: u64,
}

/// A ticket that a round started or joined.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentTicket {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: TicketId,
    /// The number people call it by.
    pub number: u32,
    /// Whose it is.
    #[schema(value_type = Uuid)]
    pub station: StationId,
    /// Whether the lines joined a ticket that was already on the screen.
    pub added: bool,
}

/// Something was done, or had been done already.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// Whether this act changed anything.
    pub changed: bool,
    /// How far the venue's stream is.
    pub seq: u64,
}

/// What a bill comes to after something was done to it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Billed {
    /// What the check comes to, in minor units.
    #[schema(value_type = i64)]
    pub total: Money,
    /// What is still due, in minor units.
    #[schema(value_type = i64)]
    pub due: Money,
    /// The version of the bill after it.
    pub version: u32,
}

/// A line was edited, or had been already.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Edited {
    /// Whether this act changed anything.
    pub changed: bool,
    /// How far the venue's stream is.
    pub seq: u64,
    /// The line that it made: the part of another one, its replacement, or what is made again.
    #[schema(value_type = Option<Uuid>)]
    pub line: Option<LineId>,
    /// The version of the bill after it.
    pub version: u32,
    /// What the check comes to after it, in minor units.
    #[schema(value_type = i64)]
    pub total: Money,
}

/// A manager has allowed one act.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// What the act carries to prove it.
    #[schema(value_type = Uuid)]
    pub approval: ApprovalId,
    /// Until when it holds.
    #[schema(value_type = i64)]
    pub until: At,
}

/// Money was taken.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The payment.
    #[schema(value_type = Uuid)]
    pub payment: PaymentId,
    /// What the guest gets back, in minor units.
    #[schema(value_type = i64)]
    pub change: Money,
    /// What is still due, in minor units.
    #[schema(value_type = i64)]
    pub due: Money,
    /// The version of the bill after it.
    pub version: u32,
    /// Whether the check is closed and the table free.
    pub closed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use goimon_acts as acts;
    use serde::de::DeserializeOwned;
    use uuid::Uuid;

    fn is_described_by<Shape: Serialize + DeserializeOwned>(answer: impl Serialize) {
        let written = serde_json::to_value(answer).unwrap();
        let read: Shape = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), written);
    }

    #[test]
    fn answers_are_as_described() {
        let id = Uuid::nil();
        is_described_by::<Opened>(acts::Opened { check: id.into(), number: 41, version: 1 });
        is_described_by::<Done>(acts::Done { changed: true, seq: 9 });
        is_described_by::<Billed>(acts::Billed { total: Money::minor(7), due: Money::minor(5), version: 4 });
        let (line, total) = (Some(id.into()), Money::minor(65_000));
        is_described_by::<Edited>(acts::Edited { changed: true, seq: 9, line, version: 3, total });
        is_described_by::<Allowed>(acts::Allowed { approval: id.into(), until: At(5) });
        is_described_by::<Taken>(acts::Taken {
            payment: id.into(),
            change: Money::minor(5_000),
            due: Money::ZERO,
            version: 3,
            closed: true,
        });
        is_described_by::<Sent>(acts::Sent {
            round: id.into(),
            check: id.into(),
            number: 1,
            version: 2,
            total: Money::minor(65_000),
            seq: 7,
            lines: vec![id.into()],
            tickets: vec![acts::SentTicket { id: id.into(), number: 112, station: id.into(), added: false }],
        });
    }
}
