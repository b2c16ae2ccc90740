//! Tax classes and their rates. The venue's row is taken, so two managers wait for one another: each is decided on what the
//! other wrote.

use super::Desk;
use crate::StoreError;
use crate::reference::{clock_of, tax_classes_of, venue_row};
use crate::rows::{tax_classes, tax_rates};
use goimon_domain::ids::VenueId;
use goimon_domain::menu::TaxClass;
use goimon_domain::vat::VatChange;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

impl Desk<'_> {
    pub(super) async fn vat(&self, change: &VatChange) -> Result<String, StoreError> {
        let today = clock_of(&venue_row(self.db, VenueId(self.venue)).await?)?.business_day(self.at);
        let classes = tax_classes_of(self.db, self.venue).await?;
        let class = change.made(&classes, today)?;
        self.put_class(&class, classes.len()).await?;
        Ok(change.told())
    }

    async fn put_class(&self, class: &TaxClass, position: usize) -> Result<(), StoreError> {
        let renamed = tax_classes::Entity::update_many()
            .col_expr(tax_classes::Column::NameVi, Expr::value(class.name.vi.as_str()))
            .col_expr(tax_classes::Column::NameEn, Expr::value(class.name.en.as_str()))
            .filter(tax_classes::Column::VenueId.eq(self.venue))
            .filter(tax_classes::Column::Code.eq(class.code.as_str()))
            .exec(self.db)
            .await?;
        if renamed.rows_affected == 0 {
            let row = tax_classes::Model {
                venue_id: self.venue,
                code: class.code.clone(),
                name_vi: class.name.vi.clone(),
                name_en: class.name.en.clone(),
                position: position as i64,
            };
            tax_classes::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
        }
        tax_rates::Entity::delete_many()
            .filter(tax_rates::Column::VenueId.eq(self.venue))
            .filter(tax_rates::Column::Code.eq(class.code.as_str()))
            .exec(self.db)
            .await?;
        let rows = class.rates.iter().map(|(from, rate)| {
            let row = tax_rates::Model {
                venue_id: self.venue,
                code: class.code.clone(),
                from_day: from.to_string(),
                rate: i64::from(rate.0),
            };
            row.into_active_model()
        });
        tax_rates::Entity::insert_many(rows).exec_without_returning(self.db).await?;
        Ok(())
    }
}
