//! Printers and what waits for them: the manager's page, the queue, and the words for what went wrong.

use crate::live::{Key, View};
use crate::{Ctx, Words};
use askama::Template;
use fluent_bundle::FluentValue;
use goimon_domain::house::House;
use goimon_domain::ids::{JobId, PrinterId};
use goimon_domain::places::Station;
use goimon_domain::printer::{Letters, PaperWidth, Printer, Slips};
use goimon_domain::printing::{Fault, JobState, PrintJob, Printing};

/// How many printed jobs the queue looks back on.
const LATELY: usize = 20;

/// What went wrong with a job, in words that say where to look.
pub fn fault_words(w: Words, house: &House, job: &PrintJob, fault: Option<&Fault>) -> String {
    let printer = house.printer(job.printer).ok();
    let name = printer.map_or("?", |printer| printer.name.as_str()).to_owned();
    let address = printer.map(|printer| printer.address.to_string()).unwrap_or_default();
    let (key, said) = fault.map_or(("too-old", ""), |fault| (fault.word(), fault.why()));
    // What the network said in the reader's words; the system's own are a detail.
    let why = match fault.and_then(|fault| fault.trouble().key()) {
        Some(trouble) => format!("{} ({said})", w.t(trouble)),
        None => said.to_owned(),
    };
    let blanks =
        [("name", FluentValue::from(name)), ("address", FluentValue::from(address)), ("why", FluentValue::from(why))];
    let fault = w.with(&format!("fault-{key}"), &blanks);
    // The sentence says “printer” already: many a printer is called so, too.
    let fault =
        w.t("fault-printer").split_once('|').map_or(fault.clone(), |(said, once)| fault.replacen(said, once, 1));
    match job.state {
        JobState::Doubtful { .. } => format!("{fault}. {}", w.t("print-doubtful")),
        _ => fault,
    }
}

/// What a job is: `Kitchen slip · 12 · Lan 18:42`.
pub(crate) fn what(w: Words, house: &House, job: &PrintJob) -> String {
    let wall = house.reference.venue.clock.wall(job.asked.at);
    let paper = w.t(&format!("paper-{}", job.paper.word())).to_owned();
    let maybe = job.maybe.then(|| w.t("print-maybe").to_owned());
    let parts = [Some(paper), Some(job.place.clone()), Some(format!("{} {wall}", job.asked.by)), maybe];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What happened on the way to paper, for the timeline.
pub(crate) fn deed(w: Words, house: &House, what: &Printing) -> (String, String) {
    let of = |id: &JobId| house.jobs.get(*id).map(|job| self::what(w, house, job)).unwrap_or_default();
    match what {
        Printing::Queued { jobs, .. } => {
            let all: Vec<String> = jobs.iter().map(|job| self::what(w, house, job)).collect();
            (w.t("deed-print-queued").to_owned(), all.join("; "))
        }
        Printing::Claimed { job, .. } | Printing::Printed { job, .. } => {
            (w.t("deed-paper-printed").to_owned(), of(job))
        }
        Printing::Failed { job, fault, .. } | Printing::Doubted { job, fault, .. } => {
            let told = house.jobs.get(*job).map(|job| fault_words(w, house, job, Some(fault)));
            (w.t("deed-print-failed").to_owned(), told.unwrap_or_default())
        }
        Printing::Expired { job, .. } => (w.t("deed-print-expired").to_owned(), of(job)),
        Printing::Retried { job, .. } => (w.t("deed-print-retried").to_owned(), of(job)),
        Printing::Discarded { job, .. } => (w.t("deed-print-discarded").to_owned(), of(job)),
        Printing::DrawerOpened { reason } => (w.t("deed-drawer").to_owned(), reason.clone()),
    }
}

/// A job in a list.
pub(crate) struct JobLine {
    pub(crate) id: JobId,
    pub(crate) owner: String,
    pub(crate) what: String,
    /// What went wrong, or how far it is.
    pub(crate) state: String,
    pub(crate) alarming: bool,
    pub(crate) open: bool,
    /// The other printers, by name.
    pub(crate) others: Vec<(PrinterId, String)>,
}

impl JobLine {
    pub(crate) fn of(w: Words, house: &House, job: &PrintJob) -> Self {
        let printer = house.printer(job.printer).ok();
        let state = if job.is_alarming() {
            fault_words(w, house, job, job.fault.as_ref())
        } else {
            let name = printer.map_or("", |printer| printer.name.as_str());
            format!("{name} · {}", w.t(&format!("print-state-{}", job.state.word())))
        };
        // The one that takes over comes first.
        let mut others: Vec<&Printer> =
            house.reference.printers.iter().filter(|other| other.id != job.printer).collect();
        others.sort_by_key(|other| printer.and_then(|printer| printer.fallback) != Some(other.id));
        Self {
            id: job.id,
            owner: job.owner.map(|id| id.to_string()).unwrap_or_default(),
            what: what(w, house, job),
            state,
            alarming: job.is_alarming(),
            open: job.is_waiting(),
            others: others.into_iter().map(|other| (other.id, w.s("prints-to", &other.name))).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "printing/queue.html")]
struct QueuePage<'a> {
    ctx: &'a Ctx<'a>,
    failing: String,
    waiting: Vec<JobLine>,
    lately: Vec<JobLine>,
    drawer: bool,
    back: &'static str,
}

/// What waits for printers, what they failed to print, and what they printed lately.
pub fn queue(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let line = |job: &std::sync::Arc<PrintJob>| JobLine::of(ctx.w, house, job);
    let waiting = house.jobs.iter().filter(|job| job.is_open() && !job.is_alarming());
    let lately = house.jobs.iter().rev().filter(|job| !job.is_open()).take(LATELY);
    QueuePage {
        ctx,
        failing: alarms(ctx, house),
        waiting: waiting.map(line).collect(),
        lately: lately.map(line).collect(),
        drawer: house.drawer_printer().is_ok() && ctx.is(goimon_domain::staff::Role::Cashier),
        back: if ctx.is(goimon_domain::staff::Role::Cashier) { "/checkout" } else { "/floor" },
    }
    .render()
}

/// What printers failed to print, as the floor and the till show it live.
pub(crate) fn alarms(ctx: &Ctx<'_>, house: &House) -> String {
    let element = View::Floor.render(Key::Part("prints"), house, ctx.lang());
    element.map(|element| element.html).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "printing/printers.html")]
