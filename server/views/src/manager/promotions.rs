//! What comes off by rule and by code: the list, the form of one, and the codes of a voucher.

use crate::Ctx;
use crate::cashier::tier_key;
use crate::words::Words;
use askama::Template;
use goimon_domain::customer::Tier;
use goimon_domain::discount::Off;
use goimon_domain::house::House;
use goimon_domain::ids::PromotionId;
use goimon_domain::menu::Menu;
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::promotion::{Hours, PriceCut, Promotion, Scope, What, When};
use goimon_domain::time::At;

/// What kind of promotion a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Another price for some hours.
    Price,
    /// Take three, pay two.
    BuyGet,
    /// Several for a price.
    Combo,
    /// Off the check, from a sum on.
    Spend,
    /// By code.
    Voucher,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [Kind::Price, Kind::BuyGet, Kind::Combo, Kind::Spend, Kind::Voucher];

    /// The word in addresses and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Price => "price",
            Kind::BuyGet => "buyget",
            Kind::Combo => "combo",
            Kind::Spend => "spend",
            Kind::Voucher => "voucher",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind of a promotion.
    pub fn of(promotion: &Promotion) -> Self {
        match promotion.what {
            _ if promotion.code.is_some() => Kind::Voucher,
            What::Price { .. } => Kind::Price,
            What::BuyGet { .. } => Kind::BuyGet,
            What::Combo { .. } => Kind::Combo,
            What::Spend { .. } => Kind::Spend,
        }
    }

    /// Its name, as a message.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Price => "promo-kind-price",
            Kind::BuyGet => "promo-kind-buyget",
            Kind::Combo => "promo-kind-combo",
            Kind::Spend => "promo-kind-spend",
            Kind::Voucher => "promo-kind-voucher",
        }
    }
}

#[derive(Template)]
#[template(path = "manager/promotions.html")]
struct ListPage<'a> {
    ctx: &'a Ctx<'a>,
    rows: Vec<Row<'a>>,
    kinds: [Kind; 5],
}

struct Row<'a> {
    promotion: &'a Promotion,
    name: &'a str,
    about: String,
    /// Whether it holds at this moment.
    now: bool,
}

/// All promotions: those that are on first, the newest of them on top.
pub fn promotions(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let venue = &house.reference.venue;
    let mut rows: Vec<Row<'_>> = house
        .reference
        .promotions
        .iter()
        .rev()
        .map(|promotion| Row {
            promotion,
            name: promotion.name.of(ctx.lang()),
            about: about(ctx.w, venue.currency, promotion),
            now: promotion.active && promotion.when.holds(&venue.clock, ctx.now),
        })
        .collect();
    rows.sort_by_key(|row| !row.promotion.active);
    ListPage { ctx, rows, kinds: Kind::ALL }.render()
}

/// `Giờ vàng · −20 % · T2 T3 · 15:00–18:00`.
fn about(w: Words, currency: Currency, promotion: &Promotion) -> String {
    let off = |off: &Off| match off {
        Off::Amount(off) => format!("−{}", currency.full(*off)),
        Off::Percent(rate) => format!("−{}", percent(*rate)),
    };
    let mut parts = vec![w.t(Kind::of(promotion).key()).to_owned()];
    match &promotion.what {
        What::Price { cut: PriceCut::Price(price), .. } => parts.push(currency.full(*price)),
        What::Price { cut: PriceCut::Amount(amount), .. } => parts.push(off(&Off::Amount(*amount))),
        What::Price { cut: PriceCut::Percent(rate), .. } => parts.push(off(&Off::Percent(*rate))),
        What::BuyGet { buy, get, off: rate, .. } => {
            parts.push(format!("{buy} + {get}"));
            if rate.0 < 10_000 {
                parts.push(off(&Off::Percent(*rate)));
            }
        }
        What::Combo { price, .. } => parts.push(currency.full(*price)),
        What::Spend { least, off: how, .. } => {
            parts.push(off(how));
            if *least > Money::ZERO {
                parts.push(w.s("promo-from-sum", currency.full(*least)));
            }
        }
    }
    parts.extend(promotion.tier.map(|tier| w.s("promo-tier-from", w.t(tier_key(tier)))));
    parts.extend(when(w, &promotion.when));
    parts.join(" · ")
}

fn when(w: Words, when: &When) -> Vec<String> {
    let days: Vec<String> = when.days.iter().map(|day| day_name(w, *day).to_owned()).collect();
    let hours = when.hours.map(|hours| format!("{}–{}", time(hours.from), time(hours.to)));
    let first = when.first.map(|first| w.s("promo-from-day", first.to_string()));
    let last = when.last.map(|last| w.s("promo-to-day", last.to_string()));
    let days = (!days.is_empty()).then(|| days.join(" "));
    [days, hours, first, last].into_iter().flatten().collect()
}

fn day_name(w: Words, day: u8) -> String {
    let keys = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
    keys.get(usize::from(day.saturating_sub(1))).map(|key| w.t(key).to_owned()).unwrap_or_default()
}

fn percent(rate: Rate) -> String {
    format!("{rate}\u{a0}%")
}

fn time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

#[derive(Template)]
#[template(path = "manager/promotion.html")]
struct FormPage<'a> {
    ctx: &'a Ctx<'a>,
    kind: Kind,
    /// Where it goes.
    action: String,
    title: &'a str,
    form: Form,
}

/// What stands in the fields.
#[derive(Default)]
struct Form {
    fresh: bool,
    id: String,
    vi: String,
    en: String,
    active: bool,
    stacks: bool,
    priority: u8,
    /// Tiers to choose from.
    tiers: Vec<(&'static str, &'static str, bool)>,
    days: Vec<(u8, String, bool)>,
    from: String,
    to: String,
    first: String,
    last: String,
    on: Vec<Options>,
    parts: Vec<Vec<Options>>,
    off: String,
    /// Whether `off` is a price.
    is_price: bool,
    buy: u32,
    get: u32,
    price: String,
    least: String,
    most_off: String,
    uses: String,
    budget: String,
}

