//! Sets the stage: a server, everybody signed in, every screen live; and plays on it.

use crate::args::Args;
use crate::board::{Board, View};
use crate::cast::{Cast, Door, Venue};
use crate::compare::{Reckoning, reckon};
use crate::error::RehearsalError;
use crate::history::{History, Order};
use crate::kills::{Kills, kill};
use crate::menu::{Finder, Menu, MenuFile};
use crate::play::{Company, Game, Manner, begin, play};
use crate::report::{Accidents, Speed};
use crate::screen::Wall;
use crate::server_child::{Server, process_ms};
use crate::tally::Tally;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Screens that are not whole by then will not be.
const CURTAIN: Duration = Duration::from_secs(15);

/// Everything that is needed to play.
pub struct Stage {
    /// Our own server, if it is ours.
    pub server: Option<RefCell<Server>>,
    /// Who plays.
    pub company: Rc<Company>,
    /// The house.
    pub venue: Venue,
    /// Its menu.
    pub menu: Menu,
    /// What is to be played.
    pub history: History,
    screens: JoinSet<()>,
}

/// What a play gave.
pub struct Scene {
    /// It, with how each order went.
    pub game: Rc<Game>,
    /// How fast it was.
    pub speed: Speed,
    /// What the kills showed.
    pub kills: Kills,
}

impl Stage {
    /// Starts or finds the server, reads the files, signs everybody in, posts the screens.
    pub async fn set(args: &Args, exe: &Path) -> Result<Self, RehearsalError> {
        let file = MenuFile::read(&args.menu)?;
        let server = match &args.target {
            Some(_) => None,
            None => Some(Server::start(exe, &args.menu, args.folder.as_deref()).await?),
        };
        let address = match (&args.target, &server) {
            (Some(url), _) => host_of(url)?,
            (None, Some(server)) => server.address(),
            (None, None) => return Err(RehearsalError::Flags("there is no server")),
        };
        let mut door = Door::new(&address, args);
        let Cast { venue, menu, tables, waiters, cashiers } = door.let_in(args).await?;
        if venue.currency != file.currency {
            return Err(RehearsalError::server(
                format!("playing {} prices", file.currency),
                format!("{} takes {}", venue.name, venue.currency),
            ));
        }
        let history = History::read(&args.orders, args.limit, &menu, &Finder::new(&menu, &file), venue.places)?;
        let posted = door.post_screens(usize::from(args.screens), &stations(&menu, &history.orders)).await?;
        let tally = Rc::new(Tally::default());
        let views: Vec<View> = posted.iter().map(|(view, _)| *view).collect();
        let board = Rc::new(RefCell::new(Board::new(views, tally.clone())));
        let wall = Rc::new(Wall::new(&address, posted, board.clone(), tally.clone(), args.unreliable));
        let mut screens = JoinSet::new();
        for place in 0..wall.screens.len() {
            screens.spawn_local(wall.clone().keep(place));
        }
        let unreliable = args.unreliable;
        let company = Rc::new(Company { address, waiters, cashiers, tables, wall, board, tally, unreliable });
        let stage = Self { server: server.map(RefCell::new), company, venue, menu, history, screens };
        stage.all_whole().await?;
        Ok(stage)
    }

