//! What happened, as a sentence whose subject is the person who did it, and the details below it.

use super::timed;
use crate::cashier::tier_key;
use crate::live::Look;
use goimon_domain::approval::{Approved, Sanction};
use goimon_domain::check::Check;
use goimon_domain::coursing::CourseFact;
use goimon_domain::discount::Off;
use goimon_domain::edits::Part;
use goimon_domain::event::Fact;
use goimon_domain::handing::HandingFact;
use goimon_domain::ids::{ItemId, LineId, TicketId};
use goimon_domain::intent::IntentFact;
use goimon_domain::line::Line;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::reason::Reason;
use goimon_domain::reservation::ReservationFact;
use goimon_domain::rushing::RushFact;
use goimon_domain::shift::ShiftFact;
use goimon_domain::{customer, promotion};

/// A sentence and its details, for every kind of event.
pub fn deed(look: &Look<'_>, check: &Check, fact: &Fact) -> (String, String) {
    let w = &look.w;
    let plain = |key: &str| (w.t(key).to_owned(), String::new());
    let of = |ids: &[LineId]| named(look, ids.iter().filter_map(|id| check.line(*id)));
    match fact {
        Fact::CheckOpened { check } => (w.n("deed-opened", check.covers), look.place(check)),
        Fact::CoversSet { covers, .. } => (w.n("deed-covers", *covers), String::new()),
        Fact::RoundSent { round, lines, .. } => {
            (w.n("deed-sent", round.number), format!("{}{}", named(look, lines.iter()), timed::targets(look, lines)))
        }
        Fact::CookingBegun { lines, ticket, .. } => (w.s("deed-cooking", station(look, check, *ticket)), of(lines)),
        Fact::CookingCalledOff { lines, ticket, .. } => {
            (w.s("deed-cooking-off", station(look, check, *ticket)), of(lines))
        }
        Fact::LineDone { line, ticket, .. } => (w.s("deed-line-done", station(look, check, *ticket)), of(&[*line])),
        Fact::LineUndone { line, ticket, .. } => (w.s("deed-line-undone", station(look, check, *ticket)), of(&[*line])),
        Fact::TicketBumped { ticket, lines, .. } => (w.s("deed-bumped", station(look, check, *ticket)), of(lines)),
        Fact::TicketRecalled { ticket, lines, .. } => (w.s("deed-recalled", station(look, check, *ticket)), of(lines)),
        Fact::LinesServed { lines, .. } => (w.t("deed-served").to_owned(), of(lines)),
        Fact::LinesUnserved { lines, .. } => (w.t("deed-unserved").to_owned(), of(lines)),
        Fact::LineVoided { line, part, reason, sanction, .. } => {
            let why = because(look, reason.as_ref(), sanction.as_ref());
            (w.t("deed-voided").to_owned(), format!("{}{why}", some(look, check, *line, *part)))
        }
        Fact::LineComped { line, part, reason, sanction, .. } => {
            let why = because(look, Some(reason), sanction.as_ref());
            (w.t("deed-comped").to_owned(), format!("{}{why}", some(look, check, *line, *part)))
        }
        Fact::LineChanged { line, with, .. } => {
            let before = check.line(*line).map(|line| whole(look, line)).unwrap_or_default();
            (w.t("deed-changed").to_owned(), format!("{before} → {}", whole(look, with)))
        }
        Fact::LineRemade { line, .. } => {
            let reason = line.edits.remake.as_ref().map(|remake| &remake.reason);
            (w.t("deed-remade").to_owned(), format!("{}{}", one(look, line), because(look, reason, None)))
        }
        Fact::Course(CourseFact::Held { course, lines, .. }) => {
            let lines: Vec<LineId> = lines.iter().map(|(line, _)| *line).collect();
            (w.s("deed-course-held", w.course(*course)), of(&lines))
        }
        Fact::Course(CourseFact::Fired { course, lines, timed, later, .. }) => {
            let key = if *timed { "deed-time-came" } else { "deed-course-fired" };
            let later = later.as_ref().map(|later| timed::waits(look, check, later)).unwrap_or_default();
            (w.s(key, w.course(*course)), format!("{}{later}", of(lines)))
        }
        Fact::EditsKnown { ticket, lines, .. } => (w.s("deed-known", station(look, check, *ticket)), of(lines)),
        Fact::Approved { approval } => {
            let what = w.t(match approval.what.act {
                Approved::Void => "approved-void",
                Approved::Comp => "approved-comp",
                Approved::Discount => "approved-discount",
                Approved::Refund => "approved-refund",
                Approved::Payment => "approved-payment",
                Approved::Reopen => "approved-reopen",
            });
            let line = approval.what.line.and_then(|line| check.line(line)).map(|line| w.name(&line.name).to_owned());
            let details = [Some(what.to_owned()), line, Some(look.money(approval.what.amount))];
            (w.s("deed-approved", &approval.name), details.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        }
        Fact::BillAsked { .. } => plain("deed-bill"),
        Fact::BillCalledOff { .. } => plain("deed-bill-off"),
        Fact::Paid { payment, closed, .. } => {
            let key = match payment.tender {
                Tender::Cash => "deed-paid-cash",
                Tender::Card => "deed-paid-card",
                Tender::Transfer => "deed-paid-transfer",
                Tender::Wallet => "deed-paid-wallet",
                Tender::Voucher => "deed-paid-voucher",
                Tender::Points => "deed-paid-points",
                Tender::Account => "deed-paid-account",
            };
            let tip = Some(payment.tip).filter(|tip| *tip != Money::ZERO);
            let tip = tip.map(|tip| format!("{} {}", w.t("bill-tip"), look.money(tip)));
            let closing = closed.then(|| w.t("deed-closed").to_owned());
            (w.s(key, look.money(payment.amount)), tip.into_iter().chain(closing).collect::<Vec<_>>().join(" · "))
        }
        Fact::PaymentReversed { payment, sanction, .. } => {
            let key = if payment.is_refund() { "deed-refund" } else { "deed-void-payment" };
            let reversal = payment.reversal.as_ref();
            let lines = reversal.into_iter().flat_map(|reversal| &reversal.lines);
            let lines = lines.filter_map(|(id, count)| Some(format!("{count} × {}", w.name(&check.line(*id)?.name))));
            let detail: Vec<String> = lines.chain(reversal.map(|reversal| reversal.reason.clone())).collect();
            let detail = format!("{}{}", detail.join(" · "), because(look, None, sanction.as_ref()));
            (w.s(key, look.money(-payment.amount)), detail)
        }
        Fact::Divided { division: Some(division), .. } => (w.n("deed-divided", division.parts.len()), String::new()),
        Fact::Divided { division: None, .. } => plain("deed-undivided"),
        Fact::Settling { began: true, .. } => plain("deed-settling"),
        Fact::Settling { began: false, .. } => plain("deed-settling-off"),
        Fact::ReceiptPrinted { .. } => plain("deed-printed"),
        Fact::CheckReopened { check, reason, sanction, .. } => {
            let back = Some(check.refunded()).filter(|back| *back > Money::ZERO);
            let owed = back.map(|back| format!(" · {}", w.s("deed-owed-again", look.money(back)))).unwrap_or_default();
            let detail = format!("{reason}{owed}{}", because(look, None, sanction.as_ref()));
            (w.t("deed-reopened").to_owned(), detail)
        }
        Fact::DiscountGiven { discount, .. } => {
            let off = match discount.off {
                Off::Amount(off) => look.money(off),
                Off::Percent(rate) => format!("{rate}\u{a0}%"),
            };
            let line = discount.line.map(|line| of(&[line])).filter(|line| !line.is_empty());
            let approved = discount.approved.as_ref().map(|name| w.s("deed-approved-by", name));
            let detail: Vec<String> = line.into_iter().chain([discount.reason.clone()]).chain(approved).collect();
            (w.s("deed-discount", off), detail.join(" · "))
        }
        Fact::DiscountWithdrawn { discount, .. } => {
            let found = check.discounts.iter().find(|other| other.id == *discount);
            (w.t("deed-discount-back").to_owned(), found.map_or(String::new(), |found| found.reason.clone()))
        }
        Fact::Promo(promotion::Fact::Redeemed { redemption, .. }) => {
            (w.s("deed-voucher", w.name(&redemption.voucher.name)), redemption.code.clone())
        }
        Fact::Promo(promotion::Fact::Withdrawn { redemption, .. }) => {
            let found = check.redeemed.iter().find(|other| other.id == *redemption);
            let about = found.map(|found| format!("{} · {}", w.name(&found.voucher.name), found.code));
            (w.t("deed-voucher-back").to_owned(), about.unwrap_or_default())
        }
        Fact::Customer(customer::Fact::Attached { customer, .. }) => {
            (w.s("deed-customer", &customer.name), w.t(tier_key(customer.tier)).to_owned())
        }
        Fact::Customer(customer::Fact::Detached { .. }) => plain("deed-customer-off"),
        Fact::CheckDropped { .. } => plain("deed-dropped"),
        Fact::StationsSaw { seen, besides } => {
            let names: Vec<String> = seen.iter().chain(besides).map(|(id, _)| look.station(*id)).collect();
            (w.s("deed-saw", names.join(", ")), String::new())
        }
        Fact::CheckMoved { from, label, .. } => (w.t("deed-moved").to_owned(), format!("{from} → {label}")),
        Fact::CheckMerged { merged, place, .. } => {
            (w.t("deed-merged").to_owned(), format!("{} → {place}", merged.from))
        }
        Fact::CheckParted { place, .. } => (w.s("deed-parted", place), String::new()),
        Fact::LinesMoved { place, transfer, .. } => {
            let count = transfer.lines.iter().map(|moving| moving.part.map_or(1, |part| part.quantity)).sum::<u32>();
            let went = transfer.lines.iter().map(|moving| some(look, check, moving.line, moving.part));
            (w.n("deed-lines-moved", count), format!("{} → {place}", went.collect::<Vec<_>>().join(", ")))
        }
        Fact::LinesCame { from, lines, .. } => (w.s("deed-lines-came", from), of(lines)),
        Fact::CheckHandedOver { to, .. } => {
            let name = look.house.reference.person(*to).map_or("", |person| &person.name);
            (w.s("deed-handed-over", name), String::new())
        }
        Fact::MoveKnown { ticket, .. } => (w.s("deed-move-known", station(look, check, *ticket)), String::new()),
        Fact::AwaySet { away, .. } => {
            let said = [&away.name, &away.phone, &away.address].into_iter().flatten().cloned();
            let promised = away.promised.map(|at| w.s("away-for", look.wall(at)));
            (w.t("deed-away").to_owned(), promised.into_iter().chain(said).collect::<Vec<_>>().join(" · "))
        }
        Fact::NoteSet { note, .. } => (w.t("deed-note").to_owned(), note.clone().unwrap_or("–".to_owned())),
        Fact::Room(fact) => crate::rooms::deed(look, fact),
        Fact::PortionsSet { item, left: 0, .. } => (w.t("deed-sold-out").to_owned(), item_name(look, *item)),
        Fact::PortionsSet { item, left, .. } => (w.n("deed-portions", *left), item_name(look, *item)),
        Fact::BackOnSale { item } => (w.t("deed-back-on-sale").to_owned(), item_name(look, *item)),
        Fact::Reservation(fact) => reservation(look, fact),
        Fact::ReferenceChanged { what } => (w.t("deed-reference").to_owned(), what.clone()),
        Fact::DeviceEnrolled { name, .. } => (w.s("deed-enrolled", name), String::new()),
        Fact::DeviceRevoked { .. } => plain("deed-revoked"),
        Fact::DeviceLocked { until, .. } => (w.s("deed-locked", look.wall(*until)), String::new()),
        Fact::SignedIn { .. } => plain("deed-in"),
        Fact::SignedOut { .. } => plain("deed-out"),
        Fact::Printing(what) => crate::printing::deed(look.w, look.house, what),
        Fact::Handing(fact) => {
            let key = if matches!(fact, HandingFact::HandedOver { .. }) {
                "deed-handed-to-runner"
            } else {
                "deed-handed-back"
            };
            (w.t(key).to_owned(), of(fact.lines()))
        }
        Fact::Rush(fact) => {
            let key = if matches!(fact, RushFact::Rushed { .. }) { "deed-rushed" } else { "deed-rush-off" };
            let lines = check.lines.iter().filter(|line| fact.tickets().contains(&line.ticket) && !line.is_voided());
            (w.t(key).to_owned(), named(look, lines))
        }
        Fact::NotShown(what) => (w.s("deed-not-shown", look.station(what.station)), String::new()),
        Fact::Loyalty(fact) => crate::customers::deed(look, fact),
        Fact::Intent(fact) => {
            let (key, amount, tender) = match fact {
                IntentFact::Begun { intent, .. } => ("deed-intent", intent.amount, Some(intent.tender)),
                IntentFact::Missed { amount, .. } => ("deed-intent-missed", *amount, None),
            };
            let tender = tender.map(|tender| w.t(crate::cashier::tender_word(&tender)).to_owned());
            (w.s(key, look.money(amount)), tender.unwrap_or_default())
        }
        Fact::Shift(fact) => {
            let what = match fact {
                ShiftFact::Opened { .. } => "deed-shift-opened",
                ShiftFact::Moved { .. } => "deed-shift-moved",
                ShiftFact::Counted { .. } => "deed-shift-counted",
                ShiftFact::TakenOver { .. } => "deed-shift-taken-over",
                ShiftFact::Closed { .. } => "deed-shift-closed",
                ShiftFact::Printed { .. } => "deed-shift-printed",
            };
            (w.s("deed-shift", w.t(what)), String::new())
        }
    }
}

pub(super) fn named<'a>(look: &Look<'_>, lines: impl Iterator<Item = &'a Line>) -> String {
    lines.map(|line| one(look, line)).collect::<Vec<_>>().join(", ")
}

