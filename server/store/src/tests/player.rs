//! Somebody who does things in a house, at random, the way the acts crate does: decide, apply, commit, tidy.

use crate::{Change, Commit, CommitError, Store, StoredAnswer, testing};
use goimon_domain::changing::LineChange;
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::event::{Event, Fact};
use goimon_domain::guests::Away;
use goimon_domain::house::{House, Touched};
use goimon_domain::ids::{ActKey, CheckId, RoundId, StaffId, VenueId};
use goimon_domain::lang::Named;
use goimon_domain::line::Line;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::Money;
use goimon_domain::moving::{Goal, LinesDraft};
use goimon_domain::payment::Tender;
use goimon_domain::reason::{Reason, Why};
use goimon_domain::refusal::Refusal;
use goimon_domain::reservation::{Place, Wanted};
use goimon_domain::rushing::Hurry;
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::{Actor, Role};
use goimon_domain::time::At;
use goimon_domain::voiding::LineEdit;
use sea_orm::prelude::Uuid;

pub const MENU: &str = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups,course,prep\n\
    Phở,R09,Beef pho,Phở bò tái,65000,VND,noodle,food,Cỡ/Size[1-1]:Vừa/Regular*|Lớn/Large+15000;Thêm/Extras[0-4]:Trứng/Egg+10000|Quẩy+8000,mains,8\n\
    Phở,R10,Brisket pho,Phở chín,69000,VND,noodle,food,,mains,9\n\
    Nướng,R20,Grilled pork,Sườn nướng,72000,VND,grill,food,,mains,20\n\
    Đồ uống,B01,Beer,Bia Sài Gòn,25000,VND,bar,alcohol,,drinks,\n\
    Đồ uống,B02,Iced tea,Trà đá,5000,VND,bar,food,Đá/Ice[1-1]:Có/Yes*|Không/No,drinks,2\n";

pub struct Player {
    pub store: Store,
    pub venue: VenueId,
    pub house: House,
    pub now: At,
    pub chance: u64,
}

/// What is left to write of a batch.
#[derive(Default)]
pub struct Batch {
    pub touched: Touched,
    pub events: Vec<Event>,
    pub answers: Vec<StoredAnswer>,
}

impl Player {
    /// Opens a house with a menu and eight tables.
    pub async fn new(store: &Store, seed: u64) -> Player {
        let venue = testing::venue(store).await;
        let now = At(1_795_430_000_000);
        let by = Actor::house();
        let file = MenuFile::parse(MENU, testing::saigon().currency).unwrap();
        store.change(venue, &by, now, Change::Menu(file)).await.unwrap();
        store.change(venue, &by, now, Change::ByPrep(true)).await.unwrap();
        store.change(venue, &by, now, Change::Area { name: Named::new("Tầng 1", "Ground floor") }).await.unwrap();
        let area = store.load_reference(venue).await.unwrap().areas[0].id;
        let labels = (1..=8).map(|n| n.to_string()).collect();
        store.change(venue, &by, now, Change::Tables { area, labels, seats: 4 }).await.unwrap();
        let house = store.load_house(venue).await.unwrap();
        Player { store: store.clone(), venue, house, now, chance: seed * 2 + 1 }
    }

    pub fn lan() -> Actor {
        Actor { staff: Some(StaffId(Uuid::from_u128(7))), device: None, name: "Lan".into(), role: Role::Waiter }
    }

