//! A small house for the tests of the trade: three stations, four items, two tables.
#![allow(dead_code, reason = "each test program takes what it needs of it")]
#![allow(missing_docs, clippy::unwrap_used)]

use goimon_domain::course::Course;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::{House, Numbers, Touched};
use goimon_domain::ids::*;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::line::Stamp;
use goimon_domain::menu::{Category, Item, Menu, Modifier, ModifierGroup, TaxClass, search_text};
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::moving::LinesDraft;
use goimon_domain::places::{Area, Station, Table};
use goimon_domain::portions::Portions;
use goimon_domain::rates::Rates;
use goimon_domain::refusal::Refusal;
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::staff::{Actor, Role, Staff};
use goimon_domain::time::{At, VenueClock};
use goimon_domain::venue::{Reference, Terms, Till, Undoing, Venue};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// 2026-11-23 18:00 in Saigon.
pub const EVENING: At = At(1_795_431_600_000);

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub const PHO: u128 = 31;
pub const BEER: u128 = 32;
pub const SKEWER: u128 = 33;
pub const CRAB: u128 = 34;
pub const LARGE: u128 = 52;
pub const EGG: u128 = 61;

pub fn reference(terms: Terms) -> Reference {
    let station = |n: u128, code: &str| Station {
        id: StationId(id(n)),
        code: code.into(),
        name: Named::same(code),
        position: n as i32,
        warn_minutes: 5,
        late_minutes: 10,
    };
    let item = |n: u128, code: &str, vi: &str, price: i64, at: u128, tax: &str, groups: Vec<ModifierGroup>| Item {
        id: ItemId(id(n)),
        code: code.into(),
        name: Named::same(vi),
        category: CategoryId(id(21)),
        price: Money::minor(price),
        station: StationId(id(at)),
        tax_class: tax.into(),
        groups,
        position: n as i32,
        listed: true,
        course: if at == 12 { Course::Drinks } else { Course::Mains },
        prep: None,
        search: search_text(&Named::same(vi), code),
    };
    let modifier = |n: u128, name: &str, delta: i64, default: bool| Modifier {
        id: ModifierId(id(n)),
        name: Named::same(name),
        delta: Money::minor(delta),
        default,
    };
    let group = |n: u128, name: &str, min: u16, max: u16, modifiers: Vec<Modifier>| ModifierGroup {
        id: GroupId(id(n)),
        name: Named::same(name),
        min,
        max,
        counts: true,
        modifiers,
    };
    let pho_groups = vec![
        group(41, "Size", 1, 1, vec![modifier(51, "Regular", 0, true), modifier(LARGE, "Large", 15_000, false)]),
        group(42, "Extras", 0, 3, vec![modifier(EGG, "Egg", 10_000, false), modifier(62, "Dough", 8_000, false)]),
    ];
    let skewer_groups =
        vec![group(43, "Sauce", 1, 1, vec![modifier(71, "Salt", 0, false), modifier(72, "Chili", 0, false)])];
    let class = |code: &str, rate: u32| TaxClass {
        code: code.into(),
        name: Named::same(code),
        rates: vec![("2020-01-01".parse().unwrap(), Rate(rate))],
    };
    Reference {
        venue: Venue {
            id: VenueId(id(1)),
            name: "Quán nhỏ".into(),
            lang: Lang::Vi,
            currency: Currency::of("VND").unwrap(),
            clock: VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap(),
            terms,
            till: Till::default(),
            undoing: Undoing::Manager,
            open_door: false,
            epoch: id(9),
            booking: goimon_domain::reservation::Booking::default(),
            patience: Default::default(),
            by_prep: false,
            letterhead: Default::default(),
        },
        menu: Menu::new(
            vec![Category {
                id: CategoryId(id(21)),
                name: Named::same("All"),
                position: 1,
                presets: Default::default(),
            }],
            vec![
                item(PHO, "P1", "Phở bò tái", 65_000, 11, "food", pho_groups),
                item(BEER, "B1", "Bia", 22_000, 12, "alcohol", vec![]),
                item(SKEWER, "S1", "Xiên nướng", 25_000, 13, "food", skewer_groups),
                item(CRAB, "C1", "Cua", 399_000, 13, "food", vec![]),
            ],
            vec![class("food", 800), class("alcohol", 1000)],
        ),
        areas: vec![Area { id: AreaId(id(80)), name: Named::same("Indoors"), position: 1 }],
        tables: (1..=2)
            .map(|n| Table {
                id: TableId(id(80 + n)),
                area: AreaId(id(80)),
                label: n.to_string(),
                seats: 4,
                position: n as i32,
                plan: None,
            })
            .collect(),
        stations: vec![station(11, "noodle"), station(12, "bar"), station(13, "grill")],
        printers: vec![],
        staff: vec![
            Staff { id: StaffId(id(91)), name: "Lan".into(), role: Role::Waiter, active: true },
            Staff { id: StaffId(id(92)), name: "Minh".into(), role: Role::Manager, active: true },
        ],
        promotions: Vec::new(),
        rates: Rates::default(),
        screens: Vec::new(),
        covers: Vec::new(),
    }
}

pub fn lan() -> Actor {
    Actor { staff: Some(StaffId(id(91))), device: None, name: "Lan".into(), role: Role::Waiter }
}

pub fn minh() -> Actor {
    Actor { staff: Some(StaffId(id(92))), name: "Minh".into(), role: Role::Manager, ..lan() }
}

/// A house with everything that happened in it.
pub struct Evening {
    pub house: House,
    pub events: Vec<Event>,
    pub now: At,
    /// Who does what happens.
    pub by: Actor,
    next: u128,
}

