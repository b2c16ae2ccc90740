//! What should be on which screen, and what is: every round that was acknowledged against every element that was
//! painted.
//!
//! A screen may show a ticket before its waiter has the answer, so either side may be the first to name it.

use crate::message::Element;
use crate::tally::Tally;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Instant;
use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

/// One bit a screen.
pub type Screens = u128;

/// What a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// One station's tickets.
    Station(Uuid),
    /// The pass: every station.
    Expo,
}

/// A ticket that every screen has, and that can be bumped now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bumpable {
    /// Whose.
    pub order: usize,
    /// Which.
    pub ticket: Uuid,
    /// Where.
    pub station: Uuid,
}

/// The lines of one acknowledged round on one ticket.
pub struct Expected {
    /// The order of the history.
    pub order: usize,
    /// Its check.
    pub check: Uuid,
    /// The ticket.
    pub ticket: Uuid,
    /// Whose screen.
    pub station: Uuid,
    /// The lines.
    pub lines: Vec<Uuid>,
    /// How many lines the check has with this round: the pass shows a card with as many.
    pub on_check: usize,
    /// When the waiter tapped.
    pub sent: Instant,
}

struct Slip {
    order: usize,
    station: Uuid,
    required: Screens,
    rounds: Vec<Round>,
    /// The most lines that a station's screen showed on it.
    most: usize,
}

struct Round {
    lines: Vec<Uuid>,
    on_check: usize,
    sent: Instant,
    painted: Screens,
}

impl Slip {
    fn whole(&self) -> bool {
        self.rounds.iter().all(|round| round.painted & self.required == self.required)
    }
}

/// Everything that was sent and seen.
pub struct Board {
    tally: Rc<Tally>,
    views: Vec<View>,
    slips: HashMap<Uuid, Slip>,
    by_check: HashMap<Uuid, Vec<Uuid>>,
    /// On a station's screen: which screens have had it. A ticket that comes a second time was doubled.
    shown: HashMap<Uuid, Screens>,
    early: HashMap<Uuid, Vec<(usize, Rc<Element>, Instant)>>,
    sealed: HashMap<usize, Vec<Uuid>>,
    bumps: Option<UnboundedSender<Bumpable>>,
}

impl Board {
    /// For these screens.
    pub fn new(views: Vec<View>, tally: Rc<Tally>) -> Self {
        Self {
            tally,
            views,
            slips: HashMap::new(),
            by_check: HashMap::new(),
            shown: HashMap::new(),
            early: HashMap::new(),
            sealed: HashMap::new(),
            bumps: None,
        }
    }

    /// A new play begins; what can be bumped is told there.
    pub fn begin(&mut self, bumps: UnboundedSender<Bumpable>) {
        self.slips.clear();
        self.by_check.clear();
        self.shown.clear();
        self.early.clear();
        self.sealed.clear();
        self.bumps = Some(bumps);
    }

    /// A round was acknowledged: from now on its lines must be on these screens.
    pub fn expect(&mut self, expected: Expected) {
        let Expected { order, check, ticket, station, lines, on_check, sent } = expected;
        let required = self.screens_of(station);
        let slip =
            self.slips.entry(ticket).or_insert_with(|| Slip { order, station, required, rounds: Vec::new(), most: 0 });
        slip.rounds.push(Round { lines, on_check, sent, painted: 0 });
        let tickets = self.by_check.entry(check).or_default();
        if !tickets.contains(&ticket) {
            tickets.push(ticket);
        }
        // Not removed: of two rounds on one ticket, a screen may have shown both before either was acknowledged.
        for subject in [ticket, check] {
            for (screen, element, at) in self.early.get(&subject).cloned().unwrap_or_default() {
                self.compare(ticket, screen, &element, at);
            }
        }
    }

    /// Everything of the order was sent: its tickets may be bumped when all screens have them.
    pub fn seal(&mut self, order: usize, tickets: Vec<Uuid>) {
        self.sealed.insert(order, tickets.clone());
        for ticket in tickets {
            self.bump_if_whole(ticket);
        }
    }

