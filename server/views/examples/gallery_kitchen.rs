//! Writes the kitchen's and the till's pages of a made-up evening into a folder, to look at them without a server:
//! `cargo run -p goimon-views --example gallery_kitchen -- /tmp/gallery`
#![allow(clippy::unwrap_used)]

use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::{House, Numbers};
use goimon_domain::ids::*;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu::{Item, Menu, Modifier, ModifierGroup, TaxClass};
use goimon_domain::money::{Currency, Money, Rate};
use goimon_domain::payment::Tender;
use goimon_domain::places::{Station, Table};
use goimon_domain::screen::{Place, Scope};
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::{Actor, Role};
use goimon_domain::time::{At, VenueClock};
use goimon_domain::venue::{Reference, Terms, Undoing, Venue};
use goimon_views::live::View;
use goimon_views::{Ctx, Who, Words, cashier, kitchen};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

const STATIONS: [(&str, &str); 3] = [("Bếp phở", "Noodles"), ("Nướng", "Grill"), ("Quầy bar", "Bar")];
const ITEMS: [(&str, &str, i64, u128); 12] = [
    ("Phở bò tái", "Beef pho, rare slices", 65_000, 0),
    ("Phở đặc biệt", "House special pho", 85_000, 0),
    ("Bún chả", "Grilled pork with noodles", 70_000, 0),
    ("Phở bò viên", "Beef ball pho", 65_000, 0),
    ("Mì Quảng", "Quang noodles", 75_000, 0),
    ("Phở bò chín nạm gầu", "Brisket and flank pho", 75_000, 0),
    ("Hủ tiếu Nam Vang", "Phnom Penh noodle soup", 70_000, 0),
    ("Bún bò Huế", "Hue beef noodle soup", 75_000, 0),
    ("Bò lúc lắc khoai tây", "Shaking beef with fries", 185_000, 1),
    ("Gà nướng mật ong", "Honey grilled chicken", 165_000, 1),
    ("Bia Sài Gòn Special", "Saigon Special beer", 22_000, 2),
    ("Trà đá", "Iced tea", 5_000, 2),
];

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

struct Play {
    house: House,
    now: At,
    next: u128,
}

impl Play {
    fn happens(&mut self, who: &str, fact: Fact) {
        let by = Actor { staff: None, device: None, name: who.into(), role: Role::Waiter };
        let event = Event { seq: self.house.seq + 1, at: self.now, by, fact };
        self.house.apply(&event);
    }

    fn table(&mut self, who: &str, table: Option<u128>, covers: u16) -> CheckId {
        let by = Actor { staff: None, device: None, name: who.into(), role: Role::Waiter };
        self.next += 1;
        let made = id(self.next);
        let table = table.map(|n| TableId(id(500 + n)));
        let fact = self.house.seat(table, covers, true, &by, self.now, &mut || made).unwrap();
        self.happens(who, fact);
        CheckId(made)
    }

    fn send(&mut self, who: &str, check: CheckId, lines: &[(u128, u32, &[u128], &str)]) {
        let by = Actor { staff: None, device: None, name: who.into(), role: Role::Waiter };
        let lines = lines.iter().map(|(item, quantity, chosen, note)| LineDraft {
            item: ItemId(id(100 + item)),
            quantity: *quantity,
            chosen: chosen.iter().map(|n| (ModifierId(id(300 + item * 10 + n)), 1)).collect(),
            note: (!note.is_empty()).then(|| (*note).to_owned()),
            seen: None,
            course: None,
            seat: None,
        });
        self.next += 1;
        let draft = RoundDraft { id: RoundId(id(self.next)), check, lines: lines.collect(), hold: vec![] };
        let mut next = self.next;
        let mut mint = || {
            next += 1;
            id(next)
        };
        let fact = self.house.send(&draft, &by, self.now, &mut mint).unwrap();
        self.next = next;
        self.happens(who, fact);
    }

    fn bump(&mut self, check: CheckId, station: u128) {
        let found = self.house.check(check).unwrap();
        let ticket = found.ticket_for(StationId(id(10 + station)), Course::Mains, false).unwrap().id;
        let fact = self.house.bump(ticket).unwrap().unwrap();
        self.happens("Bếp", fact);
    }

    fn finish(&mut self, check: CheckId, place: usize) {
        let line = self.house.check(check).unwrap().lines[place].clone();
        let fact = self.house.finish_line(line.ticket, line.id).unwrap().unwrap();
        self.happens("Bếp", fact);
    }

    fn pass(&mut self, seconds: i64) {
        self.now = self.now.plus_ms(seconds * 1000);
    }
}

