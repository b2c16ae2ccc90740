//! Rows: one entity a table, as the migrations made it. They never leave this crate.
//!
//! All whole numbers are `i64`, as in the schema; the domain's narrower ones are read back by [`fit`].

mod door;
mod evening;
mod house;
mod kitchen;
mod loyalty;
mod vouchers;

pub use door::{devices, enrol_codes, sessions, staff};
pub use evening::{
    answers, checks, events, lines, outside_shifts, payments, portions, reservations, rounds, shifts, tickets,
};
pub use house::{
    areas, categories, items, modifier_groups, modifiers, print_jobs, printers, stations, tables, tax_classes,
    tax_rates, venues,
};
pub use kitchen::{covers, screens};
pub use loyalty::{account_entries, accounts, debt_intents};
pub use vouchers::{customers, promotions, redemptions, voucher_codes};

use crate::StoreError;
use goimon_domain::line::Stamp;
use goimon_domain::time::At;

/// A table as an entity.
macro_rules! row {
    ($(#[$doc:meta])* $module:ident $table:tt { $($(#[$attr:meta])* $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$doc])*
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($(#[$attr])* pub $field: $ty),*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}
pub(crate) use row;

/// A number of the domain from the database's; what does not fit was not written by us.
pub fn fit<T: TryFrom<i64>>(value: i64, what: &'static str) -> Result<T, StoreError> {
    T::try_from(value).map_err(|_| StoreError::nonsense(format!("{what} is {value}")))
}

/// Who and when, from the two columns that hold it.
pub fn stamp(at: Option<i64>, by: Option<String>) -> Option<Stamp> {
    Some(Stamp { at: At(at?), by: by.unwrap_or_default() })
}
