//! What stands on the paper of a job, as rows.

use crate::page::{Row, Size};
use goimon_domain::house::House;
use goimon_domain::printer::Printer;
use goimon_domain::printing::{Bag, Paper, PrintJob, Slip, SlipKind, SlipLine};
use goimon_domain::time::At;
use goimon_views::cashier::{BillPaper, ShiftSheet};
use goimon_views::{Ctx, Words};

/// The page of a job on a printer, in the language of the house; the drawer has none.
pub fn page(job: &PrintJob, printer: &Printer, house: &House, now: At) -> Vec<Row> {
    let words = Words::of(house.reference.venue.lang);
    let mut rows = Vec::new();
    if job.maybe && !matches!(job.paper, Paper::Drawer) {
        rows.push(Row::Banner(words.t("paper-maybe").into()));
    }
    if let Some(first) = job.instead_of.and_then(|id| house.printer(id).ok()) {
        rows.push(Row::middle(words.s("paper-instead-of", &first.name), Size::Normal, true));
    }
    match &job.paper {
        Paper::Slip(slip) => slip_rows(&mut rows, job, slip, house, &words),
        Paper::Bill { bill, part, copy } => {
            // What was true when it was asked for.
            let ctx = Ctx { w: words, who: None, house: Some(house), now: job.asked.at, notice: None };
            bill_rows(&mut rows, BillPaper::of(&ctx, &house.reference, bill, *part, *copy), &words);
        }
        Paper::Shift { shift, copy } => {
            let ctx = Ctx { w: words, who: None, house: Some(house), now: job.asked.at, notice: None };
            shift_rows(&mut rows, ShiftSheet::of(&ctx, &house.reference, shift, *copy));
        }
        Paper::Test => test_rows(&mut rows, printer, house, &words, now),
        Paper::Drawer => rows.clear(),
    }
    rows
}

fn slip_rows(rows: &mut Vec<Row>, job: &PrintJob, slip: &Slip, house: &House, w: &Words) {
    let station = house.reference.station(slip.station).map_or("", |station| w.name(&station.name));
    if slip.what != SlipKind::New {
        rows.push(Row::Banner(w.t(&format!("slip-{}", slip.what.word())).into()));
    }
    match &slip.bag {
        Some(bag) => bag_rows(rows, bag, house, w),
        None => rows.push(Row::middle(job.place.as_str(), Size::Huge, true)),
    }
    if let Some(from) = &slip.from {
        rows.push(Row::middle(format!("{from} → {}", job.place), Size::Large, true));
    }
    let number = slip.ticket.map(|number| format!("#{number}")).unwrap_or_default();
    rows.push(Row::pair(station, number));
    let about = format!("{} · {}", job.asked.by, w.n("kitchen-covers", slip.covers));
    rows.push(Row::pair(about, house.reference.venue.clock.wall(job.asked.at)));
    rows.push(Row::Rule);
    for line in &slip.lines {
        slip_line(rows, line, slip.what == SlipKind::Void || line.off, house, w);
    }
    rows.push(Row::Rule);
}