fn one(look: &Look<'_>, line: &Line) -> String {
    format!("{} × {}", line.quantity, look.w.name(&line.name))
}

/// `2 × Beer`, of a line or of the part of it that an act was about.
fn some(look: &Look<'_>, check: &Check, line: LineId, part: Option<Part>) -> String {
    let line = check.line(part.map_or(line, |part| part.id)).or(check.line(line));
    line.map(|line| one(look, line)).unwrap_or_default()
}

/// `3 × Beef pho · Large · no onion`.
fn whole(look: &Look<'_>, line: &Line) -> String {
    let details = [Some(one(look, line)), Some(look.chosen(line)), line.note.clone()];
    details.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// ` · not good · allowed by Minh`.
fn because(look: &Look<'_>, reason: Option<&Reason>, sanction: Option<&Sanction>) -> String {
    let mut text = String::new();
    if let Some(reason) = reason {
        text.push_str(" · ");
        text.push_str(&look.w.reason(reason));
    }
    if let Some(sanction) = sanction {
        text.push_str(" · ");
        text.push_str(&look.w.s("allowed-by", &sanction.name));
    }
    text
}

fn reservation(look: &Look<'_>, fact: &ReservationFact) -> (String, String) {
    let key = match fact {
        ReservationFact::Booked { .. } => "deed-reservation-booked",
        ReservationFact::Changed { .. } => "deed-reservation-changed",
        ReservationFact::Seated { name, .. } => {
            return (look.w.t("deed-reservation-seated").to_owned(), name.clone());
        }
        ReservationFact::NoShow { .. } => "deed-reservation-no-show",
        ReservationFact::Cancelled { .. } => "deed-reservation-cancelled",
    };
    (look.w.t(key).to_owned(), String::new())
}

fn item_name(look: &Look<'_>, item: ItemId) -> String {
    look.house.reference.menu.item(item).map_or(String::new(), |item| look.w.name(&item.name).to_owned())
}

fn station(look: &Look<'_>, check: &Check, ticket: TicketId) -> String {
    check.ticket(ticket).map_or(String::new(), |ticket| look.station(ticket.station))
}
