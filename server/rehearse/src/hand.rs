//! A hand that taps until the thing is done: one act with one key, however often answers get lost.
//!
//! With `--unreliable` it makes its own accidents: it hangs up before the answer, hangs up in the middle of the
//! request, or taps twice at once. Whatever happens, the key stays the same, so the act must happen exactly once.

use crate::http::{Answer, Request, Wire};
use crate::tally::Tally;
use rand::RngExt;
use serde::de::DeserializeOwned;
use std::io;
use std::rc::Rc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A server that has not answered by then is taken for gone and asked again.
const ANSWER_WAIT: Duration = Duration::from_secs(10);
/// A hand gives up when an act was not acknowledged for so long: twenty-five restarts fit in many times.
const PATIENCE: Duration = Duration::from_secs(60);
/// The longest pause before asking again.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// A connection with a name, and what may go wrong on it.
pub struct Hand {
    wire: Wire,
    spare: Wire,
    token: String,
    /// Thousandths of requests that meet an accident.
    unreliable: u32,
    tally: Rc<Tally>,
}

enum Accident {
    None,
    AnswerLost,
    CutShort,
    TwoTaps,
}

impl Hand {
    /// A hand that acts as whoever the token names.
    pub fn new(address: &str, token: &str, unreliable: u32, tally: Rc<Tally>) -> Self {
        Self { wire: Wire::to(address), spare: Wire::to(address), token: token.to_owned(), unreliable, tally }
    }

    /// Does an act exactly once and reads its answer.
    pub async fn act<T: DeserializeOwned>(&mut self, path: &str, key: Uuid, body: &[u8]) -> Result<T, String> {
        self.ask("POST", path, Some(key), body).await?.read()
    }

    /// Reads something.
    pub async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T, String> {
        self.ask("GET", path, None, b"").await?.read()
    }

    /// Asks until there is an answer; a refusal is an error in words.
    pub async fn ask(&mut self, method: &str, path: &str, key: Option<Uuid>, body: &[u8]) -> Result<Answer, String> {
        let begun = Instant::now();
        let token = std::mem::take(&mut self.token);
        let request = Request { method, path, token: Some(&token), key, body };
        let mut pause = Duration::from_millis(2);
        let done = loop {
            let why = match tokio::time::timeout(ANSWER_WAIT, self.attempt(&request)).await {
                Ok(Ok(Some(answer))) if answer.is_good() => {
                    Tally::up(&self.tally.acts);
                    self.tally.step();
                    break Ok(answer);
                }
                Ok(Ok(Some(answer))) if answer.status != 503 => {
                    break Err(format!("{method} {path}: {}", answer.complaint()));
                }
                Ok(Ok(Some(answer))) => answer.complaint(),
                // An accident of our own making: tap again at once.
                Ok(Ok(None)) => continue,
                Ok(Err(why)) => why.to_string(),
                Err(_) => {
                    self.wire.cut();
                    "no answer".to_owned()
                }
            };
            if begun.elapsed() > PATIENCE {
                break Err(format!("{method} {path}: not acknowledged in {} s: {why}", PATIENCE.as_secs()));
            }
            Tally::up(&self.tally.retried);
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        };
        self.token = token;
        done
    }

    async fn attempt(&mut self, request: &Request<'_>) -> io::Result<Option<Answer>> {
        match self.accident(request.key) {
            Accident::None => self.wire.ask(request).await.map(Some),
            Accident::AnswerLost => {
                Tally::up(&self.tally.lost);
                self.wire.send(request, None).await?;
                let wait = rand::rng().random_range(0..3_000);
                tokio::time::sleep(Duration::from_micros(wait)).await;
                self.wire.cut();
                Ok(None)
            }
            Accident::CutShort => {
                Tally::up(&self.tally.halved);
                self.wire.send(request, Some(())).await?;
                self.wire.cut();
                Ok(None)
            }
            Accident::TwoTaps => {
                Tally::up(&self.tally.doubled);
                let (one, two) = tokio::join!(self.wire.ask(request), self.spare.ask(request));
                if let (Ok(one), Ok(two)) = (&one, &two)
                    && one.is_good()
                    && two.is_good()
                    && !same(one, two)
                {
                    self.tally.fault(format!(
                        "two taps of one act got two answers: {} and {}",
                        String::from_utf8_lossy(&one.body),
                        String::from_utf8_lossy(&two.body)
                    ));
                }
                match (one, two) {
                    (Ok(one), Ok(two)) => Ok(Some(if one.is_good() { one } else { two })),
                    (Ok(answer), Err(_)) | (Err(_), Ok(answer)) => Ok(Some(answer)),
                    (Err(why), Err(_)) => Err(why),
                }
            }
        }
    }

    fn accident(&self, key: Option<Uuid>) -> Accident {
        if self.unreliable == 0 || key.is_none() {
            return Accident::None;
        }
        let mut dice = rand::rng();
        if dice.random_range(0..1000) < self.unreliable {
            return if dice.random_range(0..4) == 0 { Accident::CutShort } else { Accident::AnswerLost };
        }
        // Half as many double taps as lost answers.
        if dice.random_range(0..2000) < self.unreliable { Accident::TwoTaps } else { Accident::None }
    }
}

/// The same answer, whatever the order of its fields.
fn same(one: &Answer, two: &Answer) -> bool {
    one.body == two.body
        || match (one.read::<serde_json::Value>(), two.read::<serde_json::Value>()) {
            (Ok(one), Ok(two)) => one == two,
            _ => false,
        }
}
