//! Annotations on disk: the log, its replay, and the commands that write and read it.

#![allow(clippy::format_collect, clippy::naive_bytecount, reason = "short inputs, read once")]

use assert_cmd::Command;
use proptest::prelude::*;
use pullquote::annotation::{
    Annotation, Body, Check, Correction, DamageKind, Draft, Notes, Quantity, Status, from_json, line_of,
    read_line, replay, to_json,
};
use pullquote::article::ArticleId;
use pullquote::store::notes::{NotesError, NotesStore};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

const ARTICLE: &str = "The quay\n\n“We met 14 people,” Ann Lee told the Courier. “They were cold.”\n\nThe wall costs $4 million.\n";

fn library() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("quay.txt"), ARTICLE).unwrap();
    dir
}

fn pullquote(args: &[&str], library: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    command.env("XDG_DATA_HOME", library.join("home")).env("USER", "ann").args(args).arg(library);
    command
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

fn list(library: &Path) -> Vec<serde_json::Value> {
    let text = stdout(pullquote(&["note", "list", "--json"], library).args(Vec::<&str>::new()));
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn note(id: &str, text: &str) -> Annotation {
    let mut annotation = Annotation { id: id.to_owned(), ..Annotation::default() };
    annotation.target.article = ArticleId("url:quay.example/1".to_owned());
    annotation.bodies.push(Body::Note(text.to_owned()));
    annotation
}

#[test]
fn added_notes_are_acknowledged_and_listed() {
    let dir = library();
    let mut add = pullquote(&["note", "add"], dir.path());
    add.args([
        "--article",
        "quay",
        "--figure",
        "1",
        "--text",
        "ask her",
        "--tag",
        "boats",
        "--status",
        "wrong",
        "--id",
        "id1",
    ]);
    assert_eq!(stdout(&mut add), "ACK id1\n");
    let mut add = pullquote(&["note", "add"], dir.path());
    add.args(["--article", "quay.txt", "--exact", "They were cold."]);
    assert!(stdout(&mut add).starts_with("ACK urn:uuid:"));
    let all = list(dir.path());
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["target"]["selector"][0]["exact"], "14");
    assert_eq!(all[0]["body"][2]["value"], "wrong");
    assert_eq!(all[0]["creator"], "ann");
    assert_eq!(all[1]["motivation"], "highlighting");
    pullquote(&["note", "doctor"], dir.path()).assert().success();
}

#[test]
fn a_batch_acknowledges_each_line_and_goes_on_after_a_bad_one() {
    let dir = library();
    let out = pullquote(&["note", "add", "--batch"], dir.path())
        .write_stdin("{\"id\":\"a\",\"article\":\"quay\",\"text\":\"x\"}\nnonsense\n{\"id\":\"b\",\"article\":\"quay\",\"exact\":\"e\"}\n{\"id\":\"c\",\"article\":\"quay\",\"exact\":\"wall\",\"status\":\"open\"}\n")
        .assert()
        .code(1);
    let out = out.get_output();
    assert_eq!(String::from_utf8_lossy(&out.stdout), "ACK a\nACK c\n");
    assert!(String::from_utf8_lossy(&out.stderr).contains("line 2: "));
    assert_eq!(list(dir.path()).len(), 2);
}

#[test]
fn damage_is_told_and_costs_no_other_line() {
    let dir = library();
    let input: String =
        (0..3).map(|i| format!("{{\"id\":\"n{i}\",\"article\":\"quay\",\"text\":\"x\"}}\n")).collect();
    pullquote(&["note", "add", "--batch"], dir.path()).write_stdin(input).assert().success();
    let log = dir.path().join(".pullquote/notes.jsonl");
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, text.replacen("\"x\"", "\"y\"", 1)).unwrap();
    let out = pullquote(&["note", "list"], dir.path()).assert().success();
    assert!(
        String::from_utf8_lossy(&out.get_output().stderr).contains("line 1: the checksum does not match")
    );
    assert_eq!(list(dir.path()).len(), 2);
    pullquote(&["note", "doctor"], dir.path()).assert().code(1);
    assert!(std::fs::read_to_string(&log).unwrap().contains("\"y\""), "the line stays in the file");
}

#[test]
fn a_save_after_a_torn_tail_begins_a_new_line() {
    let dir = library();
    let mut store = NotesStore::find(dir.path(), None).unwrap();
    store.save(&mut [note("a", "1")], &[]).unwrap();
    let log = store.path();
    let mut bytes = std::fs::read(&log).unwrap();
    bytes.extend_from_slice(b"{\"id\":\"half");
    std::fs::write(&log, &bytes).unwrap();
    store.save(&mut [note("b", "2")], &[]).unwrap();
    let news = NotesStore::find(dir.path(), None).unwrap().read().unwrap();
    let ids: Vec<&str> = news.replay.records.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(news.replay.damage.len(), 1);
}

