//! Guests sit elsewhere and bills become one while the kitchen cooks: nothing on its screen jumps, ages anew or is forgotten.

use crate::people::{add, cashier, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::{House, Person};
use serde_json::Value;

/// The check on which a waiter's page stands.
async fn check(waiter: &Person) -> String {
    let path = waiter.path().await;
    path.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Slot, beginning and done marks of the first ticket.
async fn standing(cook: &Person) -> Value {
    let script = "const it = document.querySelector('.ticket[data-v]'); return [it.dataset.order, \
                  it.querySelector('time.a').dataset.since, it.querySelectorAll('li.done').length]";
    cook.asks(script).await
}

#[tokio::test]
async fn a_check_moves_and_another_joins_it_while_they_cook() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    let mai = cashier(house.port()).await;
    open_table(&lan, "8").await;
    add(&lan, "cao lau", "Cao lầu").await;
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    noodles.reads(".ticket .i", "Bún riêu cua").await;
    noodles.taps_text(".ticket li.todo button", "Cao lầu").await;
    noodles.reads(".ticket li.done", "Cao lầu").await;
    let before = standing(&noodles).await;

    let first = check(&lan).await;
    lan.open(&format!("{first}/move")).await;
    lan.taps_text("button.place", "9").await;
    noodles.reads(".ticket .n", "9").await;
    noodles.reads(".ticket li.moved", "8").await;
    assert_eq!(standing(&noodles).await, before, "slot, age and done marks stay");
    mai.reads(".check-row .n", "9").await;
    lan.reads("#where", "9").await;
    noodles.picture("kitchen-moved").await;

    // The guests of table 3 come over: one bill, and both tickets where they were.
    open_table(&lan, "3").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    noodles.until("return document.querySelectorAll('.ticket[data-v]').length === 2", vec![], "both tickets").await;
    let second = check(&lan).await;
    lan.open(&format!("{second}/move")).await;
    lan.taps_text("a.place.taken", "9").await;
    lan.taps(".asked form[action$='/merge'] button").await;
    lan.reads(".totals", "197.000").await;
    assert_eq!(check(&lan).await, first, "the waiter stands on the bill that stays");
    let both = "return [...document.querySelectorAll('.ticket[data-v] .n')].map(n => n.textContent).join() === '9,9'";
    noodles.until(both, vec![], "both tickets at table 9").await;
    assert_eq!(standing(&noodles).await, before, "slot, age and done marks stay");
    mai.reads(".check-row", "197.000").await;
    assert_eq!(mai.count(".check-row").await, 1, "one bill");
    noodles.picture("kitchen-merged").await;
    mai.picture("cashier-merged").await;
}
