//! A kitchen screen: a socket, a model of what it shows, and the word “seen” once it is painted.
//!
//! It does what the browser's `live.js` does: resumes from what it has, asks for the whole when a beat's fingerprint
//! is not its own, comes back at once and then after a growing random while.

use crate::board::{Board, View};
use crate::message::{Element, Lately, Message};
use crate::tally::Tally;
use futures_util::{FutureExt, SinkExt, StreamExt};
use rand::RngExt;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Message as Frame, Utf8Bytes};
use uuid::Uuid;

/// As in the browser: no word for so long means that nobody is there.
const SILENCE: Duration = Duration::from_secs(5);
/// As in the browser: the first pause before coming back, and the longest, ms.
const BACK_OFF: (u64, u64) = (200, 10_000);
/// How many messages are painted in one frame at most.
const A_FRAME: usize = 64;

/// A socket to a view.
pub type Socket = WebSocketStream<TcpStream>;

/// What all screens share.
pub struct Wall {
    /// host:port.
    pub address: String,
    /// Who should show what.
    pub board: Rc<RefCell<Board>>,
    /// Counters.
    pub tally: Rc<Tally>,
    /// Thousandths; a cut every few seconds when it is not 0.
    pub unreliable: u32,
    /// Each screen's state.
    pub screens: Vec<Screen>,
    lately: RefCell<Vec<(View, Lately)>>,
}

/// One screen.
pub struct Screen {
    view: View,
    token: String,
    model: RefCell<Model>,
    /// Since when it is whole on its present connection.
    pub whole_at: Cell<Option<Instant>>,
}

impl Screen {
    /// It was current when it came, or it would have got the whole view first.
    fn note_whole(&self) {
        if self.whole_at.get().is_none() {
            self.whole_at.set(Some(Instant::now()));
        }
    }
}

/// What a screen shows, by element id.
#[derive(Default)]
struct Model {
    shown: HashMap<Rc<str>, Rc<Element>>,
    sum: u32,
    since: u64,
    epoch: Option<String>,
}

impl Model {
    /// Puts an element in or takes it out; says whether it was not there before.
    fn put(&mut self, element: &Rc<Element>) -> bool {
        let old = match element.weight {
            Some(weight) => {
                self.sum = self.sum.wrapping_add(weight);
                self.shown.insert(element.id.clone(), element.clone())
            }
            None => self.shown.remove(&element.id),
        };
        self.sum = self.sum.wrapping_sub(old.as_ref().and_then(|old| old.weight).unwrap_or(0));
        element.weight.is_some() && old.is_none()
    }

    /// Leaves only these.
    fn keep(&mut self, elements: &[Rc<Element>]) {
        let ids: HashSet<&str> = elements.iter().map(|element| &*element.id).collect();
        let sum = &mut self.sum;
        self.shown.retain(|id, element| {
            let stays = ids.contains(&**id);
            if !stays {
                *sum = sum.wrapping_sub(element.weight.unwrap_or(0));
            }
            stays
        });
    }
}

enum Over {
    /// The connection is gone.
    Gone,
    /// The screen is not what it should be: the whole is needed.
    Strayed,
}

impl Wall {
    /// Screens that show these views, each with its device's token.
    pub fn new(
        address: &str,
        screens: Vec<(View, String)>,
        board: Rc<RefCell<Board>>,
        tally: Rc<Tally>,
        unreliable: u32,
    ) -> Self {
        let mut lately: Vec<(View, Lately)> = Vec::new();
        for (view, _) in &screens {
            if lately.iter().all(|(known, _)| known != view) {
                lately.push((*view, Lately::default()));
            }
        }
        let screen = |(view, token)| Screen { view, token, model: RefCell::default(), whole_at: Cell::new(None) };
        let screens = screens.into_iter().map(screen).collect();
        let address = address.to_owned();
        Self { address, board, tally, unreliable, screens, lately: RefCell::new(lately) }
    }

