//! Printing: what people ask for, and what servers do about it. See `domain/paper/printing.rs`.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, JobId, PrinterId};
use goimon_domain::printing::Fault;
use goimon_domain::refusal::Refusal;
use goimon_domain::slips::Asking;
use serde::Serialize;
use uuid::Uuid;

/// What these acts have in common: a name, what they decide, and an answer that says whether something changed.
macro_rules! printing {
    ($act:ident, $name:literal, |$self:ident, $desk:ident| $decide:expr $(, needs $check:ident)?) => {
        impl Act for $act {
            type Answer = Done;
            const NAME: &'static str = $name;

            fn decide(&self, $desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
                let $self = self;
                $decide
            }

            fn answer(&self, facts: &[Fact], house: &House) -> Done {
                Done::from(facts, house)
            }
            $(
            fn needs(&self) -> Option<CheckId> {
                Some(self.$check)
            })?
        }
    };
}

/// A bill goes to paper: provisional while it is open, else a receipt or a copy of it.
#[derive(Clone, Debug, Serialize)]
pub struct PrintBill {
    /// Of which check.
    pub check: CheckId,
    /// Which part of a divided one, from 1.
    pub part: Option<usize>,
}

printing!(
    PrintBill,
    "print_bill",
    |act, desk| desk.house.print_bill(act.check, act.part, &mut asking(desk)),
    needs check
);

/// The cash drawer is opened without a payment.
#[derive(Clone, Debug, Serialize)]
pub struct OpenDrawer {
    /// Why.
    pub reason: String,
}

printing!(OpenDrawer, "open_drawer", |act, desk| desk.house.open_drawer(&act.reason, &mut asking(desk)));

/// A page that shows whether all is right with a printer.
#[derive(Clone, Debug, Serialize)]
pub struct PrintTest {
    /// Which.
    pub printer: PrinterId,
}

printing!(PrintTest, "print_test", |act, desk| Ok(vec![desk.house.print_test(act.printer, &mut asking(desk))?]));

/// A job is tried again, perhaps by another printer.
#[derive(Clone, Debug, Serialize)]
pub struct RetryJob {
    /// What.
    pub job: JobId,
    /// By which printer; by its own when it says nothing.
    pub to: Option<PrinterId>,
}

printing!(RetryJob, "retry_job", |act, desk| Ok(vec![Fact::Printing(desk.house.retry_job(act.job, act.to)?)]));

/// A job is put away.
#[derive(Clone, Debug, Serialize)]
pub struct DiscardJob {
    /// What.
    pub job: JobId,
}

printing!(DiscardJob, "discard_job", |act, desk| {
    Ok(desk.house.discard_job(act.job)?.map(Fact::Printing).into_iter().collect())
});

/// A server begins to send a job.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimJob {
    /// What.
    pub job: JobId,
    /// Which life of which server.
    pub node: Uuid,
}

printing!(ClaimJob, "claim_job", |act, desk| {
    Ok(vec![Fact::Printing(desk.house.claim_job(act.job, act.node, desk.now)?)])
});

/// What became of a job that a server had claimed.
#[derive(Clone, Debug, Serialize)]
pub struct ReportJob {
    /// What.
    pub job: JobId,
    /// Which life of which server.
    pub node: Uuid,
    /// What went wrong, and whether some of it may be on paper.
    pub fault: Option<(Fault, bool)>,
}

printing!(ReportJob, "report_job", |act, desk| {
    let told = desk.house.report_job(act.job, act.node, act.fault.clone(), desk.now);
    Ok(told.map(Fact::Printing).into_iter().collect())
});

/// What time has done: slips for dark screens, jobs that are too old, jobs of a server that died.
#[derive(Clone, Debug, Serialize)]
pub struct LookAfterPrinting {
    /// Which life of which server looks.
    pub node: Uuid,
    /// Whether no other server can be on this database.
    pub alone: bool,
}

printing!(LookAfterPrinting, "look_after_printing", |act, desk| {
    let mut all = desk.house.aged_jobs(act.node, act.alone, desk.now);
    all.extend(desk.house.unseen_slips(&mut asking(desk)));
    Ok(all.into_iter().map(Fact::Printing).collect())
});

fn asking<'a>(desk: &'a mut Desk<'_>) -> Asking<'a> {
    Asking { by: desk.by, now: desk.now, mint: desk.mint }
}
