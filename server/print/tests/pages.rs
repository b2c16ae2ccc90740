//! Pages as they come out of a printer. With `GOIMON_PICTURES` naming a folder they are written there, to be looked at.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../../domain/tests/small_house/mod.rs"]
mod small_house;

use goimon_domain::check::Check;
use goimon_domain::event::Fact;
use goimon_domain::guests::Away;
use goimon_domain::house::House;
use goimon_domain::ids::{CheckId, JobId, PrinterId, StationId};
use goimon_domain::lang::Lang;
use goimon_domain::line::Stamp;
use goimon_domain::money::{Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::printer::{Address, Letters, PaperWidth, Printer, Slips};
use goimon_domain::printing::{JobState, Paper, PrintJob, Printing};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::shift::{Shift, ShiftDraft};
use goimon_domain::slips::Asking;
use goimon_domain::venue::{Reference, Terms};
use goimon_domain::vietqr::BankAccount;
use goimon_print::layout;
use goimon_print::queue::bytes;
use goimon_print::raster::{Bitmap, draw};
use small_house::*;
use std::sync::Arc;

fn printer(paper: PaperWidth, letters: Letters) -> Printer {
    Printer {
        id: PrinterId(id(500)),
        name: "Bếp".into(),
        address: Address::typed("192.168.1.50").unwrap(),
        paper,
        letters,
        receipts: true,
        stations: vec![StationId(id(11)), StationId(id(12)), StationId(id(13))],
        slips: Slips::Always,
        drawer: true,
        fallback: None,
    }
}

/// An evening in a house with that printer and a bank account.
fn evening(printer: &Printer) -> Evening {
    let mut evening = Evening::new(Terms { service: Rate(500), ..Terms::default() });
    let mut reference = Reference::clone(&evening.house.reference);
    reference.printers = vec![printer.clone()];
    reference.venue.till.bank = Some(BankAccount::new("970436", "0011004000001", "NGUYEN VAN A").unwrap());
    evening.house.reference = Arc::new(reference);
    evening
}

fn job(paper: Paper, place: &str) -> PrintJob {
    PrintJob {
        id: JobId(id(600)),
        printer: PrinterId(id(500)),
        instead_of: None,
        paper,
        check: None,
        place: place.into(),
        asked: Stamp { at: EVENING, by: "Lan".into() },
        owner: None,
        state: JobState::Waiting { from: EVENING },
        failures: 0,
        maybe: false,
        fault: None,
    }
}

/// What the house prints because of the last thing that happened.
fn papers(evening: &Evening) -> Vec<PrintJob> {
    let (by, mut next) = (lan(), 9_000_u128);
    let mut mint = || {
        next += 1;
        id(next)
    };
    let facts = [evening.events.last().unwrap().fact.clone()];
    let told = evening.house.papers(&facts, &mut Asking { by: &by, now: EVENING, mint: &mut mint });
    let jobs = |printing| match printing {
        Printing::Queued { jobs, .. } => jobs,
        other => panic!("{other:?}"),
    };
    told.into_iter().flat_map(jobs).collect()
}

fn bill(house: &House, check: CheckId, copy: u32) -> PrintJob {
    job(Paper::Bill { bill: Box::new(Check::clone(house.check(check).unwrap())), part: None, copy }, "1")
}

fn pay(evening: &mut Evening, check: CheckId) {
    let found = evening.house.check(check).unwrap().clone();
    let draft = PaymentDraft {
        check,
        version: found.version,
        tender: Tender::Cash,
        amount: found.due(),
        given: Some(found.due()),
        tip: Default::default(),
        reference: None,
        part: None,
    };
    let paid = evening.act(|house, now, mint| house.pay(&draft, &lan(), now, mint).map(|fact| [fact]));
    paid.unwrap();
}

fn look_at(name: &str, picture: &Bitmap) {
    let Ok(folder) = std::env::var("GOIMON_PICTURES") else { return };
    let mut out = format!("P1\n{} {}\n", picture.width, picture.height());
    for y in 0..picture.height() {
        out.extend((0..picture.width).map(|x| if picture.is_black(x, y) { '1' } else { '0' }));
        out.push('\n');
    }
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(format!("{folder}/{name}.pbm"), out).unwrap();
}

#[test]
fn every_page_fits_both_papers() {
    for paper in [PaperWidth::Wide, PaperWidth::Narrow] {
        let printer = printer(paper, Letters::Picture);
        let mut evening = evening(&printer);
        let check = evening.seat(1);
        let mut wanted = with(PHO, 2, &[(LARGE, 1), (EGG, 2)]);
        wanted.note = Some("không hành, ít bánh, cho thêm chanh ớt riêng".into());
        evening.send(check, vec![wanted, line(BEER, 4)]).unwrap();
        let slips = papers(&evening);
        assert_eq!(slips.len(), 2, "one for each station");
        let open = bill(&evening.house, check, 0);
        pay(&mut evening, check);
        assert!(matches!(papers(&evening)[..], [PrintJob { paper: Paper::Drawer, .. }]));
        let closed = bill(&evening.house, check, 2);
        let doubtful = PrintJob { maybe: true, ..slips[0].clone() };
        let pages = [
            ("slip", slips[0].clone()),
            ("doubtful", doubtful),
            ("provisional", open),
            ("copy", closed),
            ("test", job(Paper::Test, "")),
        ];
        for (name, job) in pages {
            let picture = draw(&layout::page(&job, &printer, &evening.house, EVENING), paper);
            assert_eq!(picture.width, paper.dots());
            look_at(&format!("{name}-{}", paper.word()), &picture);
            // What reaches the last dots of the paper was cut off, except where the whole width is black.
            let column = |x: usize| (0..picture.height()).filter(|y| picture.is_black(x, *y)).count();
            assert!(column(paper.dots() - 1) <= column(0), "{name} is cut off at the right");
        }
    }
}

/// A shift with sums as long as they get.
fn long_shift(evening: &mut Evening, closed: bool) -> PrintJob {
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 3), line(BEER, 4)]).unwrap();
    pay(evening, check);
    let huge = Money::minor(1_234_567_890);
    let mut tend = |draft: ShiftDraft| {
        evening.act(|house, now, mint| house.tend(&draft, &lan(), now, mint).map(|fact| [fact])).unwrap();
    };
    tend(ShiftDraft::Open { float: huge });
    let reason = "mua đá lạnh, chanh, ống hút giấy và khăn lạnh ở chợ Bến Thành".to_owned();
    tend(ShiftDraft::Move { amount: -Money::minor(45_000), reason });
    let pieces = vec![(Money::minor(500_000), 2_469)];
    let others = vec![(Tender::Card, huge)];
    tend(ShiftDraft::Count { pieces: pieces.clone(), others: others.clone(), seen: None });
    tend(ShiftDraft::Count { pieces, others, seen: Some(1) });
    if closed {
        tend(ShiftDraft::Close);
    }
    let mut shift = Shift::clone(evening.house.shifts.values().next_back().unwrap());
    shift.holder = "Nguyễn Hoàng Bảo Trân – quầy thu ngân tầng 2".into();
    job(Paper::Shift { shift: Arc::new(shift), copy: if closed { 2 } else { 0 } }, "")
}

