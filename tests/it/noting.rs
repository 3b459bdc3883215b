//! Notes, checks and corrections through the keys: what is asked to be saved, what the screen says when it is.

use crate::screen::Screen;
use crate::sessions::{HARBOUR, MILL, SCHOOL};
use insta::assert_snapshot;
use pullquote::annotation::{Annotation, Body, Correction, Draft, Fate, Status, TextHash};
use pullquote::app::mode::Mode;
use pullquote::app::reading::Item;
use pullquote::app::{Effect, Loaded, Message, NotesNews};
use pullquote::article::Article;
use pullquote::extract::extract;
use pullquote::library::EntryIdx;
use std::sync::Arc;

/// Answers what is to be saved, as the disk would; returns the records.
pub fn save(s: &mut Screen) -> Vec<Annotation> {
    let mut all = Vec::new();
    for effect in std::mem::take(&mut s.effects) {
        if let Effect::Save { ticket, mut records, .. } = effect {
            for (record, i) in records.iter_mut().zip(0..) {
                let n = s.model.noting.notes.len() + all.len() + i;
                if record.id.is_empty() {
                    record.id = format!("n{ticket}-{n}");
                }
                record.modified = format!("2024-06-01T10:00:{:02}.000Z", ticket % 60);
                record.creator = Some("ann".to_owned());
            }
            all.extend(records.clone());
            s.send(Message::Saved { ticket, saved: Ok(records) });
        }
    }
    all
}

pub fn harbour() -> Screen {
    Screen::one((80, 24), HARBOUR)
}

fn n_done(s: &Screen) -> usize {
    s.model.reading.as_ref().unwrap().checks.iter().filter(|r| r.check.status != Status::Open).count()
}

#[test]
fn nothing_is_shown_as_saved_before_it_is() {
    let mut s = harbour();
    s.press("]q xx");
    assert_eq!(s.effects.len(), 1);
    assert!(s.frame().contains("quote 1 of 4 · Jane Poole · open"), "{}", s.status());
    let records = save(&mut s);
    assert_eq!(records[0].check().unwrap().status, Status::Confirmed);
    assert_eq!(s.status(), " saved · quote 1: open → confirmed");
    assert!(s.frame().contains("1 of "), "{}", s.frame());
}

#[test]
fn checks_are_undone_redone_and_repeated() {
    let mut s = harbour();
    s.press("]q xw");
    save(&mut s);
    s.press("]q .");
    save(&mut s);
    assert_eq!(n_done(&s), 2);
    s.press("u");
    save(&mut s);
    assert_eq!(s.status(), " undone · quote 2: wrong → open");
    assert_eq!(n_done(&s), 1);
    s.press("Ctrl-r");
    save(&mut s);
    assert_eq!(s.status(), " done again · quote 2: open → wrong");
    s.press("u");
    save(&mut s);
    s.press("u");
    save(&mut s);
    s.press("u");
    assert_eq!(s.status(), " nothing to undo in this session");
    assert_eq!(n_done(&s), 0);
}

#[test]
fn a_note_is_written_below_the_words_it_is_about() {
    let mut s = harbour();
    s.press("]q a");
    s.press("\"call\" Ctrl-j \"her\"");
    assert!(s.effects.iter().all(|e| matches!(e, Effect::KeepDraft(_))), "every change is kept");
    assert!(s.frame().contains("“Nobody told us"), "the words stay visible");
    s.send(Message::Paste("one\ntwo".to_owned()));
    assert!(matches!(s.model.mode, Mode::Editor(_)), "a pasted line end never saves");
    assert_snapshot!(s.frame());
    s.press("Enter");
    let records = save(&mut s);
    assert_eq!(records[0].note(), Some("call\nherone\ntwo"));
    assert!(s.effects.iter().any(|e| matches!(e, Effect::DropDraft(_))));
    s.press("ga");
    assert_snapshot!(s.frame());
    s.press("]a a");
    assert!(matches!(&s.model.mode, Mode::Editor(e) if e.text.starts_with("call")), "a on a note edits it");
    s.press("Esc dd");
    save(&mut s);
    assert!(s.model.noting.notes.is_empty());
}

#[test]
fn a_failed_save_keeps_the_text_in_the_editor() {
    let mut s = harbour();
    s.press("]q a \"text\" Enter");
    let ticket =
        s.effects.iter().find_map(|e| if let Effect::Save { ticket, .. } = e { Some(*ticket) } else { None });
    s.send(Message::Saved { ticket: ticket.unwrap(), saved: Err("disk full".to_owned()) });
    assert!(matches!(&s.model.mode, Mode::Editor(e) if e.text == "text"));
    assert_eq!(s.status(), " NOT saved: disk full; text kept in the editor · Enter tries again");
    s.press("Enter");
    assert_eq!(save(&mut s).len(), 1);
}

