//! Changes of what a venue owns by the day: menu, floor, stations, people, terms, and the door.

mod customers;
mod door;
mod floor;
mod letterhead;
mod menu;
mod people;
mod prep;
mod presets;
mod printing;
mod promotions;
mod rates;
mod screens;
mod vat;

use crate::commit::event_values;
use crate::reference::venue_row;
use crate::rows::{fit, venues};
use crate::{Store, StoreError};
use goimon_domain::customer::Customer;
use goimon_domain::event::{Event, Fact};
use goimon_domain::ids::{
    AreaId, CustomerId, DeviceId, ItemId, PrinterId, PromotionId, RatePlanId, ScreenId, StaffId, StationId, TableId,
    VenueId,
};
use goimon_domain::lang::{Lang, Named};
use goimon_domain::letterhead::Letterhead;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::Money;
use goimon_domain::patience::Patience;
use goimon_domain::presets::HeadingNotes;
use goimon_domain::printer::Printer;
use goimon_domain::promotion::Promotion;
use goimon_domain::rates::RatePlan;
use goimon_domain::reservation::Booking;
use goimon_domain::screen::{Place, Setup};
use goimon_domain::staff::{Actor, Post, Role};
use goimon_domain::time::At;
use goimon_domain::vat::VatChange;
use goimon_domain::venue::{Terms, Till, Undoing};
use jiff::civil::Date;
use people::Person;
use sea_orm::prelude::{Expr, Uuid};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, UpdateResult};

