//! The last portion: sold out while two people sell it.

use crate::people::{add, open_table, send, waiter};
use crate::stage;
use goimon_browser_tests::{House, Person};

#[tokio::test]
async fn the_last_portion_is_sold_once() {
    let Some(_stage) = stage().await else { return };
    let house = House::open().await;
    let lan = waiter("Lan", "1111", house.port()).await;
    let hung = waiter("Hùng", "2222", house.port()).await;
    for (phone, table) in [(&lan, "3"), (&hung, "4")] {
        open_table(phone, table).await;
        add(phone, "cao lau", "Cao lầu").await;
        add(phone, "bun rieu", "Bún riêu cua").await;
        phone.reads("#cart", "2 ").await;
    }
    let tu = waiter("Tú", "3333", house.port()).await;
    says_left(&tu, "Cao lầu", 1).await;
    tokio::join!(send(&lan), send(&hung));
    for phone in [&lan, &hung] {
        let settled = "const all = [...document.querySelectorAll('#outbox .parcel')]; \
                       return all.length > 0 && all.every(one => !one.matches('.saving'))";
        phone.until(settled, vec![], "an answer").await;
    }
    let (late, early) =
        if lan.count("#outbox .refused button.primary").await > 0 { (&lan, &hung) } else { (&hung, &lan) };
    assert_eq!(early.count("#outbox .refused").await, 0, "one of them has it");
    late.reads("#outbox .refused", "Cao lầu").await;
    late.picture("waiter-last-portion").await;
    // Also where the search hides it just now.
    let greyed =
        "return [...document.querySelectorAll('.item.out .name')].some(e => e.textContent.includes('Cao lầu'))";
    early.until(greyed, vec![], "the item greyed on the other phone").await;

    // Without it, in one tap.
    late.taps("#outbox .refused button.primary").await;
    late.no_longer_sees("#outbox .refused").await;
    late.taps(".tabs a[href='#sent']").await;
    late.reads(".round", "Bún riêu cua").await;
    assert_eq!(late.count(".sent-course .line").await, 1);
    tu.reads("#counted", "Hết").await;
    tu.picture("waiter-sold-out").await;
}

/// Says how many portions are left.
pub async fn says_left(waiter: &Person, name: &str, left: u32) {
    waiter.open("/sold-out").await;
    let script = "const row = [...document.querySelectorAll('.countable')].find(e => e.textContent.includes(arguments[0])); \
                  if (!row) return false; row.querySelector('details').open = true; \
                  row.querySelector('[name=left]').value = arguments[1]; \
                  row.querySelector('details button').click(); return true";
    waiter.until(script, vec![name.into(), left.into()], name).await;
    waiter.reads("#counted", name).await;
}
