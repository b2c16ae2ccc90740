//! Settings: a flag is stronger than the environment, the environment than the file, the file than what is usual.

use serde::Deserialize;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::path::{Path, PathBuf};

/// Where the database is unless somebody says otherwise.
const DATABASE: &str = "./data/goimon.db";
/// Where the server listens unless somebody says otherwise: this machine only.
const LISTEN: &str = "127.0.0.1:8080";

/// What a config file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    database: Option<String>,
    listen: Option<String>,
    #[serde(default)]
    origins: Vec<String>,
    #[serde(default)]
    proxies: Vec<IpAddr>,
    #[serde(default)]
    workers: usize,
}

/// What counts in the end.
#[derive(Debug)]
pub struct Settings {
    /// A path or a `postgres://` address.
    pub database: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How browsers come.
    pub web: goimon::web::Config,
}

impl File {
    /// Reads a config file; without one nothing is said.
    pub fn read(path: Option<&Path>) -> Result<Self, String> {
        let Some(path) = path else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("the config file {} cannot be read: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| {
            let place = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            let place = place.map(|line| format!(", line {line}")).unwrap_or_default();
            format!("the config file {}{place}: {}", path.display(), error.message())
        })
    }

    /// The database of a flag or the environment, else the file's, else the usual one.
    pub fn database(&self, said: Option<String>) -> String {
        said.or_else(|| self.database.clone()).unwrap_or_else(|| DATABASE.to_owned())
    }
}

impl Settings {
    /// Weighs flags and environment (which clap has read) against the file.
    pub fn of(database: Option<String>, listen: Option<String>, config: Option<PathBuf>) -> Result<Self, String> {
        let file = File::read(config.as_deref())?;
        let listen = listen.or_else(|| file.listen.clone()).unwrap_or_else(|| LISTEN.to_owned());
        let mut found = listen.to_socket_addrs().map_err(|_| bad_listen(&listen))?;
        let listen = found.next().ok_or_else(|| bad_listen(&listen))?;
        for origin in &file.origins {
            if !(origin.starts_with("https://") || origin.starts_with("http://")) {
                return Err(format!("“{origin}” is not an origin; write it like https://goimon.example.com"));
            }
        }
        let database = file.database(database);
        let File { origins, proxies, workers, .. } = file;
        Ok(Self { database, listen, web: goimon::web::Config { origins, proxies, workers } })
    }
}

fn bad_listen(text: &str) -> String {
    format!("“{text}” is not an address to listen on; write it like 0.0.0.0:8080")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("goimon.toml");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn a_flag_is_stronger_than_the_file_and_the_file_than_the_usual() {
        let (_folder, path) = file("database = \"a.db\"\nlisten = \"127.0.0.1:1\"\n");
        let settings = Settings::of(Some("b.db".into()), None, Some(path)).unwrap();
        assert_eq!((settings.database.as_str(), settings.listen.port()), ("b.db", 1));
        let settings = Settings::of(None, None, None).unwrap();
        assert_eq!((settings.database.as_str(), settings.listen.port()), (DATABASE, 8080));
    }

    #[test]
    fn a_bad_file_says_where_and_why() {
        let (_folder, path) = file("database = \"a.db\"\nport = 80\n");
        let why = Settings::of(None, None, Some(path)).unwrap_err();
        assert!(why.contains("line 2") && why.contains("port"), "{why}");
        assert!(Settings::of(None, Some("nonsense".into()), None).unwrap_err().contains("0.0.0.0:8080"));
    }
}
