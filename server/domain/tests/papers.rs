//! What goes on paper when guests move, and how long what waits for a printer is still wanted.
#![allow(missing_docs, clippy::unwrap_used)]

mod small_house;

use goimon_domain::event::Fact;
use goimon_domain::ids::*;
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::printer::{Address, Letters, PaperWidth, Printer, Slips};
use goimon_domain::printing::{Fault, JobState, Paper, PrintJob, Printing, Slip, SlipKind};
use goimon_domain::slips::Asking;
use goimon_domain::venue::{Reference, Terms};
use small_house::*;
use std::sync::Arc;
use uuid::Uuid;

const NOODLES: PrinterId = PrinterId(Uuid::from_u128(700));
const BAR: PrinterId = PrinterId(Uuid::from_u128(701));
const NODE: Uuid = Uuid::from_u128(800);

/// A house in which the noodles' slips go to one printer and the bar's to another.
fn evening() -> Evening {
    let mut evening = Evening::new(Terms::default());
    let printer = |id, station: u128| Printer {
        id,
        name: "In".into(),
        address: Address::typed("127.0.0.1").unwrap(),
        paper: PaperWidth::Wide,
        letters: Letters::Picture,
        receipts: true,
        stations: vec![StationId(small_house::id(station))],
        slips: Slips::Always,
        drawer: true,
        fallback: None,
    };
    let mut reference = Reference::clone(&evening.house.reference);
    reference.printers = vec![printer(NOODLES, 11), printer(BAR, 12)];
    evening.house.reference = Arc::new(reference);
    evening
}

/// What has happened since somebody last asked puts on paper, as (printer, slip, place).
fn slips(evening: &mut Evening) -> Vec<(PrinterId, Slip, String)> {
    let (now, facts) = (evening.now, std::mem::take(&mut evening.events));
    let facts: Vec<Fact> = facts.into_iter().map(|event| event.fact).collect();
    let told = evening.minting(|house, mint| house.papers(&facts, &mut Asking { by: &lan(), now, mint }));
    let jobs = told.into_iter().flat_map(|told| match told {
        Printing::Queued { jobs, .. } => jobs,
        other => panic!("{other:?}"),
    });
    let slip = |job: PrintJob| match job.paper {
        Paper::Slip(slip) => (job.printer, slip, job.place),
        other => panic!("{other:?}"),
    };
    jobs.map(slip).collect()
}

/// The slips of a move: where from, where to, and how much of what each station has there.
fn moves(evening: &mut Evening) -> Vec<(PrinterId, String, String, u32)> {
    let told = slips(evening).into_iter().map(|(printer, slip, place)| {
        assert_eq!(slip.what, SlipKind::Move);
        (printer, slip.from.unwrap(), place, slip.lines.iter().map(|line| line.quantity).sum())
    });
    told.collect()
}

