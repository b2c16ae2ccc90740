//! Customers, read back: always a few, and by an index wherever somebody typed a number.

use crate::checks::json;
use crate::reference::venue_row;
use crate::rows::{account_entries, accounts, customers, debt_intents, fit};
use crate::{Store, StoreError};
use goimon_domain::customer::{Customer, Tier, phone};
use goimon_domain::ids::{CustomerId, EntryId, VenueId};
use goimon_domain::loyalty::{DebtIntent, Entry, Known};
use goimon_domain::menu::fold;
use goimon_domain::money::Money;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// More than these nobody reads at the till.
const SHOWN: u64 = 50;
/// How far back a statement goes on its page.
const ENTRIES: u64 = 200;

/// Folds the names of those who were written down before names were folded, so that they are found without accents, too. SQL
/// can't fold Vietnamese, so this is no step of the schema; once it is done it finds nobody any more.
pub(crate) async fn fold_names(db: &DatabaseConnection) -> Result<(), StoreError> {
    let unfolded = customers::Entity::find().filter(customers::Column::Search.eq(""));
    for row in unfolded.all(db).await? {
        customers::Entity::update_many()
            .col_expr(customers::Column::Search, Expr::value(fold(&row.name)))
            .filter(customers::Column::VenueId.eq(row.venue_id))
            .filter(customers::Column::Id.eq(row.id))
            // Somebody may have saved them meanwhile.
            .filter(customers::Column::Search.eq(""))
            .exec(db)
            .await?;
    }
    Ok(())
}

impl Store {
    /// A customer, and how far the venue's stream was when they were read.
    pub async fn load_customer_at(
        &self,
        venue: VenueId,
        customer: CustomerId,
    ) -> Result<(u64, Option<Known>), StoreError> {
        let snapshot = self.snapshot().await?;
        let seq = fit(venue_row(&snapshot, venue).await?.seq, "a sequence")?;
        Ok((seq, one(&snapshot, venue, customer).await?))
    }

    /// A customer, with their points and account.
    pub async fn customer(&self, venue: VenueId, customer: CustomerId) -> Result<Option<Known>, StoreError> {
        one(&self.reader, venue, customer).await
    }

    /// Whom a phone number, the last four digits of one, or a piece of a name belongs to; those who owe first when nothing was
    /// typed.
    pub async fn find_customers(&self, venue: VenueId, typed: &str) -> Result<Vec<Known>, StoreError> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let letters = typed.chars().any(char::is_alphabetic);
        let wanted = match phone(typed) {
            Some(phone) => Condition::all().add(customers::Column::Phone.eq(phone)),
            None if !letters && digits.len() == 4 => Condition::all().add(customers::Column::Tail.eq(digits)),
            None if letters => {
                Condition::all().add(Expr::col(customers::Column::Search).like(piece(&fold(typed.trim()))))
            }
            None if typed.trim().is_empty() => Condition::all(),
            None => return Ok(Vec::new()),
        };
        let rows = customers::Entity::find()
            .filter(customers::Column::VenueId.eq(venue.0))
            .filter(wanted)
            .order_by_asc(customers::Column::Name)
            .limit(SHOWN)
            .all(&self.reader)
            .await?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let standing = accounts::Entity::find()
            .filter(accounts::Column::VenueId.eq(venue.0))
            .filter(accounts::Column::CustomerId.is_in(ids))
            .all(&self.reader)
            .await?;
        let mut standing: BTreeMap<_, _> = standing.into_iter().map(|row| (row.customer_id, row)).collect();
        rows.into_iter()
            .map(|row| {
                let account = standing.remove(&row.id);
                read(row, account)
            })
            .collect()
    }

    /// A customer's statement, the latest first.
    pub async fn statement(&self, venue: VenueId, customer: CustomerId) -> Result<Vec<Entry>, StoreError> {
        let rows = account_entries::Entity::find()
            .filter(account_entries::Column::VenueId.eq(venue.0))
            .filter(account_entries::Column::CustomerId.eq(customer.0))
            .order_by_desc(account_entries::Column::At)
            .order_by_desc(account_entries::Column::Id)
            .limit(ENTRIES)
            .all(&self.reader)
            .await?;
        let entry = |row: account_entries::Model| {
            json(Some(row.entry))?.ok_or_else(|| StoreError::nonsense("an empty entry".to_owned()))
        };
        rows.into_iter().map(entry).collect()
    }
}

/// A piece of text anywhere, whatever signs are in it.
fn piece(text: &str) -> LikeExpr {
    let plain: String = text.chars().flat_map(|c| if "%_\\".contains(c) { vec!['\\', c] } else { vec![c] }).collect();
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

async fn one<C: ConnectionTrait>(db: &C, venue: VenueId, id: CustomerId) -> Result<Option<Known>, StoreError> {
    let row = customers::Entity::find_by_id((venue.0, id.0)).one(db).await?;
    let account = accounts::Entity::find_by_id((venue.0, id.0)).one(db).await?;
    row.map(|row| read(row, account)).transpose()
}

fn read(row: customers::Model, account: Option<accounts::Model>) -> Result<Known, StoreError> {
    let tier = Tier::from_word(&row.tier).ok_or_else(|| StoreError::nonsense(format!("the tier {}", row.tier)))?;
    Ok(Known {
        customer: Customer { id: CustomerId(row.id), name: row.name, phone: row.phone, tier },
        note: row.note,
        limit: Money::minor(row.credit),
        points: account.as_ref().map_or(0, |account| account.points),
        owed: account.map_or(Money::ZERO, |account| Money::minor(account.owed)),
    })
}

/// Debts whose payment is on its way.
pub(crate) async fn waiting_debts<C: ConnectionTrait>(
    db: &C,
    venue: VenueId,
) -> Result<BTreeMap<EntryId, Arc<DebtIntent>>, StoreError> {
    let waiting = debt_intents::Entity::find()
        .filter(debt_intents::Column::VenueId.eq(venue.0))
        .filter(debt_intents::Column::Body.is_not_null())
        .all(db)
        .await?;
    let mut found = BTreeMap::new();
    for row in waiting {
        let intent: Option<DebtIntent> = json(row.body)?;
        found.extend(intent.map(|intent| (intent.id, Arc::new(intent))));
    }
    Ok(found)
}