#[test]
fn escape_keeps_a_draft_and_a_continues_it() {
    let mut s = harbour();
    s.press("]q a \"half\" Esc");
    assert_eq!(s.status(), " draft kept · a continues");
    s.press("a");
    assert!(matches!(&s.model.mode, Mode::Editor(e) if e.text == "half"));
}

#[test]
fn a_draft_of_an_earlier_session_is_offered() {
    let mut s = harbour();
    let draft = Draft {
        annotation: Annotation { id: "d".to_owned(), ..Annotation::default() },
        text: "lost line".into(),
    };
    s.send(Message::Drafts(vec![draft]));
    assert_eq!(s.status(), " unsaved note from last time: “lost line” · a continues");
    s.press("a");
    assert!(matches!(&s.model.mode, Mode::Editor(e) if e.text == "lost line"));
}

#[test]
fn the_sheet_is_checked_two_keys_a_row() {
    let mut s = harbour();
    s.press("X");
    assert_snapshot!(s.frame());
    let n = s.model.reading.as_ref().unwrap().checks.len();
    for _ in 0..n {
        // The next key comes before the disk answered: the step must not wait for it.
        for key in pullquote::keymap::keys("xx") {
            s.send(Message::Key(key));
        }
    }
    let records = save(&mut s);
    assert_eq!(records.len(), n);
    assert_eq!(n_done(&s), n);
    s.press("X");
    assert!(matches!(s.model.mode, Mode::Panes));
}

#[test]
fn the_check_sheet_names_method_and_source() {
    let mut s = harbour();
    s.press("X j xx");
    save(&mut s);
    s.press("gg xs");
    s.press("Ctrl-u \"phone; press office\" Enter");
    save(&mut s);
    assert!(matches!(s.model.mode, Mode::Sheet(_)), "back on the sheet");
    let check = s.model.reading.as_ref().unwrap().checks[0].check.clone();
    assert_eq!((check.method.as_deref(), check.source.as_deref()), (Some("phone"), Some("press office")));
}

#[test]
fn a_corrected_speaker_is_shown_and_wins_over_a_new_extraction() {
    let mut s = harbour();
    s.press("]q cs");
    s.press("\"Bo Lind\" Enter");
    save(&mut s);
    assert!(s.frame().contains("Bo Lind"), "{}", s.frame());
    s.press(":");
    s.press("\"reload\" Enter");
    assert!(s.frame().contains("Bo Lind"), "{}", s.frame());
    s.press("]q c-");
    save(&mut s);
    let n = s.model.reading.as_ref().unwrap().extraction.quotes.len();
    assert_eq!(n, 3);
    s.press("u");
    save(&mut s);
    assert_eq!(s.model.reading.as_ref().unwrap().extraction.quotes.len(), 4);
}

#[test]
fn selected_words_become_a_quote_a_tag_or_a_claim() {
    let mut s = harbour();
    s.press("]f v e cq");
    let records = save(&mut s);
    assert!(records[0].bodies.contains(&Body::Correction(Correction::AddQuote(None))));
    assert!(matches!(s.model.mode, Mode::Panes));
    s.press("]f v e xx");
    save(&mut s);
    assert!(
        s.model
            .reading
            .as_ref()
            .unwrap()
            .checks
            .iter()
            .any(|r| r.kind == pullquote::annotation::RowKind::Claim)
    );
    s.press("]q t");
    s.press("\"crane\" Enter");
    let records = save(&mut s);
    assert_eq!(records[0].tags().collect::<Vec<_>>(), ["crane"]);
    s.press("]q t Tab");
    assert!(s.status().starts_with("tag: crane"), "{}", s.status());
}

#[test]
fn the_article_s_data_is_corrected() {
    let mut s = harbour();
    s.press("cm j Enter");
    s.press("Ctrl-u \"The Ellery Echo\" Enter");
    save(&mut s);
    assert!(s.row(0).contains("The Ellery Echo"), "{}", s.row(0));
}

#[test]
fn notes_that_are_off_say_why_and_nothing_is_lost() {
    let mut s = harbour();
    s.send(Message::NotesOff("Notes are off: cannot write x; --notes PATH".to_owned()));
    s.press("]q xx");
    assert!(s.effects.is_empty());
    assert_eq!(s.status(), " Notes are off: cannot write x; --notes PATH");
}

#[test]
fn another_session_s_notes_come_in() {
    let mut s = harbour();
    s.press("]q xx");
    let mut record = save(&mut s).remove(0);
    record.id = "other".to_owned();
    record.modified = "2025-01-01T00:00:00Z".to_owned();
    record.bodies = vec![Body::Note("from elsewhere".to_owned())];
    s.send(Message::Notes(NotesNews {
        is_first: false,
        replaced: false,
        records: vec![record],
        n_damaged: 0,
    }));
    assert_eq!(s.status(), " 1 from another session");
    s.press("ga");
    assert!(s.frame().contains("from elsewhere"));
}

