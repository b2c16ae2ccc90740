//! Every text in both languages, from the Fluent files under `templates/i18n`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use goimon_domain::check::Check;
use goimon_domain::course::Course;
use goimon_domain::lang::{Lang, Named};
use goimon_domain::menu_file::BadRow;
use goimon_domain::money::Currency;
use goimon_domain::places::Table;
use goimon_domain::reason::{Reason, Why};
use goimon_domain::refusal::{Refusal, Word};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The files of both languages: one that is missing does not compile.
macro_rules! books {
    ($($file:literal),+ $(,)?) => {
        const VI: &[&str] = &[$(include_str!(concat!("../../../templates/i18n/vi/", $file, ".ftl"))),+];
        const EN: &[&str] = &[$(include_str!(concat!("../../../templates/i18n/en/", $file, ".ftl"))),+];
    };
}

books!(
    "api",
    "cashier",
    "counter",
    "courses",
    "customers",
    "door",
    "intents",
    "kitchen",
    "manager",
    "phone",
    "printing",
    "promotions",
    "reservations",
    "rooms",
    "screens",
    "shared",
    "shift",
    "stations",
    "terms",
    "timing",
    "waiter",
    "web",
);

static VIETNAMESE: LazyLock<Book> = LazyLock::new(|| Book::read("vi", VI));
static ENGLISH: LazyLock<Book> = LazyLock::new(|| Book::read("en", EN));

/// The texts of one language.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
    book: &'static Book,
}

struct Book {
    bundle: FluentBundle<FluentResource>,
    /// Messages without blanks, resolved once.
    plain: HashMap<String, String>,
}

impl Book {
    fn read(tag: &str, sources: &[&str]) -> Self {
        let locale = tag.parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locale);
        bundle.set_use_isolating(false);
        let mut plain = HashMap::new();
        for source in sources {
            // A test reads these files strictly; here a broken message is left out and shows as its key.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            let ids: Vec<String> = resource
                .entries()
                .filter_map(|entry| match entry {
                    fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                    _ => None,
                })
                .collect();
            bundle.add_resource_overriding(resource);
            for id in ids {
                let mut errors = Vec::new();
                if let Some(pattern) = bundle.get_message(&id).and_then(|message| message.value()) {
                    let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                    if errors.is_empty() {
                        plain.insert(id, text);
                    }
                }
            }
        }
        Self { bundle, plain }
    }
}

impl Words {
    /// The texts of a language.
    pub fn of(lang: Lang) -> Self {
        let book = match lang {
            Lang::Vi => &*VIETNAMESE,
            Lang::En => &*ENGLISH,
        };
        Self { lang, book }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A text without blanks; the key itself when there is none (a test finds those).
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.book.plain.get(key).map_or(key, String::as_str)
    }

    /// A text with one number in it, `$n`.
    pub fn n(&self, key: &str, n: impl TryInto<i64>) -> String {
        self.with(key, &[("n", FluentValue::from(n.try_into().unwrap_or(i64::MAX)))])
    }

    /// A text with one word in it, `$name`.
    pub fn s(&self, key: &str, name: impl AsRef<str>) -> String {
        self.with(key, &[("name", FluentValue::from(name.as_ref().to_owned()))])
    }

    /// A text with blanks filled by name.
    pub fn with(&self, key: &str, blanks: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in blanks {
            args.set((*name).to_owned(), value.clone());
        }
        match self.book.bundle.get_message(key).and_then(|message| message.value()) {
            Some(pattern) => self.book.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }

    /// What a table is called; one that is let by the hour is a room.
    pub fn table(&self, table: &Table) -> String {
        self.s(if table.plan.is_some() { "room-named" } else { "table-named" }, &table.label)
    }

    /// A course's name.
    pub fn course(&self, course: Course) -> &'static str {
        let key = match course {
            Course::Drinks => "course-drinks",
            Course::Starters => "course-starters",
            Course::Mains => "course-mains",
            Course::Desserts => "course-desserts",
        };
        self.book.plain.get(key).map_or(key, String::as_str)
    }

    /// A name in this language.
    pub fn name<'a>(&self, name: &'a Named) -> &'a str {
        name.of(self.lang)
    }

    /// What everybody in the house calls a check: its table, or `TA 5` when it leaves in a bag.
    pub fn calling<'a>(&self, check: &'a Check) -> Cow<'a, str> {
        match check.table {
            Some(_) => Cow::Borrowed(check.table_label.as_str()),
            None => Cow::Owned(self.n("takeaway-number", check.number)),
        }
    }

    /// Why something was undone: from the list, in words, or both.
    pub fn reason(&self, reason: &Reason) -> String {
        match (&reason.words, reason.why) {
            (Some(words), Why::Other) => words.clone(),
            (Some(words), why) => format!("{}: {words}", self.why(why)),
            (None, why) => self.why(why).to_owned(),
        }
    }

    /// A reason of the list.
    pub fn why(&self, why: Why) -> &str {
        self.t(match why {
            Why::Mind => "why-mind",
            Why::Mistake => "why-mistake",
            Why::Slow => "why-slow",
            Why::Quality => "why-quality",
            Why::Other => "why-other",
        })
    }

    /// What is wrong at a place of a menu file (`menu-fault-…` in the files).
    pub fn bad_row(&self, bad: &BadRow) -> String {
        let blanks: Vec<_> = bad.why.words().into_iter().map(|(name, word)| (name, FluentValue::from(word))).collect();
        let why = self.with(&format!("menu-fault-{}", bad.why.key()), &blanks);
        let place = [
            ("row", FluentValue::from(bad.row.to_string())),
            ("column", FluentValue::from(bad.column.clone())),
            ("why", FluentValue::from(why)),
        ];
        self.with("menu-fault", &place)
    }

    /// A refusal as a sentence that its reader can act on (`refused-…` in the files).
    pub fn refusal(&self, refusal: &Refusal, currency: Currency) -> String {
        let blanks: Vec<_> = refusal
            .words()
            .into_iter()
            .map(|(name, word)| {
                let value = match word {
                    Word::Number(number) => FluentValue::from(number.to_string()),
                    Word::Name(named) => FluentValue::from(named.of(self.lang).to_owned()),
                    Word::Text(text) => FluentValue::from(text),
                    Word::Money(amount) => FluentValue::from(currency.full(amount)),
                };
                (name, value)
            })
            .collect();
        self.with(&format!("refused-{}", refusal.key()), &blanks)
    }
}
