//! `goimon serve`.

use super::banner;
use super::settings::Settings;
use goimon::web::{self, App};
use goimon_acts::door::DoorError;
use goimon_domain::time::At;
use goimon_store::Store;
use jiff::Timestamp;
use socket2::{Domain, Socket, Type};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

/// How many connections may wait to be taken: a whole house of screens that comes back at once.
const BACKLOG: i32 = 1_024;

/// What can be said.
#[derive(clap::Args)]
pub struct Args {
    /// Load a demo restaurant if the database is empty
    #[arg(long)]
    demo: bool,
    /// Load a house with this menu for a rehearsal if the database is empty
    #[arg(long, value_name = "MENU", hide = true, conflicts_with = "demo")]
    rehearsal: Option<PathBuf>,
    /// SQLite file or postgres:// address [default: ./data/goimon.db]
    #[arg(long, value_name = "PATH_OR_URL", env = "GOIMON_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS:PORT", env = "GOIMON_LISTEN")]
    listen: Option<String>,
    /// Config file (TOML)
    #[arg(long, value_name = "FILE", env = "GOIMON_CONFIG")]
    config: Option<PathBuf>,
}

/// Opens the demo's house, unless there is a house already.
async fn load_demo(app: &App) -> Result<(), DoorError> {
    match app.door.load_demo().await? {
        Some(venue) => app.door.stock_the_till(venue).await,
        None => Ok(()),
    }
}

/// Serves until the process is told to stop.
pub async fn run(args: Args) -> Result<(), String> {
    let settings = Settings::of(args.database, args.listen, args.config)?;
    // The port first: whoever started a second server by mistake touches nothing.
    let listener = bind(settings.listen)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let store = Store::open(&settings.database).await.map_err(|error| error.to_string())?;
    let clock = Arc::new(|| At(Timestamp::now().as_millisecond()));
    let app = App::open(store, clock, settings.web).await.map_err(|error| error.to_string())?;
    if args.demo {
        load_demo(&app).await.map_err(|error| error.to_string())?;
    }
    if let Some(menu) = &args.rehearsal {
        let text = std::fs::read_to_string(menu).map_err(|error| format!("{}: {error}", menu.display()))?;
        app.door.load_rehearsal(&text).await.map_err(|error| error.to_string())?;
    }
    banner::print(&app, address, &settings.database, args.demo);
    let (server, running) = web::start(listener, app).map_err(|error| error.to_string())?;
    tokio::spawn(async move {
        stop_signal().await;
        running.stop().await;
    });
    server.await.map_err(|error| error.to_string())
}

fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    let bound = || {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
        // On Unix this only lets a restart follow at once; elsewhere it would let two servers share a port.
        #[cfg(unix)]
        socket.set_reuse_address(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        Ok::<_, std::io::Error>(TcpListener::from(socket))
    };
    bound().map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("{address} is in use; stop the other program or choose another port with --listen")
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("{address} may not be used; choose a port above 1023 with --listen")
        }
        std::io::ErrorKind::AddrNotAvailable => format!("{address} is not an address of this machine"),
        _ => format!("{address} cannot be listened on: {error}"),
    })
}

/// Ctrl-C, or a service manager's request.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = term.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        // Without signals the process runs until it is killed.
        std::future::pending::<()>().await;
    }
}
