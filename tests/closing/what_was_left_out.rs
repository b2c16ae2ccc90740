//! The last word of `cargo test`: what was left out on this machine. With `GOIMON_TEST_ALL` set that is a failure.
#![allow(missing_docs)]

use goimon_what_was_left_out::left_out;

fn main() {
    let missing = left_out();
    if missing.is_empty() {
        println!("Nothing was left out: SQLite, PostgreSQL and the browser journeys all ran.");
        return;
    }
    println!("Left out on this machine: {}.", missing.join("; "));
    if std::env::var_os("GOIMON_TEST_ALL").is_some() {
        std::process::exit(1);
    }
}