/// A bill whose names, notes and amounts are as long as they get.
fn long_bill(evening: &mut Evening) -> PrintJob {
    let check = evening.seat(1);
    evening.send(check, vec![line(PHO, 12), line(BEER, 4)]).unwrap();
    let mut long = Check::clone(evening.house.check(check).unwrap());
    long.lines[0].name.vi = "Lẩu hải sản chua cay đặc biệt kiểu Thái phần lớn cho sáu người".into();
    long.lines[0].price = Money::minor(123_456_789);
    long.lines[1].name.vi = "Nghêuhấpsảthậtlàdàikhôngcókhoảngtrắngnào".into();
    job(Paper::Bill { bill: Box::new(long), part: None, copy: 0 }, "3")
}

#[test]
fn the_longest_names_and_sums_stay_whole_on_both_papers() {
    for paper in [PaperWidth::Wide, PaperWidth::Narrow] {
        let printer = printer(paper, Letters::Picture);
        for lang in [Lang::Vi, Lang::En] {
            let mut evening = evening(&printer);
            let mut reference = Reference::clone(&evening.house.reference);
            reference.venue.lang = lang;
            evening.house.reference = Arc::new(reference);
            let fresh = || self::evening(&printer);
            let bill = long_bill(&mut fresh());
            let pages = [("x", long_shift(&mut fresh(), false)), ("long", bill)];
            let z = long_shift(&mut fresh(), true);
            for (name, job) in pages.into_iter().chain([("z", z)]) {
                let rows = layout::page(&job, &printer, &evening.house, EVENING);
                let picture = draw(&rows, paper);
                look_at(&format!("{name}-{}-{lang:?}", paper.word()), &picture);
                let column = |x: usize| (0..picture.height()).filter(|y| picture.is_black(x, *y)).count();
                assert!(column(paper.dots() - 1) <= column(0), "{name} is cut off at the right");
                // In letters of the printer's own nothing is lost either, and no line is longer than the paper.
                let own = Printer { letters: Letters::Plain, ..printer.clone() };
                let text = String::from_utf8_lossy(&bytes(&job, &own, &evening.house, EVENING)).into_owned();
                let printed = text.split('\n').map(|line| line.trim_start_matches(|c: char| c.is_control()));
                if name != "long" {
                    let longest = printed.map(|line| line.chars().count()).max().unwrap_or_default();
                    assert!(longest <= paper.columns() + 6, "{name}: {longest} letters on a line: {text}");
                }
                if name == "z" {
                    assert!(text.contains("1.234.567.890") && text.contains("tang 2"), "{text}");
                }
            }
        }
    }
}

