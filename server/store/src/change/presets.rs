//! The notes that a tap puts on a line, by heading.

use super::{Desk, found};
use crate::StoreError;
use crate::rows::categories;
use goimon_domain::presets::HeadingNotes;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Desk<'_> {
    pub(super) async fn presets(&self, notes: HeadingNotes) -> Result<String, StoreError> {
        let done = categories::Entity::update_many()
            .col_expr(categories::Column::Presets, Expr::value(notes.presets.rows()))
            .filter(categories::Column::VenueId.eq(self.venue))
            .filter(categories::Column::Id.eq(notes.category.0))
            .exec(self.db)
            .await?;
        found(done, "heading")?;
        Ok(format!("notes to tap: {}", notes.presets.listed()))
    }
}
