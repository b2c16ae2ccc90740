//! Customers.

use super::Desk;
use crate::StoreError;
use crate::commit::{Bulk, Table};
use goimon_domain::customer::Customer;

static CUSTOMERS: Table = Table {
    name: "customers",
    columns: &["venue_id", "id", "name", "phone", "tail", "tier", "created_at"],
    upsert: Some(("venue_id,id", &["name", "phone", "tail", "tier"])),
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
            self.at.0.into(),
        ]);
        bulk.write(self.db).await.map_err(StoreError::taken("phone number"))?;
        Ok(format!("customer {}", customer.name))
    }
}