/// One change. It is written with its event in one transaction.
#[derive(Clone, Debug)]
pub enum Change {
    /// A menu file: items by code; headings by name and stations by code are made as needed; items that the file
    /// does not name stay as they are.
    Menu(MenuFile),
    /// The notes of a heading, all of them.
    Presets(HeadingNotes),
    /// A new area, after the others.
    Area {
        /// Its name.
        name: Named,
    },
    /// New tables in an area, after its others.
    Tables {
        /// The area.
        area: AreaId,
        /// What people call them, in order.
        labels: Vec<String>,
        /// How many can sit at each.
        seats: u16,
    },
    /// A station, by code: a new one, or a new name.
    Station {
        /// The word by which menu files name it.
        code: String,
        /// Its name on the screens.
        name: Named,
    },
    /// A person, new or changed.
    Staff {
        /// Their id.
        id: StaffId,
        /// What everybody calls them.
        name: String,
        /// What they are here for.
        role: Role,
        /// The hash of a new PIN; the old one stays when there is none.
        pin_hash: Option<String>,
        /// The hash of a new password; the old one stays when there is none.
        password_hash: Option<String>,
        /// Whether they work here; sessions of former people end.
        active: bool,
    },
    /// A rate plan, by id: a new one, or what it is from the next stay on.
    RatePlan(Box<RatePlan>),
    /// A rate plan is used no more; its rooms have none then.
    RatePlanGone(RatePlanId),
    /// The venue's holidays, all of them.
    Holidays(Vec<Date>),
    /// What an hour in a room costs; nothing makes it a table like any other.
    TablePlan {
        /// Which.
        table: TableId,
        /// By which plan.
        plan: Option<RatePlanId>,
    },
    /// What bills are reckoned by, from the next check on.
    Terms(Terms),
    /// What a class of things is taxed at, or another class.
    Vat(VatChange),
    /// What receipts tell of the house.
    Letterhead(Letterhead),
    /// How the till works.
    Till(Till),
    /// What it takes to undo what was made already.
    Undoing(Undoing),
    /// A customer, new or changed.
    Customer(Customer),
    /// What people should know of a customer, and, where it is said, up to how much they may owe.
    CustomerTerms {
        /// Whom.
        id: CustomerId,
        /// The note.
        note: Option<String>,
        /// The limit.
        limit: Option<Money>,
    },
    /// A promotion, new or changed.
    Promotion(Box<Promotion>),
    /// New codes of a promotion.
    Codes {
        /// Of which.
        promotion: PromotionId,
        /// The codes.
        codes: Vec<String>,
    },
    /// How reservations are taken.
    Booking(Booking),
    /// How long guests may wait before the floor says so.
    Patience(Patience),
    /// Whether the lines of a course are begun so that they are done together.
    ByPrep(bool),
    /// How many minutes items take to make; nothing for those that are not timed.
    Prep(Vec<(ItemId, Option<u16>)>),
    /// Another name or language of the venue.
    Rename {
        /// Its name.
        name: String,
        /// Its language.
        lang: Lang,
    },
    /// A printer: a new one, or one set up anew.
    Printer(Printer),
    /// A printer is no more.
    PrinterGone(PrinterId),
    /// The groups of choices, by their names, that part what is still to make; the others do not.
    Counted(Vec<String>),
    /// A kitchen screen, new or defined anew.
    Screen {
        /// Its id.
        id: ScreenId,
        /// What people call it.
        name: String,
        /// What it shows, and how.
        setup: Setup,
    },
    /// A kitchen screen is no more.
    ScreenRemoved {
        /// Which.
        id: ScreenId,
    },
    /// Another screen shows a station's tickets, in the name of whoever says so.
    Cover {
        /// Whose tickets.
        station: StationId,
        /// Where.
        place: Place,
    },
    /// A station's own screen is back.
    CoverEnded {
        /// Whose.
        station: StationId,
    },
    /// A code by which one device can enrol.
    EnrolCode {
        /// The SHA-256 of the code.
        code_hash: [u8; 32],
        /// What the device will be.
        post: Post,
        /// Until when it can be used.
        expires: At,
    },
    /// A device is enrolled.
    Device {
        /// Its id.
        id: DeviceId,
        /// What it is called.
        name: String,
        /// What it is.
        post: Post,
        /// The SHA-256 of its token.
        token_hash: [u8; 32],
    },
    /// A device may no longer be used; its sessions end.
    DeviceRevoked {
        /// Which.
        id: DeviceId,
    },
    /// Too many wrong PINs on a device.
    DeviceLocked {
        /// Which.
        id: DeviceId,
        /// Until when.
        until: At,
    },
    /// Somebody signed in.
    Session {
        /// The SHA-256 of the session's token.
        token_hash: [u8; 32],
        /// Who.
        staff: StaffId,
        /// On which device; an owner may sign in without one.
        device: Option<DeviceId>,
        /// Until when.
        expires: At,
    },
    /// Somebody signed out.
    SessionEnded {
        /// The SHA-256 of the session's token.
        token_hash: [u8; 32],
    },
}

impl Store {
    /// Writes a change and its event in one transaction; says how far the venue's stream is then. It takes the venue's
    /// row first, so that it waits its turn behind commits and is never behind.
    pub async fn change(&self, venue: VenueId, by: &Actor, at: At, change: Change) -> Result<u64, StoreError> {
        let transaction = self.write().await?;
        match write(&transaction, venue, by, at, change).await {
            Ok(seq) => {
                transaction.commit().await?;
                Ok(seq)
            }
            Err(error) => {
                transaction.rollback().await?;
                Err(error)
            }
        }
    }
}

async fn write(
    db: &DatabaseTransaction,
    venue: VenueId,
    by: &Actor,
    at: At,
    change: Change,
) -> Result<u64, StoreError> {
    let taken = venues::Entity::update_many()
        .col_expr(venues::Column::Seq, Expr::col(venues::Column::Seq).add(1))
        .filter(venues::Column::Id.eq(venue.0))
        .exec(db)
        .await?;
    if taken.rows_affected == 0 {
        return Err(StoreError::NoSuchVenue(venue));
    }
    let seq = fit(venue_row(db, venue).await?.seq, "a sequence")?;
    let fact = Desk { db, venue: venue.0, at }.make(by, change).await?;
    let event = Event { seq, at, by: by.clone(), fact };
    event_values(venue.0.into(), &event)?.write(db).await?;
    Ok(seq)
}

