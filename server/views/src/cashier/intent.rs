//! Money that is on its way, at the till: what it is, and whether anybody knows that it came.

use super::bill::tender_word;
use super::split::part_name;
use crate::Ctx;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::ids::PaymentId;
use goimon_domain::payment::Tender;

/// One amount on its way.
pub(super) struct OnItsWay {
    pub(super) id: PaymentId,
    /// `Card`.
    pub(super) tender: &'static str,
    pub(super) amount: String,
    /// Since when, by whom, for which part.
    pub(super) about: String,
    /// Where somebody has to look.
    pub(super) look: &'static str,
    /// What its code asks for, for a transfer.
    pub(super) code: Option<i64>,
}

/// What is on its way on a check, in order of beginning.
pub(super) fn on_its_way(ctx: &Ctx<'_>, house: &House, check: &Check) -> Vec<OnItsWay> {
    let venue = &house.reference.venue;
    let parts = check.parts();
    let one = check.intents.iter().map(|intent| {
        let part = intent.part.and_then(|id| parts.iter().find(|bill| bill.id == id));
        let tip = (intent.tip > goimon_domain::money::Money::ZERO)
            .then(|| format!("{} {}", ctx.w.t("bill-tip"), venue.currency.bare(intent.tip)));
        let about = [
            Some(venue.clock.wall(intent.begun.at)),
            Some(intent.begun.by.clone()),
            part.map(|bill| part_name(ctx, bill.seat, bill.number)),
            tip,
        ];
        OnItsWay {
            id: intent.id,
            tender: tender_word(&intent.tender),
            amount: venue.currency.full(intent.amount + intent.tip),
            about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            look: where_to_look(intent.tender),
            code: (intent.tender == Tender::Transfer).then_some((intent.amount + intent.tip).units()),
        }
    });
    one.collect()
}

/// Where somebody has to look whether money came.
pub(crate) fn where_to_look(tender: Tender) -> &'static str {
    match tender {
        Tender::Card => "intent-look-card",
        Tender::Wallet => "intent-look-wallet",
        _ => "intent-look-transfer",
    }
}
