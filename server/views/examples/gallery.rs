//! Writes every page as a file, to look at without a server: `cargo run -p goimon-views --example gallery -- out menu.csv`.
//! Addresses of static files are made relative, and the files copied beside the pages.

#![allow(clippy::unwrap_used, reason = "a tool for developers")]

use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::{House, Numbers};
use goimon_domain::ids::*;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu::*;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::places::{Area, Station, Table};
use goimon_domain::screen::{Place, Scope};
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::staff::{Actor, Post, Role, Staff};
use goimon_domain::time::{At, VenueClock};
use goimon_domain::venue::{Reference, Terms, Undoing, Venue};
use goimon_views::{Ctx, Notice, Who, Words, assets, cashier, door, error_page, kitchen, manager, waiter};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

const NOW: At = At(1_795_434_127_000);

fn id() -> Uuid {
    Uuid::now_v7()
}

fn reference(csv: &str) -> Reference {
    let currency = Currency::of("VND").unwrap();
    let file = MenuFile::parse(csv, currency).unwrap();
    let mut stations: Vec<Station> = Vec::new();
    let mut categories: Vec<Category> = Vec::new();
    let mut items = Vec::new();
    for (place, row) in file.items.iter().enumerate() {
        if !stations.iter().any(|station| station.code == row.station) {
            let name = Named::same(&row.station);
            stations.push(Station {
                id: StationId(id()),
                code: row.station.clone(),
                name,
                position: stations.len() as i32,
                warn_minutes: 5,
                late_minutes: 10,
            });
        }
        if !categories.iter().any(|category| category.name == row.category) {
            let position = categories.len() as i32;
            categories.push(Category {
                id: CategoryId(id()),
                name: row.category.clone(),
                position,
                presets: Default::default(),
            });
        }
        let groups = row.groups.iter().map(|group| ModifierGroup {
            id: GroupId(id()),
            name: group.name.clone(),
            min: group.min,
            max: group.max,
            counts: true,
            modifiers: group
                .choices
                .iter()
                .map(|choice| Modifier {
                    id: ModifierId(id()),
                    name: choice.name.clone(),
                    delta: choice.delta,
                    default: choice.default,
                })
                .collect(),
        });
        items.push(Item {
            id: ItemId(id()),
            code: row.code.clone(),
            name: row.name.clone(),
            category: categories.iter().find(|category| category.name == row.category).unwrap().id,
            price: row.price,
            station: stations.iter().find(|station| station.code == row.station).unwrap().id,
            tax_class: row.tax_class.clone(),
            groups: groups.collect(),
            position: place as i32,
            listed: true,
            course: Course::default(),
            prep: None,
            search: search_text(&row.name, &row.code),
        });
    }
    let areas: Vec<Area> = [("Trong nhà", "Indoors"), ("Sân vườn", "Garden"), ("Lầu 2", "Upstairs")]
        .iter()
        .enumerate()
        .map(|(place, (vi, en))| Area { id: AreaId(id()), name: Named::new(vi, en), position: place as i32 })
        .collect();
    let tables = (1..=30)
        .map(|number: usize| Table {
            id: TableId(id()),
            area: areas[(number - 1) / 12].id,
            label: number.to_string(),
            seats: 4,
            position: number as i32,
            plan: None,
        })
        .collect();
    let person = |name: &str, role| Staff { id: StaffId(id()), name: name.into(), role, active: true };
    let tax = |code: &str, name, rate| TaxClass {
        code: code.into(),
        name,
        rates: vec![("2025-07-01".parse().unwrap(), Rate(rate))],
    };
    Reference {
        venue: Venue {
            id: VenueId(id()),
            name: "Quán Bờ Sông".into(),
            lang: Lang::Vi,
            currency,
            clock: VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap(),
            till: goimon_domain::venue::Till::default(),
            terms: Terms { service: Rate(500), tax_included: false, cash_step: Money::minor(1000), ..Terms::default() },
            undoing: Undoing::Reason,
            open_door: true,
            epoch: id(),
            booking: goimon_domain::reservation::Booking::default(),
            patience: Default::default(),
            by_prep: false,
            letterhead: Default::default(),
        },
        menu: Menu::new(
            categories,
            items,
            vec![
                tax("food", Named::new("Thuế GTGT", "VAT"), 800),
                tax("alcohol", Named::new("Rượu bia", "Alcohol"), 1000),
            ],
        ),
        areas,
        tables,
        stations,
        printers: vec![],
        staff: vec![
            person("Lan", Role::Waiter),
            person("Hùng", Role::Waiter),
            person("Bếp Tư", Role::Kitchen),
            person("Mai", Role::Cashier),
            person("Chị Hoa", Role::Manager),
        ],
        promotions: vec![],
        rates: Default::default(),
        screens: Vec::new(),
        covers: Vec::new(),
    }
}

