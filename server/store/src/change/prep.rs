//! How long items take to make, and whether the house goes by it.

use super::{Desk, found};
use crate::StoreError;
use crate::rows::{items, venues};
use goimon_domain::ids::ItemId;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Desk<'_> {
    pub(super) async fn by_prep(&self, on: bool) -> Result<String, StoreError> {
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::ByPrep, Expr::value(on))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        Ok(format!("fire by prep time: {}", if on { "yes" } else { "no" }))
    }

    pub(super) async fn prep(&self, times: &[(ItemId, Option<u16>)]) -> Result<String, StoreError> {
        for (item, minutes) in times {
            let done = items::Entity::update_many()
                .col_expr(items::Column::Prep, Expr::value(minutes.map(i64::from)))
                .filter(items::Column::VenueId.eq(self.venue))
                .filter(items::Column::Id.eq(item.0))
                .exec(self.db)
                .await?;
            found(done, "item")?;
        }
        Ok(format!("prep times of {} items", times.len()))
    }
}
