//! Rate plans, holidays, and which room has which plan. The venue's row is taken, so two managers wait for one another.

use super::{Desk, found};
use crate::StoreError;
use crate::checks::json;
use crate::reference::venue_row;
use crate::rows::{tables, tax_classes, venues};
use goimon_domain::ids::{RatePlanId, TableId, VenueId};
use goimon_domain::rates::{RateFault, RatePlan, Rates};
use jiff::civil::Date;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Desk<'_> {
    pub(super) async fn rate_plan(&self, plan: RatePlan) -> Result<String, StoreError> {
        let bad = |why: RateFault| StoreError::Bad(why.to_string());
        plan.check().map_err(bad)?;
        let class = tax_classes::Entity::find_by_id((self.venue, plan.tax_class.clone())).one(self.db).await?;
        class.ok_or_else(|| bad(RateFault::TaxClass))?;
        let mut rates = self.rates().await?;
        let what = format!("rate plan {}", plan.name.vi);
        match rates.plans.iter_mut().find(|other| other.id == plan.id) {
            Some(known) => *known = plan,
            None => rates.plans.push(plan),
        }
        self.put_rates(&rates).await?;
        Ok(what)
    }

    pub(super) async fn rate_plan_gone(&self, id: RatePlanId) -> Result<String, StoreError> {
        let mut rates = self.rates().await?;
        let place = rates.plans.iter().position(|plan| plan.id == id);
        let gone = rates.plans.remove(place.ok_or(StoreError::NotFound { what: "rate plan" })?);
        tables::Entity::update_many()
            .col_expr(tables::Column::RatePlanId, Expr::value(None::<sea_orm::prelude::Uuid>))
            .filter(tables::Column::VenueId.eq(self.venue))
            .filter(tables::Column::RatePlanId.eq(id.0))
            .exec(self.db)
            .await?;
        self.put_rates(&rates).await?;
        Ok(format!("no more rate plan {}", gone.name.vi))
    }

    pub(super) async fn holidays(&self, mut days: Vec<Date>) -> Result<String, StoreError> {
        days.sort_unstable();
        days.dedup();
        let told: Vec<String> = days.iter().map(Date::to_string).collect();
        self.put_rates(&Rates { holidays: days, ..self.rates().await? }).await?;
        Ok(format!("holidays {}", told.join(", ")))
    }

    pub(super) async fn table_plan(&self, table: TableId, plan: Option<RatePlanId>) -> Result<String, StoreError> {
        let name = match plan {
            Some(id) => {
                let rates = self.rates().await?;
                rates.plan(id).ok_or(StoreError::NotFound { what: "rate plan" })?.name.vi.clone()
            }
            None => "none".to_owned(),
        };
        let row = tables::Entity::find_by_id((self.venue, table.0)).one(self.db).await?;
        let label = row.ok_or(StoreError::NotFound { what: "table" })?.label;
        let done = tables::Entity::update_many()
            .col_expr(tables::Column::RatePlanId, Expr::value(plan.map(|plan| plan.0)))
            .filter(tables::Column::VenueId.eq(self.venue))
            .filter(tables::Column::Id.eq(table.0))
            .exec(self.db)
            .await?;
        found(done, "table")?;
        Ok(format!("table {label}: rate plan {name}"))
    }

    async fn rates(&self) -> Result<Rates, StoreError> {
        Ok(json(venue_row(self.db, VenueId(self.venue)).await?.rates)?.unwrap_or_default())
    }

    async fn put_rates(&self, rates: &Rates) -> Result<(), StoreError> {
        let json = serde_json::to_string(rates)
            .map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))?;
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Rates, Expr::value(json))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")
    }
}