struct PrintersPage<'a> {
    ctx: &'a Ctx<'a>,
    printers: Vec<PrinterForm<'a>>,
    new: PrinterForm<'a>,
}

/// The form of a printer, new or there.
struct PrinterForm<'a> {
    ctx: &'a Ctx<'a>,
    printer: Option<&'a Printer>,
    stations: &'a [Station],
    others: Vec<&'a Printer>,
    /// Tells the fields of several forms on a page apart.
    id: String,
}

impl PrinterForm<'_> {
    fn name(&self) -> &str {
        self.printer.map_or("", |printer| &printer.name)
    }

    fn address(&self) -> String {
        self.printer.map(|printer| printer.address.to_string()).unwrap_or_default()
    }

    fn papers(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let now = self.printer.map(|printer| printer.paper).unwrap_or_default();
        PaperWidth::ALL.iter().map(move |one| (one.word(), *one == now))
    }

    fn letters(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let now = self.printer.map(|printer| printer.letters).unwrap_or_default();
        Letters::ALL.iter().map(move |one| (one.word(), *one == now))
    }

    fn slips(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let now = self.printer.map(|printer| printer.slips).unwrap_or_default();
        Slips::ALL.iter().map(move |one| (one.word(), *one == now))
    }

    fn prints_for(&self, station: &Station) -> bool {
        self.printer.is_some_and(|printer| printer.stations.contains(&station.id))
    }

    fn falls_back_on(&self, other: &Printer) -> bool {
        self.printer.is_some_and(|printer| printer.fallback == Some(other.id))
    }

    fn prints_bills(&self) -> bool {
        self.printer.is_some_and(|printer| printer.receipts)
    }

    fn has_drawer(&self) -> bool {
        self.printer.is_some_and(|printer| printer.drawer)
    }

    /// What it is for, in a line.
    fn about(&self) -> String {
        let Some(printer) = self.printer else { return String::new() };
        let w = self.ctx.w;
        let mut parts = vec![printer.address.to_string(), w.s("printers-mm", printer.paper.word())];
        parts.extend(printer.receipts.then(|| w.t("paper-receipt").to_owned()));
        let stations = self.stations.iter().filter(|station| printer.stations.contains(&station.id));
        parts.extend(stations.map(|station| w.name(&station.name).to_owned()));
        parts.join(" · ")
    }
}

/// The house's printers.
pub fn printers(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let reference = &house.reference;
    let form = |printer: Option<&'_ Printer>| -> (Vec<&Printer>, String) {
        let is_other = |other: &&Printer| printer.is_none_or(|printer| printer.id != other.id);
        let id = printer.map_or("new".to_owned(), |printer| printer.id.to_string());
        (reference.printers.iter().filter(is_other).collect(), id)
    };
    let printers = reference.printers.iter().map(|printer| {
        let (others, id) = form(Some(printer));
        PrinterForm { ctx, printer: Some(printer), stations: &reference.stations, others, id }
    });
    let (others, id) = form(None);
    let new = PrinterForm { ctx, printer: None, stations: &reference.stations, others, id };
    PrintersPage { ctx, printers: printers.collect(), new }.render()
}