    /// A number below `most`.
    pub fn any(&mut self, most: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance % most.max(1) as u64) as usize
    }

    /// Lets a fact happen in this house, and notes what it leaves to write.
    pub fn happens(&mut self, batch: &mut Batch, fact: Fact) {
        self.now = self.now.plus_ms(137);
        let event = Event { seq: self.house.seq + 1, at: self.now, by: Self::lan(), fact };
        batch.touched.join(self.house.apply(&event));
        batch.events.push(event);
    }

    pub async fn commit(&mut self, batch: &Batch) -> Result<(), CommitError> {
        let expected = batch.events.first().map_or(self.house.seq, |event| event.seq - 1);
        let Batch { touched, events, answers } = batch;
        let commit = Commit { venue: self.venue, expected, house: &self.house, touched, events, answers };
        self.store.commit(&commit).await?;
        self.house.tidy();
        Ok(())
    }

    pub fn seat(&mut self) -> Fact {
        let place = self.any(9);
        let table = self.house.reference.tables.get(place).map(|table| table.id);
        self.house.seat(table, 2, true, &Self::lan(), self.now, &mut Uuid::now_v7).unwrap()
    }

    pub fn send(&mut self, check: CheckId, lines: usize) -> Result<Fact, Refusal> {
        let items = self.house.reference.menu.items.clone();
        let lines = (0..lines)
            .map(|_| {
                let item = &items[self.any(items.len())];
                let extra = item.groups.get(1).map(|group| (group.modifiers[0].id, 2));
                LineDraft {
                    item: item.id,
                    quantity: 1 + self.any(3) as u32,
                    chosen: extra.into_iter().collect(),
                    note: (self.any(3) == 0).then(|| "ít hành ✓".to_owned()),
                    seen: None,
                    course: None,
                    seat: None,
                }
            })
            .collect();
        let hold = if self.any(4) == 0 { vec![Course::Mains] } else { vec![] };
        let draft = RoundDraft { id: RoundId(Uuid::now_v7()), check, lines, hold };
        self.house.send(&draft, &Self::lan(), self.now, &mut Uuid::now_v7)
    }

    /// Something that somebody might do now; nothing when it makes no sense.
    pub fn tap(&mut self) -> Option<Fact> {
        let checks: Vec<CheckId> = self.house.checks.keys().copied().collect();
        let kind = self.any(44);
        if kind < 2 || checks.is_empty() {
            return Some(self.seat());
        }
        let check = checks[self.any(checks.len())];
        if self.any(5) == 0 {
            return self.tap_the_till(check);
        }
        let found = self.house.checks[&check].clone();
        let ticket = (!found.tickets.is_empty()).then(|| found.tickets[self.any(found.tickets.len())].id);
        let line = (!found.lines.is_empty()).then(|| found.lines[self.any(found.lines.len())].clone());
        match kind {
            2..7 => {
                let lines = 1 + self.any(4);
                self.send(check, lines).ok()
            }
            7 | 8 => self.house.finish_line(line.as_ref()?.ticket, line?.id).unwrap(),
            9 => self.house.unfinish_line(line.as_ref()?.ticket, line?.id).unwrap(),
            10 => self.house.begin_cooking(ticket?, None).unwrap(),
            11..13 => self.house.bump(ticket?).unwrap(),
            13 => self.house.recall(ticket?).unwrap(),
            14 | 15 => self.house.serve(check, &[line?.id]).unwrap(),
            16 => self.house.unserve(check, &[line?.id]).unwrap(),
            17 => self.house.ask_bill(check).ok().flatten(),
            18 => {
                let station = line?.station;
                Some(Fact::StationsSaw { seen: vec![(station, self.house.seq)], besides: Vec::new() })
            }
            19 => {
                let (left, today) = (self.any(9) as u32, self.any(2) == 0);
                self.house.set_left(line?.item, left, today, self.now).unwrap()
            }
            20 => self.house.back_on_sale(line?.item).unwrap(),
            21..27 => self.edit(kind, &found, line?),
            27 => {
                let place = self.any(8);
                let table = self.house.reference.tables[place].id;
                self.house.move_check(check, table, found.table, true).ok().flatten()
            }
            28 => self.house.know_move(ticket?).unwrap(),
            29 => {
                let note = (self.any(2) == 0).then_some("Sinh nhật");
                self.house.set_note(check, note).ok().flatten()
            }
            30 => {
                let away = Away { name: Some("Chị Hoa".into()), promised: Some(self.now), ..Away::default() };
                self.house.set_away(check, &away).ok().flatten()
            }
            31..34 => self.reserve(kind),
            37..44 => self.fire(kind, &found),
            _ => {
                let whole = self.any(2) == 0;
                let (amount, given) = if whole {
                    (found.due(), found.due() + Money::minor(5000))
                } else {
                    (Money::minor(1000), Money::minor(1000))
                };
                let draft = PaymentDraft {
                    check,
                    version: found.version,
                    tender: Tender::Cash,
                    amount,
                    given: Some(given),
                    tip: Money::ZERO,
                    reference: None,
                    part: None,
                };
                self.house
                    .pay(&draft, &Self::lan(), self.now, &mut Uuid::now_v7)
                    .ok()
                    .or_else(|| self.house.put_away(check).ok())
            }
        }
    }

    /// Somebody fires or holds a course, does not want to wait, or time passes by itself.
    fn fire(&mut self, kind: usize, check: &Check) -> Option<Fact> {
        let course = Course::ALL[self.any(4)];
        let ticket = (!check.tickets.is_empty()).then(|| check.tickets[self.any(check.tickets.len())].id);
        let (id, now) = (check.id, self.now);
        let fact = match kind {
            37 => self.house.fire(id, course).ok()?,
            38 => self.house.fire_in_time(id, Course::Mains, now, &mut Uuid::now_v7).ok()?,
            39 => self.house.hold(id, course, now, &mut Uuid::now_v7).ok()?,
            40 => self.house.fire_ticket(ticket?).ok()?,
            // What waits for its time is fired by it first; the rest of the hurry would be another fact.
            41 => return self.house.rush(Hurry::Ticket(ticket?)).ok()?.into_iter().next(),
            _ => {
                self.now = now.plus_ms(self.any(6) as i64 * 60_000);
                self.house.come_due(self.now).into_iter().next()
            }
        };
        fact.map(Fact::Course)
    }

    /// Somebody reserves, changes that, or does not come.
    fn reserve(&mut self, kind: usize) -> Option<Fact> {
        let known: Vec<_> = self.house.reservations.keys().copied().collect();
        let id = (!known.is_empty()).then(|| known[self.any(known.len())]);
        let place = self.any(8);
        let (table, area) = (self.house.reference.tables[place].id, self.house.reference.areas[0].id);
        let place = [Place::Table(table), Place::Area(area), Place::Anywhere][self.any(3)];
        let due = self.now.plus_ms(self.any(60) as i64 * 1_800_000);
        let note = (self.any(2) == 0).then(|| "Sinh nhật bé".to_owned());
        let phone = Some("0903 123 456".to_owned());
        let wanted = Wanted { name: "Anh Tuấn".into(), phone, covers: 4, due, place, deposit: None, note };
        match (kind, id) {
            (31, Some(id)) => {
                let version = self.house.reservation(id).ok()?.version;
                self.house.rebook(id, version, &wanted, self.now).ok()?
            }
            (32, Some(id)) if self.any(2) == 0 => self.house.no_show(id).ok()?,
            (32, Some(id)) => self.house.cancel_reservation(id).ok()?,
            _ => self.house.book(&wanted, &Self::lan(), self.now, &mut Uuid::now_v7).ok(),
        }
    }

    /// Somebody undoes something. What the tickets know by then is part of it.
    fn edit(&mut self, kind: usize, check: &Check, line: Line) -> Option<Fact> {
        let by = Actor { role: Role::Manager, ..Self::lan() };
        let quantity = Some(1 + self.any(3) as u32);
        let words = (self.any(2) == 0).then(|| "nguội rồi".to_owned());
        let reason = Some(Reason { why: Why::Quality, words });
        let (check, version, now) = (check.id, line.version, self.now);
        let edit = LineEdit { check, line: line.id, version, quantity, reason, approval: None };
        match kind {
            21 | 22 => self.house.void_line(&edit, &by, now, &mut Uuid::now_v7).ok(),
            23 => self.house.comp_line(&edit, &by, now, &mut Uuid::now_v7).ok()?,
            24 => {
                let (line, quantity) = (line.id, 1 + self.any(5) as u32);
                let change =
                    LineChange { check, line, version, quantity, chosen: vec![], note: Some("ít cay".into()) };
                self.house.change_line(&change, now, &mut Uuid::now_v7).ok()?
            }
            25 => self.house.remake_line(&edit, now, &mut Uuid::now_v7).ok(),
            _ => self.house.acknowledge(line.ticket).unwrap().into_iter().next(),
        }
    }

    /// Something that somebody might do with two checks, all of it in one batch.
    pub fn shift(&mut self, batch: &mut Batch) {
        let checks: Vec<CheckId> = self.house.checks.keys().copied().collect();
        if checks.is_empty() {
            return;
        }
        let (from, to) = (checks[self.any(checks.len())], checks[self.any(checks.len())]);
        let check = self.house.checks[&from].clone();
        let (version, lan, now) = (check.version, Self::lan(), self.now);
        let facts = match self.any(3) {
            0 => self.house.merge(from, to, version, &mut Uuid::now_v7),
            1 => match check.merged.first() {
                Some(merged) => self.house.part(from, merged.check, version, &mut Uuid::now_v7),
                None => return,
            },
            _ => {
                let some = check.lines.iter().filter(|_| self.any(2) == 0).collect::<Vec<_>>();
                let lines = some.iter().map(|line| (line.id, self.chance.is_multiple_of(2).then_some(1))).collect();
                let place = self.any(8);
                let table = self.house.reference.tables[place].id;
                let to = if self.any(3) == 0 { Goal::Table(table) } else { Goal::Check(to) };
                let draft = LinesDraft { check: from, version, lines, to };
                self.house.move_lines(&draft, &lan, now, &mut Uuid::now_v7)
            }
        };
        for fact in facts.into_iter().flatten() {
            self.happens(batch, fact);
        }
    }

    /// The answer to some act.
    pub fn answer(&self, key: ActKey) -> StoredAnswer {
        StoredAnswer {
            key,
            act: "send_round".into(),
            fingerprint: [7; 16],
            answer: r#"{"number":1}"#.into(),
            at: self.now,
        }
    }
}