#[test]
fn another_session_s_records_are_read_and_our_own_are_not_read_again() {
    let dir = library();
    let (mut one, mut two) =
        (NotesStore::find(dir.path(), None).unwrap(), NotesStore::find(dir.path(), None).unwrap());
    one.read().unwrap();
    one.save(&mut [note("a", "1")], &["text"]).unwrap();
    assert_eq!(one.read().unwrap().replay.records.len(), 1);
    two.read().unwrap();
    two.save(&mut [note("b", "2")], &["text"]).unwrap();
    assert_eq!(two.read().unwrap().replay.records.len(), 0);
    let news = one.read().unwrap();
    assert_eq!(news.replay.records[0].id, "b");
    assert!(!news.replaced);
    std::fs::write(one.path(), line_of(&note("z", "merged"))).unwrap();
    let news = one.read().unwrap();
    assert!(news.replaced && news.replay.records[0].id == "z");
}

#[test]
fn files_and_folders_are_private_and_links_are_not_followed() {
    let dir = library();
    let mut store = NotesStore::find(dir.path(), None).unwrap();
    store.save(&mut [note("a", "1")], &["a text"]).unwrap();
    let mode = |path: &str| dir.path().join(path).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(".pullquote"), 0o700);
    assert_eq!((mode(".pullquote/notes.jsonl"), mode(".pullquote/notes.lock")), (0o600, 0o600));

    let other = library();
    let victim = other.path().join("victim");
    std::fs::write(&victim, "victim").unwrap();
    std::fs::create_dir(other.path().join(".pullquote")).unwrap();
    symlink(&victim, other.path().join(".pullquote/notes.jsonl")).unwrap();
    let chosen = other.path().join(".pullquote/notes.jsonl");
    assert!(matches!(NotesStore::find(other.path(), Some(&chosen)), Err(NotesError::NoPlace { .. })));
    assert_eq!(std::fs::read_to_string(victim).unwrap(), "victim");
}

#[test]
fn a_snapshot_is_kept_and_told_from_a_damaged_one() {
    let dir = library();
    let mut store = NotesStore::find(dir.path(), None).unwrap();
    store.save(&mut [note("a", "1")], &["a text"]).unwrap();
    let hash = pullquote::annotation::TextHash::of("a text");
    assert_eq!(store.text(hash).as_deref(), Some("a text"));
    std::fs::write(store.dir().join(format!("texts/{hash}.txt")), "a tex").unwrap();
    assert_eq!(store.text(hash), None);
    store.save(&mut [note("b", "1")], &["a text"]).unwrap();
    assert_eq!(store.text(hash).as_deref(), Some("a text"));
}

fn drafts_folder(library: &Path) -> Vec<String> {
    let names = std::fs::read_dir(library.join(".pullquote/drafts")).unwrap();
    names.map(|n| n.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_draft_outlives_its_session_and_is_dropped_when_saved() {
    let dir = library();
    let mut store = NotesStore::find(dir.path(), None).unwrap();
    let draft = Draft { annotation: note("d", ""), text: "half a\n\nthought".to_owned() };
    store.keep_draft(&Draft { text: "half".to_owned(), ..draft.clone() }).unwrap();
    store.keep_draft(&draft).unwrap();
    // Without a word of farewell, as when it is killed.
    drop(store);
    let mut next = NotesStore::find(dir.path(), None).unwrap();
    assert_eq!(next.take_drafts(), vec![draft.clone()]);
    assert!(next.take_drafts().is_empty(), "they are its own now");
    next.drop_draft(&draft.annotation);
    next.end_session();
    assert_eq!(drafts_folder(dir.path()), Vec::<String>::new());
}

#[test]
fn what_a_running_session_types_is_offered_to_no_other() {
    let dir = library();
    let mut one = NotesStore::find(dir.path(), None).unwrap();
    let mut two = NotesStore::find(dir.path(), None).unwrap();
    let draft = |text: &str| Draft { annotation: note("d", ""), text: text.to_owned() };
    one.keep_draft(&draft("one")).unwrap();
    assert!(two.take_drafts().is_empty());
    // The same place in two sessions: neither writes over the other.
    two.keep_draft(&draft("two")).unwrap();
    two.drop_draft(&draft("").annotation);
    two.end_session();
    one.end_session();
    let mut three = NotesStore::find(dir.path(), None).unwrap();
    assert_eq!(three.take_drafts(), vec![draft("one")]);
    let mut four = NotesStore::find(dir.path(), None).unwrap();
    assert!(four.take_drafts().is_empty(), "the third session has it now");
    drop(three);
    assert_eq!(four.take_drafts(), vec![draft("one")]);
}

#[test]
fn a_draft_without_a_session_is_offered() {
    let dir = library();
    let mut store = NotesStore::find(dir.path(), None).unwrap();
    let draft = Draft { annotation: note("d", ""), text: "old".to_owned() };
    store.keep_draft(&draft).unwrap();
    let folder = dir.path().join(".pullquote/drafts");
    let kept = drafts_folder(dir.path())
        .into_iter()
        .find(|n| Path::new(n).extension().is_some_and(|e| e == "txt"))
        .unwrap();
    std::fs::rename(folder.join(kept), folder.join("0badcafe.txt")).unwrap();
    store.end_session();
    let mut next = NotesStore::find(dir.path(), None).unwrap();
    assert_eq!(next.take_drafts(), vec![draft]);
}

#[test]
fn what_is_not_understood_is_written_back_as_it_came() {
    let foreign = serde_json::json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", "http://example.org/more"], "id": "http://x.example/1", "type": "Annotation",
        "motivation": "questioning", "creator": {"name": "Bo"}, "rights": "CC0",
        "body": [{"type": "TextualBody", "purpose": "commenting", "value": "hm", "language": "en"}, {"type": "Image", "id": "i.png"}],
        "target": {"source": "url:quay.example/1", "scope": "s", "selector": [{"type": "XPathSelector", "value": "/p[1]"},
            {"type": "TextQuoteSelector", "exact": "quay", "prefix": "", "suffix": ""}]}
    });
    let annotation = from_json(foreign.clone()).unwrap();
    assert_eq!(annotation.note(), Some("hm"));
    let back = to_json(&annotation);
    for key in ["@context", "motivation", "creator", "rights", "body"] {
        assert_eq!(back[key], foreign[key], "{key}");
    }
    assert_eq!(back["target"]["scope"], "s");
    assert_eq!(back["target"]["selector"].as_array().unwrap().len(), 2);
}