#[test]
fn a_note_whose_words_changed_needs_review_and_is_placed_by_a_person() {
    let mut s = harbour();
    s.press("]f a");
    s.press("\"how many?\" Enter");
    save(&mut s);
    s.press("xx");
    save(&mut s);
    let old = s.model.reading.as_ref().unwrap().article.text().to_owned();
    let mut newer = Screen::one((80, 24), &HARBOUR.replace("14 ships", "19 ships"));
    let records = s.model.noting.notes.iter().cloned().collect();
    newer.send(Message::Notes(NotesNews { is_first: true, replaced: false, records, n_damaged: 0 }));
    let wanted =
        newer.effects.iter().find_map(|e| if let Effect::Texts(t) = e { Some(t.clone()) } else { None });
    assert_eq!(wanted, Some(vec![TextHash::of(&old)]), "another text has another id: found by its path");
    newer.send(Message::Texts(vec![(TextHash::of(&old), Some(old))]));
    let placed = &newer.model.reading.as_ref().unwrap().placed[0];
    assert!(matches!(placed.fate, Some(Fate::Lost(_))));
    newer.press("ga");
    newer.press("j");
    assert_snapshot!(newer.frame());
    newer.press("cr Enter");
    let records = save(&mut newer);
    assert_eq!(records[0].target.anchor.as_ref().unwrap().exact, "19");
    assert_eq!(newer.status(), " saved · note: 14 → 19");
    assert!(matches!(newer.model.reading.as_ref().unwrap().selected, Some(Item::Note(_))));
    newer.press("cr Enter");
    let records = save(&mut newer);
    assert_eq!(records[0].check().unwrap().status, Status::Open, "the check was of other words");
}

#[test]
fn notes_stay_with_the_open_article_when_its_file_changes() {
    // Without a URL the article is known by its text, and that changes.
    let text = HARBOUR.replace("url: https://tidewater.example/crane\n", "");
    let mut s = Screen::one((80, 24), &text);
    s.press("]f a");
    s.press("\"how many?\" Enter");
    save(&mut s);
    let (article, warnings) =
        Article::parse(&text.replace("14 ships wait", "14 ships now wait"), "2024-05-02_story.txt");
    let old = s.model.reading.as_ref().unwrap().article.text().to_owned();
    let extraction = Arc::new(extract(&article));
    let loaded = Loaded { article: Arc::new(article), extraction, warnings };
    s.send(Message::Article { idx: EntryIdx(0), loaded: Ok(loaded) });
    s.send(Message::Texts(vec![(TextHash::of(&old), Some(old))]));
    let placed = &s.model.reading.as_ref().unwrap().placed;
    assert_eq!(placed.len(), 1);
    assert!(matches!(placed[0].fate, Some(Fate::Kept(_))));
}

fn head(s: &Screen, idx: u32) -> &pullquote::article::Head {
    s.model.library.entry(EntryIdx(idx)).unwrap().head.as_ref().unwrap()
}