#[test]
fn every_way_of_moving_tells_the_cooks_on_paper_and_nobody_else() {
    let mut evening = evening();
    let (one, two) = (evening.seat(1), evening.seat(2));
    evening.send(one, vec![line(PHO, 2), line(BEER, 1)]).unwrap();
    evening.send(two, vec![line(PHO, 1)]).unwrap();
    // The beer was carried out: the bar has nothing to hear.
    let bar = evening.house.checks[&one].tickets[1].id;
    let bump = evening.house.bump(bar).unwrap().unwrap();
    evening.happens(bump);
    assert_eq!(slips(&mut evening).iter().filter(|(_, slip, _)| slip.what == SlipKind::New).count(), 3);
    let said = |from: &str, to: &str, count| vec![(NOODLES, from.to_owned(), to.to_owned(), count)];

    let goes = |evening: &mut Evening, to: u128, from: u128| {
        let (to, from) = (TableId(id(80 + to)), TableId(id(80 + from)));
        let fact = evening.house.move_check(one, to, Some(from), true).unwrap().unwrap();
        evening.happens(fact);
        moves(evening)
    };
    assert_eq!(goes(&mut evening, 2, 1), said("1", "2", 2));
    assert_eq!(goes(&mut evening, 1, 2), said("2", "1", 2));

    // Merged, only what came has a new place; parted, it has its own again.
    let version = evening.house.checks[&one].version;
    let facts = evening.minting(|house, mint| house.merge(one, two, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    assert_eq!(moves(&mut evening), said("1", "2", 2));
    let version = evening.house.checks[&two].version;
    let facts = evening.minting(|house, mint| house.part(two, one, version, mint)).unwrap();
    facts.into_iter().for_each(|fact| drop(evening.happens(fact)));
    assert_eq!(moves(&mut evening), said("2", "1", 2));

    // One of two bowls goes to the other table.
    let check = &evening.house.checks[&one];
    let pho = check.lines.iter().find(|line| line.item == ItemId(id(PHO))).unwrap().id;
    let draft = LinesDraft { check: one, version: check.version, lines: vec![(pho, Some(1))], to: Goal::Check(two) };
    assert_eq!(evening.move_lines(&draft), None);
    assert_eq!(moves(&mut evening), said("1", "2", 1));
}

/// A job that the noodles' printer has waited for since the evening began.
fn waits(evening: &mut Evening, paper: Paper) -> JobId {
    let now = evening.now;
    let printer = evening.house.printer(NOODLES).unwrap().clone();
    let job = evening.minting(|_, mint| Asking { by: &lan(), now, mint }.job(&printer, None, paper));
    let id = job.id;
    evening.happens(Fact::Printing(Printing::Queued { check: None, jobs: vec![job] }));
    id
}

#[test]
fn what_is_too_old_is_not_printed_until_somebody_wants_it() {
    let mut evening = evening();
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 1)]).unwrap();
    let slip = slips(&mut evening).remove(0).1;
    let bill = Box::new(goimon_domain::check::Check::clone(&evening.house.checks[&check]));
    // A drawer that springs open minutes later is a danger; a slip is wanted as long as anybody is hungry.
    for (paper, seconds) in [
        (Paper::Slip(slip), 15 * 60),
        (Paper::Bill { bill, part: None, copy: 0 }, 5 * 60),
        (Paper::Test, 60),
        (Paper::Drawer, 10),
    ] {
        let (asked, job) = (evening.now, waits(&mut evening, paper));
        let (in_time, late) = (asked.plus_ms(seconds * 1_000), asked.plus_ms(seconds * 1_000 + 1));
        assert_eq!(evening.house.next_job(NOODLES, in_time).map(|next| next.id), Some(job));
        assert!(evening.house.aged_jobs(NODE, true, in_time).is_empty());
        assert_eq!(evening.house.next_job(NOODLES, late), None, "not even before anybody has looked");
        assert!(evening.house.claim_job(job, NODE, late).is_err());
        let aged = evening.house.aged_jobs(NODE, true, late);
        assert_eq!(aged, [Printing::Expired { check: None, job }]);
        evening.happens(Fact::Printing(aged[0].clone()));
        assert!(matches!(evening.house.jobs.get(job).unwrap().state, JobState::Expired { .. }));
        assert!(evening.house.jobs.get(job).unwrap().is_alarming(), "somebody hears of it");

        // Wanted all the same, it has its whole time again.
        evening.now = late;
        let retried = evening.house.retry_job(job, None).unwrap();
        evening.happens(Fact::Printing(retried));
        let again = evening.now.plus_ms(seconds * 1_000);
        assert_eq!(evening.house.next_job(NOODLES, again).map(|next| next.id), Some(job));
        let over = evening.house.discard_job(job).unwrap().unwrap();
        evening.happens(Fact::Printing(over));
    }
}

#[test]
fn what_may_be_on_paper_is_sent_once_more_and_then_waits_for_a_person() {
    let mut evening = evening();
    let job = waits(&mut evening, Paper::Test);
    let mut cut = || {
        let now = evening.now;
        let claim = evening.house.claim_job(job, NODE, now).unwrap();
        evening.happens(Fact::Printing(claim));
        let told = evening.house.report_job(job, NODE, Some((Fault::Stuck, true)), evening.now).unwrap();
        evening.happens(Fact::Printing(told));
        evening.now = evening.now.plus_ms(1_000);
        evening.house.jobs.get(job).unwrap().clone()
    };
    let once = cut();
    assert!(matches!(once.state, JobState::Waiting { .. }) && once.maybe);
    let twice = cut();
    assert!(matches!(twice.state, JobState::Doubtful { .. }), "{:?}", twice.state);
    assert_eq!(evening.house.next_job(NOODLES, evening.now), None);
}
