//! The little language of choices: `Cỡ/Size[1-1]:S*+0|M+6000;Thêm/Extras[0-2]:Trứng/Egg+10000`. A `+` or `~` behind the range
//! says whether the choices part what is still to make: `Cỡ/Size[1-1+]`, `Thêm/Extras[0-2~]`.

use super::{Fault, FileChoice, FileGroup, named};
use crate::money::{Currency, Money};

/// Reads the groups of an item, or says everything that is wrong with them.
pub(super) fn read(text: &str, currency: Currency) -> Result<Vec<FileGroup>, Vec<Fault>> {
    let mut groups: Vec<FileGroup> = Vec::new();
    let mut wrong = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        match group(part, currency) {
            Ok(found) if groups.iter().any(|other| other.name.vi == found.name.vi) => {
                wrong.push(Fault::GroupTwice(found.name.vi));
            }
            Ok(found) => groups.push(found),
            Err(reason) => wrong.push(reason),
        }
    }
    if wrong.is_empty() { Ok(groups) } else { Err(wrong) }
}

fn group(text: &str, currency: Currency) -> Result<FileGroup, Fault> {
    let shape = || Fault::NotGroup(text.to_owned());
    let (name, rest) = text.split_once('[').ok_or_else(shape)?;
    let (range, choices) = rest.split_once("]:").ok_or_else(shape)?;
    let (range, counts) = match (range.strip_suffix('+'), range.strip_suffix('~')) {
        (Some(range), _) => (range, Some(true)),
        (None, Some(range)) => (range, Some(false)),
        (None, None) => (range, None),
    };
    let (min, max) = range.split_once('-').ok_or_else(shape)?;
    let number = |text: &str| text.trim().parse::<u16>().map_err(|_| shape());
    let group = FileGroup {
        name: named(name),
        min: number(min)?,
        max: number(max)?,
        counts,
        choices: choices.split('|').map(|part| choice(part.trim(), currency)).collect::<Result<_, _>>()?,
    };
    check(&group)?;
    Ok(group)
}

fn check(group: &FileGroup) -> Result<(), Fault> {
    let name = group.name.vi.clone();
    let (min, max) = (group.min, group.max);
    let defaults = group.choices.iter().filter(|choice| choice.default).count();
    if name.is_empty() {
        return Err(Fault::GroupNameless);
    }
    if max == 0 || min > max {
        return Err(Fault::Range { name, min, max });
    }
    if defaults > usize::from(max) {
        return Err(Fault::Defaults { name, defaults, max });
    }
    for (place, choice) in group.choices.iter().enumerate() {
        if group.choices[..place].iter().any(|other| other.name.vi == choice.name.vi) {
            return Err(Fault::ChoiceTwice { name, choice: choice.name.vi.clone() });
        }
    }
    Ok(())
}

/// `Name*+delta`, where the mark and the delta may be missing. A `-` is a delta only before a plain number, because
/// names hold hyphens too.
fn choice(text: &str, currency: Currency) -> Result<FileChoice, Fault> {
    let (name, delta) = match text.rfind(['+', '-']) {
        Some(at) if text[at..].starts_with('+') => (&text[..at], Some(&text[at + 1..])),
        Some(at) if is_amount(&text[at + 1..]) => (&text[..at], Some(&text[at..])),
        _ => (text, None),
    };
    let (name, default) = match name.trim().strip_suffix('*') {
        Some(name) => (name, true),
        None => (name.trim(), false),
    };
    if name.trim().is_empty() {
        return Err(Fault::ChoiceNameless(text.to_owned()));
    }
    let delta = match delta {
        None => Money::ZERO,
        Some(delta) => currency.parse(delta).map_err(|_| Fault::ChoiceAmount {
            choice: name.trim().to_owned(),
            found: delta.to_owned(),
            currency: currency.code,
        })?,
    };
    Ok(FileChoice { name: named(name), delta, default })
}

fn is_amount(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}
