//! Something goes before all else: from the kitchen by a key, with three seconds to think better of it.

use crate::people::{add, open_table, screen, screen_on, send, waiter};
use crate::stage;
use goimon_browser_tests::{Device, House};

#[tokio::test]
async fn what_is_rushed_goes_first_once_nobody_took_it_back() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    let beside = screen_on(Device::SmallKitchenScreen, "Bếp phở", house.port()).await;
    for table in ["8", "9", "10"] {
        open_table(&lan, table).await;
        add(&lan, "cao lau", "Cao lầu").await;
        add(&lan, "bun rieu", "Bún riêu cua").await;
        send(&lan).await;
        noodles.reads(".ticket .n", table).await;
    }

    // A slip of the finger is taken back: nobody else has seen anything of it.
    noodles.presses("2").await;
    noodles.presses("p").await;
    noodles.reads(".undo.later", "9").await;
    noodles.picture("kitchen-rush-asks").await;
    noodles.taps(".undo.later button").await;
    noodles.no_longer_sees(".undo.later").await;

    noodles.presses("3").await;
    noodles.presses("p").await;
    noodles.reads(".undo.later", "10").await;
    assert_eq!(beside.count(".ticket.rush").await, 0, "not yet");
    for screen in [&noodles, &beside] {
        screen.reads(".ticket.rush .n", "10").await;
        screen.reads(".ticket.rush .hurry", "LÀM GẤP").await;
        screen
            .until("return document.querySelector('.ticket.rush').dataset.key === '1'", vec![], "the first slot")
            .await;
    }
    assert_eq!(noodles.count(".ticket.rush").await, 1, "what was taken back did not happen");
    noodles.picture("kitchen-rush").await;
    beside.picture("kitchen-rush-small").await;

    // The waiter sees it, and hurries another round.
    lan.taps(".tabs a[href='#sent']").await;
    lan.reads(".round .hurry", "LÀM GẤP").await;
    lan.picture("waiter-rush").await;
    lan.open("/floor").await;
    lan.taps(".tile[data-label='8']").await;
    lan.taps(".tabs a[href='#sent']").await;
    lan.taps_text(".line a.what", "Cao lầu").await;
    lan.sees("form.rushing").await;
    lan.picture("waiter-line-rush").await;
    lan.taps("form.rushing button").await;
    lan.sees(".undo.later").await;
    lan.picture("waiter-rush-asks").await;
    lan.reads(".round .hurry", "LÀM GẤP").await;
    noodles.until("return document.querySelectorAll('.ticket.rush').length === 2", vec![], "two in a hurry").await;

    // A whole check from its menu: a slip is taken back; whoever goes on before the three seconds are over meant it.
    lan.open("/floor").await;
    lan.taps(".tile[data-label='9']").await;
    lan.sees("html.is-live").await;
    lan.taps(".dots summary").await;
    lan.taps(".dots form[data-later] button").await;
    lan.reads(".undo.later", "9").await;
    lan.picture("waiter-check-rush-asks").await;
    lan.taps(".undo.later button").await;
    lan.no_longer_sees(".undo.later").await;
    lan.taps(".dots summary").await;
    lan.taps(".dots form[data-later] button").await;
    lan.sees(".undo.later").await;
    assert_eq!(noodles.count(".ticket.rush").await, 2, "not yet, and not by what was taken back");
    lan.open("/floor").await;
    noodles.until("return document.querySelectorAll('.ticket.rush').length === 3", vec![], "three in a hurry").await;
}