    async fn all_whole(&self) -> Result<(), RehearsalError> {
        let (begun, wall) = (Instant::now(), &self.company.wall);
        while wall.screens.iter().any(|screen| screen.whole_at.get().is_none()) {
            if begun.elapsed() > CURTAIN {
                let live = wall.screens.iter().filter(|screen| screen.whole_at.get().is_some()).count();
                let why = format!("only {live} of {} screens became live", wall.screens.len());
                return Err(RehearsalError::server("opening the screens", why));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }

    /// Plays these orders.
    pub async fn play(
        &self,
        orders: Rc<Vec<Order>>,
        manner: Manner,
        kills: u16,
        what: &str,
    ) -> Result<Scene, RehearsalError> {
        let tally = &self.company.tally;
        // Each play has times of its own.
        tally.answered.take();
        tally.painted.take();
        let (acts, rounds, messages) = (tally.acts.get(), tally.rounds.get(), tally.messages.get());
        let (server_ms, client_ms) = (self.server_ms(), process_ms(std::process::id()));
        let bar = progress(orders.len(), what);
        let (game, crew) = begin(self.company.clone(), orders, manner, bar.clone());
        let seen = RefCell::new(Kills::default());
        let killing = async {
            if let (Some(server), true) = (&self.server, kills > 0) {
                kill(game.clone(), server, kills, &seen).await?;
            }
            Ok::<_, RehearsalError>(())
        };
        let (took, ()) = tokio::try_join!(play(game.clone(), crew), killing)?;
        bar.finish_and_clear();
        let rounds = tally.rounds.get() - rounds;
        let mut speed = Speed::of(took, game.orders.len() as u64, rounds, tally.acts.get() - acts, tally);
        let a_round = |before: Option<u64>, after: Option<u64>| Some((after? - before?) * 1000 / rounds.max(1));
        speed.server_us_a_round = a_round(server_ms, self.server_ms());
        speed.client_us_a_round = a_round(client_ms, process_ms(std::process::id()));
        speed.messages = tally.messages.get() - messages;
        Ok(Scene { game, speed, kills: seen.into_inner() })
    }

    /// Compares a scene with what was to be played.
    pub async fn reckon(&self, scene: &Scene) -> Result<Reckoning, RehearsalError> {
        reckon(&scene.game, self.server.is_some()).await
    }

    /// The accidents so far.
    pub fn accidents(&self, kills: Kills) -> Accidents {
        let tally = &self.company.tally;
        let ms = |took: Duration| u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        Accidents {
            answers_lost: tally.lost.get(),
            requests_cut: tally.halved.get(),
            double_taps: tally.doubled.get(),
            sockets_cut: tally.cut.get(),
            retries: tally.retried.get(),
            screens_healed: tally.strayed.get(),
            kills: kills.done,
            slowest_whole_ms: ms(kills.slowest_whole),
            slowest_start_ms: ms(kills.slowest_start),
        }
    }

    /// Memory of our own server now and at most, KiB.
    pub fn memory(&self) -> Option<(u64, u64)> {
        self.server.as_ref().map(|server| server.borrow().memory_kib())
    }

    /// Sends everybody home.
    pub async fn clear(mut self) {
        self.screens.shutdown().await;
    }

    fn server_ms(&self) -> Option<u64> {
        self.server.as_ref().map(|server| server.borrow().processor_ms())
    }
}

/// The stations of a menu, those first at which the orders are made.
fn stations(menu: &Menu, orders: &[Order]) -> Vec<Uuid> {
    let mut stations: Vec<Uuid> = Vec::new();
    let made = orders.iter().flat_map(Order::lines).map(|line| line.station);
    for station in made.chain(menu.items.iter().map(|item| item.station)) {
        if !stations.contains(&station) {
            stations.push(station);
        }
    }
    stations
}

fn host_of(url: &str) -> Result<String, RehearsalError> {
    let bad = || RehearsalError::BadTarget(url.to_owned());
    let host = url.strip_prefix("http://").ok_or_else(bad)?.trim_end_matches('/');
    if host.is_empty() || host.contains(['/', '?', '@']) {
        return Err(bad());
    }
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    Ok(if has_port { host.to_owned() } else { format!("{host}:80") })
}

/// A bar on standard error; nothing when that is no terminal.
fn progress(orders: usize, what: &str) -> ProgressBar {
    let bar = ProgressBar::new(orders as u64);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} orders · {per_sec} · {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_plain_http() {
        assert_eq!(host_of("http://10.0.0.5:8080/").unwrap(), "10.0.0.5:8080");
        assert_eq!(host_of("http://till").unwrap(), "till:80");
        assert!(host_of("https://till").is_err() && host_of("http://").is_err() && host_of("till").is_err());
    }
}
