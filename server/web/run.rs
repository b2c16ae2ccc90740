//! Running the server: on a listener that is bound already, until it is told to stop.

use super::app::App;
use super::dress::dress;
use super::oops::Oops;
use super::routes::{self, MENU_FILE};
use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::rt::net::TcpStream;
use actix_web::web::{Data, PayloadConfig};
use actix_web::{HttpServer, web};
use socket2::SockRef;
use std::any::Any;
use std::io;
use std::net::TcpListener;
use std::time::Duration;

/// A phone that left the network is let go after this long, with all that was queued for it.
const GONE: Duration = Duration::from_secs(8);
/// How long requests that have begun may take to end when the server stops, in seconds.
const LAST_ORDERS: u64 = 5;
/// How long a connection waits for the next request.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// How long the head of a request may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that runs.
#[derive(Clone)]
pub struct Running {
    handle: ServerHandle,
    app: Data<App>,
}

impl Running {
    /// Lets the screens go, ends what has begun, and stops.
    pub async fn stop(&self) {
        self.app.live.close().await;
        self.app.printers.stop().await;
        self.handle.stop(true).await;
    }

    /// Stops at once, without waiting for anybody.
    pub fn kill(&self) {
        // The order is given here; only its fulfilment would be waited for.
        drop(self.handle.stop(false));
    }

    /// What the handlers have at hand.
    pub fn app(&self) -> &App {
        &self.app
    }
}

/// Starts to serve. The server is to be awaited; it takes no signals of its own.
pub fn start(listener: TcpListener, app: App) -> io::Result<(Server, Running)> {
    let app = Data::new(app);
    let shared = app.clone();
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(shared.clone())
            .app_data(PayloadConfig::new(MENU_FILE))
            .wrap(from_fn(dress))
            .wrap(Compress::default())
            .configure(routes::install)
            .default_service(web::to(lost))
    })
    .on_connect(|connection: &dyn Any, _| {
        if let Some(stream) = connection.downcast_ref::<TcpStream>() {
            tune(stream);
        }
    })
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(PATIENCE)
    .shutdown_timeout(LAST_ORDERS)
    .disable_signals();
    let server = server.workers(workers(app.config.workers));
    let server = server.listen(listener)?.run();
    let running = Running { handle: server.handle(), app };
    Ok((server, running))
}

/// How many web workers: what the config says, or half the cores. The other half is for the books, the rooms and the
/// database's thread; one worker that is woken once for sixteen answers beats two that are woken in turn (measured on
/// two cores: a tenth more rounds a second for a tenth less processor time).
fn workers(wanted: usize) -> usize {
    if wanted > 0 { wanted } else { std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1)) }
}

/// Small answers leave at once; what nobody takes any more is given up. Neither may fail on an odd system.
fn tune(stream: &TcpStream) {
    let socket = SockRef::from(stream);
    let _ = socket.set_tcp_nodelay(true);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = socket.set_tcp_user_timeout(Some(GONE));
}

/// No such address.
async fn lost() -> super::Answer {
    Err(Oops::NotFound)
}
