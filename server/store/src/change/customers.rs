//! Customers.

use super::Desk;
use crate::StoreError;
use crate::commit::{Bulk, Table};
use crate::rows::customers;
use goimon_domain::customer::Customer;
use goimon_domain::ids::CustomerId;
use goimon_domain::menu::fold;
use goimon_domain::money::Money;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

static CUSTOMERS: Table = Table {
    name: "customers",
    columns: &["venue_id", "id", "name", "phone", "tail", "tier", "search", "created_at"],
    upsert: Some(("venue_id,id", &["name", "phone", "tail", "tier", "search"])),
};

impl Desk<'_> {
    pub(super) async fn customer(&self, customer: &Customer) -> Result<String, StoreError> {
        let mut bulk = Bulk::new(&CUSTOMERS, 1);
        bulk.push([
            self.venue.into(),
            customer.id.0.into(),
            customer.name.as_str().into(),
            customer.phone.as_str().into(),
            customer.tail().into(),
            customer.tier.word().into(),
            fold(&customer.name).into(),
            self.at.0.into(),
        ]);
        bulk.write(self.db).await.map_err(StoreError::taken("phone number"))?;
        Ok(format!("customer {}", customer.name))
    }

    /// What people should know of a customer, and up to how much they may owe.
    pub(super) async fn customer_terms(
        &self,
        id: CustomerId,
        note: Option<String>,
        limit: Option<Money>,
    ) -> Result<String, StoreError> {
        let mut update = customers::Entity::update_many().col_expr(customers::Column::Note, Expr::value(note));
        if let Some(limit) = limit {
            update = update.col_expr(customers::Column::Credit, Expr::value(limit.units()));
        }
        let one = update.filter(customers::Column::VenueId.eq(self.venue)).filter(customers::Column::Id.eq(id.0));
        one.exec(self.db).await?;
        Ok(match limit {
            Some(limit) => format!("customer {id}: note, account up to {}", limit.units()),
            None => format!("customer {id}: note"),
        })
    }
}
