//! Printers and print jobs, as programs see them.

use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, JobId, PrinterId, StaffId, StationId};
use goimon_domain::lang::Lang;
use goimon_domain::printer::{self, Address, Letters, PaperWidth, Slips};
use goimon_domain::printing::{PrintJob, PrintRefusal};
use goimon_domain::time::At;
use goimon_views::Words;
use goimon_views::printing::fault_words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A printer of the house.
#[derive(Serialize, ToSchema)]
pub struct Printer<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: PrinterId,
    /// What people call it.
    pub name: &'a str,
    /// Where it is.
    #[schema(example = "192.168.1.50:9100")]
    pub address: String,
    /// How wide its paper is, in millimetres: `80` or `58`.
    #[schema(example = "80")]
    pub paper: &'static str,
    /// How letters reach it: `picture`, `cp1258`, `tcvn3` or `plain`.
    #[schema(example = "picture")]
    pub letters: &'static str,
    /// Whether bills and receipts go to it.
    pub receipts: bool,
    /// The stations whose slips go to it.
    #[schema(value_type = Vec<Uuid>)]
    pub stations: &'a [StationId],
    /// When those slips go to it: `always`, or `unseen` (only what no screen has shown after five seconds).
    #[schema(example = "always")]
    pub slips: &'static str,
    /// Whether a cash drawer hangs on it.
    pub drawer: bool,
    /// The printer that takes over while it cannot.
    #[schema(value_type = Option<Uuid>)]
    pub fallback: Option<PrinterId>,
}

impl<'a> Printer<'a> {
    /// A printer.
    pub fn of(printer: &'a printer::Printer) -> Self {
        Self {
            id: printer.id,
            name: &printer.name,
            address: printer.address.to_string(),
            paper: printer.paper.word(),
            letters: printer.letters.word(),
            receipts: printer.receipts,
            stations: &printer.stations,
            slips: printer.slips.word(),
            drawer: printer.drawer,
            fallback: printer.fallback,
        }
    }
}

/// How a printer is to be set up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrinterWanted {
    /// What people call it.
    name: String,
    /// Where it is; port 9100 unless it says otherwise.
    #[schema(example = "192.168.1.50")]
    address: String,
    /// How wide its paper is, in millimetres: `80` or `58`.
    #[schema(value_type = String, example = "80")]
    #[serde(default)]
    paper: PaperWidth,
    /// How letters reach it: `picture`, `cp1258`, `tcvn3` or `plain`.
    #[schema(value_type = String, example = "picture")]
    #[serde(default)]
    letters: Letters,
    /// Whether bills and receipts go to it.
    #[serde(default)]
    receipts: bool,
    /// The stations whose slips go to it.
    #[schema(value_type = Vec<Uuid>)]
    #[serde(default)]
    stations: Vec<StationId>,
    /// When those slips go to it: `always` or `unseen`.
    #[schema(value_type = String, example = "always")]
    #[serde(default)]
    slips: Slips,
    /// Whether a cash drawer hangs on it.
    #[serde(default)]
    drawer: bool,
    /// The printer that takes over while it cannot.
    #[schema(value_type = Option<Uuid>)]
    fallback: Option<PrinterId>,
}

impl PrinterWanted {
    /// The printer of this id.
    pub fn printer(self, id: PrinterId) -> Result<printer::Printer, PrintRefusal> {
        Ok(printer::Printer {
            id,
            name: self.name,
            address: Address::typed(&self.address)?,
            paper: self.paper,
            letters: self.letters,
            receipts: self.receipts,
            stations: self.stations,
            slips: self.slips,
            drawer: self.drawer,
            fallback: self.fallback,
        })
    }
}

/// Something to be put on paper.
#[derive(Serialize, ToSchema)]
pub struct Job<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: JobId,
    /// By which printer.
    #[schema(value_type = Uuid)]
    pub printer: PrinterId,
    /// By which it should have been, if another one took over.
    #[schema(value_type = Option<Uuid>)]
    pub instead_of: Option<PrinterId>,
    /// What: `slip`, `provisional`, `receipt`, `x`, `z`, `drawer` or `test`.
    #[schema(example = "slip")]
    pub paper: &'static str,
    /// The check it is about.
    #[schema(value_type = Option<Uuid>)]
    pub check: Option<CheckId>,
    /// What that was called then.
    pub place: &'a str,
    /// When it was asked for.
    #[schema(value_type = i64)]
    pub asked_at: At,
    /// By whom.
    pub asked_by: &'a str,
    /// The person who must know if it fails.
    #[schema(value_type = Option<Uuid>)]
    pub owner: Option<StaffId>,
    /// How far it is: `waiting`, `sending`, `printed`, `expired`, `doubtful` or `discarded`.
    #[schema(example = "waiting")]
    pub state: &'static str,
    /// How often this printer failed.
    pub failures: u32,
    /// Whether some of it may be on paper already; it is then printed as a possible duplicate.
    pub maybe_printed: bool,
    /// What kind of fault: `no-connection`, `no-such-host`, `no-answer`, `cut`, `stuck`, `no-paper`, `cover-open`, `offline`,
    /// `server-stopped` or `printer-gone`.
    #[schema(example = "no-connection")]
    pub fault: Option<&'static str>,
    /// The fault in words, in the reader's language.
    pub fault_text: Option<String>,
}

impl<'a> Job<'a> {
    /// A job of a house.
    pub fn of(job: &'a PrintJob, house: &House, lang: Lang) -> Self {
        let told = || fault_words(Words::of(lang), house, job, job.fault.as_ref());
        Self {
            id: job.id,
            printer: job.printer,
            instead_of: job.instead_of,
            paper: job.paper.word(),
            check: job.check,
            place: &job.place,
            asked_at: job.asked.at,
            asked_by: &job.asked.by,
            owner: job.owner,
            state: job.state.word(),
            failures: job.failures,
            maybe_printed: job.maybe,
            fault: job.fault.as_ref().map(|fault| fault.word()),
            fault_text: job.is_alarming().then(told),
        }
    }
}

/// By which printer a job is to be tried again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedRetry {
    /// Another printer than its own.
    #[schema(value_type = Option<Uuid>)]
    #[serde(default)]
    pub printer: Option<PrinterId>,
}

/// Which bill is to be printed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedBill {
    /// That of one part of a divided check, from 1.
    #[serde(default)]
    pub part: Option<usize>,
}

/// Why the drawer is to be opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedDrawer {
    /// Why, in at most 100 characters.
    #[schema(example = "small change")]
    pub reason: String,
}
