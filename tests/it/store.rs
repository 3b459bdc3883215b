//! Walking and reading a folder, whatever lies in it.

use pullquote::article::Problem;
use pullquote::library::Place;
use pullquote::store::{self, Source};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

fn names(root: &Path) -> Vec<String> {
    store::walk(&Source::Folder(root.into())).flatten().map(|entry| entry.name.to_string()).collect()
}

#[test]
fn articles_come_in_the_order_of_names_and_other_files_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("b")).unwrap();
    for name in ["c.txt", "a.txt", "b/x.md", "photo.jpg", ".hidden.txt", "README.md"] {
        fs::write(dir.path().join(name), "Words.").unwrap();
    }
    fs::write(dir.path().join(".gitignore"), "a.txt\n").unwrap();
    assert_eq!(names(dir.path()), ["a.txt", "b/x.md", "c.txt"]);
}

#[test]
fn loops_pipes_and_broken_links_are_survived() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), "Words.").unwrap();
    fs::create_dir(dir.path().join("sub")).unwrap();
    symlink(dir.path(), dir.path().join("sub/up")).unwrap();
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("far.txt"), "Words.").unwrap();
    symlink(other.path(), dir.path().join("z-other")).unwrap();
    symlink("a.txt", dir.path().join("b.txt")).unwrap();
    symlink("nowhere.txt", dir.path().join("broken.txt")).unwrap();
    symlink("self.txt", dir.path().join("self.txt")).unwrap();
    symlink("/dev/zero", dir.path().join("zero.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(dir.path().join("pipe.txt")).status().unwrap().success());
    let names = names(dir.path());
    assert_eq!(names, ["a.txt", "b.txt", "z-other/far.txt"]);
    // Even where one took the place of a file after the walk.
    for name in ["pipe.txt", "zero.txt"] {
        let place = Place { path: dir.path().join(name).into(), part: None };
        assert_eq!(store::read(&place).unwrap_err(), Problem::Unreadable("not a file".into()));
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let read = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        store::read(&Place { path: path.into(), part: None }).map(|(article, _)| article.title)
    };
    assert_eq!(read("empty.txt", b"").unwrap_err(), Problem::Empty);
    assert_eq!(read("binary.txt", b"\x7fELF\0\0\0\x01\0\0").unwrap_err(), Problem::Binary);
    assert_eq!(read("good.txt", b"It rained.").unwrap(), "It rained.");
    let gone = store::read(&Place { path: dir.path().join("gone.txt").into(), part: None }).unwrap_err();
    assert_eq!(gone.to_string(), "cannot be read: no such file or folder");
    let large = fs::File::create(dir.path().join("large.txt")).unwrap();
    large.set_len(200 << 20).unwrap();
    let large = store::read(&Place { path: dir.path().join("large.txt").into(), part: None }).unwrap_err();
    assert_eq!(large.to_string(), "200 MB: larger than the limit of 64 MB");
    assert_eq!(
        read("long.txt", &b"Words. ".repeat(2 << 20)).unwrap_err().to_string(),
        "14 MB: larger than the limit of 8 MB"
    );
}

#[test]
fn a_folder_without_permission_is_an_entry_with_its_reason() {
    let dir = tempfile::tempdir().unwrap();
    let shut = dir.path().join("shut");
    fs::create_dir(&shut).unwrap();
    fs::write(dir.path().join("a.txt"), "Words.").unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::read_dir(&shut).is_ok();
    let found: Vec<_> = store::walk(&Source::Folder(dir.path().into())).flatten().collect();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).unwrap();
    if is_root {
        eprintln!("skipped: permissions do not hold for root");
        return;
    }
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].problem, Some(Problem::Unreadable("permission denied".into())));
}

#[test]
fn a_file_of_many_articles_is_many_places() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("two.jsonl");
    fs::write(
        &path,
        "{\"title\":\"One\",\"text\":\"It rained.\"}\n{\"title\":\"Two\",\"text\":\"It snowed.\"}\n",
    )
    .unwrap();
    let titles: Vec<_> = store::read_all(&path).into_iter().map(|(_, r)| r.unwrap().0.title).collect();
    assert_eq!(titles, ["One", "Two"]);
    assert!(store::holds_many(&path));
}

mod state {
    use pullquote::app::ArticleState;
    use pullquote::store::state::StateFile;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    fn place(place: u32) -> ArticleState {
        ArticleState { place, ..ArticleState::default() }
    }

