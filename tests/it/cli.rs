//! The commands that print.

use assert_cmd::Command;
use std::fs;

fn pullquote() -> Command {
    Command::new(env!("CARGO_BIN_EXE_pullquote"))
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

#[test]
fn show_prints_each_paragraph_and_then_its_quotes_and_figures() {
    let article = "Gates shut\n\nThe gates were shut for 14 ships.\n\n“We wait,” said Ann Lee.\n";
    let shown = stdout(pullquote().arg("show").write_stdin(article));
    let mut lines = shown.lines();
    assert_eq!(lines.next(), Some(""));
    assert_eq!(lines.next(), Some("Gates shut"));
    let figure = shown.lines().find(|l| l.starts_with("[figure 1 of 1, 14: 14 count")).unwrap();
    assert!(figure.ends_with("paragraph 1]"), "{figure}");
    assert!(shown.find("14 ships").unwrap() < shown.find("[figure").unwrap());
}

#[test]
fn no_byte_of_an_article_or_a_name_reaches_the_terminal_as_a_command() {
    let dir = tempfile::tempdir().unwrap();
    let name = "a\u{1b}]0;owned\u{7}\u{202e}.txt";
    let path = dir.path().join(name);
    fs::write(
        &path,
        "Ferries\u{1b}[2J stopped\u{9b}31m.\u{202e}\n\n“Wait\u{7},” Ann\u{7f} Lee said\u{200b}.",
    )
    .unwrap();
    fs::write(dir.path().join("b\u{1b}[31m.txt"), b"\0\0").unwrap();
    for command in ["show", "extract"] {
        let output = pullquote().arg(command).arg(dir.path()).output().unwrap();
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let raw = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}');
        assert!(!text.contains(raw), "{command}: {text:?}");
        assert!(command == "extract" || text.contains("Ferries"));
    }
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), "").unwrap();
    fs::write(dir.path().join("b.txt"), "It rained.").unwrap();
    for command in ["show", "extract"] {
        let output = pullquote().arg(command).arg(dir.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("a.txt: empty"));
        assert!(!output.stdout.is_empty());
    }
}

#[test]
fn where_the_librarys_notes_cannot_be_read_all_else_is() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), "It rained on 14 people, Ann Lee said.").unwrap();
    fs::write(dir.path().join(".pullquote"), "no folder").unwrap();
    let run = |args: &[&str], data: &str| {
        let data = dir.path().join(data);
        let output = pullquote().args(args).arg(dir.path()).env("XDG_DATA_HOME", data).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (out, _) = run(&["note", "add", "--article", "a", "--figure", "1", "--text", "how many?"], ".data");
    assert!(out.starts_with("ACK "), "one's own notes lie elsewhere: {out}");
    for args in [["list"].as_slice(), &["figures"], &["note", "list"]] {
        let (out, said) = run(args, ".data");
        assert!(
            !out.is_empty() && said.contains("cannot open") && said.contains("read without it"),
            "{out} {said}"
        );
        assert!(args != ["note", "list"] || out.contains("how many?"), "{out}");
    }
    // Not even one's own place can be read.
    let (out, said) = run(&["list"], "a.txt");
    assert!(out.contains("rained") && said.contains("cannot open"), "{out} {said}");
}

#[cfg(feature = "tui")]
#[test]
fn the_keys_are_printed_with_those_of_every_place_and_mistakes_with_their_lines() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("pullquote")).unwrap();
    let text = "[keys]\nQ = 'quit'\nH = 'nop'\nQ = 'next'\n[keys.sheet]\nn = 'down'\n";
    fs::write(home.path().join("pullquote/config.toml"), text).unwrap();
    let output = pullquote().arg("--print-keys").env("XDG_CONFIG_HOME", home.path()).output().unwrap();
    let (out, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("config.toml line 4: Q is there twice"), "{said}");
    let line = |of: &str| out.lines().find(|l| l.contains(of)).unwrap_or_default().trim().to_owned();
    assert!(line(" quit ").starts_with("Q  ") && line(" highlight ").starts_with("highlight"), "{out}");
    assert!(out.ends_with("[keys.sheet] of the configuration\n  n                  down\n"), "{out}");
    assert!(line(" sample ").contains(":sample 200 seed 7"), "{out}");
}

#[test]
fn what_is_told_where_nobody_can_hear_it_ends_nothing() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), b"\0\0\0\0").unwrap();
    fs::write(dir.path().join("b.txt"), "Gates shut for 14 ships.").unwrap();
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut extract = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"));
    let output = extract.arg("extract").arg(dir.path()).stderr(full()).output().unwrap();
    assert!(output.status.code().is_some(), "not by a signal");
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"14\""));
    let mut list = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"));
    let status = list.args(["list", "/nowhere"]).stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn a_long_query_is_not_told_in_full() {
    let dir = tempfile::tempdir().unwrap();
    let query = format!("fig:>{}", "9".repeat(50_000));
    let output = pullquote().arg("list").arg(dir.path()).arg(query).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.len() < 4000, "{} bytes", output.stderr.len());
}

#[test]
#[cfg(feature = "tui")]
fn a_closed_pipe_is_no_error_of_the_keys_either() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut keys = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"));
    let output =
        keys.arg("--print-keys").stdout(writer).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let output = output.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
