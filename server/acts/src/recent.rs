//! The answers given lately, so that a repeated act seldom asks the database.

use goimon_domain::ids::ActKey;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// How many answers are kept at hand: about 1 MB.
const KEPT: usize = 4_096;

/// The answers given lately, oldest forgotten first.
#[derive(Default)]
pub(crate) struct Recent {
    answers: HashMap<ActKey, ([u8; 16], Arc<str>)>,
    order: VecDeque<ActKey>,
}

impl Recent {
    pub fn find(&self, key: ActKey) -> Option<([u8; 16], Arc<str>)> {
        self.answers.get(&key).map(|(fingerprint, json)| (*fingerprint, json.clone()))
    }

    pub fn remember(&mut self, key: ActKey, fingerprint: [u8; 16], json: Arc<str>) {
        if self.answers.insert(key, (fingerprint, json)).is_none() {
            self.order.push_back(key);
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.answers.remove(&oldest);
        }
    }
}
