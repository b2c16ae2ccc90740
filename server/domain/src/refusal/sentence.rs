//! Which sentence in the language files tells a refusal, and what fills its blanks.

use super::{Refusal, Word};

impl Refusal {
    /// The sentence's name in the language files (`refused-…`) and, in kebab case, in the API's problem types.
    pub fn key(&self) -> &'static str {
        match self {
            Refusal::Promo(refusal) => refusal.key(),
            Refusal::Reservation(refusal) => refusal.key(),
            Refusal::Customer(refusal) => refusal.key(),
            Refusal::NoSuchCheck => "no-such-check",
            Refusal::NoSuchTable => "no-such-table",
            Refusal::NoSuchStation => "no-such-station",
            Refusal::NoSuchTicket => "no-such-ticket",
            Refusal::NothingToRush => "nothing-to-rush",
            Refusal::NoSuchLine => "no-such-line",
            Refusal::NoSuchItem { .. } => "no-such-item",
            Refusal::NoSuchChoice { .. } => "no-such-choice",
            Refusal::TableTaken { .. } => "table-taken",
            Refusal::CheckClosed { .. } => "check-closed",
            Refusal::BadCovers => "bad-covers",
            Refusal::Course(refusal) => refusal.key(),
            Refusal::EmptyRound => "empty-round",
            Refusal::TooManyLines { .. } => "too-many-lines",
            Refusal::BadQuantity { .. } => "bad-quantity",
            Refusal::NoteTooLong { .. } => "note-too-long",
            Refusal::SoldOut { .. } => "sold-out",
            Refusal::TooFewLeft { .. } => "too-few-left",
            Refusal::NotOnMenu => "not-on-menu",
            Refusal::BadPortions => "bad-portions",
            Refusal::PriceChanged { .. } => "price-changed",
            Refusal::ChoiceMissing { .. } => "choice-missing",
            Refusal::TooManyChoices { .. } => "too-many-choices",
            Refusal::LineStale { .. } => "line-stale",
            Refusal::ReasonNeeded => "reason-needed",
            Refusal::ApprovalNeeded { .. } => "approval-needed",
            Refusal::ApprovalGone { .. } => "approval-gone",
            Refusal::AlreadyMade { .. } => "already-made",
            Refusal::OnTheBill { .. } => "on-the-bill",
            Refusal::GivenAway { .. } => "given-away",
            Refusal::NotMade { .. } => "not-made",
            Refusal::NotEmpty { .. } => "not-empty",
            Refusal::MergedAway { .. } => "merged-away",
            Refusal::MovedMeanwhile { .. } => "moved-meanwhile",
            Refusal::SameCheck => "same-check",
            Refusal::NotMerged => "not-merged",
            Refusal::HasPayments { .. } => "has-payments",
            Refusal::HasDiscounts { .. } => "has-discounts",
            Refusal::NothingToMove => "nothing-to-move",
            Refusal::NotSoMany { .. } => "not-so-many",
            Refusal::NoSuchPerson => "no-such-person",
            Refusal::AtATable { .. } => "at-a-table",
            Refusal::TooLong { .. } => "too-long",
            Refusal::Stale { .. } => "stale",
            Refusal::MoreThanDue { .. } => "more-than-due",
            Refusal::BadAmount => "bad-amount",
            Refusal::GivenTooLittle { .. } => "given-too-little",
            Refusal::GivenTooMuch { .. } => "given-too-much",
            Refusal::TipTooLarge { .. } => "tip-too-large",
            Refusal::OnlyCashGivesChange => "only-cash-gives-change",
            Refusal::DiscountNeedsApproval { .. } => "discount-needs-approval",
            Refusal::DiscountTooLarge { .. } => "discount-too-large",
            Refusal::PaidAlready { .. } => "paid-already",
            Refusal::NoSuchDiscount => "no-such-discount",
            Refusal::NoReason { .. } => "no-reason",
            Refusal::NoSuchPayment => "no-such-payment",
            Refusal::ReversedAlready => "reversed-already",
            Refusal::NotPaidYet => "not-paid-yet",
            Refusal::RefundedAlready { .. } => "refunded-already",
            Refusal::MoreThanTaken { .. } => "more-than-taken",
            Refusal::PartPaid => "part-paid",
            Refusal::WhichPart => "which-part",
            Refusal::BadDivision { .. } => "bad-division",
            Refusal::Room(room) => room.key(),
            Refusal::KeyReused => "key-reused",
            Refusal::Printing(refusal) => refusal.key(),
            Refusal::Shift(refusal) => refusal.key(),
            Refusal::Intent(refusal) => refusal.key(),
            Refusal::Counter(refusal) => refusal.key(),
            Refusal::Loyalty(refusal) => refusal.key(),
        }
    }

    /// What fills the blanks of the sentence, by name.
    pub fn words(&self) -> Vec<(&'static str, Word)> {
        let line_no = |line: &usize| ("line", Word::Number(*line as u64));
        match self {
            Refusal::NoSuchCheck
            | Refusal::NoSuchTable
            | Refusal::NoSuchStation
            | Refusal::NoSuchTicket
            | Refusal::NothingToRush
            | Refusal::NoSuchLine
            | Refusal::BadCovers
            | Refusal::EmptyRound
            | Refusal::NotOnMenu
            | Refusal::BadPortions
            | Refusal::ReasonNeeded
            | Refusal::SameCheck
            | Refusal::NotMerged
            | Refusal::NothingToMove
            | Refusal::NoSuchPerson
            | Refusal::BadAmount
            | Refusal::OnlyCashGivesChange
            | Refusal::NoSuchDiscount
            | Refusal::PartPaid
            | Refusal::WhichPart
            | Refusal::NoSuchPayment
            | Refusal::ReversedAlready
            | Refusal::NotPaidYet
            | Refusal::Printing(_)
            | Refusal::KeyReused
            | Refusal::Shift(_) => vec![],
            Refusal::Room(room) => room.words(),
            Refusal::Counter(refusal) => refusal.words(),
            Refusal::Reservation(refusal) => refusal.words(),
            Refusal::NoSuchItem { line } | Refusal::BadQuantity { line } => vec![line_no(line)],
            Refusal::NoSuchChoice { line, item } | Refusal::SoldOut { line, item, .. } => {
                vec![line_no(line), ("item", Word::Name(item.clone()))]
            }
            Refusal::TooFewLeft { line, item, left, .. } => {
                vec![line_no(line), ("item", Word::Name(item.clone())), ("left", Word::Number(u64::from(*left)))]
            }
            Refusal::LineStale { quantity, item, state, .. } => vec![
                ("quantity", Word::Number(u64::from(*quantity))),
                ("item", Word::Name(item.clone())),
                ("state", Word::Text((*state).to_owned())),
            ],
            Refusal::ApprovalNeeded { amount } | Refusal::ApprovalGone { amount } => {
                vec![("amount", Word::Money(*amount))]
            }
            Refusal::AlreadyMade { item }
            | Refusal::OnTheBill { item }
            | Refusal::GivenAway { item }
            | Refusal::NotMade { item } => {
                vec![("item", Word::Name(item.clone()))]
            }
            Refusal::TableTaken { table, .. } => vec![("table", Word::Text(table.clone()))],
            Refusal::MergedAway { number, place, .. } | Refusal::MovedMeanwhile { number, place } => {
                vec![("number", Word::Number(u64::from(*number))), ("place", Word::Text(place.clone()))]
            }
            Refusal::Course(refusal) => refusal.words(),
            Refusal::NotSoMany { most } => vec![("most", Word::Number(u64::from(*most)))],
            Refusal::AtATable { table } => vec![("table", Word::Text(table.clone()))],
            Refusal::TooLong { most } => vec![("most", Word::Number(*most as u64))],
            Refusal::CheckClosed { number }
            | Refusal::NotEmpty { number }
            | Refusal::HasPayments { number }
            | Refusal::HasDiscounts { number } => {
                vec![("number", Word::Number(u64::from(*number)))]
            }
            Refusal::DiscountNeedsApproval { most } | Refusal::DiscountTooLarge { most } => {
                vec![("most", Word::Money(*most))]
            }
            Refusal::Promo(refusal) => refusal.words(),
            Refusal::Customer(refusal) => refusal.words(),
            Refusal::Intent(refusal) => refusal.words(),
            Refusal::Loyalty(refusal) => refusal.words(),
            Refusal::RefundedAlready { most } => vec![("most", Word::Number(u64::from(*most)))],
            Refusal::MoreThanTaken { left } => vec![("left", Word::Money(*left))],
            Refusal::PaidAlready { paid } => vec![("paid", Word::Money(*paid))],
            Refusal::NoReason { most } | Refusal::BadDivision { most } => vec![("most", Word::Number(*most as u64))],
            Refusal::TooManyLines { most } => vec![("most", Word::Number(*most as u64))],
            Refusal::NoteTooLong { line, most } => vec![line_no(line), ("most", Word::Number(*most as u64))],
            Refusal::PriceChanged { line, item, seen, now, .. } => vec![
                line_no(line),
                ("item", Word::Name(item.clone())),
                ("seen", Word::Money(*seen)),
                ("now", Word::Money(*now)),
            ],
            Refusal::ChoiceMissing { line, item, group } => {
                vec![line_no(line), ("item", Word::Name(item.clone())), ("group", Word::Name(group.clone()))]
            }
            Refusal::TooManyChoices { line, item, group, most } => vec![
                line_no(line),
                ("item", Word::Name(item.clone())),
                ("group", Word::Name(group.clone())),
                ("most", Word::Number(u64::from(*most))),
            ],
            Refusal::Stale { due, .. } | Refusal::MoreThanDue { due } => vec![("due", Word::Money(*due))],
            Refusal::TipTooLarge { tip, amount } => vec![("tip", Word::Money(*tip)), ("amount", Word::Money(*amount))],
            Refusal::GivenTooLittle { given, amount } | Refusal::GivenTooMuch { given, amount } => {
                vec![("given", Word::Money(*given)), ("amount", Word::Money(*amount))]
            }
        }
    }
}