#[test]
fn data_of_the_article_and_of_all_shown_is_corrected_in_list_and_header_and_taken_back() {
    let mut s = Screen::folder((140, 24), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    let outlets = |s: &Screen| (0..3).map(|i| head(s, i).outlet.clone()).collect::<Vec<_>>();
    let before = outlets(&s);
    s.press("J cm");
    let frame = s.frame();
    assert!(frame.contains("outlet of all 3 shown"), "{frame}");
    s.press("5j Enter");
    assert!(
        s.status().starts_with("outlet: ") && s.status().ends_with("of all 3 shown  Enter saves"),
        "{}",
        s.status()
    );
    s.press("\"Echo\" Enter");
    let records = save(&mut s);
    assert_eq!(records.len(), 3, "one record an article");
    assert_eq!(s.status().trim(), "saved · outlet of 3 articles: as read → Echo");
    assert_eq!(outlets(&s), vec![Some("Echo".to_owned()); 3]);
    assert_eq!(
        s.frame().matches("Echo").count(),
        5,
        "three in the list, one in the header, one said:\n{}",
        s.frame()
    );
    s.press("cm Enter Ctrl-u \"A title of ours\" Enter");
    save(&mut s);
    assert!(s.frame().matches("A title of ours").count() >= 2, "{}", s.frame());
    s.press("u");
    save(&mut s);
    s.press("u");
    save(&mut s);
    assert_eq!(outlets(&s), before);
    assert!(!s.frame().contains("A title of ours"));
}

#[test]
fn checks_are_counted_in_the_list_for_articles_that_were_never_opened() {
    let mut one = harbour();
    one.press("X xx");
    let mut records = save(&mut one);
    one.press("xw");
    records.extend(save(&mut one));
    let mut s = Screen::folder((140, 24), &[("b.txt", MILL), ("a.txt", HARBOUR)]);
    let at = s.model.library.entries.iter().position(|e| &*e.name == "a.txt").unwrap() as u32;
    let open = s.model.reading.as_ref().unwrap().idx;
    assert_ne!(open, EntryIdx(at), "another one is open");
    s.send(Message::Notes(NotesNews { is_first: true, replaced: false, records, n_damaged: 0 }));
    assert!(s.frame().contains("2 done"), "{}", s.frame());
    s.press("J");
    let n = s.model.reading.as_ref().unwrap().checks.len();
    assert!(s.frame().contains(&format!("2 of {n} done")), "{}", s.frame());
}

#[test]
fn a_file_that_changed_is_known_by_its_new_text() {
    let text = HARBOUR.replace("url: https://tidewater.example/crane\n", "");
    let mut s = Screen::one((80, 24), &text);
    let (article, warnings) = Article::parse(&text.replace("14 ships", "19 ships"), "2024-05-02_story.txt");
    let id = article.id.clone();
    assert_ne!(head(&s, 0).id, id);
    let extraction = Arc::new(extract(&article));
    let loaded = Loaded { article: Arc::new(article), extraction, warnings };
    s.send(Message::Article { idx: EntryIdx(0), loaded: Ok(loaded) });
    assert_eq!(head(&s, 0).id, id);
}

#[test]
fn notes_of_an_article_not_found_are_told_and_belong_where_a_person_says() {
    let text = HARBOUR.replace("url: https://tidewater.example/crane\n", "");
    let mut one = Screen::folder((100, 24), &[("old.txt", &text)]);
    one.press("]f a");
    one.press("\"how many?\" Enter");
    let records = save(&mut one);
    let newer = text.replace("14 ships", "19 ships");
    let mut s = Screen::folder((120, 24), &[("mill.txt", MILL), ("new.txt", &newer)]);
    s.effects.clear();
    s.send(Message::Notes(NotesNews {
        is_first: true,
        replaced: false,
        records: records.clone(),
        n_damaged: 0,
    }));
    let asked =
        s.effects.iter().find_map(|e| if let Effect::Seek(lost) = e { Some(lost.clone()) } else { None });
    let lost = asked.expect("it is looked for by its text");
    assert_eq!((lost.len(), lost[0].path.as_str()), (1, "old.txt"));

    // Found: it is there, as if its id had never changed.
    let mut found = s;
    let now = head(&found, 1).id.clone();
    found.send(Message::Sought { lost: lost.clone(), found: vec![(lost[0].article.clone(), now)] });
    assert_eq!(found.status(), " 1 note of old.txt found again in new.txt");
    found.press("J");
    assert_eq!(found.model.reading.as_ref().unwrap().placed.len(), 1, "{}", found.frame());

    // Not found: a person says whose it is, and may take that back.
    let mut s = Screen::folder((120, 24), &[("mill.txt", MILL), ("new.txt", &newer)]);
    s.send(Message::Notes(NotesNews { is_first: true, replaced: false, records, n_damaged: 0 }));
    s.send(Message::Sought { lost, found: Vec::new() });
    assert_eq!(s.status(), " 1 note belongs to an article not found: old.txt · cr");
    s.press("J cr");
    assert!(s.frame().contains("old.txt"), "{}", s.frame());
    s.press("j Enter");
    let moved = save(&mut s);
    assert_eq!(moved[0].target.path, "new.txt");
    assert_eq!(s.model.reading.as_ref().unwrap().placed.len(), 1);
    s.press("u");
    save(&mut s);
    assert!(s.model.reading.as_ref().unwrap().placed.is_empty());
}

#[test]
fn exports_are_not_in_the_list_and_told_as_problems() {
    let export = "---\ntitle: \"Mill reopens\"\ngenerator: \"pullquote 0.1.0\"\n---\n\n# Mill reopens\n";
    let mut s = Screen::folder((120, 24), &[("a.txt", HARBOUR), ("out/a.md", export), ("b.txt", MILL)]);
    let problem = pullquote::article::Problem::Export;
    s.send(Message::Heads(vec![(EntryIdx(1), Err(problem))]));
    s.send(Message::HeadsAll);
    assert_eq!(s.model.browsing.shown.len(), 2);
    assert!(s.row(0).contains("articles 2 ") || s.row(0).contains("ARTICLES 2 "), "{}", s.row(0));
    s.press(": \"problems\" Enter");
    assert!(s.frame().contains("an export, no article"), "{}", s.frame());
}
