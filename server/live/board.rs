//! A board: what one view shows now in one language, element by element, with its fingerprint.

use super::messages::{Cue, Down, cue};
use bytestring::ByteString;
use goimon_domain::event::Event;
use goimon_domain::house::House;
use goimon_domain::lang::Lang;
use goimon_views::live::{Element, Key, View};
use std::collections::{BTreeMap, BTreeSet};

/// What one view shows now in one language.
pub struct Board {
    view: View,
    lang: Lang,
    elements: BTreeMap<Key, Element>,
    sum: u32,
    /// The last place in the stream at which this board changed.
    seq: u64,
    whole: Option<ByteString>,
}

impl Board {
    /// Renders a view from the house as it stands.
    pub fn new(view: View, lang: Lang, house: &House) -> Self {
        let mut board = Self { view, lang, elements: BTreeMap::new(), sum: 0, seq: house.seq, whole: None };
        board.rebuild(house);
        board
    }

    /// Renders everything anew: names or tables may be different.
    pub fn rebuild(&mut self, house: &House) {
        self.elements.clear();
        self.sum = 0;
        for key in self.view.keys(house) {
            if let Some(element) = self.view.render(key, house, self.lang) {
                self.sum = self.sum.wrapping_add(element.weight);
                self.elements.insert(key, element);
            }
        }
        self.seq = house.seq;
        self.whole = None;
    }

    /// Takes in what happened. The message for the screens, if anything that they show is different.
    pub fn update(&mut self, events: &[Event], house: &House) -> Option<ByteString> {
        let keys: BTreeSet<Key> = events.iter().flat_map(|event| self.view.affected(event, house)).collect();
        let mut html = String::new();
        let mut gone: BTreeSet<String> = BTreeSet::new();
        for key in keys {
            let now = self.view.render(key, house, self.lang);
            let before = self.elements.get(&key);
            match (before, now) {
                (Some(before), Some(now)) if *before == now => continue,
                (None, None) => continue,
                (before, now) => {
                    self.sum = self.sum.wrapping_sub(before.map_or(0, |element| element.weight));
                    self.replace(key, now, &mut html, &mut gone);
                }
            }
        }
        // What only went from one check to another is not gone.
        gone.retain(|id| !self.elements.values().any(|element| element.id == *id));
        for id in gone {
            html.push_str("<div id=\"");
            html.push_str(&id);
            html.push_str("\" data-gone></div>");
        }
        if html.is_empty() {
            return None;
        }
        self.seq = house.seq;
        self.whole = None;
        let cue: Option<Cue> = events.iter().filter_map(|event| cue(self.view, event, house)).max();
        Some(Down::Part { seq: self.seq, html: &html, cue }.text())
    }

    /// The view as a whole; rendered once however many screens come back at the same time.
    pub fn whole(&mut self, house: &House) -> ByteString {
        let elements = &self.elements;
        self.whole
            .get_or_insert_with(|| {
                let html: String = elements.values().map(|element| element.html.as_str()).collect();
                Down::Whole { seq: house.seq, html: &html }.text()
            })
            .clone()
    }

    /// What the screens should now show, as a fingerprint.
    pub fn sum(&self) -> String {
        format!("{:08x}", self.sum)
    }

    /// Whether a page made at `since` still shows the truth.
    pub fn is_current(&self, since: u64, house: &House) -> bool {
        (self.seq..=house.seq).contains(&since) && since > 0
    }

    fn replace(&mut self, key: Key, now: Option<Element>, html: &mut String, gone: &mut BTreeSet<String>) {
        match now {
            Some(element) => {
                self.sum = self.sum.wrapping_add(element.weight);
                html.push_str(&element.html);
                self.elements.insert(key, element);
            }
            None => {
                gone.extend(self.elements.remove(&key).map(|element| element.id));
            }
        }
    }
}