    /// A screen has painted an element; `new` when it did not show it before.
    pub fn painted(&mut self, screen: usize, element: &Rc<Element>, new: bool, at: Instant) {
        let Some(subject) = element.subject else { return };
        if let (true, View::Station(_)) = (new, self.views[screen]) {
            let shown = self.shown.entry(subject).or_default();
            if *shown & (1 << screen) != 0 {
                self.tally.fault(format!("screen {} was shown ticket {subject} a second time", screen + 1));
            }
            *shown |= 1 << screen;
        }
        if self.slips.contains_key(&subject) {
            self.compare(subject, screen, element, at);
        } else if let Some(tickets) = self.by_check.get(&subject).cloned() {
            tickets.into_iter().for_each(|ticket| self.compare(ticket, screen, element, at));
        }
        if !self.is_sealed(subject) {
            self.early.entry(subject).or_default().push((screen, element.clone(), at));
        }
    }

    /// The order is over: what is known of its beginnings is not needed any more.
    pub fn forget_early(&mut self, check: Uuid, tickets: &[Uuid]) {
        self.early.remove(&check);
        for ticket in tickets {
            self.early.remove(ticket);
        }
    }

    /// Tickets that some screen has not shown as it should, with the number of those screens.
    pub fn missing(&self) -> Vec<(usize, u32)> {
        let lacking = |slip: &Slip| {
            let everywhere = slip.rounds.iter().fold(slip.required, |all, round| all & round.painted);
            (slip.required & !everywhere).count_ones()
        };
        self.slips.values().map(|slip| (slip.order, lacking(slip))).filter(|(_, screens)| *screens > 0).collect()
    }

    /// Orders of which some screen showed more lines than were sent.
    pub fn doubled(&self) -> Vec<usize> {
        let too_many = |slip: &&Slip| slip.most > slip.rounds.iter().map(|round| round.lines.len()).sum();
        self.slips.values().filter(too_many).map(|slip| slip.order).collect()
    }

    /// How many tickets the waiters were told of.
    pub fn tickets(&self) -> usize {
        self.slips.len()
    }

    /// Whether this is a ticket that some waiter was told of.
    pub fn knows(&self, ticket: Uuid) -> bool {
        self.slips.contains_key(&ticket)
    }

    /// Tickets on station screens that no waiter was ever told of.
    pub fn strangers(&self) -> usize {
        self.shown.keys().filter(|ticket| !self.slips.contains_key(ticket)).count()
    }

    fn screens_of(&self, station: Uuid) -> Screens {
        let shows = |view: &View| matches!(view, View::Expo) || *view == View::Station(station);
        self.views.iter().enumerate().filter(|(_, view)| shows(view)).fold(0, |all, (at, _)| all | (1 << at))
    }

    fn is_sealed(&self, ticket: Uuid) -> bool {
        self.slips.get(&ticket).is_some_and(|slip| self.sealed.contains_key(&slip.order))
    }

    fn compare(&mut self, ticket: Uuid, screen: usize, element: &Element, at: Instant) {
        let Some(slip) = self.slips.get_mut(&ticket) else { return };
        let bit: Screens = 1 << screen;
        if slip.required & bit == 0 {
            self.tally.fault(format!("screen {} shows ticket {ticket} of another station", screen + 1));
            return;
        }
        let mut news = false;
        let is_ticket = element.subject == Some(ticket);
        if is_ticket {
            slip.most = slip.most.max(element.lines);
        }
        for round in &mut slip.rounds {
            let all_there = if is_ticket {
                round.lines.iter().all(|line| element.names.contains(line))
            } else {
                element.lines >= round.on_check
            };
            if round.painted & bit == 0 && all_there {
                round.painted |= bit;
                news = true;
                self.tally.painted.borrow_mut().add(at.saturating_duration_since(round.sent));
            }
        }
        if news {
            self.tally.step();
            self.bump_if_whole(ticket);
        }
    }

