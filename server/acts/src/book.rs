//! The book of one venue: the one place where its acts are decided and written, one after another.
//!
//! 1. Take all acts that wait.
//! 2. Decide each against the house as the ones before it left it, in memory.
//! 3. Write everything they changed in one transaction, on condition that the stream is where the house was.
//! 4. Only then show the new house, give the answers, tell the screens.
//!
//! What can go wrong, and what then: another server wrote first → read its events, apply them, decide again. A key was
//! used before → do the batch one by one, and give the stored answer. One act breaks the transaction → the same, so
//! that it never takes its neighbours with it. A refusal is only believed after the key was looked up: a repeated
//! payment finds its check closed, and must still get its first answer.

use crate::act::{AnyAct, Ask, Desk};
use crate::books::{Answer, Clock, Commit};
use crate::error::ActError;
use crate::recent::Recent;
use goimon_domain::check::Check;
use goimon_domain::event::{Event, Fact};
use goimon_domain::house::{House, Touched};
use goimon_domain::ids::ActKey;
use goimon_domain::loyalty::Known;
use goimon_domain::promotion::Coupon;
use goimon_domain::refusal::Refusal;
use goimon_domain::shift::Shift;
use goimon_domain::slips::Asking;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::{Commit as StoreCommit, CommitError, Store, StoredAnswer};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use uuid::Uuid;

/// How many acts are written together at most: enough for a full house, few enough for one statement a table.
const TOGETHER: usize = 128;
/// How often the book looks whether others wrote, in case no hint came.
const LOOK: Duration = Duration::from_secs(1);
/// How often it decides anew because others were faster.
const PATIENCE: usize = 50;
/// How many events are read at a time when catching up.
const PAGE: u32 = 500;

/// An act that waits.
pub(crate) struct Entry {
    pub by: Actor,
    pub key: Option<(ActKey, [u8; 16])>,
    pub act: Box<dyn AnyAct>,
    pub reply: oneshot::Sender<Result<Answer, ActError>>,
}

/// The book of one venue.
pub(crate) struct Book {
    store: Store,
    clock: Clock,
    house: Arc<House>,
    shown: watch::Sender<Arc<House>>,
    commits: broadcast::Sender<Arc<Commit>>,
    hint: watch::Sender<u64>,
    recent: Recent,
    last: At,
}

/// What a batch is about and the house does not keep, as it stands where the house stands.
#[derive(Default)]
struct Fetched {
    checks: Vec<Arc<Check>>,
    coupons: Vec<Coupon>,
    customers: Vec<Known>,
    shifts: Vec<Arc<Shift>>,
}

/// What deciding a batch gave.
struct Draft {
    house: House,
    touched: Touched,
    events: Vec<Event>,
    answers: Vec<StoredAnswer>,
    outcomes: Vec<Result<Answer, ActError>>,
}

impl Book {
    pub fn new(
        store: Store,
        clock: Clock,
        house: House,
        commits: broadcast::Sender<Arc<Commit>>,
        hint: watch::Sender<u64>,
    ) -> (Self, watch::Receiver<Arc<House>>) {
        let house = Arc::new(house);
        let (shown, seen) = watch::channel(house.clone());
        (Self { store, clock, house, shown, commits, hint, recent: Recent::default(), last: At(0) }, seen)
    }

    /// Keeps the book until nobody can hand anything in any more.
    pub async fn keep(mut self, mut entries: mpsc::Receiver<Entry>, mut wakes: mpsc::Receiver<oneshot::Sender<()>>) {
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut batch = Vec::with_capacity(TOGETHER);
        loop {
            tokio::select! {
                count = entries.recv_many(&mut batch, TOGETHER) => {
                    if count == 0 {
                        return;
                    }
                    self.write(std::mem::take(&mut batch)).await;
                }
                Some(done) = wakes.recv() => {
                    self.look().await;
                    // Whoever asked may have gone.
                    let _ = done.send(());
                }
                _ = look.tick() => self.look().await,
            }
        }
    }

    /// Writes a batch; if it can't be written as a whole, each act of it by itself.
    async fn write(&mut self, batch: Vec<Entry>) {
        let alone = batch.len() == 1;
        match self.try_write(&batch).await {
            Ok(outcomes) => {
                for (entry, outcome) in batch.into_iter().zip(outcomes) {
                    // Whoever asked may have gone.
                    let _ = entry.reply.send(outcome);
                }
            }
            Err(error) if alone => {
                let outcome = self.alone_failed(&batch[0], error).await;
                for entry in batch {
                    let _ = entry.reply.send(outcome.clone());
                }
            }
            Err(_) => {
                for entry in batch {
                    Box::pin(self.write(vec![entry])).await;
                }
            }
        }
    }

    async fn alone_failed(&mut self, entry: &Entry, error: CommitError) -> Result<Answer, ActError> {
        match error {
            CommitError::KeyTaken => match self.known(entry).await? {
                Some(answer) => Ok(answer),
                None => Err(ActError::Refused(Refusal::KeyReused)),
            },
            CommitError::Behind => Err(ActError::Busy),
            CommitError::Down(error) => {
                tracing::error!(%error, act = entry.act.name(), "an act could not be written");
                Err(ActError::Down(error.to_string()))
            }
        }
    }

