//! What the store promises, on every database there is.

mod commits;
mod door;
mod evenings;
mod menus;
mod opening;
mod player;
mod till;