    fn bump_if_whole(&mut self, ticket: Uuid) {
        let Some(slip) = self.slips.get(&ticket) else { return };
        let (order, station) = (slip.order, slip.station);
        if !slip.whole() {
            return;
        }
        // Out of the list, so that it is told once.
        let Some(sealed) = self.sealed.get_mut(&order) else { return };
        let Some(place) = sealed.iter().position(|other| *other == ticket) else { return };
        sealed.swap_remove(place);
        if let Some(bumps) = &self.bumps {
            // The kitchen goes home only when the play is over.
            let _ = bumps.send(Bumpable { order, ticket, station });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::mpsc;

    const STATION: Uuid = Uuid::from_u128(7);
    const CHECK: Uuid = Uuid::from_u128(50);
    const TICKET: Uuid = Uuid::from_u128(100);
    const LINE: Uuid = Uuid::from_u128(200);

    fn board() -> (Board, mpsc::UnboundedReceiver<Bumpable>, Rc<Tally>) {
        let tally = Rc::new(Tally::default());
        let views = vec![View::Station(STATION), View::Station(Uuid::from_u128(8)), View::Expo];
        let mut board = Board::new(views, tally.clone());
        let (sender, receiver) = mpsc::unbounded_channel();
        board.begin(sender);
        (board, receiver, tally)
    }

    fn element(subject: Uuid, names: &[Uuid]) -> Rc<Element> {
        Rc::new(Element {
            id: format!("t-{subject}").into(),
            weight: Some(1),
            subject: Some(subject),
            names: names.to_vec(),
            lines: names.len(),
        })
    }

    fn expected() -> Expected {
        Expected {
            order: 0,
            check: CHECK,
            ticket: TICKET,
            station: STATION,
            lines: vec![LINE],
            on_check: 1,
            sent: Instant::now(),
        }
    }

    #[test]
    fn a_ticket_can_be_bumped_when_its_station_and_the_pass_have_it() {
        let (mut board, mut bumps, tally) = board();
        // The station's screen is faster than the waiter's answer.
        board.painted(0, &element(TICKET, &[LINE]), true, Instant::now());
        board.expect(expected());
        board.seal(0, vec![TICKET]);
        assert!(bumps.try_recv().is_err());
        assert_eq!(board.missing(), [(0, 1)]);
        board.painted(2, &element(CHECK, &[LINE]), true, Instant::now());
        assert_eq!(bumps.try_recv().unwrap().ticket, TICKET);
        assert!(bumps.try_recv().is_err() && board.missing().is_empty());
        assert_eq!((tally.painted.borrow().count(), tally.faulty.get()), (2, 0));
    }

    #[test]
    fn a_ticket_without_its_line_is_not_seen() {
        let (mut board, _bumps, _) = board();
        board.expect(expected());
        board.painted(0, &element(TICKET, &[]), true, Instant::now());
        assert_eq!(board.missing(), [(0, 2)]);
    }

    #[test]
    fn a_second_showing_and_a_wrong_screen_are_faults() {
        let (mut board, _bumps, tally) = board();
        board.expect(expected());
        board.painted(0, &element(TICKET, &[LINE]), true, Instant::now());
        board.painted(0, &element(TICKET, &[LINE]), false, Instant::now());
        assert_eq!(tally.faulty.get(), 0);
        board.painted(0, &element(TICKET, &[LINE]), true, Instant::now());
        assert_eq!(tally.faulty.get(), 1);
        board.painted(1, &element(TICKET, &[LINE]), true, Instant::now());
        assert_eq!(tally.faulty.get(), 2);
    }

    #[test]
    fn a_second_round_may_be_painted_before_its_waiter_knows() {
        let (mut board, mut bumps, _) = board();
        let second = Uuid::from_u128(201);
        board.expect(expected());
        for screen in [0, 2] {
            let subject = if screen == 2 { CHECK } else { TICKET };
            board.painted(screen, &element(subject, &[LINE]), true, Instant::now());
            board.painted(screen, &element(subject, &[LINE, second]), false, Instant::now());
        }
        board.expect(Expected { lines: vec![second], on_check: 2, ..expected() });
        board.seal(0, vec![TICKET]);
        assert!(bumps.try_recv().is_ok() && board.missing().is_empty() && board.doubled().is_empty());
    }

    #[test]
    fn a_ticket_that_nobody_sent_is_a_stranger() {
        let (mut board, _bumps, _) = board();
        board.painted(0, &element(TICKET, &[LINE]), true, Instant::now());
        assert_eq!(board.strangers(), 1);
    }
}