impl Evening {
    pub fn new(terms: Terms) -> Self {
        let house = House {
            reference: Arc::new(reference(terms)),
            seq: 0,
            numbers: Numbers { day: "2026-11-22".parse().unwrap(), check: 40, ticket: 111 },
            checks: BTreeMap::new(),
            saw: BTreeMap::new(),
            bumped: BTreeMap::new(),
            handed: Default::default(),
            portions: BTreeMap::from([(
                ItemId(id(CRAB)),
                Portions { left: 0, day: None, said: Stamp { at: EVENING, by: "Lan".into() } },
            )]),
            approvals: BTreeMap::new(),
            dark: Default::default(),
            coupons: BTreeMap::new(),
            reservations: BTreeMap::new(),
            jobs: Default::default(),
            saw_besides: BTreeMap::new(),
            shifts: BTreeMap::new(),
            last_z: 0,
            outside: None,
            debt_intents: BTreeMap::new(),
            customers: BTreeMap::new(),
        };
        Self { house, events: Vec::new(), now: EVENING, by: lan(), next: 1_000 }
    }

    pub fn mint(&mut self) -> Uuid {
        self.next += 1;
        id(self.next)
    }

    /// Decides something that makes new ids.
    pub fn minting<T>(&mut self, decide: impl FnOnce(&House, &mut dyn Mint) -> T) -> T {
        let mut next = self.next;
        let mut mint = || {
            next += 1;
            id(next)
        };
        let decided = decide(&self.house, &mut mint);
        self.next = next;
        decided
    }

    /// Moves lines, if that is not refused.
    pub fn move_lines(&mut self, draft: &LinesDraft) -> Option<Refusal> {
        let now = self.now;
        match self.minting(|house, mint| house.move_lines(draft, &lan(), now, mint)) {
            Ok(facts) => facts.into_iter().for_each(|fact| drop(self.happens(fact))),
            Err(refusal) => return Some(refusal),
        }
        None
    }

    pub fn happens(&mut self, fact: Fact) -> Touched {
        self.now = self.now.plus_ms(1_000);
        let event = Event { seq: self.house.seq + 1, at: self.now, by: self.by.clone(), fact };
        let touched = self.house.apply(&event);
        self.events.push(event);
        touched
    }

    /// The house fires by prep time from now on: noodles take 8 minutes, skewers 20.
    pub fn fires_by_prep(&mut self) {
        let mut reference = Reference::clone(&self.house.reference);
        reference.venue.by_prep = true;
        for item in &mut reference.menu.items {
            item.prep = [(PHO, 8), (SKEWER, 20)].into_iter().find(|(n, _)| item.id.0 == id(*n)).map(|(_, prep)| prep);
        }
        self.house.reference = Arc::new(reference);
    }

    /// Lets minutes pass, and the house notice what has become due; how many times it fired something.
    pub fn minutes(&mut self, minutes: i64) -> usize {
        self.now = self.now.plus_ms(minutes * 60_000);
        let due = self.house.come_due(self.now);
        let fired = due.len();
        due.into_iter().for_each(|fact| drop(self.happens(Fact::Course(fact))));
        fired
    }

    pub fn seat(&mut self, table: u128) -> CheckId {
        let mut next = self.next;
        let mut mint = || {
            next += 1;
            id(next)
        };
        let fact = self.house.seat(Some(TableId(id(80 + table))), 2, true, &lan(), self.now, &mut mint).unwrap();
        self.next = next;
        let Fact::CheckOpened { check } = &fact else { panic!("{fact:?}") };
        let check = check.id;
        self.happens(fact);
        check
    }

    /// Decides with fresh ids, and lets all of it happen; what happened last.
    pub fn act<T: IntoIterator<Item = Fact>, E>(
        &mut self,
        decide: impl FnOnce(&House, At, &mut dyn Mint) -> Result<T, E>,
    ) -> Result<(), E> {
        let mut next = self.next;
        let mut mint = || {
            next += 1;
            id(next)
        };
        let facts = decide(&self.house, self.now, &mut mint)?;
        self.next = next;
        for fact in facts {
            self.happens(fact);
        }
        Ok(())
    }

    pub fn send(&mut self, check: CheckId, lines: Vec<LineDraft>) -> Result<RoundId, goimon_domain::refusal::Refusal> {
        self.send_holding(check, lines, &[])
    }

    /// Sends a round of which some courses wait.
    pub fn send_holding(
        &mut self,
        check: CheckId,
        lines: Vec<LineDraft>,
        hold: &[Course],
    ) -> Result<RoundId, goimon_domain::refusal::Refusal> {
        let round = RoundId(self.mint());
        let mut next = self.next;
        let mut mint = || {
            next += 1;
            id(next)
        };
        let fact = self.house.send(
            &RoundDraft { id: round, check, lines, hold: hold.to_vec() },
            &lan(),
            self.now,
            &mut mint,
        )?;
        self.next = next;
        self.happens(fact);
        Ok(round)
    }
}

pub fn line(item: u128, quantity: u32) -> LineDraft {
    LineDraft { item: ItemId(id(item)), quantity, chosen: vec![], note: None, seen: None, course: None, seat: None }
}

pub fn with(item: u128, quantity: u32, chosen: &[(u128, u32)]) -> LineDraft {
    let chosen = chosen.iter().map(|(modifier, quantity)| (ModifierId(id(*modifier)), *quantity)).collect();
    LineDraft { chosen, ..line(item, quantity) }
}