    async fn try_write(&mut self, batch: &[Entry]) -> Result<Vec<Result<Answer, ActError>>, CommitError> {
        for _ in 0..PATIENCE {
            let before = self.house.seq;
            let fetched = self.fetch(batch).await?;
            if self.house.seq != before {
                continue;
            }
            let mut draft = self.decide(batch, &fetched);
            if draft.events.is_empty() {
                if self.is_behind().await {
                    self.look().await;
                    continue;
                }
                self.look_up_doubtful(batch, &mut draft).await;
                return Ok(draft.outcomes);
            }
            self.look_up_doubtful(batch, &mut draft).await;
            let commit = StoreCommit {
                venue: self.house.reference.venue.id,
                expected: self.house.seq,
                house: &draft.house,
                touched: &draft.touched,
                events: &draft.events,
                answers: &draft.answers,
            };
            match self.store.commit(&commit).await {
                Ok(()) => {
                    for answer in draft.answers {
                        self.recent.remember(answer.key, answer.fingerprint, answer.answer.into());
                    }
                    self.publish(draft.house, draft.events, false);
                    self.hint.send_replace(self.house.seq);
                    return Ok(draft.outcomes);
                }
                Err(CommitError::Behind) => self.look().await,
                Err(error) => return Err(error),
            }
        }
        Err(CommitError::Behind)
    }

    /// What acts of a batch are about and the house does not keep, as it stands where the house stands.
    async fn fetch(&mut self, batch: &[Entry]) -> Result<Fetched, CommitError> {
        let mut fetched = Fetched::default();
        let venue = self.house.reference.venue.id;
        for id in batch.iter().filter_map(|entry| entry.act.needs()) {
            let (seq, check) = self.store.load_check_at(venue, id).await.map_err(CommitError::Down)?;
            if seq == self.house.seq {
                fetched.checks.extend(check.map(Arc::new));
            } else {
                // Others have written: what was read before may be old now. The next try reads again.
                self.look().await;
                return Ok(Fetched::default());
            }
        }
        // What an act asks for may depend on the check that it needs.
        let with_checks = (!fetched.checks.is_empty()).then(|| {
            let mut house = (*self.house).clone();
            for check in &fetched.checks {
                house.checks.entry(check.id).or_insert_with(|| check.clone());
            }
            house
        });
        let house = with_checks.as_ref().unwrap_or(&self.house);
        let asks: Vec<Ask> = batch.iter().flat_map(|entry| entry.act.asks(house)).collect();
        for ask in asks {
            let seq = match ask {
                Ask::Coupon(code) => {
                    let (seq, found) = self.store.load_coupon_at(venue, &code).await.map_err(CommitError::Down)?;
                    fetched.coupons.extend(found);
                    seq
                }
                Ask::Customer(id) => {
                    let (seq, found) = self.store.load_customer_at(venue, id).await.map_err(CommitError::Down)?;
                    fetched.customers.extend(found);
                    seq
                }
                Ask::Shift(id) => {
                    let (seq, found) = self.store.load_shift_at(venue, id).await.map_err(CommitError::Down)?;
                    fetched.shifts.extend(found.map(Arc::new));
                    seq
                }
            };
            if seq != self.house.seq {
                self.look().await;
                return Ok(Fetched::default());
            }
        }
        Ok(fetched)
    }

    /// Decides every act of a batch, each on what the ones before it left.
    fn decide(&mut self, batch: &[Entry], fetched: &Fetched) -> Draft {
        let now = (self.clock)().max(self.last);
        self.last = now;
        let mut house = (*self.house).clone();
        house.tidy();
        for check in &fetched.checks {
            house.checks.entry(check.id).or_insert_with(|| check.clone());
        }
        for known in &fetched.customers {
            house.customers.insert(known.customer.id, known.clone());
        }
        for shift in &fetched.shifts {
            house.shifts.entry(shift.id).or_insert_with(|| shift.clone());
        }
        for coupon in &fetched.coupons {
            house.coupons.insert(coupon.code.clone(), coupon.clone());
        }
        let mut draft = Draft { house, touched: Touched::default(), events: vec![], answers: vec![], outcomes: vec![] };
        for entry in batch {
            let outcome = match entry.key.and_then(|key| self.given(key, &draft.answers)) {
                Some(given) => given,
                None => draft.decide(entry, now),
            };
            draft.outcomes.push(outcome);
        }
        draft
    }

    /// The answer that a key has had lately or in this very batch.
    fn given(&self, key: (ActKey, [u8; 16]), batch: &[StoredAnswer]) -> Option<Result<Answer, ActError>> {
        let (key, fingerprint) = key;
        if let Some((known, json)) = self.recent.find(key) {
            return Some(replay(known, fingerprint, json));
        }
        let here = batch.iter().find(|answer| answer.key == key)?;
        Some(replay(here.fingerprint, fingerprint, here.answer.as_str().into()))
    }

