//! People, the venue's name, and what its bills are reckoned by.

use super::{Desk, found, typed};
use crate::StoreError;
use crate::rows::{sessions, staff, venues};
use goimon_domain::discount::Limits;
use goimon_domain::ids::StaffId;
use goimon_domain::lang::Lang;
use goimon_domain::patience::Patience;
use goimon_domain::reservation::Booking;
use goimon_domain::staff::Role;
use goimon_domain::venue::{Terms, Till, Undoing};
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// A person as somebody entered them.
pub(super) struct Person {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
    pub pin_hash: Option<String>,
    pub password_hash: Option<String>,
    pub active: bool,
}

impl Desk<'_> {
    pub(super) async fn person(&self, person: Person) -> Result<String, StoreError> {
        let name = typed(&person.name, "person's name")?;
        let what = format!("{name}, {}{}", person.role.word(), if person.active { "" } else { ", no longer here" });
        let mut update = staff::Entity::update_many()
            .col_expr(staff::Column::Name, Expr::value(name.as_str()))
            .col_expr(staff::Column::Role, Expr::value(person.role.word()))
            .col_expr(staff::Column::Active, Expr::value(person.active));
        if let Some(hash) = &person.pin_hash {
            update = update.col_expr(staff::Column::PinHash, Expr::value(hash.as_str()));
        }
        if let Some(hash) = &person.password_hash {
            update = update.col_expr(staff::Column::PasswordHash, Expr::value(hash.as_str()));
        }
        let known = update
            .filter(staff::Column::VenueId.eq(self.venue))
            .filter(staff::Column::Id.eq(person.id.0))
            .exec(self.db)
            .await?;
        if known.rows_affected == 0 {
            let row = staff::Model {
                venue_id: self.venue,
                id: person.id.0,
                name,
                role: person.role.word().to_owned(),
                active: person.active,
                pin_hash: person.pin_hash,
                password_hash: person.password_hash,
                created_at: self.at.0,
            };
            staff::Entity::insert(row.into_active_model()).exec_without_returning(self.db).await?;
        }
        if !person.active {
            sessions::Entity::update_many()
                .col_expr(sessions::Column::EndedAt, Expr::value(self.at.0))
                .filter(sessions::Column::VenueId.eq(self.venue))
                .filter(sessions::Column::StaffId.eq(person.id.0))
                .filter(sessions::Column::EndedAt.is_null())
                .exec(self.db)
                .await?;
        }
        Ok(what)
    }

    pub(super) async fn terms(&self, terms: Terms) -> Result<String, StoreError> {
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Service, Expr::value(i64::from(terms.service.0)))
            .col_expr(venues::Column::TaxIncluded, Expr::value(terms.tax_included))
            .col_expr(venues::Column::CashStep, Expr::value(terms.cash_step.units()))
            .col_expr(venues::Column::ServiceTakeaway, Expr::value(terms.bearing.takeaway))
            .col_expr(venues::Column::ServiceDelivery, Expr::value(terms.bearing.delivery))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        let bearing = match (terms.bearing.takeaway, terms.bearing.delivery) {
            (false, false) => "",
            (true, false) => ", also takeaway",
            (false, true) => ", also delivery",
            (true, true) => ", also takeaway and delivery",
        };
        let tax = if terms.tax_included { "included" } else { "added" };
        Ok(format!("terms: service {} %{bearing}, tax {tax}, step {}", terms.service, terms.cash_step.units()))
    }

    pub(super) async fn till(&self, till: &Till) -> Result<String, StoreError> {
        let json = serde_json::to_string(till)
            .map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))?;
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Till, Expr::value(json))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        let bank = till.bank.as_ref().map_or("none".to_owned(), |bank| format!("{} {}", bank.bank, bank.number));
        let Limits { waiter, cashier, most } = till.limits;
        Ok(format!("till: transfers to {bank}; discounts: waiter {waiter} %, cashier {cashier} %, at most {most} %"))
    }

    pub(super) async fn undoing(&self, undoing: Undoing) -> Result<String, StoreError> {
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Undoing, Expr::value(undoing.word()))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        Ok(format!("undoing what was made: {}", undoing.word()))
    }

    pub(super) async fn booking(&self, booking: Booking) -> Result<String, StoreError> {
        let json = serde_json::to_string(&booking)
            .map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))?;
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Booking, Expr::value(json))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        Ok(format!("reservations: held {} minutes, shown {} before", booking.stay, booking.ahead))
    }

    pub(super) async fn patience(&self, patience: Patience) -> Result<String, StoreError> {
        let json = serde_json::to_string(&patience)
            .map_err(|why| StoreError::nonsense(format!("a value that cannot be JSON: {why}")))?;
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Patience, Expr::value(json))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        let Patience { order, service, bill, everyone } = patience;
        Ok(format!(
            "attention after: order {order} min, service {service} min, bill {bill} min; everybody's after {everyone} min"
        ))
    }

    pub(super) async fn rename(&self, name: String, lang: Lang) -> Result<String, StoreError> {
        let name = typed(&name, "venue's name")?;
        let done = venues::Entity::update_many()
            .col_expr(venues::Column::Name, Expr::value(name.as_str()))
            .col_expr(venues::Column::Lang, Expr::value(lang.tag()))
            .filter(venues::Column::Id.eq(self.venue))
            .exec(self.db)
            .await?;
        found(done, "venue")?;
        Ok(format!("name: {name}"))
    }
}