    /// The token of the first screen of a station.
    pub fn token_of(&self, station: Uuid) -> Option<String> {
        let screen = self.screens.iter().find(|screen| screen.view == View::Station(station))?;
        Some(screen.token.clone())
    }

    /// Every station that has a screen, with the token of the first.
    pub fn stations(&self) -> Vec<(Uuid, String)> {
        let mut stations: Vec<(Uuid, String)> = Vec::new();
        for screen in &self.screens {
            if let View::Station(station) = screen.view
                && stations.iter().all(|(other, _)| *other != station)
            {
                stations.push((station, screen.token.clone()));
            }
        }
        stations
    }

    /// How many screens have been whole since a moment.
    pub fn whole_since(&self, moment: Instant) -> usize {
        self.screens.iter().filter(|screen| screen.whole_at.get().is_some_and(|at| at >= moment)).count()
    }

    /// How many tickets of this play still stand on station screens.
    pub fn still_showing(&self) -> usize {
        let board = self.board.borrow();
        let ours = |element: &Rc<Element>| element.subject.is_some_and(|subject| board.knows(subject));
        let stations = self.screens.iter().filter(|screen| screen.view != View::Expo);
        stations.map(|screen| screen.model.borrow().shown.values().filter(|element| ours(element)).count()).sum()
    }

    /// Keeps one screen live for ever.
    pub async fn keep(self: Rc<Self>, place: usize) {
        let mut attempts = 0;
        loop {
            let over = self.once(place, &mut attempts).await;
            self.screens[place].whole_at.set(None);
            if let Over::Strayed = over {
                self.screens[place].model.borrow_mut().since = 0;
            }
            if attempts > 0 {
                let most = (BACK_OFF.0 << attempts.min(10)).min(BACK_OFF.1);
                let wait = rand::rng().random_range(0..most);
                tokio::time::sleep(Duration::from_millis(wait)).await;
            }
            attempts += 1;
        }
    }

    async fn once(&self, place: usize, attempts: &mut u32) -> Over {
        let screen = &self.screens[place];
        let since = screen.model.borrow().since;
        let opened = tokio::time::timeout(SILENCE, open(&self.address, screen.view, since, &screen.token)).await;
        let Ok(Ok(mut socket)) = opened else { return Over::Gone };
        let mut heard = Instant::now();
        let cut_at = self.accident();
        let mut watch = tokio::time::interval(Duration::from_millis(500));
        let mut fresh: Vec<(Rc<Element>, bool)> = Vec::new();
        loop {
            let frame = tokio::select! {
                frame = socket.next() => frame,
                _ = watch.tick() => {
                    if heard.elapsed() > SILENCE {
                        return Over::Gone;
                    }
                    continue;
                }
            };
            heard = Instant::now();
            let mut seen = None;
            let mut frames = 0;
            let mut next = Some(frame);
            while let Some(frame) = next.take() {
                match frame {
                    Some(Ok(Frame::Text(text))) => match self.hear(place, &text, &mut fresh, attempts) {
                        Ok(painted) => seen = painted.or(seen),
                        Err(over) => return over,
                    },
                    Some(Ok(Frame::Close(_)) | Err(_)) | None => return Over::Gone,
                    Some(Ok(_)) => {}
                }
                frames += 1;
                if frames < A_FRAME {
                    next = socket.next().now_or_never();
                }
            }
            if let Some(seq) = seen {
                if socket.send(Frame::text(format!("{{\"t\":\"seen\",\"seq\":{seq}}}"))).await.is_err() {
                    self.paint(place, &mut fresh);
                    return Over::Gone;
                }
                screen.model.borrow_mut().since = seq;
                self.paint(place, &mut fresh);
            }
            if cut_at.is_some_and(|at| heard > at) {
                Tally::up(&self.tally.cut);
                return Over::Gone;
            }
        }
    }

