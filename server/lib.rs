//! Gọi Món: table ordering with kitchen display. This crate is the server around the trade: live screens and the web.
#![recursion_limit = "512"]

pub mod gauges;
pub mod live;
pub mod web;
