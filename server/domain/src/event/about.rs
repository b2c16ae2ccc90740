//! What a fact is called, and whose timeline it belongs on.

use super::Fact;
use crate::ids::CheckId;

impl Fact {
    /// The word by which the events table and the timeline know it.
    pub fn word(&self) -> &'static str {
        match self {
            Fact::CheckOpened { .. } => "check_opened",
            Fact::CoversSet { .. } => "covers_set",
            Fact::RoundSent { .. } => "round_sent",
            Fact::CookingBegun { .. } => "cooking_begun",
            Fact::CookingCalledOff { .. } => "cooking_called_off",
            Fact::LineDone { .. } => "line_done",
            Fact::LineUndone { .. } => "line_undone",
            Fact::TicketBumped { .. } => "ticket_bumped",
            Fact::TicketRecalled { .. } => "ticket_recalled",
            Fact::LinesServed { .. } => "lines_served",
            Fact::LinesUnserved { .. } => "lines_unserved",
            Fact::LineVoided { .. } => "line_voided",
            Fact::LineComped { .. } => "line_comped",
            Fact::LineChanged { .. } => "line_changed",
            Fact::LineRemade { .. } => "line_remade",
            Fact::EditsKnown { .. } => "edits_known",
            Fact::Approved { .. } => "approved",
            Fact::BillAsked { .. } => "bill_asked",
            Fact::BillCalledOff { .. } => "bill_called_off",
            Fact::Paid { .. } => "paid",
            Fact::PaymentReversed { .. } => "payment_reversed",
            Fact::CheckReopened { .. } => "check_reopened",
            Fact::Divided { .. } => "divided",
            Fact::Settling { .. } => "settling",
            Fact::ReceiptPrinted { .. } => "receipt_printed",
            Fact::DiscountGiven { .. } => "discount_given",
            Fact::DiscountWithdrawn { .. } => "discount_withdrawn",
            Fact::CheckDropped { .. } => "check_dropped",
            Fact::StationsSaw { .. } => "stations_saw",
            Fact::CheckMoved { .. } => "check_moved",
            Fact::CheckMerged { .. } => "check_merged",
            Fact::CheckParted { .. } => "check_parted",
            Fact::LinesMoved { .. } => "lines_moved",
            Fact::LinesCame { .. } => "lines_came",
            Fact::CheckHandedOver { .. } => "check_handed_over",
            Fact::MoveKnown { .. } => "move_known",
            Fact::AwaySet { .. } => "away_set",
            Fact::NoteSet { .. } => "note_set",
            Fact::PortionsSet { .. } => "portions_set",
            Fact::BackOnSale { .. } => "back_on_sale",
            Fact::Reservation(fact) => fact.word(),
            Fact::ReferenceChanged { .. } => "reference_changed",
            Fact::DeviceEnrolled { .. } => "device_enrolled",
            Fact::DeviceRevoked { .. } => "device_revoked",
            Fact::DeviceLocked { .. } => "device_locked",
            Fact::Room(fact) => fact.word(),
            Fact::SignedIn { .. } => "signed_in",
            Fact::Promo(fact) => fact.word(),
            Fact::Customer(fact) => fact.word(),
            Fact::SignedOut { .. } => "signed_out",
            Fact::Printing(what) => what.word(),
            Fact::Course(fact) => fact.word(),
            Fact::Shift(fact) => fact.word(),
            Fact::NotShown(_) => "not_shown",
            Fact::Handing(fact) => fact.word(),
            Fact::Intent(fact) => fact.word(),
            Fact::Rush(fact) => fact.word(),
            Fact::Loyalty(fact) => fact.word(),
        }
    }

    /// The check whose timeline it belongs on.
    pub fn check(&self) -> Option<CheckId> {
        match self {
            Fact::CheckOpened { check } | Fact::CheckReopened { check, .. } => Some(check.id),
            Fact::Approved { approval } => Some(approval.what.check),
            Fact::Promo(fact) => Some(fact.check()),
            Fact::Room(fact) => Some(fact.check()),
            Fact::Reservation(fact) => fact.check(),
            Fact::Printing(what) => what.check(),
            Fact::Course(fact) => Some(fact.check()),
            Fact::NotShown(what) => Some(what.check),
            Fact::Rush(fact) => Some(fact.check()),
            Fact::Handing(fact) => Some(fact.check()),
            Fact::Customer(fact) => Some(fact.check()),
            Fact::Intent(fact) => Some(fact.check()),
            Fact::Loyalty(fact) => fact.check(),
            Fact::CoversSet { check, .. }
            | Fact::RoundSent { check, .. }
            | Fact::CookingBegun { check, .. }
            | Fact::CookingCalledOff { check, .. }
            | Fact::LineDone { check, .. }
            | Fact::LineUndone { check, .. }
            | Fact::TicketBumped { check, .. }
            | Fact::TicketRecalled { check, .. }
            | Fact::LinesServed { check, .. }
            | Fact::LinesUnserved { check, .. }
            | Fact::LineVoided { check, .. }
            | Fact::LineComped { check, .. }
            | Fact::LineChanged { check, .. }
            | Fact::LineRemade { check, .. }
            | Fact::EditsKnown { check, .. }
            | Fact::BillAsked { check }
            | Fact::BillCalledOff { check }
            | Fact::Paid { check, .. }
            | Fact::PaymentReversed { check, .. }
            | Fact::Divided { check, .. }
            | Fact::Settling { check, .. }
            | Fact::ReceiptPrinted { check, .. }
            | Fact::DiscountGiven { check, .. }
            | Fact::DiscountWithdrawn { check, .. }
            | Fact::CheckMoved { check, .. }
            | Fact::CheckMerged { check, .. }
            | Fact::CheckParted { check, .. }
            | Fact::LinesMoved { check, .. }
            | Fact::LinesCame { check, .. }
            | Fact::CheckHandedOver { check, .. }
            | Fact::MoveKnown { check, .. }
            | Fact::AwaySet { check, .. }
            | Fact::NoteSet { check, .. }
            | Fact::CheckDropped { check } => Some(*check),
            Fact::StationsSaw { .. }
            | Fact::PortionsSet { .. }
            | Fact::BackOnSale { .. }
            | Fact::ReferenceChanged { .. }
            | Fact::DeviceEnrolled { .. }
            | Fact::DeviceRevoked { .. }
            | Fact::DeviceLocked { .. }
            | Fact::SignedIn { .. }
            | Fact::SignedOut { .. }
            | Fact::Shift(_) => None,
        }
    }
}