struct Evening {
    house: House,
    events: Vec<Event>,
}

impl Evening {
    fn did(&mut self, by: &Actor, minutes_ago: i64, fact: Fact) {
        let event = Event { seq: self.house.seq + 1, at: NOW.plus_ms(-minutes_ago * 60_000), by: by.clone(), fact };
        self.house.apply(&event);
        self.events.push(event);
    }

    fn seat(&mut self, by: &Actor, table: Option<usize>, covers: u16, ago: i64) -> CheckId {
        let table = table.map(|place| self.house.reference.tables[place - 1].id);
        let fact = self.house.seat(table, covers, true, by, NOW.plus_ms(-ago * 60_000), &mut id).unwrap();
        let Fact::CheckOpened { check } = &fact else { unreachable!() };
        let check = check.id;
        self.did(by, ago, fact);
        check
    }

    fn send(&mut self, by: &Actor, check: CheckId, codes: &[(&str, u32, Option<&str>)], ago: i64) {
        let lines = codes.iter().map(|(code, quantity, note)| LineDraft {
            item: self.house.reference.menu.by_code(code).unwrap().id,
            quantity: *quantity,
            chosen: vec![],
            note: note.map(str::to_owned),
            seen: None,
            course: None,
            seat: None,
        });
        let draft = RoundDraft { id: RoundId(id()), check, lines: lines.collect(), hold: vec![] };
        let fact = self.house.send(&draft, by, NOW.plus_ms(-ago * 60_000), &mut id).unwrap();
        self.did(by, ago, fact);
    }

    fn check(&self, id: CheckId) -> &Check {
        self.house.check(id).unwrap()
    }
}

