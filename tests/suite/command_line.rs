//! The program itself: what it says when it can't start, and that it then has touched nothing.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub fn goimon() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goimon"));
    for variable in ["GOIMON_DATABASE", "GOIMON_LISTEN", "GOIMON_CONFIG"] {
        command.env_remove(variable);
    }
    command
}

#[track_caller]
pub fn fails(command: &mut Command, word: &str) -> Output {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    assert!(said.starts_with("goimon: ") && said.contains(word), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    output
}

pub fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_port_in_use_is_said_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut command = goimon();
    command.args(["serve", "--demo", "--listen", &address, "--database"]).arg(folder.path().join("new/house.db"));
    let output = fails(&mut command, "in use");
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn a_file_that_is_no_database_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, "Dear sir or madam, this is a letter and not a database at all. ".repeat(100)).unwrap();
    let before = std::fs::read(&path).unwrap();
    fails(goimon().args(["serve", "--listen", "127.0.0.1:0", "--database"]).arg(&path), "not an SQLite database");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(folder.path()), 1);
}

#[test]
fn a_bad_config_is_said_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goimon.toml");
    std::fs::write(&path, "listen = \"127.0.0.1:0\"\ncolour = \"red\"\n").unwrap();
    fails(goimon().args(["serve", "--config"]).arg(&path), "line 2");
    fails(goimon().args(["serve", "--listen", "nonsense"]), "0.0.0.0:8080");
}

#[test]
fn a_menu_goes_into_a_house_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (database, menu) = (folder.path().join("house.db"), folder.path().join("menu.csv"));
    std::fs::write(&menu, "nonsense").unwrap();
    fails(goimon().args(["menu", "import"]).arg(&menu).arg("--database").arg(&database), "no database");
    assert!(!database.exists());
    serve_until_ready(&database);
    fails(goimon().args(["menu", "import"]).arg(&menu).arg("--database").arg(&database), "nothing was changed");
    let head = "category,code,name_en,name_vi,price,currency,station,tax_class,modifier_groups";
    std::fs::write(&menu, format!("{head}\nTea,T1,Tea,Trà,15000,VND,bar,food,\n")).unwrap();
    let output = goimon().args(["menu", "import"]).arg(&menu).arg("--database").arg(&database).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("1 items taken into “Quán Gọi Món”"));
}

/// Starts a server with the demo, reads what it says until it is ready, and stops it.
fn serve_until_ready(database: &Path) {
    let mut child = goimon()
        .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database"])
        .arg(database)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said: Vec<String> = lines.map(Result::unwrap).take_while(|line| !line.starts_with("Stop with")).collect();
    for (name, _, pin) in goimon_acts::demo::PEOPLE {
        assert!(said.iter().any(|line| line.contains(name) && line.contains(pin)), "{said:?}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn the_environment_counts_less_than_a_flag() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "not a database ".repeat(500)).unwrap();
    let mut command = goimon();
    command.env("GOIMON_LISTEN", "nonsense").env("GOIMON_DATABASE", &letter);
    fails(command.args(["serve", "--listen", "127.0.0.1:0"]), "letter.txt");
}

#[test]
fn help_shows_how() {
    for (args, word) in [
        (vec!["--help"], "goimon serve --demo"),
        (vec!["serve", "--help"], "GOIMON_DATABASE"),
        (vec!["menu", "import", "--help"], "modifier_groups"),
        (vec!["--version"], env!("CARGO_PKG_VERSION")),
    ] {
        let output = goimon().args(&args).output().unwrap();
        assert!(output.status.success());
        assert!(String::from_utf8_lossy(&output.stdout).contains(word), "{args:?}");
    }
}
