//! The command line of `goimon`.

mod banner;
mod menu;
mod serve;
mod settings;

use clap::{Parser, Subcommand};
use std::io::IsTerminal as _;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

const EXAMPLES: &str = "\
Examples:
  goimon serve --demo                            try it: a restaurant with menu, tables and staff
  goimon serve --listen 0.0.0.0:8080             serve the phones and screens of the local network
  goimon serve --database postgres://goimon@db/goimon
  goimon menu import menu.csv                    take a menu file into the house
  goimon rehearse --menu menu.csv --orders year.csv   play an order history and compare every cent";

const SERVE_EXAMPLES: &str = "\
Examples:
  goimon serve --demo
  goimon serve --database /var/lib/goimon/house.db --listen 0.0.0.0:8080
  GOIMON_DATABASE=postgres://goimon:secret@db/goimon goimon serve
  goimon serve --config /etc/goimon.toml

The config file is TOML; a flag is stronger than the environment, the environment than the file:
  database = \"/var/lib/goimon/house.db\"
  listen = \"0.0.0.0:8080\"
  origins = [\"https://goimon.example.com\"]   # further addresses by which browsers come
  proxies = [\"127.0.0.1\"]                    # proxies whose X-Forwarded-Proto is believed
  workers = 4                                # web threads; half as many as cores without it";

const MENU_EXAMPLES: &str = "\
Examples:
  goimon menu import menu.csv
  goimon menu import menu.csv --database /var/lib/goimon/house.db --venue \"Quán Gọi Món\"

Columns: category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups. Items are known by their code: those
that are there change, new ones are added, those that the file does not name stay. A file with a mistake changes nothing.";

/// Table ordering with kitchen display for restaurants, cafes and karaoke houses.
#[derive(Parser)]
#[command(name = "goimon", version, about, after_help = EXAMPLES, max_term_width = 110)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve phones, kitchen screens and tills
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(serve::Args),
    /// Work on the menu of a house
    #[command(subcommand)]
    Menu(Menu),
    /// Play an order history through the public API and compare what came out with what was paid, to the last cent
    Rehearse(Box<goimon_rehearse::Args>),
}

#[derive(Subcommand)]
enum Menu {
    /// Take a menu file (CSV) into a house, whole or not at all
    #[command(after_help = MENU_EXAMPLES)]
    Import(menu::Args),
}

/// Does what the command line says.
pub async fn run() -> ExitCode {
    let line = Line::parse();
    let filter = EnvFilter::try_from_env("GOIMON_LOG").unwrap_or_else(|_| EnvFilter::new("warn,goimon=info"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
    let done = match line.command {
        Command::Serve(args) => serve::run(args).await,
        Command::Menu(Menu::Import(args)) => menu::import(args).await,
        Command::Rehearse(args) => rehearse(*args).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("goimon: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Anything but a perfect match is a failure, for scripts that watch over a release.
async fn rehearse(args: goimon_rehearse::Args) -> Result<(), String> {
    let own = std::env::current_exe().map_err(|error| format!("the program cannot find itself: {error}"))?;
    let outcome = goimon_rehearse::run(args, own).await.map_err(|error| error.to_string())?;
    if outcome.matched { Ok(()) } else { Err("what came out is not what was played".to_owned()) }
}
