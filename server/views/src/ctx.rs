//! What every page knows: who looks, in which language, and how far the venue's stream is.

use crate::assets;
use crate::words::Words;
use goimon_domain::house::House;
use goimon_domain::ids::{DeviceId, StaffId};
use goimon_domain::lang::Lang;
use goimon_domain::money::Money;
use goimon_domain::staff::Role;
use goimon_domain::time::At;

/// The person (or screen) that looks at a page.
#[derive(Clone, Debug)]
pub struct Who {
    /// The device of the house that they hold; none for any other browser.
    pub device: Option<DeviceId>,
    /// The person; a kitchen screen is nobody.
    pub staff: Option<StaffId>,
    /// The name to show.
    pub name: String,
    /// Their role.
    pub role: Role,
}

/// What every page knows.
#[derive(Clone)]
pub struct Ctx<'a> {
    /// Texts in the reader's language.
    pub w: Words,
    /// Who looks; nobody before signing in.
    pub who: Option<Who>,
    /// The venue tonight; there is none before the first-run setup.
    pub house: Option<&'a House>,
    /// The server's clock.
    pub now: At,
    /// A sentence to show on top: what was refused, or done.
    pub notice: Option<Notice>,
}

/// A sentence on top of a page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Whether something was refused (else it was done).
    pub refused: bool,
    /// The sentence, in the reader's language.
    pub text: String,
}

impl Ctx<'_> {
    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.w.lang()
    }

    /// Where a static file is, with its version, so that browsers may keep it for ever.
    pub fn asset(&self, path: &str) -> String {
        assets::url(path)
    }

    /// Whether banks here know codes for transfers: VietQR is in đồng.
    pub fn pays_by_code(&self) -> bool {
        self.house.is_some_and(|house| house.reference.venue.currency.code == "VND")
    }

    /// How far the stream is.
    pub fn seq(&self) -> u64 {
        self.house.map_or(0, |house| house.seq)
    }

    /// Which life of the database this is.
    pub fn epoch(&self) -> String {
        self.house.map(|house| house.reference.venue.epoch.simple().to_string()).unwrap_or_default()
    }

    /// A fresh key for a form of a page: sent twice, it is done once.
    pub fn key(&self) -> String {
        uuid::Uuid::now_v7().to_string()
    }

    /// Who looks, for the browser to know what is theirs; empty for nobody.
    pub fn staff_id(&self) -> String {
        self.who.as_ref().and_then(|who| who.staff).map(|id| id.to_string()).unwrap_or_default()
    }

    /// The reader's name; empty for nobody.
    pub fn who_name(&self) -> &str {
        self.who.as_ref().map_or("", |who| &who.name)
    }

    /// The venue's id, by which the browser keeps carts apart.
    pub fn venue_id(&self) -> String {
        self.house.map(|house| house.reference.venue.id.to_string()).unwrap_or_default()
    }

    /// The reader's role as a word; empty for nobody.
    pub fn role_word(&self) -> &'static str {
        self.who.as_ref().map_or("", |who| who.role.word())
    }

    /// 1234567 in the venue's currency, from which the browser learns how to write sums.
    pub fn money_sample(&self) -> String {
        self.house.map_or(String::new(), |house| {
            let currency = house.reference.venue.currency;
            currency.full(Money::minor(1_234_567 * 10_i64.pow(currency.places)))
        })
    }

    /// The venue's name, or the product's before there is a venue.
    pub fn venue_name(&self) -> &str {
        self.house.map_or("Gọi Món", |house| &house.reference.venue.name)
    }

    /// An amount with its currency.
    pub fn money(&self, amount: Money) -> String {
        self.house.map(|house| house.reference.venue.currency.full(amount)).unwrap_or_default()
    }

    /// An amount without it.
    pub fn bare(&self, amount: Money) -> String {
        self.house.map(|house| house.reference.venue.currency.bare(amount)).unwrap_or_default()
    }

    /// The venue's time zone, for clocks in the browser.
    pub fn zone(&self) -> &str {
        self.house.map_or("", |house| house.reference.venue.clock.zone_name())
    }

    /// The clock on the venue's wall.
    pub fn wall(&self, at: At) -> String {
        self.house.map(|house| house.reference.venue.clock.wall(at)).unwrap_or_default()
    }

    /// Date and time on the venue's wall; the time alone when it is today.
    pub fn date_and_wall(&self, at: At) -> String {
        let clock = self.house.map(|house| &house.reference.venue.clock);
        clock
            .map(|clock| if clock.date(at) == clock.date(self.now) { clock.wall(at) } else { clock.date_and_wall(at) })
            .unwrap_or_default()
    }

    /// A role's name.
    pub fn role(&self, role: Role) -> &str {
        self.w.t(match role {
            Role::Waiter => "role-waiter",
            Role::Kitchen => "role-kitchen",
            Role::Cashier => "role-cashier",
            Role::Manager => "role-manager",
        })
    }

    /// Whether the house has printers.
    pub fn has_printers(&self) -> bool {
        self.house.is_some_and(|house| !house.reference.printers.is_empty())
    }

    /// Whether bills go to a printer of the house, rather than to the browser's.
    pub fn prints_bills(&self) -> bool {
        self.house.is_some_and(|house| house.bill_printer().is_some())
    }

    /// Whether the reader has this role (a manager has every one).
    pub fn is(&self, role: Role) -> bool {
        self.who.as_ref().is_some_and(|who| who.role == role || who.role == Role::Manager)
    }
}
