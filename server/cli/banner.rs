//! What the console says once the server is there: where to go, and who can sign in.

use goimon::web::App;
use goimon_acts::demo::{CODE, PEOPLE, REGULAR};
use goimon_domain::staff::Role;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use std::net::{IpAddr, SocketAddr, UdpSocket};

/// Prints it.
pub fn print(app: &App, address: SocketAddr, database: &str, demo: bool) {
    let host = reachable(address);
    let url = format!("http://{}", SocketAddr::new(host, address.port()));
    println!("Gọi Món {} — {}", env!("CARGO_PKG_VERSION"), without_password(database));
    let houses: Vec<_> = app.books.venues().into_iter().filter_map(|venue| app.books.house(venue)).collect();
    if houses.is_empty() {
        println!("\nThere is no house yet. Set it up here (this address works once):");
        println!("  {url}/setup?token={}", app.setup_token);
        return;
    }
    for house in &houses {
        println!("\n{}", house.reference.venue.name);
    }
    for (who, path) in [
        ("Waiters", "/floor"),
        ("Kitchen", "/kitchen"),
        ("Pass", "/expo"),
        ("Cashier", "/checkout"),
        ("Manager", "/manage"),
    ] {
        println!("  {who:<8} {url}{path}");
    }
    let open = houses.iter().any(|house| house.reference.venue.open_door);
    if demo && open {
        println!("\nSign in as");
        for (name, role, pin) in PEOPLE {
            println!("  {name:<9} {:<8} PIN {pin}", english(role));
        }
        let (regular, phone) = REGULAR;
        println!("At the till: voucher {CODE}, regular {regular} {phone}.");
        println!("This is a demo: any device may enrol itself. Don't use it for a real house.");
    } else if demo {
        println!("\nThis database has a house already, so the demo was not loaded.");
    }
    if host.is_loopback() {
        println!(
            "\nPhones can't reach this address; start with --listen 0.0.0.0:{} for the local network.",
            address.port()
        );
    } else if let Ok(code) = QrCode::new(&url) {
        println!("\n{}", code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build());
    }
    println!("Stop with Ctrl-C.");
}

/// The address by which others come: for “any address” that of this machine in its network. Nothing is sent to find out.
fn reachable(address: SocketAddr) -> IpAddr {
    if !address.ip().is_unspecified() {
        return address.ip();
    }
    let route = UdpSocket::bind(("0.0.0.0", 0)).and_then(|socket| {
        socket.connect(("192.0.2.1", 9))?;
        socket.local_addr()
    });
    route.map_or(IpAddr::from([127, 0, 0, 1]), |local| local.ip())
}

fn english(role: Role) -> &'static str {
    match role {
        Role::Waiter => "waiter",
        Role::Kitchen => "kitchen",
        Role::Cashier => "cashier",
        Role::Manager => "manager",
    }
}

/// A database address without the password in it.
fn without_password(database: &str) -> String {
    match database.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?))) {
        Some((scheme, (user, place))) => {
            format!("{scheme}://{}@{place}", user.split(':').next().unwrap_or_default())
        }
        None => database.to_owned(),
    }
}
