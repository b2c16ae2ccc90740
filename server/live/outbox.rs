//! What waits for one screen to read it. Bounded: a screen that does not read loses the queue and gets the whole.

use bytestring::ByteString;
use std::collections::VecDeque;
use std::sync::Mutex;
use tokio::sync::Notify;

/// How many messages may wait for a screen.
const MOST: usize = 64;

/// What waits for one screen.
#[derive(Default)]
pub struct Outbox {
    state: Mutex<State>,
    more: Notify,
}

#[derive(Default)]
struct State {
    queue: VecDeque<ByteString>,
    closed: bool,
}

/// Whether a message found its place.
#[derive(Debug, PartialEq, Eq)]
pub enum Put {
    /// It waits behind the others.
    Queued,
    /// The queue was full and is now empty, this message included: the screen needs the whole.
    Overflowed,
}

impl Outbox {
    /// Adds a message.
    pub fn put(&self, message: ByteString) -> Put {
        let mut state = self.state();
        let put = if state.queue.len() >= MOST {
            state.queue.clear();
            Put::Overflowed
        } else {
            state.queue.push_back(message);
            Put::Queued
        };
        drop(state);
        self.more.notify_one();
        put
    }

    /// The next message; none once the outbox is closed and read.
    pub async fn next(&self) -> Option<ByteString> {
        loop {
            {
                let mut state = self.state();
                if let Some(message) = state.queue.pop_front() {
                    return Some(message);
                }
                if state.closed {
                    return None;
                }
            }
            self.more.notified().await;
        }
    }

    /// How many messages wait.
    pub fn waiting(&self) -> i64 {
        i64::try_from(self.state().queue.len()).unwrap_or(i64::MAX)
    }

    /// Lets the screen go after what it still has to read.
    pub fn close(&self) {
        self.state().closed = true;
        self.more.notify_one();
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // Nothing in here panics while it holds the lock, so a poisoned one is still whole.
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_that_does_not_read_loses_its_queue_not_more() {
        let outbox = Outbox::default();
        for _ in 0..MOST {
            assert_eq!(outbox.put("x".into()), Put::Queued);
        }
        assert_eq!(outbox.put("x".into()), Put::Overflowed);
        assert_eq!(outbox.put("whole".into()), Put::Queued);
        assert_eq!(outbox.state().queue.len(), 1);
    }
}
