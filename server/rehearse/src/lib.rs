//! The rehearsal: plays an order history against a server through its public API and live screens, then compares what
//! came out with the file. It is the tool with which an owner tries the house before opening night, and our yardstick.
//!
//! It knows nothing of the server but what any program may know: the JSON API, the sockets, the HTML of a screen.
//! Everything runs on one thread, so that the server has the rest of the machine.

mod args;
mod board;
mod busy;
mod cast;
mod compare;
mod cook;
mod crowd;
mod error;
mod hand;
mod history;
mod http;
mod kills;
mod limits;
mod machine;
mod menu;
mod message;
mod money;
mod play;
mod report;
mod reporting;
mod screen;
mod server_child;
mod settling;
mod stage;
mod tally;
mod till;
mod waiter;

pub use args::Args;
pub use compare::Sums;
pub use error::RehearsalError;
pub use report::{Accidents, Busy, Crowd, Latency, Limits, Outcome, Settled, Speed};
pub use reporting::Reported;

use play::Manner;
use stage::Stage;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Plays a rehearsal and prints what it showed. `server_exe` is started when no target is given; it must understand
/// `serve --database … --listen … --rehearsal MENU`. All is well only if the outcome has [`Outcome::matched`].
pub async fn run(args: Args, server_exe: PathBuf) -> Result<Outcome, RehearsalError> {
    check(&args)?;
    let (done, outcome) = tokio::sync::oneshot::channel();
    let json = args.json;
    std::thread::Builder::new()
        .name("rehearsal".to_owned())
        .spawn(move || {
            // Whoever waited may have gone.
            let _ = done.send(on_one_thread(&args, &server_exe));
        })
        .map_err(|why| RehearsalError::machine("starting a thread", why))?;
    let outcome = outcome.await.map_err(|why| RehearsalError::machine("rehearsing", why))??;
    if json {
        let text = serde_json::to_string(&outcome).map_err(|why| RehearsalError::machine("writing JSON", why))?;
        println!("{text}");
    } else {
        print!("{}", outcome.text());
    }
    Ok(outcome)
}

fn check(args: &Args) -> Result<(), RehearsalError> {
    match &args.target {
        Some(_) if args.kills > 0 => {
            Err(RehearsalError::Flags("--kills needs a server of its own: leave --target out"))
        }
        Some(_) if args.limits => Err(RehearsalError::Flags("--limits needs a server of its own: leave --target out")),
        None if !args.code.is_empty() => Err(RehearsalError::Flags("--code goes with --target")),
        None if !args.staff.is_empty() => Err(RehearsalError::Flags("--staff goes with --target")),
        _ => Ok(()),
    }
}

fn on_one_thread(args: &Args, exe: &Path) -> Result<Outcome, RehearsalError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|why| RehearsalError::machine("starting to play", why))?;
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        tokio::select! {
            outcome = rehearse(args, exe) => outcome,
            () = stopped() => Err(RehearsalError::Stopped),
        }
    })
}

/// Ctrl-C, or the system wants us to go: the server of our own must not be left behind.
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => (),
        _ = terminate.recv() => (),
    }
}

async fn rehearse(args: &Args, exe: &Path) -> Result<Outcome, RehearsalError> {
    let mut stage = Stage::set(args, exe).await?;
    let orders = Rc::new(std::mem::take(&mut stage.history.orders));
    let waiters = usize::from(args.waiters);
    let mut outcome = Outcome {
        expected: Sums::of(&orders),
        charged: Sums::charged(&orders),
        currency: stage.venue.currency.clone(),
        places: stage.venue.places,
        unexplained: stage.history.unexplained_count,
        unexplained_lines: std::mem::take(&mut stage.history.unexplained),
        screens: stage.company.wall.screens.len(),
        waiters,
        server_idle_kib: stage.memory().map(|(now, _)| now),
        ..Outcome::default()
    };
    let manner = Manner { waiters, open: None, pace: args.pace, stand: false };
    let scene = stage.play(orders.clone(), manner, args.kills, "rehearsing").await?;
    let found = stage.reckon(&scene).await?;
    outcome.judge(&found, &stage.company.tally);
    outcome.speed = scene.speed;
    outcome.accidents = stage.accidents(scene.kills);
    if args.limits {
        outcome.limits = Some(limits::measure(&stage).await?);
    }
    if let Some(sockets) = args.sockets {
        let crowd = crowd::measure(&stage.company, &orders, sockets).await;
        let mut crowd = crowd.map_err(|why| RehearsalError::server("measuring the crowd", why))?;
        crowd.server_kib = stage.memory().map_or(0, |(now, _)| now);
        outcome.crowd = Some(crowd);
    }
    if let Some(tickets) = args.busy {
        outcome.busy = Some(busy::measure(&stage, tickets).await?);
    }
    if let Some(bills) = args.settle {
        outcome.take_settled(settling::measure(&stage, bills, args.kills).await?);
    }
    if let Some(bills) = args.report {
        outcome.take_reported(reporting::measure(&stage, bills).await?);
    }
    outcome.server_peak_kib = stage.memory().map(|(_, most)| most);
    stage.clear().await;
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    fn args(more: &[&str]) -> Args {
        let line = ["rehearse", "--menu", "m.csv", "--orders", "o.csv"];
        Line::parse_from(line.iter().chain(more)).args
    }

    #[test]
    fn flags_that_do_not_go_together_are_refused() {
        assert!(check(&args(&["--kills", "5", "--limits"])).is_ok());
        assert!(check(&args(&["--target", "http://till", "--kills", "5"])).is_err());
        assert!(check(&args(&["--target", "http://till", "--limits"])).is_err());
        assert!(check(&args(&["--code", "abc"])).is_err());
        assert_eq!(args(&["--unreliable", "0.3"]).unreliable, 300);
    }
}
