//! Promotions and codes, read back.

use crate::reference::venue_row;
use crate::rows::{fit, promotions, redemptions, voucher_codes};
use crate::{Store, StoreError};
use goimon_domain::ids::{PromotionId, VenueId};
use goimon_domain::money::Money;
use goimon_domain::promotion::{Coupon, Promotion};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// A code, as the manager's list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLine {
    /// The code.
    pub code: String,
    /// On how many checks it stands.
    pub used: u32,
}

/// A venue's promotions, the oldest first.
pub(crate) async fn promotions_of<C: ConnectionTrait>(db: &C, venue: Uuid) -> Result<Vec<Promotion>, StoreError> {
    let rows = promotions::Entity::find()
        .filter(promotions::Column::VenueId.eq(venue))
        .order_by_asc(promotions::Column::CreatedAt)
        .order_by_asc(promotions::Column::Id)
        .all(db)
        .await?;
    let read = |row: promotions::Model| {
        serde_json::from_str(&row.rule)
            .map_err(|why| StoreError::nonsense(format!("promotion {} that is not JSON: {why}", row.id)))
    };
    rows.into_iter().map(read).collect()
}

impl Store {
    /// A code as it stands, and how far the venue's stream was when it was read.
    pub async fn load_coupon_at(&self, venue: VenueId, code: &str) -> Result<(u64, Option<Coupon>), StoreError> {
        let snapshot = self.snapshot().await?;
        let seq = fit(venue_row(&snapshot, venue).await?.seq, "a sequence")?;
        let found = voucher_codes::Entity::find_by_id((venue.0, code.to_owned())).one(&snapshot).await?;
        let Some(row) = found else { return Ok((seq, None)) };
        let used = redemptions::Entity::find()
            .filter(redemptions::Column::VenueId.eq(venue.0))
            .filter(redemptions::Column::Code.eq(code))
            .filter(redemptions::Column::WithdrawnAt.is_null())
            .count(&snapshot)
            .await?;
        let spent = spent(&snapshot, venue, PromotionId(row.promotion_id)).await?;
        let used = u32::try_from(used).unwrap_or(u32::MAX);
        Ok((seq, Some(Coupon { code: row.code, promotion: PromotionId(row.promotion_id), used, spent })))
    }

    /// The codes of a promotion, the newest first, and what all of them have taken off.
    pub async fn codes(
        &self,
        venue: VenueId,
        promotion: PromotionId,
        limit: u64,
    ) -> Result<(Vec<CodeLine>, Money), StoreError> {
        let snapshot = self.snapshot().await?;
        let rows = voucher_codes::Entity::find()
            .filter(voucher_codes::Column::VenueId.eq(venue.0))
            .filter(voucher_codes::Column::PromotionId.eq(promotion.0))
            .order_by_desc(voucher_codes::Column::CreatedAt)
            .order_by_asc(voucher_codes::Column::Code)
            .limit(limit)
            .all(&snapshot)
            .await?;
        let standing: Vec<String> = redemptions::Entity::find()
            .select_only()
            .column(redemptions::Column::Code)
            .filter(redemptions::Column::VenueId.eq(venue.0))
            .filter(redemptions::Column::PromotionId.eq(promotion.0))
            .filter(redemptions::Column::WithdrawnAt.is_null())
            .into_tuple()
            .all(&snapshot)
            .await?;
        let mut used: HashMap<String, u32> = HashMap::new();
        for code in standing {
            *used.entry(code).or_default() += 1;
        }
        let line =
            |row: voucher_codes::Model| CodeLine { used: used.get(&row.code).copied().unwrap_or(0), code: row.code };
        Ok((rows.into_iter().map(line).collect(), spent(&snapshot, venue, promotion).await?))
    }
}

/// What all codes of a promotion have taken off, or may still take where they stand on open checks.
async fn spent<C: ConnectionTrait>(db: &C, venue: VenueId, promotion: PromotionId) -> Result<Money, StoreError> {
    let sum: Option<Option<i64>> = redemptions::Entity::find()
        .select_only()
        .column_as(redemptions::Column::Held.sum().cast_as("bigint"), "spent")
        .filter(redemptions::Column::VenueId.eq(venue.0))
        .filter(redemptions::Column::PromotionId.eq(promotion.0))
        .filter(redemptions::Column::WithdrawnAt.is_null())
        .into_tuple()
        .one(db)
        .await?;
    Ok(Money::minor(sum.flatten().unwrap_or(0)))
}
