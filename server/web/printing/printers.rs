//! The manager's printers.

use crate::web::Answer;
use crate::web::app::App;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::PrintTest;
use goimon_domain::house::House;
use goimon_domain::ids::{PrinterId, StationId, VenueId};
use goimon_domain::printer::{Address, Letters, PaperWidth, Printer, Slips};
use goimon_domain::printing::PrintRefusal;
use goimon_domain::refusal::Refusal;
use goimon_domain::staff::Actor;
use goimon_store::{Change, StoreError};
use goimon_views::printing;
use std::str::FromStr;
use uuid::Uuid;

/// All printers.
pub async fn printers(visit: Visit) -> Answer {
    page(printing::printers(&visit.ctx(), &visit.house))
}

/// One more.
pub async fn add(visit: Visit, fields: Fields) -> Answer {
    put(visit, fields, PrinterId(Uuid::now_v7())).await
}

/// One that is there, set up anew.
pub async fn set(mut visit: Visit, fields: Fields) -> Answer {
    let id: PrinterId = visit.id("id")?;
    visit.find(|house| house.printer(id).ok().map(|printer| printer.id)).await?;
    put(visit, fields, id).await
}

/// It is no more; what waits for it says so.
pub async fn remove(visit: Visit) -> Answer {
    let id: PrinterId = visit.id("id")?;
    visit.app.door.change(visit.me.venue, &visit.me.actor, Change::PrinterGone(id)).await?;
    visit.done("/manage/printers")
}

/// A page that shows whether all is right.
pub async fn test(visit: Visit) -> Answer {
    visit.act(None, PrintTest { printer: visit.id("id")? }).await?;
    visit.done("/print-jobs")
}

async fn put(visit: Visit, fields: Fields, id: PrinterId) -> Answer {
    let put = async {
        let printer = read(&visit, &fields, id)?;
        change(&visit.app, visit.me.venue, &visit.me.actor, &visit.house, printer).await.map_err(|why| match why {
            NotSetUp::Refused(refusal) => Oops::Refused(Box::new(refusal), visit.currency()),
            NotSetUp::Down(error) => error.into(),
        })
    };
    match put.await {
        Ok(()) => visit.done("/manage/printers"),
        Err(oops) => visit.again(oops, |ctx| printing::printers(ctx, &visit.house)),
    }
}

/// Why a printer was not set up.
#[derive(Debug, thiserror::Error)]
pub(in crate::web) enum NotSetUp {
    /// The house says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database did not take it.
    #[error(transparent)]
    Down(#[from] StoreError),
}

/// Sets a printer up, if the house can have it. A station's slips go to one printer: the last one that was given them.
pub(in crate::web) async fn change(
    app: &App,
    venue: VenueId,
    by: &Actor,
    house: &House,
    printer: Printer,
) -> Result<(), NotSetUp> {
    let printer = printer.check(&house.reference.printers).map_err(Refusal::from)?;
    if printer.stations.iter().any(|station| house.reference.station(*station).is_none()) {
        return Err(Refusal::NoSuchStation.into());
    }
    // It first: when it names a printer of another house, no other one may lose its stations.
    app.door.change(venue, by, Change::Printer(printer.clone())).await.map_err(|why| match why {
        StoreError::NotFound { .. } => Refusal::Printing(PrintRefusal::NoSuchPrinter).into(),
        why => NotSetUp::Down(why),
    })?;
    for other in &house.reference.printers {
        let taken = |station: &StationId| printer.stations.contains(station);
        if other.id != printer.id && other.stations.iter().any(taken) {
            let stations = other.stations.iter().copied().filter(|station| !taken(station)).collect();
            let other = Printer { stations, ..other.clone() };
            app.door.change(venue, by, Change::Printer(other)).await?;
        }
    }
    Ok(())
}

fn read(visit: &Visit, fields: &Fields, id: PrinterId) -> Result<Printer, Oops> {
    let refused = |why| Oops::Refused(Box::new(Refusal::Printing(why)), visit.currency());
    Ok(Printer {
        id,
        name: fields.get("name").unwrap_or_default().to_owned(),
        address: Address::typed(fields.get("address").unwrap_or_default()).map_err(refused)?,
        paper: chosen(fields, "paper", PaperWidth::from_word)?,
        letters: chosen(fields, "letters", Letters::from_word)?,
        receipts: fields.ticked("receipts"),
        stations: fields
            .all("station")
            .map(StationId::from_str)
            .collect::<Result<_, _>>()
            .map_err(|_| Oops::NotFound)?,
        slips: chosen(fields, "slips", Slips::from_word)?,
        drawer: fields.ticked("drawer"),
        fallback: fields.maybe("fallback")?,
    })
}

/// One of a list; its usual one when the form says nothing.
fn chosen<T: Default>(fields: &Fields, name: &'static str, of: impl Fn(&str) -> Option<T>) -> Result<T, Oops> {
    fields.get(name).map_or(Ok(T::default()), |word| of(word).ok_or(Oops::BadField(name)))
}
