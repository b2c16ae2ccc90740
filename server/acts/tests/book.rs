//! The book: exactly once, nothing lost, neighbours unharmed, on SQLite and on PostgreSQL, alone and with another server.
#![allow(missing_docs, clippy::unwrap_used)]

use goimon_acts::{ActError, Books, Bump, OpenCheck, Pay, SendRound, Sent};
use goimon_domain::ids::{ActKey, CheckId, RoundId, TableId, VenueId};
use goimon_domain::lang::Named;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::money::Money;
use goimon_domain::payment::Tender;
use goimon_domain::refusal::Refusal;
use goimon_domain::sending::{LineDraft, RoundDraft};
use goimon_domain::settling::PaymentDraft;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_store::testing::{each_database, venue};
use goimon_store::{Change, Store};
use std::sync::Arc;
use uuid::Uuid;

const MENU: &str = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups\n\
                    Phở,P1,Beef pho,Phở bò,65000,VND,noodle,food,\n\
                    Bia,B1,Beer,Bia,22000,VND,bar,alcohol,\n";

struct Place {
    store: Store,
    venue: VenueId,
    books: Books,
    by: Actor,
}

impl Place {
    async fn open(store: Store) -> Self {
        let venue = venue(&store).await;
        let by = Actor::house();
        let now = At(1_795_431_600_000);
        let currency = store.load_reference(venue).await.unwrap().venue.currency;
        let menu = MenuFile::parse(MENU, currency).unwrap();
        store.change(venue, &by, now, Change::Menu(menu)).await.unwrap();
        store.change(venue, &by, now, Change::Area { name: Named::same("A") }).await.unwrap();
        let area = store.load_reference(venue).await.unwrap().areas[0].id;
        let tables = Change::Tables { area, labels: vec!["1".into(), "2".into()], seats: 4 };
        store.change(venue, &by, now, tables).await.unwrap();
        let books = server(&store).await;
        Self { store, venue, books, by }
    }

    fn table(&self, place: usize) -> TableId {
        self.books.house(self.venue).unwrap().reference.tables[place].id
    }

    async fn seat(&self) -> CheckId {
        let act = OpenCheck { table: Some(self.table(0)), covers: 2, alongside: true, away: None, despite: false };
        self.books.act(self.venue, &self.by, None, act).await.unwrap().check
    }

    fn round(&self, check: CheckId, code: &str, quantity: u32) -> RoundDraft {
        let house = self.books.house(self.venue).unwrap();
        let item = house.reference.menu.by_code(code).unwrap().id;
        let line = LineDraft { item, quantity, chosen: vec![], note: None, seen: None, course: None, seat: None };
        RoundDraft { id: RoundId(Uuid::now_v7()), check, lines: vec![line], hold: vec![] }
    }

    async fn send(&self, draft: &RoundDraft) -> Result<Sent, ActError> {
        send(&self.books, self.venue, &self.by, draft).await
    }
}

async fn server(store: &Store) -> Books {
    let clock = Arc::new(|| At(1_795_431_600_000));
    Books::open(store.clone(), clock).await.unwrap()
}

async fn send(books: &Books, venue: VenueId, by: &Actor, draft: &RoundDraft) -> Result<Sent, ActError> {
    books.act(venue, by, Some(ActKey(draft.id.0)), SendRound(draft.clone())).await
}

