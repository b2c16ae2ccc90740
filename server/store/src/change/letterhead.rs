//! What receipts tell of the house.

use super::{Desk, found};
use crate::StoreError;
use crate::rows::venues;
use goimon_domain::letterhead::Letterhead;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Desk<'_> {
    pub(super) async fn letterhead(&self, letterhead: &Letterhead) -> Result<String, StoreError> {
        let letterhead = letterhead.tidy().map_err(|why| StoreError::Bad(why.to_string()))?;
        let json = serde_json::to_string(&letterhead)
            .map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))?;
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Letterhead, Expr::value(json))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        let Letterhead { address, phone, tax_code, closing } = letterhead;
        let closing = closing.as_deref().unwrap_or("the usual thanks");
        Ok(format!("receipts: {address}; phone {phone}; tax code {tax_code}; last line: {closing}"))
    }
}
