//! `goimon menu import`.

use super::settings::File;
use goimon_domain::menu_file::MenuFile;
use goimon_domain::staff::Actor;
use goimon_domain::time::At;
use goimon_domain::venue::Reference;
use goimon_store::{Change, Store};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// What can be said.
#[derive(clap::Args)]
pub struct Args {
    /// The menu file
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// SQLite file or postgres:// address [default: ./data/goimon.db]
    #[arg(long, value_name = "PATH_OR_URL", env = "GOIMON_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The house, by name or id; needed when there are several
    #[arg(long, value_name = "NAME_OR_ID")]
    venue: Option<String>,
    /// Config file (TOML)
    #[arg(long, value_name = "FILE", env = "GOIMON_CONFIG")]
    config: Option<PathBuf>,
}

/// Takes a menu file into a house. A running server follows within a second.
pub async fn import(args: Args) -> Result<(), String> {
    let text = std::fs::read_to_string(&args.file)
        .map_err(|error| format!("{} cannot be read: {error}", args.file.display()))?;
    let database = File::read(args.config.as_deref())?.database(args.database);
    let is_server = database.starts_with("postgres://") || database.starts_with("postgresql://");
    let path = database.trim_start_matches("sqlite://").trim_start_matches("sqlite:");
    if !is_server && !Path::new(path.split('?').next().unwrap_or(path)).exists() {
        return Err(format!("there is no database at {database}; start “goimon serve” first"));
    }
    let store = Store::open(&database).await.map_err(|error| error.to_string())?;
    let house = chosen(&store, args.venue.as_deref()).await?;
    let menu = MenuFile::parse(&text, house.venue.currency).map_err(|rows| {
        let list: Vec<String> = rows.iter().map(|row| format!("  {row}")).collect();
        format!("{} was not taken; nothing was changed:\n{}", args.file.display(), list.join("\n"))
    })?;
    let items = menu.items.len();
    let now = At(Timestamp::now().as_millisecond());
    let done = store.change(house.venue.id, &Actor::house(), now, Change::Menu(menu)).await;
    done.map_err(|error| error.to_string())?;
    println!("{items} items taken into “{}”.", house.venue.name);
    Ok(())
}

async fn chosen(store: &Store, wanted: Option<&str>) -> Result<Reference, String> {
    let mut houses = Vec::new();
    for venue in store.venues().await.map_err(|error| error.to_string())? {
        houses.push(store.load_reference(venue).await.map_err(|error| error.to_string())?);
    }
    let names = houses.iter().map(|house| format!("“{}”", house.venue.name)).collect::<Vec<_>>().join(", ");
    match wanted {
        Some(wanted) => {
            let is_it = |house: &Reference| house.venue.name == wanted || house.venue.id.to_string() == wanted;
            let found = houses.into_iter().find(is_it);
            found.ok_or_else(|| format!("there is no house “{wanted}”; there are: {names}"))
        }
        None if houses.len() > 1 => Err(format!("say which house with --venue: {names}")),
        None => houses.pop().ok_or_else(|| "there is no house in this database yet; set it up first".to_owned()),
    }
}
