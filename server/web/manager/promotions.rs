//! Promotions, and the codes of vouchers.

use super::percent;
use crate::web::Answer;
use crate::web::codes::{self, MOST_CODES};
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::routes::{Entry, RUNNING, Rule, at};
use crate::web::visit::{Visit, page};
use actix_web::http::Method;
use goimon_domain::customer::Tier;
use goimon_domain::discount::Off;
use goimon_domain::ids::PromotionId;
use goimon_domain::lang::Named;
use goimon_domain::money::{Money, Rate};
use goimon_domain::promotion::{CodeTerms, Hours, PriceCut, Promotion, Scope, What, When};
use goimon_store::Change;
use goimon_views::manager::{self, CodeRow, Kind};
use uuid::Uuid;

/// So many codes fit a page.
const SHOWN: u64 = 1_000;

/// The addresses of these pages.
pub fn routes() -> Vec<Entry> {
    let rule = Rule::Staff(RUNNING);
    vec![
        at(Method::GET, "/manage/promotions", rule, list),
        at(Method::POST, "/manage/promotions", rule, add),
        at(Method::GET, "/manage/promotions/new", rule, fresh),
        at(Method::GET, "/manage/promotions/{id}", rule, one),
        at(Method::POST, "/manage/promotions/{id}", rule, change),
        at(Method::GET, "/manage/promotions/{id}/codes", rule, all_codes),
        at(Method::POST, "/manage/promotions/{id}/codes", rule, more_codes),
    ]
}

/// All of them.
pub async fn list(visit: Visit) -> Answer {
    page(manager::promotions(&visit.ctx(), &visit.house))
}

/// The form of a new one.
pub async fn fresh(visit: Visit) -> Answer {
    let kind = visit.query("kind").and_then(Kind::from_word).ok_or(Oops::NotFound)?;
    page(manager::promotion(&visit.ctx(), &visit.house, kind, None))
}

/// The form of one.
pub async fn one(mut visit: Visit) -> Answer {
    let found = promotion(&mut visit).await?;
    page(manager::promotion(&visit.ctx(), &visit.house, Kind::of(&found), Some(&found)))
}

/// A new one.
pub async fn add(visit: Visit, fields: Fields) -> Answer {
    put(visit, fields, None).await
}

/// Another name, time or price. Open checks keep what they were opened with.
pub async fn change(mut visit: Visit, fields: Fields) -> Answer {
    let found = promotion(&mut visit).await?;
    put(visit, fields, Some(found)).await
}

async fn put(visit: Visit, fields: Fields, before: Option<Promotion>) -> Answer {
    let kind = fields.get("kind").and_then(Kind::from_word).ok_or(Oops::BadField("kind"))?;
    let id = before.as_ref().map_or_else(|| PromotionId(Uuid::now_v7()), |before| before.id);
    let read = read(&visit, &fields, kind, id).and_then(|promotion| {
        promotion.check().map_err(Oops::BadField)?;
        Ok(promotion)
    });
    let promotion = match read {
        Ok(promotion) => promotion,
        Err(oops) => {
            return visit.again(oops, |ctx| manager::promotion(ctx, &visit.house, kind, before.as_ref()));
        }
    };
    let to = match (kind, &before) {
        (Kind::Voucher, None) => format!("/manage/promotions/{id}/codes"),
        _ => "/manage/promotions".to_owned(),
    };
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::Promotion(Box::new(promotion))).await?;
    visit.done(to)
}

/// The codes of a voucher.
pub async fn all_codes(mut visit: Visit) -> Answer {
    let found = voucher(&mut visit).await?;
    let (codes, spent) = read_codes(&visit, found.id).await?;
    page(manager::codes(&visit.ctx(), &visit.house, &found, &codes, spent))
}

/// More codes: a batch, or one that somebody thought of.
pub async fn more_codes(mut visit: Visit, fields: Fields) -> Answer {
    let found = voucher(&mut visit).await?;
    let fresh = match fields.get("code") {
        Some(typed) => codes::own(typed).map(|code| vec![code]).ok_or(Oops::BadField("code")),
        None => {
            let count = fields.parse::<usize>("count").ok().filter(|count| (1..=MOST_CODES).contains(count));
            match count {
                Some(count) => {
                    codes::batch(fields.get("prefix").unwrap_or_default(), count).ok_or(Oops::BadField("code"))
                }
                None => Err(Oops::BadField("count")),
            }
        }
    };
    let done = match fresh {
        Ok(codes) => {
            let change = Change::Codes { promotion: found.id, codes };
            visit.app.door.change(visit.me.venue, &visit.me.actor, change).await.map_err(Oops::from)
        }
        Err(oops) => Err(oops),
    };
    match done {
        Ok(_) => visit.done(format!("/manage/promotions/{}/codes", found.id)),
        Err(oops) => {
            let (codes, spent) = read_codes(&visit, found.id).await?;
            visit.again(oops, |ctx| manager::codes(ctx, &visit.house, &found, &codes, spent))
        }
    }
}