fn modifiers(item: u128) -> Vec<ModifierGroup> {
    let names = [("Vừa", "Regular"), ("Lớn", "Large"), ("Không hành", "No onion"), ("Thêm quẩy", "Extra dough")];
    let modifiers = names.iter().zip(0..).map(|((vi, en), n)| Modifier {
        id: ModifierId(id(300 + item * 10 + n)),
        name: Named::new(vi, en),
        delta: Money::minor(if n == 1 { 15_000 } else { 0 }),
        default: false,
    });
    let name = Named::new("Tùy chọn", "Options");
    vec![ModifierGroup {
        id: GroupId(id(200 + item)),
        name,
        min: 0,
        max: 4,
        counts: true,
        modifiers: modifiers.collect(),
    }]
}

fn reference(now: At) -> Reference {
    let stations = STATIONS.iter().zip(0..).map(|((vi, en), n)| Station {
        id: StationId(id(10 + n)),
        code: (*en).into(),
        name: Named::new(vi, en),
        position: n as i32,
        warn_minutes: 5,
        late_minutes: 10,
    });
    let items = ITEMS.iter().zip(0..).map(|((vi, en, price, station), n)| Item {
        id: ItemId(id(100 + n)),
        code: format!("R{n}"),
        name: Named::new(vi, en),
        category: CategoryId(id(1)),
        price: Money::minor(*price),
        station: StationId(id(10 + station)),
        tax_class: if n == 10 { "alcohol" } else { "food" }.into(),
        groups: modifiers(n),
        position: n as i32,
        listed: true,
        course: Course::default(),
        prep: None,
        search: String::new(),
    });
    let class = |code: &str, rate| TaxClass {
        code: code.into(),
        name: Named::new("GTGT", "VAT"),
        rates: vec![("2020-01-01".parse().unwrap(), Rate(rate))],
    };
    let tables = (1..=40).map(|n: u128| Table {
        id: TableId(id(500 + n)),
        area: AreaId(id(2)),
        label: n.to_string(),
        seats: 4,
        position: n as i32,
        plan: None,
    });
    let venue = Venue {
        id: VenueId(id(1)),
        name: "Quán Gọi Món".into(),
        lang: Lang::Vi,
        currency: Currency::of("VND").unwrap(),
        clock: VenueClock::new("Asia/Ho_Chi_Minh", 4).unwrap(),
        till: goimon_domain::venue::Till::default(),
        terms: Terms { service: Rate(500), tax_included: false, cash_step: Money::minor(1000), ..Terms::default() },
        undoing: Undoing::Reason,
        open_door: false,
        epoch: id(now.0 as u128),
        booking: goimon_domain::reservation::Booking::default(),
        patience: Default::default(),
        by_prep: false,
        letterhead: Default::default(),
    };
    let menu = Menu::new(vec![], items.collect(), vec![class("food", 800), class("alcohol", 1000)]);
    Reference {
        venue,
        menu,
        areas: vec![],
        tables: tables.collect(),
        stations: stations.collect(),
        staff: vec![],
        promotions: vec![],
        rates: Default::default(),
        printers: vec![],
        screens: vec![],
        covers: vec![],
    }
}

