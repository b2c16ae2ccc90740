//! Venues: making one, and finding them.

use crate::rows::{tax_classes, tax_rates, venues};
use crate::{Store, StoreError};
use goimon_domain::ids::VenueId;
use goimon_domain::lang::Lang;
use goimon_domain::money::Currency;
use goimon_domain::time::{At, VenueClock};
use goimon_domain::venue::{Terms, Undoing};
use sea_orm::prelude::Uuid;
use sea_orm::{EntityTrait, IntoActiveModel, QueryOrder, QuerySelect};

/// A venue that is to be made.
#[derive(Clone, Debug)]
pub struct NewVenue {
    /// Its name.
    pub name: String,
    /// The language of its screens.
    pub lang: Lang,
    /// Its currency.
    pub currency: Currency,
    /// Its IANA zone.
    pub zone: String,
    /// The hour at which its business day starts.
    pub cut_off_hour: i16,
    /// What its bills are reckoned by.
    pub terms: Terms,
    /// Whether any device may enrol itself.
    pub open_door: bool,
}

impl Store {
    /// Every venue, in the order in which they were made.
    pub async fn venues(&self) -> Result<Vec<VenueId>, StoreError> {
        let ids: Vec<Uuid> = venues::Entity::find()
            .select_only()
            .column(venues::Column::Id)
            .order_by_asc(venues::Column::CreatedAt)
            .order_by_asc(venues::Column::Id)
            .into_tuple()
            .all(&self.reader)
            .await?;
        Ok(ids.into_iter().map(VenueId).collect())
    }

    /// Makes a venue, with the tax classes of its country.
    pub async fn create_venue(&self, new: NewVenue, at: At) -> Result<VenueId, StoreError> {
        let clock = VenueClock::new(&new.zone, new.cut_off_hour).map_err(|why| StoreError::Bad(why.to_string()))?;
        let id = Uuid::now_v7();
        let transaction = self.write().await?;
        let row = venues::Model {
            id,
            name: new.name,
            lang: new.lang.tag().to_owned(),
            currency: new.currency.code.to_owned(),
            zone: new.zone,
            cut_off_hour: i64::from(new.cut_off_hour),
            service: i64::from(new.terms.service.0),
            tax_included: new.terms.tax_included,
            cash_step: new.terms.cash_step.units(),
            open_door: new.open_door,
            epoch: Uuid::now_v7(),
            created_at: at.0,
            seq: 0,
            day: clock.business_day(at).to_string(),
            check_number: 0,
            ticket_number: 0,
            till: None,
            undoing: Undoing::default().word().to_owned(),
            rates: None,
            booking: None,
            patience: None,
            by_prep: false,
            letterhead: None,
            service_takeaway: new.terms.bearing.takeaway,
            service_delivery: new.terms.bearing.delivery,
        };
        venues::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
        for (position, class) in taxes(new.currency).into_iter().enumerate() {
            let row = tax_classes::Model {
                venue_id: id,
                code: class.code.to_owned(),
                name_vi: class.vi.to_owned(),
                name_en: class.en.to_owned(),
                position: position as i64,
            };
            tax_classes::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
            for (from, rate) in class.rates {
                let row = tax_rates::Model {
                    venue_id: id,
                    code: class.code.to_owned(),
                    from_day: (*from).to_owned(),
                    rate: *rate,
                };
                tax_rates::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
            }
        }
        transaction.commit().await?;
        Ok(VenueId(id))
    }
}

struct Tax {
    code: &'static str,
    vi: &'static str,
    en: &'static str,
    rates: &'static [(&'static str, i64)],
}

/// The classes that every venue starts with. In Vietnam most food and drink has 8 % until the end of 2026; beer,
/// spirits and karaoke have 10 % all the while. Elsewhere the rates are the manager's to set.
fn taxes(currency: Currency) -> Vec<Tax> {
    if currency.code == "VND" {
        vec![
            Tax {
                code: "food",
                vi: "Đồ ăn, thức uống",
                en: "Food and drink",
                rates: &[("2025-07-01", 800), ("2027-01-01", 1000)],
            },
            Tax { code: "alcohol", vi: "Bia, rượu", en: "Beer and spirits", rates: &[("2025-07-01", 1000)] },
            Tax { code: "karaoke", vi: "Karaoke", en: "Karaoke", rates: &[("2025-07-01", 1000)] },
        ]
    } else {
        vec![
            Tax { code: "food", vi: "Đồ ăn, thức uống", en: "Food and drink", rates: &[("2000-01-01", 0)] },
            Tax { code: "alcohol", vi: "Bia, rượu", en: "Beer and spirits", rates: &[("2000-01-01", 0)] },
        ]
    }
}
