//! The reading place and the selection: through changes of size, a text that comes before what is found in it, and a second start.

use crate::screen::Screen;
use crate::sessions::{HARBOUR, MILL, SCHOOL};
use proptest::prelude::*;
use pullquote::app::reading::{Item, Reading};
use pullquote::app::{Effect, Key, KeyCode, Loaded, Message, Options, ReadingState, update};
use pullquote::library::EntryIdx;
use pullquote::store::state::StateFile;
use pullquote::wrap::LineKind;

fn reading(screen: &Screen) -> &Reading {
    screen.model.reading.as_ref().unwrap()
}

/// Keys that move and select in every way; none of them opens anything.
fn steps() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "j", "5j", "k", "Ctrl-d", "Space", "b", "G", "gg", "}", "{", "]q", "[q", "]f", "]x", "Esc", "zp",
        "zt",
    ];
    proptest::collection::vec(proptest::sample::select(keys.to_vec()), 1..8)
}

fn sizes() -> impl Strategy<Value = Vec<(u16, u16)>> {
    let size = prop_oneof![(20_u16..220, 5_u16..60), (1_u16..30, 1_u16..8), Just((120, 40)), Just((80, 24))];
    proptest::collection::vec(size, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_of_size_keeps_place_selection_and_the_selected_words(
        (cols, rows) in (20_u16..200, 6_u16..50), steps in steps(), sizes in sizes(),
    ) {
        let mut s = Screen::one((cols, rows), HARBOUR);
        s.press(&steps.join(" "));
        s.send(Message::Focus(true));
        let (place, selected) = (reading(&s).place, reading(&s).selected);
        let before = s.model.panes.text.map(|_| reading(&s).top);
        let is_blank = reading(&s).wrapped.lines.get(reading(&s).top).is_some_and(|l| l.kind == LineKind::Gap);
        for (cols, rows) in sizes {
            s.send(Message::Resize { cols, rows });
            prop_assert_eq!(reading(&s).place, place);
            prop_assert_eq!(reading(&s).selected, selected);
            if let (Some(item), Some(_)) = (selected, s.model.panes.side) {
                let panel = &reading(&s).panel;
                let first = panel.rows_of(item, selected).map(|r| r.0);
                let is_shown = |row: usize| panel.top <= row && row < panel.top + panel.height.max(1);
                prop_assert!(first.is_none_or(is_shown), "the card left the panel at {}x{}:\n{}", cols, rows, s.frame());
            }
            if let (Some(item), true) = (selected, s.model.panes.text.is_some()) {
                prop_assert!(reading(&s).shows(reading(&s).range(item)), "the selected words left {}x{}:\n{}", cols, rows, s.frame());
            } else if s.model.panes.text.is_some() {
                let top = reading(&s).top;
                let line = reading(&s).wrapped.line_at(place);
                prop_assert!(top <= line && line < top + reading(&s).rows.max(1), "the place left {}x{}", cols, rows);
            }
        }
        s.send(Message::Resize { cols, rows });
        // An empty first line is not kept: the words below it are the place.
        if let Some(top) = before.filter(|_| !is_blank) {
            prop_assert_eq!(reading(&s).top, top);
        }
    }
}

#[test]
fn words_selected_low_on_a_large_screen_stay_on_a_small_one() {
    let mut s = Screen::one((120, 40), HARBOUR);
    s.press("]q ]q ]q");
    assert_eq!(reading(&s).top, 0);
    s.send(Message::Resize { cols: 60, rows: 9 });
    assert!(reading(&s).top > 0);
    let words = reading(&s).range(Item::Quote(2));
    assert!(reading(&s).shows(words) && s.frame().contains("▌ cable passed every test"), "{}", s.frame());
    s.send(Message::Resize { cols: 120, rows: 40 });
    assert_eq!(reading(&s).top, 0, "the way back leads to the same lines");
}

/// Ends a run: what it keeps is written to a file, as the program does it, and read by the next.
fn through_the_disk(s: &mut Screen) -> ReadingState {
    let dir = tempfile::tempdir().unwrap();
    let mut file = StateFile::at(Some(dir.path().join("pullquote")));
    s.press("q");
    for effect in [s.model.keep(), std::mem::take(&mut s.effects)].concat() {
        if let Effect::Keep { id, state } = effect {
            file.keep(&s.model.options.place, id, state);
        }
    }
    file.save().unwrap();
    StateFile::at(Some(dir.path().join("pullquote"))).read().unwrap()
}

fn one(kept: Option<ReadingState>, size: (u16, u16)) -> Screen {
    let sources = vec![("2024-05-02_story.txt", HARBOUR.to_owned())];
    let options = Options { place: "story.txt".to_owned(), single: true, ..Options::default() };
    Screen::start_after(size, sources, options, kept)
}

#[test]
fn a_second_start_comes_back_to_place_and_selection() {
    for (keys, selected) in
        [("]q ]q ]q", Some(Item::Quote(2))), ("]f ]f ]f", Some(Item::Figure(2))), ("5gg", None), ("G", None)]
    {
        let mut s = one(None, (80, 10));
        s.press(keys);
        let (place, top) = (reading(&s).place, reading(&s).top);
        assert_eq!(reading(&s).selected, selected, "{keys}");
        assert!(place > 0, "{keys} moves");
        // `q` drops a selection first: the end of a line does not.
        let kept = match selected {
            Some(_) => {
                let mut file = ReadingState::default();
                for effect in s.model.keep() {
                    if let Effect::Keep { id, state } = effect {
                        let text = serde_json::to_string(&state).unwrap();
                        file.articles.insert(id, serde_json::from_str(&text).unwrap());
                    }
                }
                file
            }
            None => through_the_disk(&mut s),
        };
        assert_eq!(kept.articles.len(), 1, "{keys}");
        let again = one(Some(kept.clone()), (80, 10));
        assert_eq!((reading(&again).place, reading(&again).top), (place, top), "{keys}");
        assert_eq!(reading(&again).selected, selected, "{keys}");
        assert!(again.status().starts_with(" back at ¶"), "{keys}: {}", again.status());
        assert!(again.status().contains(" open"), "{keys}: {}", again.status());
        // Where much was kept it is read behind the first frame.
        let mut late = one(None, (80, 10));
        late.send(Message::State(kept.clone()));
        assert_eq!((reading(&late).place, reading(&late).top), (place, top), "{keys}, state last");
        assert_eq!(reading(&late).selected, selected, "{keys}, state last");
        // On another screen the same words.
        let small = one(Some(kept), (50, 7));
        assert_eq!(reading(&small).selected, selected, "{keys}, on a small screen");
        if let Some(item) = selected {
            assert!(reading(&small).shows(reading(&small).range(item)), "{}", small.frame());
        }
    }
}

#[test]
fn a_second_start_of_a_folder_opens_the_article_of_the_first() {
    let folder =
        || vec![("a.txt", HARBOUR.to_owned()), ("b.txt", MILL.to_owned()), ("c.txt", SCHOOL.to_owned())];
    let options = || Options { place: "~/news".to_owned(), ..Options::default() };
    let mut s = Screen::start((120, 12), folder(), options());
    s.press("J 5gg");
    let (idx, place) = (reading(&s).idx, reading(&s).place);
    assert_eq!(idx, EntryIdx(0));
    let kept = through_the_disk(&mut s);
    let again = Screen::start_after((120, 12), folder(), options(), Some(kept));
    assert_eq!((reading(&again).idx, reading(&again).place), (idx, place));
    assert!(again.model.is_read(idx));
}

/// Opens an article whose text comes first.
fn text_first(kept: Option<ReadingState>) -> (Screen, Message) {
    let mut s = one(kept, (80, 24));
    let whole = s.load(EntryIdx(0));
    let Message::Article { loaded: Ok(Loaded { article, warnings, .. }), .. } = whole.clone() else {
        unreachable!("it can be read")
    };
    s.model.reading = None;
    s.model.opening = Some(EntryIdx(0));
    s.send(Message::Text { idx: EntryIdx(0), article, warnings });
    (s, whole)
}

#[test]
fn the_text_is_read_while_what_is_in_it_is_still_being_found() {
    let (mut s, whole) = text_first(None);
    assert!(s.frame().contains("moved since Monday"), "{}", s.frame());
    assert!(s.frame().contains("QUOTES …"), "nobody is told that there are none:\n{}", s.frame());
    s.press("5j ma");
    let place = reading(&s).place;
    s.send(whole);
    assert!(!reading(&s).is_pending);
    assert_eq!(reading(&s).place, place);
    assert!(reading(&s).letters.contains_key(&'a'));
    assert!(s.frame().contains("QUOTES 4"), "{}", s.frame());
    s.press("]q");
    assert!(reading(&s).selected.is_some());
}

#[test]
fn the_selection_of_the_first_run_waits_for_what_is_found() {
    let mut first = one(None, (80, 24));
    first.press("]q ]q");
    let mut kept = ReadingState::default();
    for effect in first.model.keep() {
        if let Effect::Keep { id, state } = effect {
            kept.articles.insert(id, state);
        }
    }
    let (mut s, whole) = text_first(Some(kept.clone()));
    // Whoever leaves at once loses nothing.
    for effect in s.model.keep() {
        assert!(matches!(effect, Effect::Keep { state, .. } if kept.articles.values().any(|k| *k == state)));
    }
    s.send(whole.clone());
    assert_eq!(reading(&s).selected, Some(Item::Quote(1)));
    // Who moves meanwhile is not moved again.
    let (mut s, _) = text_first(Some(kept));
    s.press("G");
    s.send(Message::Resize { cols: 80, rows: 10 });
    s.press("G");
    let place = reading(&s).place;
    s.send(whole);
    assert_eq!((reading(&s).place, reading(&s).selected), (place, None));
}

#[test]
fn what_is_found_for_an_article_that_was_left_is_dropped() {
    let mut s = Screen::folder((120, 20), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    let whole = s.load(EntryIdx(0));
    let Message::Article { loaded: Ok(Loaded { article, warnings, .. }), .. } = s.load(EntryIdx(0)) else {
        unreachable!("it can be read")
    };
    s.model.opening = Some(EntryIdx(0));
    s.send(Message::Text { idx: EntryIdx(0), article, warnings });
    // The next one is asked for, and the one before it once more, while the first is still not whole.
    drop(update(&mut s.model, Message::Key(pullquote::app::Key::char('J'))));
    drop(update(&mut s.model, Message::Key(pullquote::app::Key::char('K'))));
    s.send(whole);
    assert_eq!(reading(&s).idx, EntryIdx(0));
    assert!(!reading(&s).is_pending, "it is made whole all the same");
    let late = s.load(EntryIdx(2));
    s.send(late);
    assert_eq!(reading(&s).idx, EntryIdx(0), "nobody waits for that one");
    assert_eq!(reading(&s).extraction.quotes.len(), 4);
}

#[test]
fn only_keys_that_do_something_now_are_hinted() {
    let s = Screen::one((120, 24), HARBOUR);
    assert!(s.model.notice.is_some(), "the first run has a hint of its own");
    let mut s = one(Some(ReadingState::default()), (120, 24));
    assert!(s.status().contains("]q quote") && !s.status().contains("next article"), "{}", s.status());
    s.press("]q");
    assert!(s.status().contains("xx confirm") && s.status().contains("yy copy"), "{}", s.status());
    let mut s = Screen::folder((120, 24), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    s.press("Enter");
    assert!(s.status().contains("J next article"), "{}", s.status());
    s.press("J J");
    assert!(!s.status().contains("J next article"), "the last one: {}", s.status());
    assert!(
        !s.status().contains("]q quote") && s.status().contains("]f figure"),
        "no quotes: {}",
        s.status()
    );
    let mut s = Screen::one((120, 24), "");
    s.press("Esc Ctrl-l");
    assert!(!s.status().contains("]q") && !s.status().contains('J'), "{}", s.status());
}

#[test]
fn a_note_is_written_on_the_smallest_screens() {
    for rows in 5..12 {
        let mut s = Screen::one((40, rows), HARBOUR);
        s.press("]q a \"cable\"");
        assert!(s.frame().contains("cable"), "{}", s.frame());
        assert_eq!(s.cursor().0, 6, "behind what was typed");
        s.press_key(KeyCode::Char(' '));
        for (cols, rows) in [(20, 5), (1, 1), (200, 60), (40, 6)] {
            s.send(Message::Resize { cols, rows });
            s.frame();
        }
    }
}

#[test]
fn a_single_article_that_cannot_be_read_is_asked_for_once() {
    let options = Options { place: "story.txt".to_owned(), single: true, ..Options::default() };
    let mut s = Screen::start((80, 24), Vec::new(), options);
    let place = pullquote::library::Place { path: std::path::Path::new("story.txt").into(), part: None };
    let found = pullquote::library::Entry::found(place, "story.txt".to_owned());
    assert_eq!(update(&mut s.model, Message::Found(vec![found])), [Effect::Load(EntryIdx(0))]);
    let loaded = Err(pullquote::article::Problem::Unreadable("no leave to read it".to_owned()));
    assert_eq!(update(&mut s.model, Message::Article { idx: EntryIdx(0), loaded }), []);
    assert_eq!(update(&mut s.model, Message::HeadsAll), []);
    assert!(s.frame().contains("no leave to read it"), "{}", s.frame());
    assert!(!s.frame().contains("next article"), "there is no other: {}", s.frame());
}

#[test]
fn the_next_article_is_the_one_behind_a_file_that_cannot_be_read() {
    let mut s = Screen::start((80, 24), Vec::new(), Options::default());
    let found = |name: &str| {
        let place = pullquote::library::Place { path: std::path::Path::new(name).into(), part: None };
        pullquote::library::Entry::found(place, name.to_owned())
    };
    s.send(Message::Found(vec![found("a.txt"), found("b.txt")]));
    let enter = update(&mut s.model, Message::Key(Key::plain(KeyCode::Enter)));
    assert!(enter.contains(&Effect::Load(EntryIdx(0))), "{enter:?}");
    let loaded = Err(pullquote::article::Problem::Binary);
    s.send(Message::Article { idx: EntryIdx(0), loaded });
    assert!(s.frame().contains("next article"), "{}", s.frame());
    let next = update(&mut s.model, Message::Key(Key::plain(KeyCode::Char('J'))));
    assert!(next.contains(&Effect::Load(EntryIdx(1))), "{next:?}");
}
