//! Why something was not done with a drawer.

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShiftRefusal {
    /// The till has no open shift.
    #[error("open a shift on this till first")]
    NoShift,
    /// It has one already.
    #[error("a shift is open on this till already")]
    OpenAlready,
    /// It is counted: nothing goes in or out until it is closed or taken over.
    #[error("this drawer is counted: close the shift or take it over first")]
    Counted,
    /// Somebody else has counted it meanwhile: look at that count first.
    #[error("somebody has counted this drawer meanwhile: look at that count before you count again")]
    CountedAlready,
    /// It must be counted first.
    #[error("count the drawer first")]
    NotCounted,
    /// Not a note or coin, or too many of it.
    #[error("that is no count of this currency's notes and coins")]
    BadCount,
    /// More would be taken out than can lie in it.
    #[error("there can't be so much in this drawer")]
    NotThere,
    /// Its Z stands.
    #[error("the shift of this payment is closed: give the money back as a refund")]
    Frozen,
}

impl ShiftRefusal {
    /// Every one.
    pub const ALL: [ShiftRefusal; 8] = [
        ShiftRefusal::NoShift,
        ShiftRefusal::OpenAlready,
        ShiftRefusal::Counted,
        ShiftRefusal::CountedAlready,
        ShiftRefusal::NotCounted,
        ShiftRefusal::BadCount,
        ShiftRefusal::NotThere,
        ShiftRefusal::Frozen,
    ];

    /// Its sentence's name in the language files.
    pub fn key(self) -> &'static str {
        match self {
            ShiftRefusal::NoShift => "shift-none",
            ShiftRefusal::OpenAlready => "shift-open-already",
            ShiftRefusal::Counted => "shift-counted",
            ShiftRefusal::CountedAlready => "shift-counted-already",
            ShiftRefusal::NotCounted => "shift-not-counted",
            ShiftRefusal::BadCount => "shift-bad-count",
            ShiftRefusal::NotThere => "shift-not-there",
            ShiftRefusal::Frozen => "shift-frozen",
        }
    }
}