    /// An act with a key that was refused, or changed nothing, may be a repeated one: its first answer counts.
    async fn look_up_doubtful(&self, batch: &[Entry], draft: &mut Draft) {
        for (entry, outcome) in batch.iter().zip(&mut draft.outcomes) {
            let Some((key, _)) = entry.key else { continue };
            let written = draft.answers.iter().any(|answer| answer.key == key);
            let doubtful = !written && !outcome.as_ref().is_ok_and(|answer| answer.replayed);
            if doubtful && !matches!(outcome, Err(ActError::Refused(Refusal::KeyReused))) {
                match self.known(entry).await {
                    Ok(Some(answer)) => *outcome = Ok(answer),
                    Ok(None) => {}
                    Err(error) => *outcome = Err(error),
                }
            }
        }
    }

    /// The stored answer of an act's key, if it has one.
    async fn known(&self, entry: &Entry) -> Result<Option<Answer>, ActError> {
        let Some((key, fingerprint)) = entry.key else { return Ok(None) };
        match self.store.find_answer(self.house.reference.venue.id, key).await {
            Ok(None) => Ok(None),
            Ok(Some(stored)) => replay(stored.fingerprint, fingerprint, stored.answer.into()).map(Some),
            Err(error) => Err(ActError::Down(error.to_string())),
        }
    }

    /// Whether others have written since. A commit proves that the house was up to date; where nothing is to be
    /// committed, a refusal may come from not having heard yet.
    async fn is_behind(&self) -> bool {
        self.store.seq(self.house.reference.venue.id).await.is_ok_and(|seq| seq != self.house.seq)
    }

    /// Takes in what others wrote since.
    async fn look(&mut self) {
        let venue = self.house.reference.venue.id;
        let result = async {
            let seq = self.store.seq(venue).await?;
            if seq < self.house.seq {
                // The database was put back to an earlier state: nothing that is known here counts.
                let house = self.store.load_house(venue).await?;
                self.recent = Recent::default();
                self.publish(house, Vec::new(), true);
            }
            while self.house.seq < seq {
                let events = self.store.events_after(venue, self.house.seq, PAGE).await?;
                if events.is_empty() {
                    break;
                }
                self.follow(events).await?;
            }
            Ok::<(), goimon_store::StoreError>(())
        };
        if let Err(error) = result.await {
            tracing::warn!(%error, "could not look what others wrote");
        }
    }

    async fn follow(&mut self, events: Vec<Event>) -> Result<(), goimon_store::StoreError> {
        let mut house = (*self.house).clone();
        house.tidy();
        let mut reset = false;
        for event in &events {
            if event.seq != house.seq + 1 {
                house = self.store.load_house(house.reference.venue.id).await?;
                reset = true;
                break;
            }
            house.apply(event);
        }
        if events.iter().any(|event| matches!(event.fact, Fact::ReferenceChanged { .. })) {
            house.reference = Arc::new(self.store.load_reference(house.reference.venue.id).await?);
            reset = true;
        }
        self.publish(house, events, reset);
        Ok(())
    }

    /// Shows the new house, then tells the screens.
    fn publish(&mut self, house: House, events: Vec<Event>, reset: bool) {
        self.house = Arc::new(house);
        self.shown.send_replace(self.house.clone());
        let venue = self.house.reference.venue.id;
        let commit = Commit { venue, house: self.house.clone(), events, reset, at: Instant::now() };
        // Nobody listening is no error.
        let _ = self.commits.send(Arc::new(commit));
    }
}

impl Draft {
    fn decide(&mut self, entry: &Entry, now: At) -> Result<Answer, ActError> {
        let mut mint = Uuid::now_v7;
        let mut desk = Desk { house: &self.house, by: &entry.by, now, mint: &mut mint };
        let facts = entry.act.decide(&mut desk)?;
        for fact in &facts {
            self.apply(fact.clone(), &entry.by, now);
        }
        // What it means for a customer's points and account is a part of it.
        let entries = self.house.book_entries(&facts, &entry.by, now, &mut mint);
        for entry_fact in entries {
            self.apply(Fact::Loyalty(entry_fact), &entry.by, now);
        }
        // What goes on paper because of it is a part of it, so that no crash comes between.
        let papers = self.house.papers(&facts, &mut Asking { by: &entry.by, now, mint: &mut mint });
        for paper in papers {
            self.apply(Fact::Printing(paper), &entry.by, now);
        }
        let json = entry.act.answer(&facts, &self.house);
        if let (Some((key, fingerprint)), false) = (entry.key, facts.is_empty()) {
            let act = entry.act.name().to_owned();
            self.answers.push(StoredAnswer { key, act, fingerprint, answer: json.clone(), at: now });
        }
        Ok(Answer { json: json.into(), replayed: false })
    }

    fn apply(&mut self, fact: Fact, by: &Actor, at: At) {
        let event = Event { seq: self.house.seq + 1, at, by: by.clone(), fact };
        self.touched.join(self.house.apply(&event));
        self.events.push(event);
    }
}

fn replay(known: [u8; 16], asked: [u8; 16], json: Arc<str>) -> Result<Answer, ActError> {
    if known == asked { Ok(Answer { json, replayed: true }) } else { Err(ActError::Refused(Refusal::KeyReused)) }
}