    /// Takes one message in; says what is painted with it.
    fn hear(
        &self,
        place: usize,
        text: &Utf8Bytes,
        fresh: &mut Vec<(Rc<Element>, bool)>,
        attempts: &mut u32,
    ) -> Result<Option<u64>, Over> {
        Tally::up(&self.tally.messages);
        let screen = &self.screens[place];
        let mut lately = self.lately.borrow_mut();
        let Some((_, lately)) = lately.iter_mut().find(|(view, _)| *view == screen.view) else { return Ok(None) };
        let message = match lately.read(text) {
            Ok(message) => message,
            Err(why) => {
                self.tally.fault(why);
                return Err(Over::Strayed);
            }
        };
        let mut model = screen.model.borrow_mut();
        match &*message {
            Message::Hello { epoch, seq } => {
                *attempts = (*attempts).min(1);
                if model.epoch.as_ref().is_some_and(|known| known != epoch) {
                    self.tally.fault(format!("screen {}: the server says it has another database", place + 1));
                }
                model.epoch = Some(epoch.clone());
                if *seq == model.since {
                    screen.whole_at.set(Some(Instant::now()));
                    return Ok(Some(*seq));
                }
                Ok(None)
            }
            Message::Whole { seq, elements } => {
                model.keep(elements);
                fresh.extend(elements.iter().map(|element| (element.clone(), model.put(element))));
                screen.whole_at.set(Some(Instant::now()));
                Ok(Some(*seq))
            }
            Message::Part { seq, elements } => {
                for element in elements {
                    let new = model.put(element);
                    if element.weight.is_some() {
                        fresh.push((element.clone(), new));
                    }
                }
                screen.note_whole();
                Ok(Some(*seq))
            }
            Message::Beat { sum } if *sum != model.sum => {
                Tally::up(&self.tally.strayed);
                Err(Over::Strayed)
            }
            Message::Beat { .. } => {
                *attempts = 0;
                screen.note_whole();
                Ok(None)
            }
            Message::Other => Ok(None),
        }
    }

    fn paint(&self, place: usize, fresh: &mut Vec<(Rc<Element>, bool)>) {
        let at = Instant::now();
        let mut board = self.board.borrow_mut();
        for (element, new) in fresh.drain(..) {
            board.painted(place, &element, new, at);
        }
    }

    /// When this connection is to be cut: at 0.3, about once a second and screen.
    fn accident(&self) -> Option<Instant> {
        (self.unreliable > 0).then(|| {
            let mean = 300_000 / u64::from(self.unreliable);
            Instant::now() + Duration::from_millis(rand::rng().random_range(0..=mean * 2))
        })
    }
}

/// Opens a socket to a view.
pub async fn open(address: &str, view: View, since: u64, token: &str) -> Result<Socket, String> {
    let view = match view {
        View::Expo => "expo".to_owned(),
        View::Station(id) => format!("station:{id}"),
    };
    let url = format!("ws://{address}/live?view={view}&since={since}");
    let mut request = url.into_client_request().map_err(|why| why.to_string())?;
    let bearer = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|why| why.to_string())?;
    request.headers_mut().insert("authorization", bearer);
    let stream = TcpStream::connect(address).await.map_err(|why| why.to_string())?;
    stream.set_nodelay(true).map_err(|why| why.to_string())?;
    let (socket, _) = tokio_tungstenite::client_async(request, stream).await.map_err(|why| why.to_string())?;
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(id: &str, weight: Option<u32>) -> Rc<Element> {
        Rc::new(Element { id: id.into(), weight, subject: None, names: Vec::new(), lines: 0 })
    }

    #[test]
    fn a_model_adds_up_to_what_it_shows() {
        let mut model = Model::default();
        assert!(model.put(&element("a", Some(5))));
        assert!(model.put(&element("b", Some(7))));
        assert!(!model.put(&element("a", Some(u32::MAX))));
        assert_eq!(model.sum, 6);
        assert!(!model.put(&element("b", None)));
        assert_eq!(model.sum, u32::MAX);
        model.keep(&[element("c", Some(1))]);
        assert_eq!((model.sum, model.shown.len()), (0, 0));
    }
}