/// Headings and items to choose from, in a group.
struct Options {
    name: String,
    all: Vec<Choice>,
}

/// One of them.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// The form of one promotion: a new one of a kind, or one to change.
pub fn promotion(ctx: &Ctx<'_>, house: &House, kind: Kind, found: Option<&Promotion>) -> askama::Result<String> {
    let menu = &house.reference.menu;
    let currency = house.reference.venue.currency;
    let plain = |amount: Money| currency.plain(amount);
    let off_text = |off: &Off| match off {
        Off::Amount(off) => plain(*off),
        Off::Percent(rate) => format!("{rate}%"),
    };
    let parts = found.map_or(&[][..], Promotion::parts);
    let mut form = Form {
        fresh: found.is_none(),
        active: true,
        stacks: kind != Kind::Price,
        buy: 2,
        get: 1,
        days: days(ctx, &[]),
        tiers: Tier::ALL
            .map(|tier| (tier.word(), tier_key(tier), found.and_then(|found| found.tier) == Some(tier)))
            .into(),
        on: options(ctx, menu, parts.first()),
        parts: (0..4).map(|place| options(ctx, menu, parts.get(place))).collect(),
        uses: if kind == Kind::Voucher { "1".into() } else { String::new() },
        ..Form::default()
    };
    if let Some(found) = found {
        form.id = found.id.to_string();
        form.vi.clone_from(&found.name.vi);
        form.en.clone_from(&found.name.en);
        form.active = found.active;
        form.stacks = found.stacks;
        form.priority = found.priority;
        form.days = days(ctx, &found.when.days);
        if let Some(Hours { from, to }) = found.when.hours {
            (form.from, form.to) = (time(from), time(to));
        }
        form.first = found.when.first.map(|day| day.to_string()).unwrap_or_default();
        form.last = found.when.last.map(|day| day.to_string()).unwrap_or_default();
        match &found.what {
            What::Price { cut, .. } => {
                form.is_price = matches!(cut, PriceCut::Price(_));
                form.off = match cut {
                    PriceCut::Percent(rate) => format!("{rate}%"),
                    PriceCut::Amount(off) | PriceCut::Price(off) => plain(*off),
                };
            }
            What::BuyGet { buy, get, off, .. } => {
                (form.buy, form.get, form.off) = (*buy, *get, format!("{off}%"));
            }
            What::Combo { price, .. } => form.price = plain(*price),
            What::Spend { least, off, most, .. } => {
                form.off = off_text(off);
                form.least = plain(*least);
                form.most_off = most.map(plain).unwrap_or_default();
            }
        }
        if let Some(code) = &found.code {
            form.uses = code.uses.map(|uses| uses.to_string()).unwrap_or_default();
            form.budget = code.budget.map(plain).unwrap_or_default();
        }
    }
    let action = if form.fresh { "/manage/promotions".to_owned() } else { format!("/manage/promotions/{}", form.id) };
    let title = ctx.w.t(kind.key()).to_owned();
    FormPage { ctx, kind, action, title: &title, form }.render()
}

fn days(ctx: &Ctx<'_>, chosen: &[u8]) -> Vec<(u8, String, bool)> {
    (1..=7).map(|day| (day, day_name(ctx.w, day), chosen.contains(&day))).collect()
}

fn options(ctx: &Ctx<'_>, menu: &Menu, scope: Option<&Scope>) -> Vec<Options> {
    let has = |scope: Option<&Scope>, test: &dyn Fn(&Scope) -> bool| scope.is_some_and(test);
    let headings = menu.categories.iter().map(|category| Choice {
        value: format!("c:{}", category.id),
        name: ctx.w.name(&category.name).to_owned(),
        chosen: has(scope, &|scope| scope.categories.contains(&category.id)),
    });
    let mut all = vec![Options { name: ctx.w.t("promo-headings").to_owned(), all: headings.collect() }];
    for category in &menu.categories {
        let items = menu.under(category.id).map(|item| Choice {
            value: format!("i:{}", item.id),
            name: format!("{} · {}", ctx.w.name(&item.name), ctx.bare(item.price)),
            chosen: has(scope, &|scope| scope.items.contains(&item.id)),
        });
        all.push(Options { name: ctx.w.name(&category.name).to_owned(), all: items.collect() });
    }
    all.retain(|group| !group.all.is_empty());
    all
}

/// A code in the manager's list.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// The code.
    pub code: String,
    /// On how many checks it stands.
    pub used: u32,
}

#[derive(Template)]
#[template(path = "manager/codes.html")]
struct CodesPage<'a> {
    ctx: &'a Ctx<'a>,
    id: PromotionId,
    name: &'a str,
    about: String,
    spent: String,
    codes: &'a [CodeRow],
    /// When the list was read.
    at: At,
}

/// The codes of a voucher, and more of them.
pub fn codes(ctx: &Ctx<'_>, house: &House, of: &Promotion, codes: &[CodeRow], spent: Money) -> askama::Result<String> {
    let currency = house.reference.venue.currency;
    let budget = of.code.and_then(|code| code.budget);
    let spent = match budget {
        Some(budget) => format!("{} / {}", currency.full(spent), currency.full(budget)),
        None => currency.full(spent),
    };
    let about = about(ctx.w, currency, of);
    CodesPage { ctx, id: of.id, name: of.name.of(ctx.lang()), about, spent, codes, at: ctx.now }.render()
}
