//! How long a commit takes: batches of rounds of four lines, as a busy house sends them.
//!
//! `cargo run --release -p goimon-store --example commits -- [database address] [commits a size]`
#![allow(clippy::unwrap_used, clippy::float_arithmetic, reason = "a measurement, not the product")]

use goimon_domain::event::{Event, Fact};
use goimon_domain::house::{House, Touched};
use goimon_domain::ids::{ActKey, CheckId, RoundId, VenueId};
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::Currency;
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_domain::venue::Terms;
use goimon_store::{Change, Commit, NewVenue, Store, StoredAnswer};
use std::time::{Duration, Instant};
use uuid::Uuid;

const MENU: &str = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
    Phở,R09,Beef pho,Phở bò tái,65000,VND,noodle,food,Cỡ/Size[1-1]:Vừa/Regular*|Lớn/Large+15000\n\
    Nướng,R20,Grilled pork,Sườn nướng,72000,VND,grill,food,\n\
    Xào,R30,Fried noodles,Mì xào bò,69000,VND,wok,food,\n\
    Đồ uống,B01,Beer,Bia Sài Gòn,25000,VND,bar,alcohol,\n";

#[tokio::main]
async fn main() {
    let mut words = std::env::args().skip(1);
    let folder = tempfile::tempdir_in(".").unwrap();
    let url = words.next().unwrap_or_else(|| folder.path().join("goimon.db").display().to_string());
    let commits: u32 = words.next().map_or(400, |count| count.parse().unwrap());
    let store = Store::open(&url).await.unwrap();
    let (venue, mut house) = open_house(&store).await;
    for rounds in [1, 8, 16, 64] {
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..commits {
            let checks = open_checks(&store, venue, &mut house, rounds).await;
            let (touched, events, answers) = batch(&mut house, checks);
            let expected = house.seq - events.len() as u64;
            let commit =
                Commit { venue, expected, house: &house, touched: &touched, events: &events, answers: &answers };
            let start = Instant::now();
            store.commit(&commit).await.unwrap();
            times.push(start.elapsed());
            house.checks.clear();
        }
        times.sort_unstable();
        let mean = times.iter().sum::<Duration>() / commits;
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_micros();
        println!(
            "{rounds:>3} rounds: mean {:>5} µs, p50 {:>5}, p99 {:>5}; {:>6.0} rounds/s",
            mean.as_micros(),
            at(50),
            at(99),
            rounds as f64 / mean.as_secs_f64()
        );
    }
    store.close().await.unwrap();
}

async fn open_house(store: &Store) -> (VenueId, House) {
    let currency = Currency::of("VND").unwrap();
    let new = NewVenue {
        name: "Quán Đo".into(),
        lang: Lang::Vi,
        currency,
        zone: "Asia/Ho_Chi_Minh".into(),
        cut_off_hour: 4,
        terms: Terms::default(),
        open_door: false,
    };
    let venue = store.create_venue(new, At(1_795_430_000_000)).await.unwrap();
    let (by, at) = (Actor::house(), At(1_795_430_000_000));
    store.change(venue, &by, at, Change::Menu(MenuFile::parse(MENU, currency).unwrap())).await.unwrap();
    store.change(venue, &by, at, Change::Area { name: Named::same("1") }).await.unwrap();
    (venue, store.load_house(venue).await.unwrap())
}

/// Opens checks, in a commit that nobody measures.
async fn open_checks(store: &Store, venue: VenueId, house: &mut House, count: usize) -> Vec<CheckId> {
    let (mut touched, mut events) = (Touched::default(), Vec::new());
    let (by, at, expected) = (Actor::house(), At(1_795_430_000_000), house.seq);
    for _ in 0..count {
        let fact = house.seat(None, 2, true, &by, at, &mut Uuid::now_v7).unwrap();
        let event = Event { seq: house.seq + 1, at, by: by.clone(), fact };
        touched.join(house.apply(&event));
        events.push(event);
    }
    let commit = Commit { venue, expected, house, touched: &touched, events: &events, answers: &[] };
    store.commit(&commit).await.unwrap();
    touched.checks.into_iter().collect()
}

/// Rounds on checks of their own, as so many waiters at so many tables send them: four lines at four stations.
fn batch(house: &mut House, checks: Vec<CheckId>) -> (Touched, Vec<Event>, Vec<StoredAnswer>) {
    let (mut touched, mut events, mut answers) = (Touched::default(), Vec::new(), Vec::new());
    let by = Actor { name: "Lan".into(), ..Actor::house() };
    let at = At(1_795_430_000_000 + house.seq as i64 * 100);
    let mut happens = |house: &mut House, fact: Fact| {
        let event = Event { seq: house.seq + 1, at, by: by.clone(), fact };
        touched.join(house.apply(&event));
        events.push(event);
    };
    for check in checks {
        let items: Vec<_> = house.reference.menu.items.iter().map(|item| item.id).collect();
        let line = |item| LineDraft {
            item,
            quantity: 2,
            chosen: Vec::new(),
            note: None,
            seen: None,
            course: None,
            seat: None,
        };
        let draft = RoundDraft {
            id: RoundId(Uuid::now_v7()),
            check,
            lines: items.into_iter().map(line).collect(),
            hold: vec![],
        };
        let fact = house.send(&draft, &by, at, &mut Uuid::now_v7).unwrap();
        happens(house, fact);
        answers.push(StoredAnswer {
            key: ActKey(draft.id.0),
            act: "send_round".into(),
            fingerprint: [7; 16],
            answer: format!(r#"{{"round":"{}","check":"{check}","number":1,"version":2,"total":231000}}"#, draft.id),
            at,
        });
    }
    (touched, events, answers)
}
