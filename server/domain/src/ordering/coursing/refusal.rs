//! Why a course is not held or fired.

use crate::refusal::Word;

/// Why something was not done about a course.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CourseRefusal {
    /// Lines wait: nobody would fire them on a closed check.
    #[error("{count} lines still wait for their course: fire them or take them off first")]
    StillHeld {
        /// How many lines.
        count: usize,
    },
    /// The kitchen has begun, or nothing of it was sent.
    #[error("nothing of this course can wait any more: the kitchen has begun it")]
    NothingToHold,
    /// It does not wait for its time, but for somebody at the table.
    #[error("this waits for its course: whoever serves the table fires it")]
    WaitsForWord,
    /// Not a seat.
    #[error("line {line}: a seat is a number from 1 to {most}")]
    BadSeat {
        /// Which line of the round, from 1.
        line: usize,
        /// The highest.
        most: u8,
    },
}

impl CourseRefusal {
    /// The sentence's name in the language files.
    pub fn key(&self) -> &'static str {
        match self {
            CourseRefusal::StillHeld { .. } => "still-held",
            CourseRefusal::NothingToHold => "nothing-to-hold",
            CourseRefusal::WaitsForWord => "waits-for-word",
            CourseRefusal::BadSeat { .. } => "bad-seat",
        }
    }

    /// What fills its blanks.
    pub fn words(&self) -> Vec<(&'static str, Word)> {
        match self {
            CourseRefusal::StillHeld { count } => vec![("count", Word::Number(*count as u64))],
            CourseRefusal::NothingToHold | CourseRefusal::WaitsForWord => vec![],
            CourseRefusal::BadSeat { line, most } => {
                vec![("line", Word::Number(*line as u64)), ("most", Word::Number(u64::from(*most)))]
            }
        }
    }
}
