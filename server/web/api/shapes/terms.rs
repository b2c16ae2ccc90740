//! What bills are reckoned by, and what receipts tell of the house.

use goimon_domain::bearing::Bearing;
use goimon_domain::letterhead::Letterhead;
use goimon_domain::money::{Money, Rate};
use goimon_domain::venue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a bill is reckoned by; fixed on it when it is opened.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The service charge, in basis points of what is left after discounts.
    #[schema(maximum = 3000)]
    pub service: u32,
    /// Whether what is fetched bears it; what guests eat here always does.
    #[serde(default)]
    pub service_takeaway: bool,
    /// Whether what is brought to somebody bears it.
    #[serde(default)]
    pub service_delivery: bool,
    /// Whether menu prices already hold the tax.
    pub tax_included: bool,
    /// The step to which a bill is rounded, in minor units; 0 for none.
    #[schema(minimum = 0)]
    pub cash_step: i64,
}

/// What receipts and provisional bills tell of the house besides its name; what is empty stands on none.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Where the house is.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub address: String,
    /// By which number it is called.
    #[serde(default)]
    #[schema(max_length = 40)]
    pub phone: String,
    /// Its tax code.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub tax_code: String,
    /// The last line; without it the usual thanks, empty for none.
    #[schema(max_length = 120)]
    pub closing: Option<String>,
}

impl From<venue::Terms> for Terms {
    fn from(terms: venue::Terms) -> Self {
        let venue::Terms { service, tax_included, cash_step, bearing } = terms;
        Self {
            service: service.0,
            service_takeaway: bearing.takeaway,
            service_delivery: bearing.delivery,
            tax_included,
            cash_step: cash_step.units(),
        }
    }
}

impl From<Terms> for venue::Terms {
    fn from(terms: Terms) -> Self {
        let Terms { service, service_takeaway, service_delivery, tax_included, cash_step } = terms;
        let bearing = Bearing { takeaway: service_takeaway, delivery: service_delivery };
        Self { service: Rate(service), tax_included, cash_step: Money::minor(cash_step), bearing }
    }
}

impl From<Letterhead> for Receipt {
    fn from(letterhead: Letterhead) -> Self {
        let Letterhead { address, phone, tax_code, closing } = letterhead;
        Self { address, phone, tax_code, closing }
    }
}

impl From<Receipt> for Letterhead {
    fn from(receipt: Receipt) -> Self {
        let Receipt { address, phone, tax_code, closing } = receipt;
        Self { address, phone, tax_code, closing }
    }
}