/// Where a change is written: its transaction, its venue, its moment.
struct Desk<'a> {
    db: &'a DatabaseTransaction,
    venue: Uuid,
    at: At,
}

impl Desk<'_> {
    async fn make(&self, by: &Actor, change: Change) -> Result<Fact, StoreError> {
        let what = match change {
            Change::Menu(file) => self.menu(&file).await?,
            Change::Presets(notes) => self.presets(notes).await?,
            Change::Area { name } => self.area(name).await?,
            Change::Tables { area, labels, seats } => self.tables(area, &labels, seats).await?,
            Change::Station { code, name } => self.station(&code, &name).await?,
            Change::Staff { id, name, role, pin_hash, password_hash, active } => {
                self.person(Person { id, name, role, pin_hash, password_hash, active }).await?
            }
            Change::RatePlan(plan) => self.rate_plan(*plan).await?,
            Change::RatePlanGone(id) => self.rate_plan_gone(id).await?,
            Change::Holidays(days) => self.holidays(days).await?,
            Change::TablePlan { table, plan } => self.table_plan(table, plan).await?,
            Change::Terms(terms) => self.terms(terms).await?,
            Change::CustomerTerms { id, note, limit } => self.customer_terms(id, note, limit).await?,
            Change::Vat(vat) => self.vat(&vat).await?,
            Change::Letterhead(letterhead) => self.letterhead(&letterhead).await?,
            Change::Till(till) => self.till(&till).await?,
            Change::Customer(customer) => self.customer(&customer).await?,
            Change::Promotion(promotion) => self.promotion(&promotion).await?,
            Change::Codes { promotion, codes } => self.codes(promotion, &codes).await?,
            Change::Undoing(undoing) => self.undoing(undoing).await?,
            Change::Booking(booking) => self.booking(booking).await?,
            Change::Patience(patience) => self.patience(patience).await?,
            Change::ByPrep(on) => self.by_prep(on).await?,
            Change::Prep(times) => self.prep(&times).await?,
            Change::Counted(names) => self.counted(&names).await?,
            Change::Rename { name, lang } => self.rename(name, lang).await?,
            Change::Printer(printer) => self.printer(&printer).await?,
            Change::PrinterGone(id) => self.printer_gone(id).await?,
            Change::Screen { id, name, setup } => self.screen(id, &name, &setup).await?,
            Change::ScreenRemoved { id } => self.screen_removed(id).await?,
            Change::Cover { station, place } => self.cover(station, place, &by.name).await?,
            Change::CoverEnded { station } => self.cover_ended(station).await?,
            Change::EnrolCode { code_hash, post, expires } => self.enrol_code(&code_hash, post, expires).await?,
            Change::Device { id, name, post, token_hash } => return self.device(id, name, post, &token_hash).await,
            Change::DeviceRevoked { id } => return self.device_revoked(id).await,
            Change::DeviceLocked { id, until } => return self.device_locked(id, until).await,
            Change::Session { token_hash, staff, device, expires } => {
                return self.session(&token_hash, staff, device, expires).await;
            }
            Change::SessionEnded { token_hash } => return self.session_ended(&token_hash).await,
        };
        Ok(Fact::ReferenceChanged { what })
    }
}

/// What must have been there to be changed.
fn found(done: UpdateResult, what: &'static str) -> Result<(), StoreError> {
    if done.rows_affected == 0 { Err(StoreError::NotFound { what }) } else { Ok(()) }
}

/// A name or code that somebody typed: trimmed, and not empty.
fn typed(text: &str, what: &str) -> Result<String, StoreError> {
    let text = text.trim();
    if text.is_empty() { Err(StoreError::Bad(format!("the {what} is empty"))) } else { Ok(text.to_owned()) }
}
