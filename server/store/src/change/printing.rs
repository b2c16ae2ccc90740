//! Setting up printers.

use super::Desk;
use crate::StoreError;
use crate::rows::printers;
use goimon_domain::ids::PrinterId;
use goimon_domain::printer::Printer;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

impl Desk<'_> {
    /// A new printer, or one that is there set up anew.
    pub(super) async fn printer(&self, printer: &Printer) -> Result<String, StoreError> {
        let json = serde_json::to_string(printer)
            .map_err(|why| StoreError::nonsense(format!("a printer that cannot be JSON: {why}")))?;
        let kept = printers::Entity::update_many()
            .col_expr(printers::Column::Printer, Expr::value(json.as_str()))
            .filter(printers::Column::VenueId.eq(self.venue))
            .filter(printers::Column::Id.eq(printer.id.0))
            .exec(self.db)
            .await?;
        if kept.rows_affected == 0 {
            // An id names one printer: that of another venue is none that anybody here can know.
            let theirs = printers::Entity::find().filter(printers::Column::Id.eq(printer.id.0));
            if theirs.count(self.db).await? > 0 {
                return Err(StoreError::NotFound { what: "printer" });
            }
            let others = printers::Entity::find().filter(printers::Column::VenueId.eq(self.venue));
            let position = others.count(self.db).await? as i64;
            let row = printers::Model { venue_id: self.venue, id: printer.id.0, position, printer: json };
            printers::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
        }
        Ok(format!("printer {}", printer.name))
    }

    /// A printer is no more.
    pub(super) async fn printer_gone(&self, id: PrinterId) -> Result<String, StoreError> {
        let gone = printers::Entity::delete_many()
            .filter(printers::Column::VenueId.eq(self.venue))
            .filter(printers::Column::Id.eq(id.0))
            .exec(self.db)
            .await?;
        if gone.rows_affected == 0 {
            Err(StoreError::NotFound { what: "printer" })
        } else {
            Ok("printer removed".into())
        }
    }
}