fn evening(csv: &str) -> (Evening, CheckId) {
    let reference = Arc::new(reference(csv));
    let lan = actor(&reference.staff[0]);
    let hung = actor(&reference.staff[1]);
    let cook = Actor { staff: None, device: None, name: "grill".into(), role: Role::Kitchen };
    let numbers = Numbers { day: reference.venue.clock.business_day(NOW), check: 40, ticket: 100 };
    let house = House {
        reference,
        seq: 1,
        numbers,
        checks: BTreeMap::new(),
        saw: BTreeMap::new(),
        bumped: BTreeMap::new(),
        handed: Default::default(),
        portions: BTreeMap::new(),
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
    let mut night = Evening { house, events: Vec::new() };
    let one = night.seat(&lan, Some(1), 4, 38);
    night.send(&lan, one, &[("R09", 2, Some("ít cay, ra sau cùng")), ("R27", 1, None), ("R20", 1, None)], 36);
    let five = night.seat(&hung, Some(5), 3, 71);
    night.send(&hung, five, &[("R30", 1, None), ("R23", 2, None)], 60);
    let tickets: Vec<_> = night.check(one).tickets.iter().map(|ticket| ticket.id).collect();
    for ticket in &tickets[..2] {
        let fact = night.house.bump(*ticket).unwrap().unwrap();
        night.did(&cook, 4, fact);
    }
    let first = night.check(one).lines[0].id;
    let fact = night.house.serve(one, &[first]).unwrap().unwrap();
    night.did(&lan, 2, fact);
    let seen: Vec<_> = night.house.reference.stations.iter().map(|station| (station.id, night.house.seq)).collect();
    night.did(&cook, 2, Fact::StationsSaw { seen, besides: Vec::new() });
    night.send(&lan, one, &[("R10", 1, None), ("R35", 2, None)], 0);
    for (table, covers, ago) in [(4, 6, 9), (7, 2, 1)] {
        night.seat(&lan, Some(table), covers, ago);
    }
    let eight = night.seat(&hung, Some(8), 5, 25);
    night.send(&hung, eight, &[("R28", 1, None)], 20);
    let second = night.seat(&lan, Some(8), 2, 12);
    night.send(&lan, second, &[("R19", 2, None)], 10);
    let away = night.seat(&lan, None, 1, 6);
    night.send(&lan, away, &[("R12", 4, None)], 6);
    let fact = night.house.ask_bill(five).unwrap().unwrap();
    night.did(&hung, 3, fact);
    (night, one)
}

fn actor(person: &Staff) -> Actor {
    Actor { staff: Some(person.id), device: None, name: person.name.clone(), role: person.role }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let out = args.next().expect("a folder to write to");
    let csv = fs::read_to_string(args.next().expect("a menu file")).unwrap();
    let (night, one) = evening(&csv);
    let house = &night.house;
    for lang in Lang::ALL {
        let person = |place: usize| {
            let staff: &Staff = &house.reference.staff[place];
            Some(Who { device: None, staff: Some(staff.id), name: staff.name.clone(), role: staff.role })
        };
        let with = |who| Ctx { w: Words::of(lang), who, house: Some(house), now: NOW, notice: None };
        let (lan, boss, till, nobody) = (with(person(0)), with(person(4)), with(person(3)), with(None));
        let told = Ctx { notice: Some(Notice { refused: true, text: "PIN…".into() }), ..nobody.clone() };
        let people: Vec<&Staff> = house.reference.staff.iter().collect();
        let tables = &house.reference.tables;
        let empty = house.checks_at(tables[3].id).next().unwrap();
        let form = door::SetupForm { currency: "VND".into(), zone: "Asia/Ho_Chi_Minh".into(), ..Default::default() };
        let devices = [
            (Post::Shared, "Điện thoại Lan", false),
            (Post::Station(house.reference.stations[0].id), "Màn hình 1", false),
            (Post::Expo, "Cũ", true),
        ]
        .map(|(post, name, revoked)| manager::DeviceLine {
            id: DeviceId(id()),
            name: name.into(),
            post,
            revoked,
            locked_until: None,
        });
        let code = manager::NewCode {
            code: "K7M2QX".into(),
            url: "http://192.168.1.20:8080/enrol?code=K7M2QX".into(),
            qr_svg: "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 4h2v2H4z\"/></svg>".into(),
        };
        let pages = [
            ("floor", waiter::floor(&lan, house)),
            ("table", waiter::table(&lan, house, &tables[2])),
            ("tables", waiter::table(&lan, house, &tables[7])),
            ("check", waiter::check(&lan, house, night.check(one))),
            ("check-found", waiter::check_found(&lan, house, empty, "tom")),
            ("check-empty", waiter::check(&lan, house, empty)),
            ("ready", waiter::ready(&lan, house)),
            ("mine", waiter::mine(&lan, house)),
            ("more", waiter::more(&boss)),
            ("enrol", door::enrol(&nobody, true, Some(house))),
            ("enrol-code", door::enrol(&nobody, false, Some(house))),
            ("names", door::names(&nobody, &people, "/floor")),
            ("pin", door::pin(&told, people[0], "/floor")),
            ("owner", door::owner(&nobody, "/")),
            ("setup", door::setup(&Ctx { house: None, ..nobody.clone() }, &form)),
            ("locked", door::locked(&nobody, NOW.plus_ms(60_000))),
            ("manage", manager::home(&boss, house)),
            ("devices", manager::devices(&boss, house, &devices, Some(&code))),
            ("staff", manager::staff(&boss, house)),
            ("manage-floor", manager::floor(&boss, house)),
            ("manage-menu", manager::menu(&boss, house)),
            ("terms", manager::terms(&boss, house, &manager::Typed::none())),
            ("timeline", manager::timeline(&boss, house, night.check(one), &timeline(&night, one))),
            ("error", error_page(&lan, 404, "Không có trang này", "…")),
            ("kitchen", kitchen::choose(&boss, house)),
            (
                "station",
                kitchen::screen(
                    &boss,
                    house,
                    Scope::of(Place::Station(house.reference.stations[0].id), &house.reference).unwrap(),
                ),
            ),
            ("expo", kitchen::expo(&boss, house)),
            ("checkout", cashier::checkout(&till, house, Some(night.check(one)))),
            ("receipt", cashier::receipt(&till, &house.reference, night.check(one), cashier::Receipt::default())),
        ];
        let folder = Path::new(&out).join(lang.tag());
        fs::create_dir_all(&folder).unwrap();
        for (name, page) in pages {
            let html = page.unwrap().replace(&format!("/static/{}/", assets::version()), "../static/");
            fs::write(folder.join(format!("{name}.html")), html).unwrap();
        }
    }
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../static")), &Path::new(&out).join("static"));
}

fn timeline(night: &Evening, check: CheckId) -> Vec<Event> {
    night.events.iter().filter(|event| event.fact.check() == Some(check)).cloned().collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
