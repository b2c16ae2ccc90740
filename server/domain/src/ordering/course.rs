//! Courses: the order in which food leaves. What is sent may wait for its course; a course is fired, and then its lines
//! are made like any other.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// When something is eaten. In the order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Course {
    /// Right away: drinks.
    Drinks,
    /// What comes first.
    Starters,
    /// What one came for.
    #[default]
    Mains,
    /// What comes last.
    Desserts,
}

impl Course {
    /// All of them, in order.
    pub const ALL: [Course; 4] = [Course::Drinks, Course::Starters, Course::Mains, Course::Desserts];

    /// The word in addresses, menu files, JSON and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Course::Drinks => "drinks",
            Course::Starters => "starters",
            Course::Mains => "mains",
            Course::Desserts => "desserts",
        }
    }

    /// The course of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|course| course.word() == word)
    }

    /// Its place in the order, from 1: the number in the database and in menu files.
    pub fn number(self) -> u8 {
        match self {
            Course::Drinks => 1,
            Course::Starters => 2,
            Course::Mains => 3,
            Course::Desserts => 4,
        }
    }

    /// The course of a number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|course| course.number() == number)
    }

    /// The likely course of what is made at a station, for an item of which nobody said.
    pub fn at_station(code: &str) -> Self {
        match code {
            "bar" => Course::Drinks,
            "dessert" => Course::Desserts,
            _ => Course::Mains,
        }
    }
}

/// Not the word of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchCourse;

impl FromStr for Course {
    type Err = NoSuchCourse;
    fn from_str(word: &str) -> Result<Self, NoSuchCourse> {
        Self::from_word(word).ok_or(NoSuchCourse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_lead_back() {
        for course in Course::ALL {
            assert_eq!(Course::from_word(course.word()), Some(course));
            assert_eq!(Course::from_number(course.number()), Some(course));
            assert_eq!(serde_json::to_string(&course).unwrap(), format!("\"{}\"", course.word()));
        }
        assert!(Course::ALL.is_sorted());
        assert_eq!((Course::from_word("soup"), Course::from_number(0), Course::from_number(5)), (None, None, None));
    }
}
