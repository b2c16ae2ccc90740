//! The manager's pages: devices, people, floor, menu, terms, and who did what.

mod devices;
mod floor;
mod house;
mod letterhead;
mod menu;
mod promotions;
mod screens;
mod staff;
mod taxes;

pub(super) use devices::post_in;
pub use devices::{devices, new_code, revoke};
pub use floor::{add_area, add_tables, floor};
pub(super) use house::{MOST_SERVICE, percent};
pub use house::{home, set_booking, set_kitchen, set_patience, set_terms, set_till, set_undoing, terms, timeline};
pub use letterhead::routes as letterhead;
pub use menu::{menu, set_counted, set_prep, set_presets, take_menu};
pub use promotions::routes as promotions;
pub use screens::{add_screen, change_screen, remove_screen, screens};
pub use staff::{add_person, change_person, staff};
pub use taxes::routes as taxes;