fn evening(now: At) -> (Play, Vec<CheckId>, Check) {
    let house = House {
        reference: Arc::new(reference(now)),
        seq: 100,
        numbers: Numbers { day: "2026-11-22".parse().unwrap(), check: 37, ticket: 104 },
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
    let mut play = Play { house, now: now.plus_ms(-75 * 60_000), next: 1_000 };
    let paid = play.table("Lan", Some(30), 2);
    play.send("Lan", paid, &[(0, 2, &[1], ""), (10, 3, &[], "")]);
    play.bump(paid, 0);
    play.bump(paid, 2);
    let lines: Vec<LineId> = play.house.check(paid).unwrap().lines.iter().map(|line| line.id).collect();
    let fact = play.house.serve(paid, &lines).unwrap().unwrap();
    play.happens("Lan", fact);
    let due = play.house.check(paid).unwrap().due();
    let given = Some(Money::minor(500_000));
    let draft = PaymentDraft {
        check: paid,
        version: 2,
        tender: Tender::Cash,
        amount: due,
        given,
        tip: Money::ZERO,
        reference: None,
        part: None,
    };
    let by = Actor { staff: None, device: None, name: "Mai".into(), role: Role::Cashier };
    let fact = play.house.pay(&draft, &by, play.now, &mut || id(999)).unwrap();
    play.happens("Mai", fact);
    let paid = (**play.house.check(paid).unwrap()).clone();

    let five = play.table("Hùng", Some(5), 3);
    play.send("Hùng", five, &[(1, 3, &[0], ""), (8, 1, &[], ""), (10, 4, &[], ""), (11, 2, &[], "")]);
    play.pass(600);
    play.bump(five, 0);
    play.bump(five, 1);
    play.bump(five, 2);
    let lines: Vec<LineId> = play.house.check(five).unwrap().lines.iter().map(|line| line.id).collect();
    let fact = play.house.serve(five, &lines).unwrap().unwrap();
    play.happens("Hùng", fact);
    let fact = play.house.ask_bill(five).unwrap().unwrap();
    play.happens("Hùng", fact);

    play.now = now.plus_ms(-684_000);
    let twelve = play.table("Lan", Some(12), 4);
    play.send(
        "Lan",
        twelve,
        &[(0, 2, &[], ""), (1, 1, &[1, 2], ""), (2, 1, &[], "Dị ứng đậu phộng"), (8, 1, &[], ""), (10, 2, &[], "")],
    );
    play.finish(twelve, 0);
    play.bump(twelve, 2);
    play.pass(322);
    let eight = play.table("Hùng", Some(8), 5);
    play.send("Hùng", eight, &[(3, 3, &[0], ""), (0, 1, &[], "")]);
    play.pass(52);
    let away = play.table("Lan", None, 1);
    play.send("Lan", away, &[(0, 4, &[2], "nước riêng")]);
    play.pass(60);
    play.send("Hùng", eight, &[(4, 1, &[], "ít cay, ra sau cùng")]);
    let two = play.table("Lan", Some(2), 2);
    play.send("Lan", two, &[(5, 1, &[1, 3], ""), (6, 1, &[], ""), (9, 1, &[], "")]);
    play.pass(80);
    let big = play.table("Tú", Some(21), 12);
    let lines: Vec<(u128, u32, &[u128], &str)> =
        (0..9).map(|n| (n % 8, 2 + n as u32 % 3, if n % 2 == 0 { &[1u128, 2][..] } else { &[][..] }, "")).collect();
    play.send("Tú", big, &lines);
    for table in [17, 1, 19] {
        play.pass(40);
        let check = play.table("Tú", Some(table), 2);
        play.send("Tú", check, &[(7, 1, &[], ""), (table % 4, 2, &[], ""), (11, 2, &[], "")]);
    }
    let empty = play.table("Lan", Some(3), 2);
    play.now = now;
    (play, vec![five, twelve, eight, away, empty], paid)
}

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "/tmp/gallery".into());
    std::fs::create_dir_all(&folder).unwrap();
    let now = At(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64);
    let (play, checks, paid) = evening(now);
    let house = &play.house;
    for lang in Lang::ALL {
        let who = Some(Who { device: None, staff: None, name: "Mai".into(), role: Role::Cashier });
        let ctx = Ctx { w: Words::of(lang), who, house: Some(house), now, notice: None };
        let write = |name: &str, html: String| std::fs::write(format!("{folder}/{lang}-{name}.html"), html).unwrap();
        write(
            "station",
            kitchen::screen(
                &ctx,
                house,
                Scope::of(Place::Station(house.reference.stations[0].id), &house.reference).unwrap(),
            )
            .unwrap(),
        );
        write("expo", kitchen::expo(&ctx, house).unwrap());
        write("choose", kitchen::choose(&ctx, house).unwrap());
        write("checkout", cashier::checkout(&ctx, house, None).unwrap());
        let five = house.check(checks[0]).unwrap();
        write("panel", cashier::checkout(&ctx, house, Some(five)).unwrap());
        write("settled", cashier::checkout(&ctx, house, Some(&paid)).unwrap());
        write("empty", cashier::checkout(&ctx, house, Some(house.check(checks[4]).unwrap())).unwrap());
        write("receipt", cashier::receipt(&ctx, &house.reference, &paid, cashier::Receipt::default()).unwrap());
        write("closed", cashier::closed(&ctx, house, ("", ""), std::slice::from_ref(&paid), 100).unwrap());
    }
    for view in [View::Station(house.reference.stations[0].id), View::Expo, View::Checkout] {
        let began = std::time::Instant::now();
        let elements = (0..100).map(|_| view.whole(house, Lang::Vi).len()).sum::<usize>();
        let sum = view.whole(house, Lang::Vi).iter().fold(0_u32, |sum, element| sum.wrapping_add(element.weight));
        println!(
            "{view}: fingerprint {sum:08x}, {elements} elements in 100 wholes, {:?} a whole",
            began.elapsed() / 100
        );
    }
    println!("{folder}/static/{} must lead to static/", goimon_views::assets::version());
}