#[test]
fn every_kind_of_body_comes_back() {
    let mut annotation = note("all", "text\nwith “lines”");
    annotation.bodies.extend([
        Body::Highlight,
        Body::Tag("boats".into()),
        Body::Star,
        Body::Check(Check {
            status: Status::CannotVerify,
            method: Some("call".into()),
            source: Some("her".into()),
        }),
        Body::Correction(Correction::Speaker(Some("Ann Lee".into()))),
        Body::Correction(Correction::Speaker(None)),
        Body::Correction(Correction::Reject),
        Body::Correction(Correction::Quantity(Quantity {
            value: Some("4".into()),
            unit: None,
            of: Some("walls".into()),
        })),
    ]);
    assert_eq!(read_line(line_of(&annotation).trim_end().as_bytes()).unwrap(), annotation);
}

#[test]
fn every_flipped_bit_of_a_line_is_found() {
    let line = line_of(&note("a", "some “text”"));
    let bytes = line.trim_end().as_bytes();
    for i in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.to_vec();
            flipped[i] ^= 1 << bit;
            let found = replay(&flipped, 1);
            assert!(found.records.is_empty(), "byte {i} bit {bit}");
            assert!(found.torn.is_some() || !found.damage.is_empty());
        }
    }
    assert_eq!(read_line(&bytes[..bytes.len() - 1]), Err(DamageKind::NoChecksum));
}

fn replayed(lines: &str) -> Notes {
    let mut notes = Notes::default();
    notes.extend(replay(lines.as_bytes(), 1).records);
    notes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_of_two_writers_gives_the_union(
        one in proptest::collection::vec((0_u8..5, any::<bool>()), 0..12),
        two in proptest::collection::vec((0_u8..5, any::<bool>()), 0..12),
        order in proptest::collection::vec(any::<bool>(), 24),
    ) {
        let records = |who: &str, ops: &[(u8, bool)]| -> Vec<Annotation> {
            ops.iter().enumerate().map(|(n, (id, deleted))| {
                Annotation { deleted: *deleted, ..note(&format!("{who}{id}"), &n.to_string()) }
            }).collect()
        };
        let (one, two) = (records("a", &one), records("b", &two));
        let (mut left, mut right) = (one.iter().peekable(), two.iter().peekable());
        let mut log = String::new();
        let mut order = order.into_iter().cycle();
        while left.peek().is_some() || right.peek().is_some() {
            let from_left = right.peek().is_none() || (left.peek().is_some() && order.next().unwrap());
            log += &line_of(if from_left { left.next() } else { right.next() }.unwrap());
        }
        let both = replayed(&log);
        let mut wanted: Vec<Annotation> = Vec::new();
        for alone in [&one, &two] {
            let mut notes = Notes::default();
            notes.extend(alone.iter().cloned());
            wanted.extend(notes.iter().cloned());
        }
        let mut got: Vec<Annotation> = both.iter().cloned().collect();
        got.sort_by(|a, b| a.id.cmp(&b.id));
        wanted.sort_by(|a, b| a.id.cmp(&b.id));
        prop_assert_eq!(got, wanted);
    }

    #[test]
    fn a_log_cut_anywhere_keeps_every_whole_line(n in 1_usize..6, cut in 0_usize..2000) {
        let log: String = (0..n).map(|i| line_of(&note(&format!("n{i}"), "ü"))).collect();
        let cut = cut.min(log.len());
        let whole = log.as_bytes()[..cut].iter().filter(|b| **b == b'\n').count();
        let found = replay(&log.as_bytes()[..cut], 1);
        prop_assert!(found.records.len() == whole || found.records.len() == whole + 1);
        prop_assert!(found.damage.is_empty());
    }
}
