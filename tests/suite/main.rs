//! Stories of the whole server, told through HTTP: one binary, a file for each story.
#![allow(clippy::unwrap_used, reason = "a story that can't be told fails its test")]

mod api;
mod browser;
mod command_line;
mod counter;
mod courses;
mod dark;
mod door;
mod edits;
mod forms;
mod hurry;
mod intents;
mod kitchen;
mod live;
mod loyalty;
mod money;
mod moving;
mod phone;
mod printer;
mod printing;
mod program;
mod promotions;
mod reservations;
mod rooms;
mod rounds;
mod rules;
mod screen;
mod screens;
mod servers;
mod setup;
mod shifts;
mod sold_out;
mod stops;
mod support;
mod till;
mod weight;