    #[test]
    fn what_is_kept_comes_back_and_another_run_is_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pullquote");
        let folder = Some(path.clone());
        let (mut one, mut two) = (StateFile::at(folder.clone()), StateFile::at(folder.clone()));
        assert!(one.read().is_none() && one.is_empty());
        one.keep("/news", "text:1".into(), place(10));
        two.keep("/other", "text:2".into(), place(20));
        one.save().unwrap();
        two.save().unwrap();
        let state = StateFile::at(folder).read().unwrap();
        assert_eq!((state.articles["text:1"].place, state.articles["text:2"].place), (10, 20));
        assert_eq!(state.last["/news"], "text:1");
        let mode = |path: std::path::PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(path.clone()), mode(path.join("state.json"))), (0o700, 0o600));
    }

    #[test]
    fn losing_it_harms_nothing() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("state.json"), "{\"articles\": {\"tex").unwrap();
        let mut file = StateFile::at(Some(dir.path().into()));
        assert!(file.read().is_none());
        file.keep("", "text:1".into(), place(1));
        file.save().unwrap();
        assert_eq!(file.read().unwrap().articles.len(), 1);
        // A file where the folder should be: an error that the caller may pass over.
        let mut nowhere = StateFile::at(Some(dir.path().join("state.json/pullquote")));
        nowhere.keep("", "text:1".into(), place(1));
        assert!(nowhere.save().is_err());
        StateFile::at(None).save().unwrap();
    }
}

#[test]
fn files_of_many_articles_are_read_while_they_stay_open() {
    use pullquote::store::{Look, Opened};
    let dir = tempfile::tempdir().unwrap();
    let line =
        |n| format!("{{\"title\": \"Gate {n}\", \"id\": \"gate-000000{n}\", \"text\": \"It shut.\"}}\n");
    let lines = (1..=9).map(line).collect::<Vec<_>>().concat();
    let packed = dir.path().join("packed.jsonl.gz");
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut out, lines.as_bytes()).unwrap();
    std::fs::write(&packed, out.finish().unwrap()).unwrap();
    let bare = dir.path().join("bare.jsonl");
    std::fs::write(&bare, &lines).unwrap();
    for path in [packed, bare] {
        let found = store::read_all(&path);
        let titles: Vec<String> = found.iter().map(|(_, r)| r.as_ref().unwrap().0.title.clone()).collect();
        assert_eq!(titles, (1..=9).map(|n| format!("Gate {n}")).collect::<Vec<_>>());
        let mut opened = Opened::default();
        opened.turn_to(found.iter().map(|(place, _)| place));
        let last = &found.last().unwrap().0;
        assert!(matches!(opened.look(last).1, Ok(Look::One(head)) if head.title == "Gate 9"));
        // Cut while it is open: what is gone is a problem, what is there is read.
        std::fs::write(&path, &lines.as_bytes()[..lines.len() / 2]).unwrap();
        opened.turn_to(found.iter().map(|(place, _)| place));
        assert!(opened.read(last).is_err());
        opened.close();
        std::fs::remove_file(&path).unwrap();
        assert!(opened.read(last).is_err());
    }
}

#[test]
fn a_packed_file_may_hold_more_than_the_memory_is_given() {
    use std::io::Write as _;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("crawl.jsonl.gz");
    let mut out =
        flate2::write::GzEncoder::new(fs::File::create(&path).unwrap(), flate2::Compression::none());
    out.write_all(b"{\"title\": \"First gate\", \"text\": \"It shut.\"}\n").unwrap();
    let long = format!("{{\"title\": \"Gate\", \"text\": \"{}\"}}\n", "It shut. ".repeat(120_000));
    for _ in 0..65 {
        out.write_all(long.as_bytes()).unwrap();
    }
    out.write_all(b"{\"title\": \"Second gate\", \"text\": \"It opened.\"}\n").unwrap();
    out.finish().unwrap();
    let place = Place { path: path.clone().into(), part: None };
    let Ok(store::Look::Many(parts)) = store::look(&place) else { panic!("it holds many") };
    let last = Place { path: path.into(), part: parts.last().copied() };
    assert_eq!(parts.len(), 67);
    assert_eq!(store::read(&last).unwrap().0.title, "Second gate");
}

#[test]
fn a_long_file_that_is_no_list_is_not_looked_through() {
    let dir = tempfile::tempdir().unwrap();
    for (name, start) in
        [("list.json", "[{\"title\":"), ("packed.txt.gz", "\u{1f}\u{8b}\u{8}"), ("a.txt", "Words.\n")]
    {
        let path = dir.path().join(name);
        fs::write(&path, start).unwrap();
        // 100 GB that take no room: only who reads them all would wait.
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(100 << 30).unwrap();
        let place = Place { path: path.into(), part: None };
        assert!(store::look(&place).is_err(), "{name}");
    }
}
