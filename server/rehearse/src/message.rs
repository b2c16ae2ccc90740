//! What comes down a screen's socket, taken apart just far enough to know what the screen now shows.
//!
//! The same bytes go to every screen of a view, so they are taken apart once and shared.

use serde::Deserialize;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use uuid::Uuid;

/// How many messages a view remembers for its other screens.
const REMEMBERED: usize = 64;

/// A message of the stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Message {
    /// Who is speaking, and how far the stream is.
    Hello { epoch: String, seq: u64 },
    /// The view as a whole.
    Whole { seq: u64, elements: Vec<Rc<Element>> },
    /// What is different.
    Part { seq: u64, elements: Vec<Rc<Element>> },
    /// Still here; the view should add up to this.
    Beat { sum: u32 },
    /// Something that this rehearsal does not know.
    Other,
}

/// One element of a view, or its going.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    /// Its id in the page.
    pub id: Rc<str>,
    /// What it adds to the view's fingerprint; nothing when it goes.
    pub weight: Option<u32>,
    /// Whose it is: the UUID in its id.
    pub subject: Option<Uuid>,
    /// Every UUID in it, each once; none when it is nobody's.
    pub names: Vec<Uuid>,
    /// How many lines it shows.
    pub lines: usize,
}

/// How both kitchen screens begin the quantity of a line; so the lines of a ticket or a card can be counted.
const QUANTITY: &str = "class=\"q\"";

#[derive(Deserialize)]
struct Raw<'a> {
    t: &'a str,
    #[serde(default)]
    seq: u64,
    #[serde(borrow, default)]
    html: Cow<'a, str>,
    #[serde(default)]
    epoch: Option<serde_json::Value>,
    #[serde(borrow, default)]
    sum: Option<Cow<'a, str>>,
}

impl Message {
    /// Takes a message apart.
    pub fn read(text: &str) -> Result<Self, String> {
        let raw: Raw<'_> = serde_json::from_str(text).map_err(|why| format!("{why} in a message of the stream"))?;
        Ok(match raw.t {
            "hello" => Message::Hello { epoch: raw.epoch.unwrap_or_default().to_string(), seq: raw.seq },
            "whole" => Message::Whole { seq: raw.seq, elements: elements(&raw.html) },
            "part" => Message::Part { seq: raw.seq, elements: elements(&raw.html) },
            "beat" => {
                let sum = raw.sum.as_deref().and_then(|sum| u32::from_str_radix(sum, 16).ok());
                Message::Beat { sum: sum.ok_or("a beat without a fingerprint")? }
            }
            _ => Message::Other,
        })
    }
}

/// Messages of one view that were taken apart lately.
#[derive(Default)]
pub struct Lately(VecDeque<(Utf8Bytes, Rc<Message>)>);

impl Lately {
    /// The message, taken apart now or a moment ago for another screen.
    pub fn read(&mut self, text: &Utf8Bytes) -> Result<Rc<Message>, String> {
        if let Some((_, known)) = self.0.iter().rev().find(|(bytes, _)| bytes.as_str() == text.as_str()) {
            return Ok(known.clone());
        }
        let message = Rc::new(Message::read(text)?);
        if self.0.len() >= REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back((text.clone(), message.clone()));
        Ok(message)
    }
}

/// FNV-1a, 32 bits, as the browser reckons it.
fn fnv1a(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The elements of rendered HTML. An element's first tag carries `data-v` or `data-gone`; neither can stand in a
/// text, where a quote and a `>` are escaped.
fn elements(html: &str) -> Vec<Rc<Element>> {
    let mut starts: Vec<usize> = Vec::new();
    for mark in [" data-v=\"", " data-gone>", " data-gone=", " data-gone "] {
        for (at, _) in html.match_indices(mark) {
            if let Some(start) = html[..at].rfind('<').filter(|start| !html[*start..at].contains('>')) {
                starts.push(start);
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([html.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| element(&html[*start..end])).map(Rc::new).collect()
}

fn element(html: &str) -> Option<Element> {
    let tag = &html[..html.find('>')?];
    let id = attribute(tag, " id=\"")?;
    let weight = attribute(tag, " data-v=\"").map(|v| fnv1a(id.bytes().chain([b':']).chain(v.bytes())));
    // What was bumped lately can be recalled from a list; it does not stand on the screen any more.
    let subject = uuids(id).first().copied().filter(|_| !id.starts_with("bumped-"));
    let (names, lines) =
        if subject.is_some() { (uuids(html), html.matches(QUANTITY).count()) } else { (Vec::new(), 0) };
    Some(Element { id: id.into(), weight, subject, names, lines })
}

fn attribute<'a>(tag: &'a str, start: &str) -> Option<&'a str> {
    let from = tag.find(start)? + start.len();
    tag[from..].find('"').map(|length| &tag[from..from + length])
}

/// Every UUID in a text, each once, in order.
fn uuids(text: &str) -> Vec<Uuid> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 8;
    while at + 28 <= bytes.len() {
        let dashes = bytes[at] == b'-' && bytes[at + 5] == b'-' && bytes[at + 10] == b'-' && bytes[at + 15] == b'-';
        match dashes.then(|| text.get(at - 8..at + 28)).flatten().and_then(|word| Uuid::try_parse(word).ok()) {
            Some(id) => {
                if !found.contains(&id) {
                    found.push(id);
                }
                at += 36;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "0190a000-0000-7000-8000-00000000000a";
    const B: &str = "0190a000-0000-7000-8000-00000000000b";

    #[test]
    fn a_part_is_taken_apart_into_elements() {
        let html = format!(
            r#"<article data-v="0000abcd" id="t-{A}" data-into="tickets"><p id="l-{B}"><b class="q">2</b> Phở data-v=</p></article><div id="t-{B}" data-gone></div>"#
        );
        let text = serde_json::json!({"t": "part", "seq": 7, "html": html, "cue": "new"}).to_string();
        let Message::Part { seq, elements } = Message::read(&text).unwrap() else { panic!("not a part") };
        assert_eq!((seq, elements.len()), (7, 2));
        assert_eq!(&*elements[0].id, format!("t-{A}"));
        assert_eq!(elements[0].subject, A.parse().ok());
        assert_eq!(elements[0].names, [A, B].map(|id| id.parse::<Uuid>().unwrap()));
        assert_eq!(elements[0].weight, Some(fnv1a(format!("t-{A}:0000abcd").bytes())));
        assert_eq!(elements[0].lines, 1);
        assert_eq!((elements[1].weight, elements[1].subject), (None, B.parse().ok()));
    }

    #[test]
    fn hello_and_beat() {
        let hello = Message::read(r#"{"t":"hello","epoch":5,"seq":9,"now":1}"#).unwrap();
        assert_eq!(hello, Message::Hello { epoch: "5".to_owned(), seq: 9 });
        let beat = Message::read(r#"{"t":"beat","seq":9,"now":1,"sum":"811c9dc5"}"#).unwrap();
        assert_eq!(beat, Message::Beat { sum: 0x811c_9dc5 });
        assert!(Message::read("{").is_err());
    }

    #[test]
    fn the_same_bytes_are_taken_apart_once() {
        let text = Utf8Bytes::from_static(r#"{"t":"whole","seq":1,"html":""}"#);
        let mut lately = Lately::default();
        let (one, two) = (lately.read(&text).unwrap(), lately.read(&text).unwrap());
        assert!(Rc::ptr_eq(&one, &two));
    }
}
