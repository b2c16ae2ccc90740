//! Times of what is fired by prep time, as people read them: when a line is begun, and when it is to be done.

use goimon_domain::check::Check;
use goimon_domain::line::Line;
use goimon_domain::time::VenueClock;

/// When a line is begun and when it is to be done, as far as that lies ahead: `19:33`, `19:42`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// When it is made by itself; nothing where it does not wait for its time.
    pub(crate) due: Option<String>,
    /// When it is to be done.
    pub(crate) target: Option<String>,
}

impl Times {
    /// The times of a line; none once nothing of it is to make.
    pub(crate) fn of(check: &Check, line: &Line, clock: &VenueClock) -> Self {
        Self {
            due: check.due_at(line).map(|due| clock.wall(due)),
            target: line.target.filter(|_| line.is_to_make()).map(|target| clock.wall(target)),
        }
    }
}

/// The one value that all of these have, where they have one.
pub(crate) fn common<T: PartialEq>(values: impl IntoIterator<Item = Option<T>>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)?
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn only_what_all_have_is_common() {
        assert_eq!(common([Some(1), Some(1)]), Some(1));
        assert_eq!(common([Some(1), Some(2)]), None);
        assert_eq!(common([Some(1), None]), None);
        assert_eq!(common::<i32>([]), None);
    }
}
