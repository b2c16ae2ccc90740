//! What somebody typed in a form that was refused, so that they need not type it again.

use std::borrow::{Borrow, Cow};

/// What was typed, and in which form of the page.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    form: String,
    fields: Vec<(String, String)>,
}

impl Typed {
    /// Nothing was: every form shows what is.
    pub fn none() -> Self {
        Self::default()
    }

    /// These fields, in this form.
    pub fn of(form: &str, fields: Vec<(String, String)>) -> Self {
        Self { form: form.to_owned(), fields }
    }

    /// Whether that form was refused.
    pub fn is(&self, form: &str) -> bool {
        !self.form.is_empty() && self.form == form
    }

    /// What a field of a form shows: what was typed there, else what is.
    pub fn or<'a>(&'a self, form: &str, field: &str, now: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        let typed = self.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str());
        if self.is(form) { Cow::Borrowed(typed.unwrap_or_default()) } else { now.into() }
    }

    /// Whether a choice of a form is made: as it was sent, else as it is.
    pub fn chosen(&self, form: &str, field: &str, value: &str, now: impl Borrow<bool>) -> bool {
        let sent = self.fields.iter().any(|(name, sent)| name == field && sent == value);
        if self.is(form) { sent } else { *now.borrow() }
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn a_refused_form_shows_what_was_typed_and_the_others_what_is() {
        let typed = Typed::of("till", vec![("most".into(), "five".into()), ("way".into(), "a".into())]);
        assert_eq!([typed.or("till", "most", "20"), typed.or("terms", "most", "20")], ["five", "20"]);
        assert!(typed.chosen("till", "way", "a", false) && !typed.chosen("till", "shifts", "true", true));
        assert!(typed.chosen("terms", "way", "b", true) && !Typed::none().is(""));
    }
}
