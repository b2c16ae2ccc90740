//! The fullest hour: forty tickets stand at one station, on both sizes of screen, and each can be read and reached.

use crate::people::{screen, screen_on};
use crate::program::{Api, find};
use crate::stage;
use goimon_browser_tests::{Device, House, Person};
use serde_json::{Value, json};

const TICKETS: usize = 40;

/// Forty orders of noodles: at every table, and in bags.
async fn fill(api: &mut Api) {
    let floor = api.get("/floor").await;
    let menu = api.get("/menu").await;
    let areas = floor["areas"].as_array().unwrap().iter();
    let tables: Vec<Value> = areas.flat_map(|area| area["tables"].as_array().unwrap()).cloned().collect();
    let noodles = &find(&menu["items"], "code", "R09")["station"];
    let items: Vec<&Value> =
        menu["items"].as_array().unwrap().iter().filter(|item| item["station"] == *noodles).collect();
    let notes = [None, Some("không hành"), None, Some("dị ứng đậu phộng"), None, Some("ít cay"), None];
    for n in 0..TICKETS {
        let seat = match tables.get(n) {
            Some(table) => json!({ "table": table["id"], "covers": 2 + n % 5 }),
            None => json!({ "covers": 1 }),
        };
        let check = api.post("/checks", seat).await["check"].as_str().unwrap().to_owned();
        let lines: Vec<Value> = (0..1 + n % 3)
            .map(|place| {
                let item = &items[(n * 2 + place * 3) % items.len()]["id"];
                json!({ "item": item, "quantity": 1 + (n + place) % 4, "note": notes[(n + place) % notes.len()] })
            })
            .collect();
        api.post(&format!("/checks/{check}/rounds"), json!({ "lines": lines })).await;
        if n == TICKETS / 2 {
            api.post(&format!("/checks/{check}/rush"), json!(null)).await;
        }
    }
}

/// Turns every page: all tickets are somewhere, nothing of any is cut off, and none stands twice.
async fn reads_all(cook: &Person) {
    let all = format!("return document.querySelectorAll('.ticket[data-v]').length === {TICKETS}");
    cook.until(&all, vec![], "forty tickets").await;
    let cut = "return [...document.querySelectorAll('.ticket:not(.off), .ticket:not(.off) li, .ticket:not(.off) .n')].filter(e => { \
               const box = e.getBoundingClientRect(), card = e.closest('.ticket').getBoundingClientRect(); \
               return box.right > innerWidth + 1 || box.bottom > card.bottom + 1 || card.bottom > innerHeight; }).length";
    let mut found = std::collections::BTreeSet::new();
    for _ in 0..TICKETS {
        assert_eq!(cook.asks(cut).await, json!(0), "nothing is cut off");
        let here = cook.asks("return [...document.querySelectorAll('.ticket[data-v]:not(.off)')].map(e => e.id)").await;
        found.extend(here.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
        let last =
            "const [now, all] = document.querySelector('[data-pages]').textContent.match(/\\d+/g); return now === all";
        if cook.asks(last).await == json!(true) {
            break;
        }
        cook.taps("[data-turn='1']").await;
    }
    assert_eq!(found.len(), TICKETS, "every ticket stands on some page");
}

#[tokio::test]
async fn forty_tickets_can_be_read_and_reached_on_both_screens() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let mut api = Api::sign_in(house.port(), "Lan", "1111").await;
    fill(&mut api).await;
    let large = screen("Bếp phở", house.port()).await;
    let small = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    for (cook, picture) in [(&large, "kitchen-40"), (&small, "kitchen-40-small")] {
        let all = format!("return document.querySelectorAll('.ticket[data-v]').length === {TICKETS}");
        cook.until(&all, vec![], "forty tickets").await;
        let first = "return document.querySelector('.ticket.rush')?.dataset.key === '1'";
        cook.until(first, vec![], "what is in a hurry, in the first slot").await;
        cook.picture(picture).await;
        reads_all(cook).await;
    }
}
