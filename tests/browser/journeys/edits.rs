//! What was sent is taken off: on the phone, on the kitchen's screen, and after it was made by the manager's word.

use crate::people::{add, cashier, open_table, screen, send, waiter};
use crate::stage;
use goimon_browser_tests::House;

#[tokio::test]
async fn what_is_taken_off_is_struck_through_until_the_kitchen_has_seen_it() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let noodles = screen("Bếp phở", house.port()).await;
    let mai = cashier(house.port()).await;
    open_table(&lan, "8").await;
    add(&lan, "cao lau", "Cao lầu").await;
    add(&lan, "cao lau", "Cao lầu").await;
    add(&lan, "bun rieu", "Bún riêu cua").await;
    send(&lan).await;
    noodles.reads(".ticket .i", "Bún riêu cua").await;

    // One of two, while it is still in the kitchen: nobody has to say why.
    lan.taps(".tabs a[href='#sent']").await;
    lan.taps_text(".line a.what", "Cao lầu").await;
    lan.taps_text(".deed summary", "Hủy món").await;
    lan.taps(".deed[open] .stepper button:first-of-type").await;
    lan.picture("waiter-void").await;
    lan.taps(".deed[open] .danger").await;
    lan.reads(".line.voided", "Đã hủy").await;
    lan.reads(".line.voided", "bếp chưa báo đã biết").await;
    noodles.reads(".ticket li.void", "HỦY").await;
    noodles.reads(".ticket .known", "1 thay đổi").await;
    noodles.picture("kitchen-void").await;
    noodles.presses("k").await;
    noodles.no_longer_sees(".ticket li.void").await;
    lan.reads(".line.voided", "bếp đã biết").await;

    // The kitchen is done while the waiter looks at the sheet: it says what it takes now.
    lan.taps_text(".line:not(.voided) a.what", "Bún riêu cua").await;
    lan.taps_text(".deed summary", "Hủy món").await;
    lan.sees(".deed[open] .danger").await;
    noodles.taps(".ticket form.bump button").await;
    noodles.no_longer_sees(".ticket[data-v]").await;
    lan.taps(".deed[open] .danger").await;
    lan.reads("#toast", "không còn như bạn thấy").await;
    // The sheet is a fresh one, open where it was, and asks for a manager now.
    lan.sees(".deed[open] [name=pin]").await;
    lan.taps(".deed[open] [value=quality]").await;
    lan.types(".deed[open] [name=pin]", "0000").await;
    lan.taps(".deed[open] .danger").await;
    lan.reads("#toast", "Sai mã PIN").await;
    lan.types(".deed[open] [name=pin]", "9999").await;
    lan.picture("waiter-void-approved").await;
    lan.taps(".deed[open] .danger").await;
    lan.reads(".line.voided", "Món không đạt").await;

    // Its ticket has left the screen: the kitchen is told all the same, until somebody says that they know.
    noodles.reads("#afterwards", "Bún riêu cua (đã xong)").await;
    noodles.picture("kitchen-afterwards").await;
    noodles.presses("k").await;
    noodles.no_longer_sees("#afterwards").await;
    lan.reads(".line.voided", "bếp đã biết").await;
    mai.taps(".check-row").await;
    mai.reads(".bill-lines .off", "Anh Minh duyệt").await;
    mai.reads("#panel .due", "69.000").await;
}
