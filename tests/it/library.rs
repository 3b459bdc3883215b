//! The commands that ask a whole library: what they print, and how they end.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write(
        "a.txt",
        " date 2021-03-01 The ferry line lost 40 sailors, the port said.\n\n“We wait for the ferry,” Odile Strand said.\n",
    );
    write(
        "b.txt",
        "title: =Ferry fares\ndate: 2022-05\nsource: The Courier\n\nFares rise by 12 percent for 300 sailors.\n\nNobody spoke.\n",
    );
    write(
        "c.txt",
        " date 2021-03-01 The ferry line lost 40 sailors, the port said.\n\n“We wait for the ferry,” Odile Strand said.\n",
    );
    write("e.txt", "");
    dir
}

fn run(dir: &TempDir, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    let output = command.arg(args[0]).arg(dir.path()).args(&args[1..]).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(dir: &TempDir, args: &[&str]) -> Vec<Value> {
    let (code, out, _) = run(dir, &[args, &["--json"]].concat());
    assert_eq!(code, 0);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn list_folds_copies_and_counts_problems() {
    let dir = folder();
    let rows = json(&dir, &["list", "--sort=-date"]);
    let files: Vec<_> =
        rows.iter().map(|r| (r["file"].as_str().unwrap(), r["copies"].as_u64().unwrap())).collect();
    assert_eq!(files, [("b.txt", 0), ("a.txt", 1)]);
    assert_eq!((&rows[0]["date"], &rows[0]["outlet"]), (&"2022-05".into(), &"The Courier".into()));
    let (_, _, error) = run(&dir, &["list"]);
    assert!(error.contains("1 files cannot be read"), "{error}");
}

#[test]
fn search_prints_places_and_says_when_there_are_none() {
    let dir = folder();
    let rows = json(&dir, &["search", "wait"]);
    assert_eq!((&rows[0]["file"], &rows[0]["text"], rows.len()), (&"a.txt".into(), &"wait".into(), 1));
    let text = fs::read_to_string(dir.path().join("a.txt")).unwrap();
    let points: Vec<char> = text.chars().collect();
    let (start, end) =
        (rows[0]["start"].as_u64().unwrap() as usize, rows[0]["end"].as_u64().unwrap() as usize);
    assert_eq!(points[start..end].iter().collect::<String>(), "wait");
    let (code, out, error) = run(&dir, &["search", "courier"]);
    assert_eq!((code, out.as_str()), (1, ""), "header lines are no words of the article");
    assert!(error.contains("nothing found"), "{error}");
    let (_, _, error) = run(&dir, &["search", "feryy"]);
    assert!(error.to_lowercase().contains("nearest: ferry"), "{error}");
}

#[test]
fn figures_stand_by_what_they_count() {
    let dir = folder();
    let rows = json(&dir, &["figures", "of:sailors"]);
    let shown: Vec<_> =
        rows.iter().map(|r| (r["date"].as_str().unwrap(), r["value"].as_str().unwrap())).collect();
    assert_eq!(shown, [("2021-03-01", "40"), ("2022-05", "300")]);
    let (_, counted, _) = run(&dir, &["figures", "--counted", "of:sailors"]);
    assert!(counted.contains("2 figures    2 articles  sailors"), "{counted}");
}

#[test]
fn csv_has_a_header_and_no_formulas() {
    let (_, out, _) = run(&folder(), &["list", "outlet:courier", "--csv"]);
    let mut lines = out.lines();
    assert!(lines.next().unwrap().starts_with("file,id,title,date,outlet,"));
    assert!(lines.next().unwrap().contains(",'=Ferry fares,2022-05,The Courier,"), "{out}");
}

#[test]
fn a_query_that_cannot_be_read_is_pointed_at() {
    let (code, out, error) = run(&folder(), &["list", "speker:x"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("did you mean speaker:") && error.ends_with("  speker:x\n  ^^^^^^^\n"), "{error}");
}

#[test]
fn a_sample_is_the_same_each_time() {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..40 {
        fs::write(dir.path().join(format!("{i:02}.txt")), format!("Article number {i}.")).unwrap();
    }
    let draw = |seed| run(&dir, &["list", "--sample", "5", "--seed", seed]).1;
    assert_eq!(draw("7").lines().count(), 5);
    assert_eq!(draw("7"), draw("7"));
    assert_ne!(draw("7"), draw("8"));
    let moved = tempfile::tempdir().unwrap();
    for i in 0..40 {
        fs::write(moved.path().join(format!("{i:02}.txt")), format!("Article number {i}.")).unwrap();
    }
    assert_eq!(
        run(&moved, &["list", "--sample", "5", "--seed", "7"]).1,
        draw("7"),
        "wherever the folder lies"
    );
}

#[test]
fn completions_and_manual_come_from_the_arguments() {
    let print = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_pullquote")).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(print(&["completions", "bash"]).contains("--sample"));
    assert!(print(&["man"]).contains(".TH pullquote 1"));
}
