//! With which HTTP status each refusal is answered.

use actix_web::http::StatusCode;
use goimon_domain::coursing::CourseRefusal;
use goimon_domain::customer::CustomerRefusal;
use goimon_domain::intent::IntentRefusal;
use goimon_domain::loyalty::LoyaltyRefusal;
use goimon_domain::printing::PrintRefusal;
use goimon_domain::promotion::PromoRefusal;
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::ReservationRefusal;
use goimon_domain::shift::ShiftRefusal;

/// With which status a refusal is answered: not there, not as you saw it, not possible.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Reservation(refusal) => reservation_status(refusal),
        Refusal::NothingToRush => StatusCode::CONFLICT,
        Refusal::Course(refusal) => courses_status(refusal),
        Refusal::NoSuchCheck
        | Refusal::NoSuchTable
        | Refusal::NoSuchStation
        | Refusal::NoSuchTicket
        | Refusal::NoSuchDiscount
        | Refusal::NoSuchPayment
        | Refusal::NoSuchLine
        | Refusal::NoSuchPerson
        | Refusal::NotOnMenu => StatusCode::NOT_FOUND,
        Refusal::Promo(refusal) => promo_status(refusal),
        Refusal::Printing(why) => match why {
            PrintRefusal::NoSuchPrinter | PrintRefusal::NoSuchJob => StatusCode::NOT_FOUND,
            PrintRefusal::NameTaken | PrintRefusal::NoPrinter | PrintRefusal::NoDrawer | PrintRefusal::NotWaiting => {
                StatusCode::CONFLICT
            }
            PrintRefusal::BadName | PrintRefusal::BadAddress => StatusCode::UNPROCESSABLE_ENTITY,
        },
        Refusal::Intent(IntentRefusal::NotOutside) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Intent(_) => StatusCode::CONFLICT,
        Refusal::Loyalty(LoyaltyRefusal::NotWhole { .. } | LoyaltyRefusal::NotMoney) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::Loyalty(_) => StatusCode::CONFLICT,
        Refusal::Customer(CustomerRefusal::NoSuchCustomer) => StatusCode::NOT_FOUND,
        Refusal::Customer(CustomerRefusal::PhoneTaken) => StatusCode::CONFLICT,
        Refusal::TableTaken { .. }
        | Refusal::CheckClosed { .. }
        | Refusal::SoldOut { .. }
        | Refusal::TooFewLeft { .. }
        | Refusal::MergedAway { .. }
        | Refusal::MovedMeanwhile { .. }
        | Refusal::NotMerged
        | Refusal::HasDiscounts { .. }
        | Refusal::HasPayments { .. }
        | Refusal::AtATable { .. }
        | Refusal::PriceChanged { .. }
        | Refusal::NotEmpty { .. }
        | Refusal::LineStale { .. }
        | Refusal::AlreadyMade { .. }
        | Refusal::OnTheBill { .. }
        | Refusal::GivenAway { .. }
        | Refusal::NotMade { .. }
        | Refusal::PaidAlready { .. }
        | Refusal::PartPaid
        | Refusal::ReversedAlready
        | Refusal::NotPaidYet
        | Refusal::Stale { .. } => StatusCode::CONFLICT,
        Refusal::Room(refusal) => super::rooms::status(refusal),
        Refusal::ApprovalNeeded { .. } | Refusal::ApprovalGone { .. } => StatusCode::FORBIDDEN,
        Refusal::NoSuchItem { .. }
        | Refusal::NoSuchChoice { .. }
        | Refusal::BadCovers
        | Refusal::SameCheck
        | Refusal::NothingToMove
        | Refusal::TooLong { .. }
        | Refusal::BadPortions
        | Refusal::EmptyRound
        | Refusal::NotSoMany { .. }
        | Refusal::ReasonNeeded
        | Refusal::TooManyLines { .. }
        | Refusal::BadQuantity { .. }
        | Refusal::NoteTooLong { .. }
        | Refusal::ChoiceMissing { .. }
        | Refusal::TooManyChoices { .. }
        | Refusal::MoreThanDue { .. }
        | Refusal::BadAmount
        | Refusal::GivenTooLittle { .. }
        | Refusal::GivenTooMuch { .. }
        | Refusal::TipTooLarge { .. }
        | Refusal::OnlyCashGivesChange
        | Refusal::DiscountNeedsApproval { .. }
        | Refusal::DiscountTooLarge { .. }
        | Refusal::WhichPart
        | Refusal::BadDivision { .. }
        | Refusal::RefundedAlready { .. }
        | Refusal::MoreThanTaken { .. }
        | Refusal::NoReason { .. }
        | Refusal::Shift(ShiftRefusal::BadCount)
        | Refusal::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Counter(refusal) => super::counter::status(refusal),
        Refusal::Shift(_) => StatusCode::CONFLICT,
    }
}

/// The same for vouchers.
fn promo_status(refusal: &PromoRefusal) -> StatusCode {
    match refusal {
        PromoRefusal::NoSuchCode | PromoRefusal::NoSuchVoucher => StatusCode::NOT_FOUND,
        PromoRefusal::UsedUp { .. }
        | PromoRefusal::BudgetSpent { .. }
        | PromoRefusal::OnCheckAlready { .. }
        | PromoRefusal::DoesNotStack { .. }
        | PromoRefusal::CodeTaken => StatusCode::CONFLICT,
        PromoRefusal::NotNow { .. } | PromoRefusal::NotEnough { .. } | PromoRefusal::TakesNothing { .. } => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// The same for courses.
fn courses_status(refusal: &CourseRefusal) -> StatusCode {
    match refusal {
        CourseRefusal::StillHeld { .. } | CourseRefusal::NothingToHold | CourseRefusal::WaitsForWord => {
            StatusCode::CONFLICT
        }
        CourseRefusal::BadSeat { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn reservation_status(refusal: &ReservationRefusal) -> StatusCode {
    match refusal {
        ReservationRefusal::NoSuchReservation | ReservationRefusal::NoSuchArea => StatusCode::NOT_FOUND,
        ReservationRefusal::TableBooked { .. }
        | ReservationRefusal::AreaFull { .. }
        | ReservationRefusal::Changed { .. }
        | ReservationRefusal::Over { .. }
        | ReservationRefusal::ReservedSoon { .. } => StatusCode::CONFLICT,
        ReservationRefusal::NoName
        | ReservationRefusal::InPast
        | ReservationRefusal::TooFar
        | ReservationRefusal::WhichTable => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