async fn read_codes(visit: &Visit, of: PromotionId) -> Result<(Vec<CodeRow>, Money), Oops> {
    let (codes, spent) = visit.app.store.codes(visit.me.venue, of, SHOWN).await?;
    Ok((codes.into_iter().map(|line| CodeRow { code: line.code, used: line.used }).collect(), spent))
}

async fn promotion(visit: &mut Visit) -> Result<Promotion, Oops> {
    let id: PromotionId = visit.id("id")?;
    visit.find(|house| house.reference.promotions.iter().find(|other| other.id == id).cloned()).await
}

async fn voucher(visit: &mut Visit) -> Result<Promotion, Oops> {
    promotion(visit).await.and_then(|found| if found.code.is_some() { Ok(found) } else { Err(Oops::NotFound) })
}

fn read(visit: &Visit, fields: &Fields, kind: Kind, id: PromotionId) -> Result<Promotion, Oops> {
    let amount = |name: &'static str| -> Result<Option<Money>, Oops> {
        fields.get(name).map(|text| visit.currency().typed(text).map_err(|_| Oops::BadField(name))).transpose()
    };
    let off = || -> Result<Off, Oops> {
        let text = fields.need("off")?;
        if text.contains('%') {
            percent(text).map(|rate| Off::Percent(Rate(rate))).ok_or(Oops::BadField("off"))
        } else {
            amount("off")?.map(Off::Amount).ok_or(Oops::BadField("off"))
        }
    };
    let spend = |on: Scope| -> Result<What, Oops> {
        Ok(What::Spend { on, least: amount("least")?.unwrap_or_default(), off: off()?, most: amount("most_off")? })
    };
    let what = match kind {
        Kind::Price => {
            let cut = match (fields.get("how"), off()?) {
                (Some("price"), Off::Amount(price)) => PriceCut::Price(price),
                (Some("price"), Off::Percent(_)) => return Err(Oops::BadField("off")),
                (_, Off::Amount(off)) => PriceCut::Amount(off),
                (_, Off::Percent(rate)) => PriceCut::Percent(rate),
            };
            What::Price { on: scope(fields, "on")?, cut }
        }
        Kind::BuyGet => What::BuyGet {
            on: scope(fields, "on")?,
            buy: fields.parse("buy")?,
            get: fields.parse("get")?,
            off: Rate(fields.get("off").map_or(Some(10_000), percent).ok_or(Oops::BadField("off"))?),
        },
        Kind::Combo => {
            let parts = ["part1", "part2", "part3", "part4"].map(|name| scope(fields, name));
            let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
            What::Combo {
                parts: parts.into_iter().filter(|part| !part.is_all()).collect(),
                price: amount("price")?.ok_or(Oops::BadField("price"))?,
            }
        }
        Kind::Spend => spend(scope(fields, "on")?)?,
        Kind::Voucher => spend(Scope::default())?,
    };
    let code = (kind == Kind::Voucher)
        .then(|| Ok::<_, Oops>(CodeTerms { uses: fields.maybe("uses")?, budget: amount("budget")? }))
        .transpose()?;
    let tier = match fields.get("tier") {
        Some(word) => Some(Tier::from_word(word).ok_or(Oops::BadField("tier"))?),
        None => None,
    };
    Ok(Promotion {
        id,
        name: Named::new(fields.need("name_vi")?, fields.get("name_en").unwrap_or_default()),
        active: fields.ticked("active"),
        when: when(fields)?,
        what,
        stacks: fields.ticked("stacks"),
        priority: fields.maybe("priority")?.unwrap_or(0),
        code,
        tier,
    })
}

/// `c:…` names a heading, `i:…` an item.
fn scope(fields: &Fields, name: &'static str) -> Result<Scope, Oops> {
    let mut scope = Scope::default();
    for value in fields.all(name) {
        match value.split_once(':') {
            Some(("c", id)) => scope.categories.push(id.parse().map_err(|_| Oops::BadField("on"))?),
            Some(("i", id)) => scope.items.push(id.parse().map_err(|_| Oops::BadField("on"))?),
            _ => return Err(Oops::BadField("on")),
        }
    }
    Ok(scope)
}

fn when(fields: &Fields) -> Result<When, Oops> {
    let hours = match (fields.get("from"), fields.get("to")) {
        (None, None) => None,
        (from, to) => Some(Hours {
            from: from.map_or(Some(0), minute).ok_or(Oops::BadField("from"))?,
            to: to.map_or(Some(24 * 60), minute).ok_or(Oops::BadField("from"))?,
        }),
    };
    Ok(When { days: fields.parse_all("day")?, hours, first: fields.maybe("first")?, last: fields.maybe("last")? })
}

/// `15:30` as minutes after midnight.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
