//! Promotions and their codes.

use super::Desk;
use crate::StoreError;
use crate::commit::{Bulk, Table};
use crate::rows::{promotions, voucher_codes};
use goimon_domain::ids::PromotionId;
use goimon_domain::promotion::Promotion;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

static PROMOTIONS: Table = Table {
    name: "promotions",
    columns: &["venue_id", "id", "rule", "created_at"],
    upsert: Some(("venue_id,id", &["rule"])),
};

static CODES: Table =
    Table { name: "voucher_codes", columns: &["venue_id", "code", "promotion_id", "created_at"], upsert: None };

impl Desk<'_> {
    pub(super) async fn promotion(&self, promotion: &Promotion) -> Result<String, StoreError> {
        promotion.check().map_err(|field| StoreError::Bad(format!("the promotion's {field} makes no sense")))?;
        let rule = serde_json::to_string(promotion)
            .map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))?;
        let mut bulk = Bulk::new(&PROMOTIONS, 1);
        bulk.push([self.venue.into(), promotion.id.0.into(), rule.into(), self.at.0.into()]);
        bulk.write(self.db).await?;
        Ok(format!("promotion {}{}", promotion.name.vi, if promotion.active { "" } else { " (off)" }))
    }

    pub(super) async fn codes(&self, promotion: PromotionId, codes: &[String]) -> Result<String, StoreError> {
        if promotions::Entity::find_by_id((self.venue, promotion.0)).one(self.db).await?.is_none() {
            return Err(StoreError::NotFound { what: "promotion" });
        }
        let known: Vec<String> = voucher_codes::Entity::find()
            .select_only()
            .column(voucher_codes::Column::Code)
            .filter(voucher_codes::Column::VenueId.eq(self.venue))
            .filter(voucher_codes::Column::PromotionId.eq(promotion.0))
            .filter(voucher_codes::Column::Code.is_in(codes.iter().map(String::as_str)))
            .into_tuple()
            .all(self.db)
            .await?;
        let mut fresh: Vec<&String> = codes.iter().filter(|code| !known.contains(code)).collect();
        fresh.sort();
        fresh.dedup();
        let mut bulk = Bulk::new(&CODES, fresh.len());
        for code in fresh {
            bulk.push([self.venue.into(), code.as_str().into(), promotion.0.into(), self.at.0.into()]);
        }
        bulk.write(self.db).await.map_err(StoreError::taken("code"))?;
        Ok(format!("{} voucher codes", codes.len()))
    }
}
