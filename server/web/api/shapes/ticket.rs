//! A ticket, as programs see it: what one station has to make for one check.

use super::check::Line;
use goimon_domain::ids::{CheckId, TicketId};
use goimon_domain::time::At;
use goimon_domain::{check, ticket};
use serde::Serialize;
use utoipa::ToSchema;

/// What one station sees of a check.
#[derive(Serialize, ToSchema)]
pub struct Ticket<'a> {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: TicketId,
    /// The short number of the day by which people call it.
    pub number: u32,
    /// The check it belongs to.
    #[schema(value_type = Uuid)]
    pub check: CheckId,
    /// That check's number.
    pub check_number: u32,
    /// What the table is called; empty for takeaway.
    pub table: &'a str,
    /// How many guests.
    pub covers: u16,
    /// Where it belonged before, until the kitchen knows that it moved.
    pub moved_from: Option<&'a str>,
    /// Its place on the station's screen, from 0.
    pub slot: u16,
    /// When its first lines were sent, or its course was fired; its age counts from here.
    #[schema(value_type = i64)]
    pub opened_at: At,
    /// The course of which it is, where it waits or has waited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<&'static str>,
    /// Whether it waits for its course or for its time: nothing of it is to be made yet.
    pub held: bool,
    /// When it is made by itself, while it waits for its time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    pub due_at: Option<At>,
    /// Since when it goes before others, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    pub rushed_at: Option<At>,
    /// Its lines, in the order of sending.
    pub lines: Vec<Line<'a>>,
}

impl<'a> Ticket<'a> {
    /// A ticket of a check.
    pub fn of(check: &'a check::Check, ticket: &'a ticket::Ticket) -> Self {
        Self {
            id: ticket.id,
            number: ticket.number,
            check: check.id,
            check_number: check.number,
            table: &check.table_label,
            covers: check.covers,
            moved_from: ticket.moved.as_ref().map(|moved| moved.from.as_str()),
            slot: ticket.slot,
            opened_at: ticket.opened_at,
            course: ticket.hold.as_ref().map(|hold| hold.course.word()),
            held: ticket.is_held(),
            due_at: ticket.due(),
            rushed_at: ticket.rush.as_ref().map(|stamp| stamp.at),
            lines: check.lines_on(ticket.id).map(|line| Line::of(line, check)).collect(),
        }
    }
}
