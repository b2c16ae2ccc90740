//! The sheet of an item: whose it is, what the kitchen is told by a tap, and what one wants on top.

use crate::people::{manager, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::House;

#[tokio::test]
async fn seats_and_notes_are_taps_and_a_favourite_stays_on_top() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    open_table(&lan, "5").await;
    lan.taps_text(".item .name", "Cao lầu").await;
    lan.sees("#sheet[open]").await;
    // Two guests, as the table was opened.
    assert_eq!(lan.count("#seats button").await, 3);
    lan.taps_text("#seats button", "2").await;
    lan.types("#sheet [data-note]", "cho bé").await;
    lan.taps_text("#sheet [data-presets] button", "ít bánh").await;
    lan.taps_text("#sheet [data-presets] button", "nhiều nước").await;
    // Tapped by mistake: what is typed beside it stays.
    lan.taps_text("#sheet [data-presets] button", "nhiều nước").await;
    lan.taps("#sheet [data-star]").await;
    lan.picture("waiter-sheet").await;
    lan.taps("#sheet [data-done]").await;
    lan.reads("#often .starred", "Cao lầu").await;
    send(&lan).await;
    noodles.reads(".ticket", "cho bé, ít bánh").await;
    noodles.reads(".ticket", "khách 2").await;
    // On another table, another day: still on top for her, not for a colleague with the same phone.
    open_table(&lan, "6").await;
    lan.reads("#often .starred", "Cao lầu").await;
    lan.open("/more").await;
    lan.taps("form[action='/sign-out'] button").await;
    lan.taps_text(".names a", "Hùng").await;
    for digit in ["2", "2", "2", "2"] {
        lan.taps_text("[data-pad] button", digit).await;
    }
    lan.taps("form.pin button.primary").await;
    open_table(&lan, "7").await;
    lan.reads("#often", "Cao lầu").await;
    assert_eq!(lan.count("#often .starred").await, 0);
}

#[tokio::test]
async fn the_manager_says_what_can_be_tapped() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let minh = manager(house.port()).await;
    minh.open("/manage/menu").await;
    let desserts = "return [...document.querySelectorAll('details.part')].some(part => { if (!part.textContent.includes('Chè')) \
                    return false; part.open = true; const field = part.querySelector('textarea'); \
                    field.value = 'ít đá\\nkhông đậu phộng'; part.querySelector('form.presets button').click(); return true })";
    minh.until(desserts, vec![], "the desserts").await;
    minh.until("return document.body.textContent.includes('không đậu phộng')", vec![], "the notes to be kept").await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "8").await;
    lan.taps_text(".item .name", "Chè").await;
    lan.taps_text("#sheet [data-presets] button", "không đậu phộng").await;
    lan.taps("#sheet [data-done]").await;
    lan.taps(".basket summary").await;
    lan.reads("#cart .cart-line small", "không đậu phộng").await;
}

#[tokio::test]
async fn enter_takes_what_was_meant() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    open_table(&lan, "5").await;
    let meant = [
        ("pho ga", "Phở gà"),
        ("flan", "Bánh flan"),
        ("tra", "Trà đá"),
        ("cao lau", "Cao lầu"),
        ("pbt", "Phở bò tái"),
        ("ptb", "Phở bò tái"),
        ("r15", "Bún riêu cua"),
    ];
    for (typed, name) in meant {
        lan.asks("document.getElementById('search').value = ''").await;
        lan.types("#search", typed).await;
        lan.types("#search", "\u{e007}").await;
        let there = "return document.querySelector('#cart .cart-lines').textContent.includes(arguments[0])";
        lan.until(there, vec![name.into()], &format!("{typed} to be {name}")).await;
    }
    // One of them was meant twice.
    assert_eq!(lan.asks("return document.querySelectorAll('.cart-line').length").await, meant.len() - 1);
}