/// What leaves the house: its number, as it is called, and who takes it when.
fn bag_rows(rows: &mut Vec<Row>, bag: &Bag, house: &House, w: &Words) {
    rows.push(Row::middle(w.n("takeaway-number", bag.number), Size::Huge, true));
    let away = &bag.away;
    let promised = away.promised.map(|at| w.s("away-for", house.reference.venue.clock.wall(at)));
    if let Some(promised) = promised {
        rows.push(Row::middle(promised, Size::Large, true));
    }
    let who = [away.name.as_deref(), away.phone.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    for text in [who.as_str(), away.address.as_deref().unwrap_or_default()].into_iter().filter(|text| !text.is_empty())
    {
        rows.push(Row::middle(text, Size::Normal, false));
    }
}

fn slip_line(rows: &mut Vec<Row>, line: &SlipLine, off: bool, house: &House, w: &Words) {
    rows.push(Row::Item {
        quantity: line.quantity.to_string().into(),
        name: w.name(&line.name).into(),
        amount: "".into(),
        size: Size::Large,
        off,
    });
    if let Some(target) = line.target {
        let done = w.s("timed-done", house.reference.venue.clock.wall(target));
        rows.push(Row::below(done, Size::Normal, true, 3));
    }
    for (name, quantity) in &line.chosen {
        let times = if *quantity > 1 { format!(" ×{quantity}") } else { String::new() };
        rows.push(Row::below(format!("+ {}{times}", w.name(name)), Size::Normal, false, 3));
    }
    if let Some(note) = &line.note {
        rows.push(Row::below(format!("» {note}"), Size::Normal, true, 3));
    }
}

fn bill_rows(rows: &mut Vec<Row>, bill: BillPaper, w: &Words) {
    rows.push(Row::middle(bill.venue, Size::Large, true));
    rows.extend(bill.about.into_iter().map(|line| Row::middle(line, Size::Normal, false)));
    rows.push(Row::middle(bill.heading, Size::Normal, true));
    if !bill.copy.is_empty() {
        rows.push(Row::middle(bill.copy, Size::Large, true));
    }
    rows.push(Row::Gap);
    rows.extend(bill.facts.into_iter().map(|(name, value)| Row::pair(name, value)));
    rows.push(Row::Rule);
    for line in bill.lines {
        rows.push(Row::Item {
            quantity: line.quantity.into(),
            name: line.name.into(),
            amount: line.amount.into(),
            size: Size::Normal,
            off: false,
        });
        rows.extend(line.below.into_iter().map(|text| Row::below(text, Size::Small, false, 3)));
    }
    rows.push(Row::Rule);
    for sum in bill.sums {
        let size = if sum.total { Size::Large } else { Size::Normal };
        rows.push(Row::Pair { left: sum.label.into(), right: sum.amount.into(), size, bold: sum.total });
    }
    if let Some((code, account)) = bill.transfer {
        rows.extend([Row::Gap, Row::middle(w.t("paper-transfer"), Size::Normal, true), Row::Code(code)]);
        rows.extend(account.into_iter().map(|text| Row::middle(text, Size::Normal, false)));
    }
    if !bill.thanks.is_empty() {
        rows.extend([Row::Gap, Row::middle(bill.thanks, Size::Normal, false)]);
    }
}

/// An X or a Z.
fn shift_rows(rows: &mut Vec<Row>, sheet: ShiftSheet) {
    rows.push(Row::middle(sheet.venue, Size::Normal, true));
    rows.push(Row::middle(sheet.title, Size::Large, true));
    if !sheet.copy.is_empty() {
        rows.push(Row::middle(sheet.copy, Size::Large, true));
    }
    rows.extend(sheet.facts.into_iter().map(|(name, value)| Row::pair(name, value)));
    for group in sheet.groups {
        rows.push(Row::Rule);
        if !group.heading.is_empty() {
            rows.push(Row::middle(group.heading, Size::Normal, true));
        }
        for row in group.rows {
            let (left, right) = (row.label.into(), row.amount.into());
            rows.push(Row::Pair { left, right, size: Size::Normal, bold: row.strong });
            if !row.below.is_empty() {
                rows.push(Row::below(row.below, Size::Small, false, 2));
            }
        }
        if !group.note.is_empty() {
            rows.push(Row::below(group.note, Size::Small, false, 0));
        }
    }
    rows.push(Row::Rule);
}

/// A page that shows whether the paper is as wide as was said, the letters are right, and nothing is cut off at the edges.
fn test_rows(rows: &mut Vec<Row>, printer: &Printer, house: &House, w: &Words, now: At) {
    rows.push(Row::middle(house.reference.venue.name.as_str(), Size::Large, true));
    rows.push(Row::middle(w.t("paper-test"), Size::Normal, true));
    rows.push(Row::Rule);
    rows.push(Row::pair(w.t("paper-test-printer"), printer.name.as_str()));
    rows.push(Row::pair(w.t("paper-test-address"), printer.address.to_string()));
    let width = w.s("paper-test-mm", printer.paper.word());
    rows.push(Row::pair(w.t("paper-test-width"), width));
    rows.push(Row::pair(w.t("paper-test-letters"), w.t(&format!("letters-{}", printer.letters.word()))));
    rows.push(Row::pair(w.t("receipt-when"), house.reference.venue.clock.date_and_wall(now)));
    rows.push(Row::Rule);
    rows.push(Row::text(
        "Bún bò Huế, phở tái nạm, gỏi cuốn, cà phê sữa đá, chè ba màu, nước ép ổi, lẩu nấm, trà đào cam sả.",
    ));
    rows.push(Row::text("ÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ ĐÈẺẼÉẸ ÊỀỂỄẾỆ ÌỈĨÍỊ ÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ ÙỦŨÚỤ ƯỪỬỮỨỰ ỲỶỸÝỴ"));
    rows.push(Row::pair("1.234.567 ₫", "0123456789"));
    rows.push(Row::Rule);
    rows.push(Row::middle(w.t("paper-test-well"), Size::Normal, false));
}
