//! The people of the demo house, and what they do without thinking.

use goimon_browser_tests::{Device, Person};

/// A waiter with a phone, signed in, on the floor.
pub async fn waiter(name: &str, pin: &str, port: u16) -> Person {
    signed_in(Device::Phone, name, pin, port).await
}

/// The cashier at the till.
pub async fn cashier(port: u16) -> Person {
    signed_in(Device::Till, "Mai", "4444", port).await
}

/// The manager, on a phone.
pub async fn manager(port: u16) -> Person {
    let minh = at_the_door(Device::Phone, "Anh Minh", "9999", port).await;
    minh.sees("form[action='/sign-out']").await;
    minh
}

/// The screen of a station, named as on the wall.
pub async fn screen(station: &str, port: u16) -> Person {
    screen_on(Device::KitchenScreen, station, port).await
}

/// The same on a screen of another size.
pub async fn screen_on(device: Device, station: &str, port: u16) -> Person {
    let cook = Person::at(device, port).await;
    cook.open("/enrol").await;
    cook.taps_text("button.choice", station).await;
    cook.sees("html.is-live .tickets").await;
    cook
}

async fn signed_in(device: Device, name: &str, pin: &str, port: u16) -> Person {
    let person = at_the_door(device, name, pin, port).await;
    person.sees("html.is-live").await;
    person
}

async fn at_the_door(device: Device, name: &str, pin: &str, port: u16) -> Person {
    let person = Person::at(device, port).await;
    person.open("/enrol").await;
    person.taps_text("button.choice", "Điện thoại").await;
    person.taps_text(".names a", name).await;
    for digit in pin.chars() {
        person.taps_text("[data-pad] button", &digit.to_string()).await;
    }
    person.taps("form.pin button.primary").await;
    person
}

/// Opens a free table and stands on its menu.
pub async fn open_table(waiter: &Person, label: &str) {
    waiter.open("/floor").await;
    waiter.taps(&format!(".tile[data-label='{label}']")).await;
    waiter.taps("form.opening button.primary").await;
    waiter.sees("html.is-live #search").await;
}

/// Finds an item by what the waiter types, and adds it; its sheet, if one comes, is closed with what it suggests.
pub async fn add(waiter: &Person, typed: &str, name: &str) {
    // The page's script has named its buttons: from then on a tap is for the cart.
    waiter.sees(".item button.q[aria-label]").await;
    waiter.asks("document.getElementById('search').value = ''").await;
    waiter.types("#search", typed).await;
    let script = "const row = [...document.querySelectorAll('.item:not([hidden])')].find(e => e.checkVisibility() && \
                  (e.querySelector('.name summary') ?? e.querySelector('.name')).firstChild.textContent.trim() === arguments[0]); if (!row) return false; row.querySelector('button.q').click(); return true";
    waiter.until(script, vec![name.into()], name).await;
}

/// Sends the cart.
pub async fn send(waiter: &Person) {
    waiter.taps("#cart [data-send]").await;
}
