//! Putting things on paper: from a job to a page, from a page to dots or letters, from those to the bytes that a thermal
//! printer understands, and over the network to the printer.
//!
//! ```text
//! job (domain/printing) → rows (layout) → picture (raster) or letters (letters) → bytes (escpos) → printer (wire)
//!                                            the queue (queue) claims, sends, reports, tries again
//! ```
//!
//! What can go wrong, and what holds: a printer that is off, slow, out of paper or cut off in the middle delays nobody, because
//! only the queue's own tasks ever wait for it; the fault goes into the venue's stream and onto the screens of whoever asked.
//! A server that dies while sending leaves a claimed job, which is printed again as a possible duplicate. Two servers on one
//! database see the same jobs; the claim is an act, so only one of them gets it.

pub mod escpos;
pub mod layout;
pub mod letters;
pub mod page;
pub mod queue;
pub mod raster;
pub mod text;
pub mod wire;

pub use queue::Printers;