#[test]
fn what_a_guest_writes_is_never_a_command() {
    for letters in [Letters::Cp1258, Letters::Tcvn3, Letters::Plain] {
        let printer = printer(PaperWidth::Wide, letters);
        let mut evening = evening(&printer);
        let check = evening.seat(1);
        evening.send(check, vec![with(PHO, 1, &[(LARGE, 1)])]).unwrap();
        let evil = "\u{1b}p\0\u{3c}\u{78}\u{1d}V\u{0}\u{1b}@\u{10}\u{14}";
        let Fact::RoundSent { lines, .. } = &mut evening.events.last_mut().unwrap().fact else { panic!("not sent") };
        for line in lines {
            line.note = Some(evil.into());
            line.name.vi = format!("{evil}Phở");
        }
        let page = bytes(&papers(&evening)[0], &printer, &evening.house, EVENING);
        // Commands that a page of letters holds: start, code page, style; feed and cut at the end.
        let body = page.strip_prefix(b"\x1b@").unwrap().strip_suffix(&[0x1d, b'V', 66, 3]).unwrap();
        let mut at = 0;
        while at < body.len() {
            at += match body[at] {
                0x1b if matches!(body[at + 1], b't' | b'!') => 3,
                b'\n' => 1,
                byte => {
                    assert!(byte >= 0x20, "{letters:?}: a command: {:?}", &body[at..(at + 4).min(body.len())]);
                    1
                }
            };
        }
    }
}

#[test]
fn what_leaves_the_house_says_its_number_and_who_takes_it() {
    let printer = printer(PaperWidth::default(), Letters::default());
    let mut evening = evening(&printer);
    let mut check = None;
    evening
        .act(|house, now, mint| {
            let opened = house.seat(None, 1, false, &lan(), now, mint)?;
            check = opened.check();
            Ok::<_, goimon_domain::refusal::Refusal>([opened])
        })
        .unwrap();
    let check = check.unwrap();
    let away = Away {
        name: Some("Chị Hoa".into()),
        phone: Some("0903 123".into()),
        promised: Some(EVENING),
        ..Away::default()
    };
    evening.happens(Fact::AwaySet { check, away });
    evening.send(check, vec![line(PHO, 1)]).unwrap();
    let slip = papers(&evening).remove(0);
    let told = |job: &PrintJob| format!("{:?}", layout::page(job, &printer, &evening.house, EVENING));
    let paper = told(&slip);
    for wanted in ["MV 1", "Chị Hoa", "0903 123", "18:00"] {
        assert!(paper.contains(wanted), "the slip lacks {wanted}: {paper}");
        let bill = told(&bill(&evening.house, check, 0));
        assert!(bill.contains(wanted.trim_start_matches("MV ")), "the bill lacks {wanted}: {bill}");
    }
}

#[test]
fn a_bill_on_paper_says_where_the_house_is_and_who_it_is_for_the_taxes() {
    let printer = printer(PaperWidth::Wide, Letters::Picture);
    let mut evening = evening(&printer);
    let check = evening.seat(1);
    evening.send(check, vec![line(BEER, 1)]).unwrap();
    let height = |evening: &Evening| {
        let page = layout::page(&bill(&evening.house, check, 0), &printer, &evening.house, EVENING);
        draw(&page, PaperWidth::Wide).height()
    };
    let bare = height(&evening);
    let mut taller = Vec::new();
    for (address, tax_code) in [("12 Lê Lợi, Q.1", ""), ("12 Lê Lợi, Q.1", "0312345678")] {
        let mut reference = Reference::clone(&evening.house.reference);
        reference.venue.letterhead.address = address.into();
        reference.venue.letterhead.tax_code = tax_code.into();
        evening.house.reference = Arc::new(reference);
        taller.push(height(&evening));
    }
    assert!(bare < taller[0] && taller[0] < taller[1], "{bare} {taller:?}");
}