#[tokio::test]
async fn a_round_happens_once_however_often_it_is_sent() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let check = place.seat().await;
        let draft = place.round(check, "P1", 2);
        let taps = (0..20).map(|_| place.send(&draft));
        let answers: Vec<_> = futures(taps).await.into_iter().map(Result::unwrap).collect();
        assert!(answers.iter().all(|answer| answer == &answers[0]), "the same answer to every tap");
        assert_eq!(place.books.house(place.venue).unwrap().checks[&check].lines.len(), 1);

        let other = RoundDraft { lines: place.round(check, "B1", 1).lines, ..draft.clone() };
        assert_eq!(place.send(&other).await, Err(ActError::Refused(Refusal::KeyReused)));

        // After a restart the key is only in the database.
        let books = server(&place.store).await;
        assert_eq!(send(&books, place.venue, &place.by, &draft).await.unwrap(), answers[0]);
        let refused = send(&books, place.venue, &place.by, &other).await;
        assert_eq!(refused, Err(ActError::Refused(Refusal::KeyReused)));
        assert_eq!(books.house(place.venue).unwrap().checks[&check].lines.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_repeated_payment_gets_its_first_answer_though_the_check_is_closed() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let check = place.seat().await;
        let sent = place.send(&place.round(check, "B1", 4)).await.unwrap();
        let given = Some(Money::minor(100_000));
        let draft = PaymentDraft {
            check,
            version: sent.version,
            tender: Tender::Cash,
            amount: sent.total,
            given,
            tip: Money::ZERO,
            reference: None,
            part: None,
        };
        let key = Some(ActKey(Uuid::now_v7()));
        let first = place.books.act_json(place.venue, &place.by, key, Pay(draft.clone())).await.unwrap();
        assert!(first.json.contains("\"change\":12000") && first.json.contains("\"closed\":true"), "{}", first.json);
        for books in [place.books.clone(), server(&place.store).await] {
            let again = books.act_json(place.venue, &place.by, key, Pay(draft.clone())).await.unwrap();
            assert_eq!((again.json, again.replayed), (first.json.clone(), true));
        }
        let unkeyed = place.books.act(place.venue, &place.by, None, Pay(draft)).await;
        assert!(
            matches!(unkeyed, Err(ActError::Refused(Refusal::CheckClosed { .. } | Refusal::NoSuchCheck))),
            "{unkeyed:?}"
        );
        assert_eq!(place.store.load_check(place.venue, check).await.unwrap().unwrap().payments.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_servers_on_one_database_lose_and_double_nothing() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let other = server(&place.store).await;
        let check = place.seat().await;
        let drafts: Vec<_> = (0..60).map(|_| place.round(check, "P1", 1)).collect();
        let sends = drafts.iter().enumerate().map(|(n, draft)| {
            let books = if n % 2 == 0 { &place.books } else { &other };
            send(books, place.venue, &place.by, draft)
        });
        let mut seqs: Vec<u64> = futures(sends).await.into_iter().map(|sent| sent.unwrap().seq).collect();
        // The very same taps at the other server: known there too.
        let again = drafts.iter().enumerate().map(|(n, draft)| {
            let books = if n % 2 == 1 { &place.books } else { &other };
            send(books, place.venue, &place.by, draft)
        });
        let mut replayed: Vec<u64> = futures(again).await.into_iter().map(|sent| sent.unwrap().seq).collect();
        seqs.sort_unstable();
        replayed.sort_unstable();
        assert_eq!(seqs, replayed);

        for books in [&place.books, &other] {
            books.catch_up(place.venue).await;
        }
        let (here, there) = (place.books.house(place.venue).unwrap(), other.house(place.venue).unwrap());
        assert_eq!(here.checks, there.checks, "both servers tell the same evening");
        assert_eq!(here.checks[&check].lines.len(), 60);
        let numbers: Vec<_> = here.checks[&check].rounds.iter().map(|round| round.number).collect();
        assert_eq!(numbers, (1..=60).collect::<Vec<_>>(), "no round number twice");
        let stored = place.store.load_house(place.venue).await.unwrap();
        assert_eq!(stored.checks, here.checks, "and the database tells it too");
        assert_eq!(stored.seq, here.seq);
        let events = place.store.events_after(place.venue, 0, 10_000).await.unwrap();
        assert_eq!(events.iter().map(|event| event.seq).collect::<Vec<_>>(), (1..=here.seq).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn a_refused_act_leaves_its_neighbours_alone() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let check = place.seat().await;
        let good = (0..10).map(|n| place.round(check, "P1", n + 1));
        let bad = (0..10).map(|_| place.round(check, "P1", 0));
        let drafts: Vec<_> = good.zip(bad).flat_map(|(good, bad)| [good, bad]).collect();
        let answers = futures(drafts.iter().map(|draft| place.send(draft))).await;
        for (n, answer) in answers.iter().enumerate() {
            assert_eq!(answer.is_ok(), n % 2 == 0, "{answer:?}");
        }
        assert_eq!(place.books.house(place.venue).unwrap().checks[&check].lines.len(), 10);
    })
    .await;
}

#[tokio::test]
async fn an_act_is_done_also_when_nobody_waits_for_its_answer() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let check = place.seat().await;
        let draft = place.round(check, "B1", 1);
        let mut commits = place.books.subscribe();
        {
            let mut waiting = Box::pin(place.send(&draft));
            let waker = std::task::Waker::noop();
            assert!(waiting.as_mut().poll(&mut std::task::Context::from_waker(waker)).is_pending());
            // The phone is gone.
        }
        let commit = commits.recv().await.unwrap();
        assert_eq!(commit.house.checks[&check].lines.len(), 1);
        assert_eq!(commit.events.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_new_price_reaches_the_book_and_refuses_the_old_one() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let check = place.seat().await;
        let currency = place.books.house(place.venue).unwrap().reference.venue.currency;
        let dearer = MenuFile::parse(&MENU.replace("65000", "70000"), currency).unwrap();
        place.store.change(place.venue, &place.by, At(1), Change::Menu(dearer)).await.unwrap();
        place.books.catch_up(place.venue).await;
        let mut draft = place.round(check, "P1", 1);
        draft.lines[0].seen = Some(Money::minor(65_000));
        let refused = place.send(&draft).await;
        assert!(matches!(refused, Err(ActError::Refused(Refusal::PriceChanged { .. }))), "{refused:?}");
        draft.lines[0].seen = Some(Money::minor(70_000));
        assert_eq!(place.send(&draft).await.unwrap().total, Money::minor(70_000), "confirmed with the same id");
    })
    .await;
}

#[tokio::test]
async fn what_the_kitchen_does_survives_a_restart() {
    each_database(|store| async move {
        let place = Place::open(store).await;
        let check = place.seat().await;
        let sent = place.send(&place.round(check, "P1", 2)).await.unwrap();
        let ticket = sent.tickets[0].id;
        assert!(place.books.act(place.venue, &place.by, None, Bump { ticket }).await.unwrap().changed);
        assert!(!place.books.act(place.venue, &place.by, None, Bump { ticket }).await.unwrap().changed);
        let again = server(&place.store).await.house(place.venue).unwrap();
        let before = place.books.house(place.venue).unwrap();
        assert_eq!(again.checks, before.checks);
        assert_eq!(again.bumped, before.bumped);
        assert_eq!(again.numbers, before.numbers);
    })
    .await;
}

/// All of them at the same time.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    futures_util::future::join_all(all).await
}
