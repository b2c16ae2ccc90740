//! How many taps an order costs, counted from the floor.

use crate::people::{add, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::{House, Person};

/// From here every tap is counted by the page itself, across pages.
async fn counts(waiter: &Person) {
    waiter.open("/floor").await;
    waiter.sees("html.is-live .tile").await;
    waiter.asks("sessionStorage.taps = 0").await;
    counts_here(waiter).await;
}

async fn counts_here(waiter: &Person) {
    let counting =
        "addEventListener('click', e => e.isTrusted || (sessionStorage.taps = +sessionStorage.taps + 1), true)";
    waiter.asks(counting).await;
}

#[tokio::test]
async fn a_plain_drink_is_three_taps_from_the_floor() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "9").await;
    counts(&lan).await;
    lan.taps(".tile[data-label='9']").await;
    lan.sees("html.is-live #search").await;
    counts_here(&lan).await;
    lan.taps("button.q[aria-label$=' Trà đá']").await;
    lan.taps("#cart [data-send]").await;
    lan.sees("#outbox .saved, #outbox .seen").await;
    assert_eq!(lan.asks("return sessionStorage.taps").await, "3");
}

#[tokio::test]
async fn each_required_choice_is_one_tap_more() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "9").await;
    counts(&lan).await;
    lan.taps(".tile[data-label='9']").await;
    lan.sees("html.is-live .item[data-ask]").await;
    counts_here(&lan).await;
    lan.taps(".item[data-ask]:not(.out) button.q").await;
    lan.sees("#sheet fieldset.missing").await;
    let choices = lan.count("#sheet fieldset.missing").await;
    for left in (0..choices).rev() {
        lan.taps("#sheet fieldset.missing .options button").await;
        let done = "return document.querySelectorAll('#sheet[open] fieldset.missing').length === arguments[0]";
        lan.until(done, vec![left.into()], "the next choice").await;
    }
    lan.no_longer_sees("#sheet").await;
    lan.taps("#cart [data-send]").await;
    lan.sees("#outbox .saved, #outbox .seen").await;
    assert_eq!(lan.asks("return +sessionStorage.taps").await, 3 + choices);
}

#[tokio::test]
async fn the_last_round_again_is_two_taps_from_the_floor() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "9").await;
    add(&lan, "cao lau", "Cao lầu").await;
    send(&lan).await;
    lan.reads("#again", "1 × Cao lầu").await;
    counts(&lan).await;
    lan.taps(".tile[data-label='9']").await;
    lan.sees("html.is-live #again").await;
    lan.picture("waiter-again").await;
    counts_here(&lan).await;
    lan.taps("#again").await;
    lan.sees("#outbox .saved, #outbox .seen").await;
    assert_eq!(lan.asks("return sessionStorage.taps").await, "2");
    // A second tap so soon was meant for the first.
    lan.taps("#again").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round[data-order='2']", "Cao lầu").await;
    assert_eq!(lan.count(".round").await, 2);
}

#[tokio::test]
async fn a_table_is_carried_out_in_one_tap_and_a_double_tap_takes_nothing_with_it() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    for table in ["5", "6"] {
        open_table(&lan, table).await;
        for (typed, name) in [("cao lau", "Cao lầu"), ("bun rieu", "Bún riêu cua"), ("pho ga", "Phở gà")] {
            add(&lan, typed, name).await;
        }
        send(&lan).await;
        noodles.taps(".ticket form.bump button").await;
        noodles.no_longer_sees(".ticket[data-v]").await;
    }
    lan.open("/ready").await;
    lan.until("return document.querySelectorAll('.waiting').length === 6", vec![], "six dishes").await;
    lan.picture("waiter-ready-armful").await;
    // Two taps in a hurry on the first dish: the one that slides under the finger stays.
    let twice = "const at = () => document.querySelector('.waiting .serve'); at().click(); \
                 return new Promise(done => setTimeout(() => { at()?.click(); done(true); }, 200))";
    lan.until(twice, vec![], "two taps").await;
    lan.until("return document.querySelectorAll('.waiting').length === 5", vec![], "one was carried out").await;
    lan.until(
        "return new Promise(done => setTimeout(() => done(document.querySelectorAll('.waiting').length === 5), 700))",
        vec![],
        "and no other",
    )
    .await;
    lan.sees("#pass:not([data-resting])").await;
    lan.taps_text("#armfuls button", "6").await;
    lan.until("return document.querySelectorAll('.waiting').length === 2", vec![], "table 6 is carried out").await;
    lan.taps("#undo button").await;
    lan.until("return document.querySelectorAll('.waiting').length === 5", vec![], "all of it is back").await;
}
