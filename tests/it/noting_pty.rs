//! Notes on a real terminal: an editor of one's own, two sessions at once, drafts of sessions that run and that are gone.

use crate::pty::{Session, reader};
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

fn library() -> tempfile::TempDir {
    let dir = crate::pty::library();
    fs::remove_file(dir.path().join("b.txt")).unwrap();
    dir
}

#[test]
fn a_note_goes_on_in_an_editor_that_no_shell_starts_and_the_terminal_comes_back() {
    let dir = library();
    let editor = dir.path().join(".own editor").join("ed");
    fs::create_dir(editor.parent().unwrap()).unwrap();
    // A path with a blank is no word: the variable is split, so the folder goes into PATH.
    let script = "#!/bin/sh\nfor last; do :; done\nprintf '%s\\n' \"$#\" \"$1\" \"$2\" > \"$HOME/words\"\nprintf 'at the quay; ' >> \"$last\"\n";
    fs::write(&editor, script).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = reader(&[dir.path().as_os_str()], dir.path());
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", editor.parent().unwrap().display()));
    command.env("VISUAL", "ed  $(touch$IFS$HOME/pwned);true");
    command.env("EDITOR", "false");
    let mut session = Session::start(command);
    session.wait_for("We wait");
    session.press("]qa");
    session.wait_for("note on quote 1");
    session.press("begun ");
    session.wait_for("begun");
    session.press("\x05");
    session.wait_for("begun at the quay;");
    assert!(session.screen.screen().alternate_screen());
    assert_eq!(
        fs::read_to_string(dir.path().join("words")).unwrap().lines().collect::<Vec<_>>()[..2],
        ["2", "$(touch$IFS$HOME/pwned);true"],
        "its words and the file"
    );
    assert!(!dir.path().join("pwned").exists());
    session.press("\r");
    session.wait_for("saved ·");
    session.press("qq");
    assert_eq!(session.end(), 0);
    session.assert_as_found();
    let notes = fs::read_to_string(dir.path().join(".pullquote/notes.jsonl")).unwrap();
    assert!(notes.contains("begun at the quay;"), "{notes}");
}

#[test]
fn an_editor_that_fails_leaves_the_text_as_it_was() {
    let dir = library();
    let mut command = reader(&[dir.path().as_os_str()], dir.path());
    command.env("VISUAL", "false");
    let mut session = Session::start(command);
    session.wait_for("We wait");
    session.press("]qa");
    session.wait_for("note on quote 1");
    session.press("kept");
    session.wait_for("kept");
    session.press("\x05");
    session.wait_for("the text is as it was");
    session.wait_for("kept");
    session.press("\x1b");
    session.wait_for("draft kept");
    session.press("qq");
    assert_eq!(session.end(), 0);
    session.assert_as_found();
}

#[test]
fn two_sessions_see_each_other_s_notes_within_two_seconds() {
    let dir = library();
    let open = || {
        let mut session = Session::open(dir.path(), dir.path());
        session.wait_for("We wait");
        session
    };
    let (mut one, mut two) = (open(), open());
    for n in 1..=2 {
        one.press(if n == 1 { "]qxx" } else { "xw" });
        one.wait_for("saved ·");
        let saved = Instant::now();
        two.wait_for("1 from another session");
        assert!(saved.elapsed() < Duration::from_secs(2), "{:?}", saved.elapsed());
        two.press("j");
        two.read_until(|s| !s.screen.screen().contents().contains("another session"), "its notice is gone");
    }
    two.press("]qxu");
    two.wait_for("wrong → cannot verify");
    one.wait_for("1 from another session");
    for mut session in [one, two] {
        session.press("qq");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn a_draft_is_offered_once_its_session_is_killed_and_not_before() {
    let dir = library();
    let mut one = Session::open(dir.path(), dir.path());
    one.wait_for("We wait");
    one.press("]qahalf a thought");
    one.wait_for("half a thought");
    // It is on disk before the screen could say so.
    let drafts = dir.path().join(".pullquote/drafts");
    let texts = || {
        let names = fs::read_dir(&drafts).into_iter().flatten().flatten();
        names.filter_map(|n| fs::read_to_string(n.path()).ok()).collect::<String>()
    };
    let begun = Instant::now();
    while !texts().contains("half a thought") {
        assert!(begun.elapsed() < Duration::from_secs(1), "within a second");
        std::thread::yield_now();
    }
    let mut two = Session::open(dir.path(), dir.path());
    two.wait_for("We wait");
    two.press("]qxx");
    two.wait_for("saved ·");
    assert!(!two.screen.screen().contents().contains("unsaved note"), "somebody is typing it");
    two.press("qq");
    assert_eq!(two.end(), 0);
    one.signal(Signal::KILL);
    one.end();
    let mut three = Session::open(dir.path(), dir.path());
    three.wait_for("unsaved note from last time: “half a thought”");
    // Saved and left in one go: there is nobody to hear that it was saved.
    three.press("a\rqq");
    assert_eq!(three.end(), 0);
    let left = fs::read_dir(&drafts).unwrap().map(|n| n.unwrap().file_name()).collect::<Vec<_>>();
    assert!(
        left.is_empty(),
        "nothing is left of it, but {left:?}: {}\n{}",
        texts(),
        three.screen.screen().contents()
    );
}
