//! Bills that were paid, looked for by what somebody still knows of them. Only this month's are gone through, along the index
//! of closed checks, whatever years came before.

use crate::checks::{by_ids, last_closed};
use crate::rows::{checks, payments};
use crate::{Store, StoreError};
use goimon_domain::check::Check;
use goimon_domain::closed::{Sought, Words};
use goimon_domain::ids::VenueId;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{ColumnTrait, Condition, QueryFilter, Select};

impl Store {
    /// The checks that were closed last, the latest first; of those that are looked for, where any are. One on which nothing
    /// was ordered is not among them.
    pub async fn closed_checks(
        &self,
        venue: VenueId,
        sought: Option<&Sought>,
        limit: u32,
    ) -> Result<Vec<Check>, StoreError> {
        let snapshot = self.snapshot().await?;
        let question = last_closed(venue, limit);
        let question = match sought {
            Some(sought) => narrowed(question, venue, sought),
            None => question,
        };
        let ids: Vec<Uuid> = question.into_tuple().all(&snapshot).await?;
        let mut found = by_ids(&snapshot, venue, ids).await?;
        found.sort_by_key(|check| std::cmp::Reverse((check.closed.as_ref().map(|stamp| stamp.at), check.id)));
        Ok(found)
    }
}

pub(crate) fn narrowed(question: Select<checks::Entity>, venue: VenueId, sought: &Sought) -> Select<checks::Entity> {
    let mut question = question
        .filter(checks::Column::ClosedAt.gte(sought.since.0))
        .filter(checks::Column::ClosedAt.lt(sought.until.0));
    if let Some(day) = sought.day {
        question = question.filter(checks::Column::BusinessDay.eq(day.to_string()));
    }
    match &sought.words {
        Some(words) => question.filter(says(venue, words)),
        None => question,
    }
}

/// Whether one of its names, its number, what was paid, together or at once, or what the terminal printed is the word.
fn says(venue: VenueId, words: &Words) -> Condition {
    let lower = |column: checks::Column| Expr::expr(Func::lower(Expr::col((checks::Entity, column))));
    let word = words.text.to_lowercase();
    let its = |what: Expr| {
        let check = Expr::col((payments::Entity, payments::Column::CheckId));
        let same = check.equals((checks::Entity, checks::Column::Id));
        let mut query = Query::select();
        query.expr(what).from(payments::Entity).and_where(payments::Column::VenueId.eq(venue.0)).and_where(same);
        query
    };
    let reference = Func::lower(Expr::col((payments::Entity, payments::Column::Reference)));
    let mut paid = Condition::any().add(Expr::expr(reference).eq(word.as_str()));
    let mut any = Condition::any()
        .add(lower(checks::Column::TableLabel).eq(words.label.to_lowercase()))
        .add(lower(checks::Column::Away).like(format!("%{word}%")));
    if let Some(amount) = words.amount {
        paid = paid.add(payments::Column::Amount.eq(amount.units()));
        let whole = its(Func::sum(Expr::col((payments::Entity, payments::Column::Amount))).into());
        any = any.add(Expr::SubQuery(None, Box::new(whole.into())).eq(amount.units()));
    }
    if let Some(number) = words.number {
        any = any.add(checks::Column::Number.eq(i64::from(number)));
    }
    any.add(Expr::exists(its(Expr::val(1)).cond_where(paid).take()))
}
