//! Customers, read back: always a few, and always by an index.

use crate::reference::venue_row;
use crate::rows::{customers, fit};
use crate::{Store, StoreError};
use goimon_domain::customer::{Customer, Tier, phone};
use goimon_domain::ids::{CustomerId, VenueId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// More than these nobody reads at the till.
const SHOWN: u64 = 20;

impl Store {
    /// A customer, and how far the venue's stream was when they were read.
    pub async fn load_customer_at(
        &self,
        venue: VenueId,
        customer: CustomerId,
    ) -> Result<(u64, Option<Customer>), StoreError> {
        let snapshot = self.snapshot().await?;
        let seq = fit(venue_row(&snapshot, venue).await?.seq, "a sequence")?;
        let row = customers::Entity::find_by_id((venue.0, customer.0)).one(&snapshot).await?;
        Ok((seq, row.map(read).transpose()?))
    }

    /// Whom a phone number, or the last four digits of one, belongs to.
    pub async fn find_customers(&self, venue: VenueId, typed: &str) -> Result<Vec<Customer>, StoreError> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let wanted = match phone(typed) {
            Some(phone) => customers::Column::Phone.eq(phone),
            None if digits.len() == 4 => customers::Column::Tail.eq(digits),
            None => return Ok(Vec::new()),
        };
        let rows = customers::Entity::find()
            .filter(customers::Column::VenueId.eq(venue.0))
            .filter(wanted)
            .order_by_asc(customers::Column::Name)
            .limit(SHOWN)
            .all(&self.reader)
            .await?;
        rows.into_iter().map(read).collect()
    }
}

fn read(row: customers::Model) -> Result<Customer, StoreError> {
    let tier = Tier::from_word(&row.tier).ok_or_else(|| StoreError::nonsense(format!("the tier {}", row.tier)))?;
    Ok(Customer { id: CustomerId(row.id), name: row.name, phone: row.phone, tier })
}
