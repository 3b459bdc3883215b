//! Checks and corrections through the keys: the sheet of a whole article, what the machine took wrongly, the linear mode.

use crate::noting::{harbour, save};
use crate::screen::Screen;
use crate::sessions::HARBOUR;
use insta::assert_snapshot;
use pullquote::annotation::{Body, Correction, RowKind, Status};
use pullquote::app::mode::Mode;
use pullquote::app::reading::{Item, Reading};
use pullquote::app::{Message, Options};

fn reading(s: &Screen) -> &Reading {
    s.model.reading.as_ref().unwrap()
}

fn figure<'a>(s: &'a Screen, words: &str) -> Option<&'a pullquote::extract::Figure> {
    let reading = reading(s);
    reading.extraction.figures.iter().find(|f| reading.article.slice(f.range) == words)
}

#[test]
fn fourteen_items_are_checked_in_twenty_eight_keys() {
    let text = HARBOUR.replace(
        "Another 9 ships",
        "Crews of 30 and 40 men, 6 cooks and 21 drivers are idle. Another 9 ships",
    );
    let mut s = Screen::one((80, 24), &text);
    assert_eq!(reading(&s).checks.len(), 14);
    s.press("X");
    let mut n_keys = 0;
    for mark in ["xx", "xw", "xu", "xx", "xx", "xx", "xw", "xx", "xx", "xx", "xx", "xu", "xx", "xx"] {
        for key in pullquote::keymap::keys(mark) {
            s.send(Message::Key(key));
            n_keys += 1;
        }
        save(&mut s);
    }
    assert_eq!(n_keys, 28);
    assert!(reading(&s).checks.iter().all(|row| row.check.status != Status::Open));
    assert!(s.frame().contains("14 of 14 done"), "{}", s.frame());
}

#[test]
fn a_figure_s_value_unit_and_noun_are_corrected() {
    let mut s = harbour();
    s.press("]f cv");
    assert!(s.status().starts_with("value; unit; of: 14; ; ships"), "{}", s.status());
    s.press("Ctrl-u \"many\" Enter");
    assert!(s.status().contains("a number first"), "{}", s.status());
    s.press("cv Ctrl-u \"15; ; lorries\" Enter");
    assert!(s.status().contains("“lorries” does not stand in its sentence"), "{}", s.status());
    assert!(s.effects.is_empty());
    s.press("cv Ctrl-u \"15; boats; ships\" Enter");
    save(&mut s);
    assert_eq!(s.status(), " saved · figure 1: as found → 15; boats; ships");
    let found = figure(&s, "14").unwrap();
    assert_eq!((found.value.to_string().as_str(), found.unit), ("15", Some("boats")));
    s.press("X cv");
    assert!(s.status().starts_with("value; unit; of: "), "also from the sheet: {}", s.status());
    s.press("Esc X u");
    save(&mut s);
    assert_eq!(figure(&s, "14").unwrap().unit, None);
}

#[test]
fn boundaries_are_those_that_are_selected() {
    let mut s = harbour();
    s.press("]f cb");
    assert!(s.status().contains("v selects the right words first"), "{}", s.status());
    s.press("v e cb");
    let records = save(&mut s);
    assert!(matches!(records[0].corrections().next(), Some(Correction::Bounds(_))));
    assert!(figure(&s, "14").is_none());
    assert!(figure(&s, "14 ships").is_some(), "{}", s.status());
    s.press("u");
    save(&mut s);
    assert!(figure(&s, "14").is_some());
}

#[test]
fn what_was_not_found_is_added_and_what_is_none_is_rejected() {
    let mut s = harbour();
    let (n_quotes, n_figures) = (reading(&s).extraction.quotes.len(), reading(&s).extraction.figures.len());
    s.press("cf");
    assert!(s.status().contains("v selects the words first"), "{}", s.status());
    s.press("/ \"two\" Enter v cf");
    let records = save(&mut s);
    assert!(matches!(records[0].corrections().next(), Some(Correction::AddFigure(_))), "{:?}", records[0]);
    let n_now = reading(&s).extraction.figures.len();
    assert!(n_now == n_figures || n_now == n_figures + 1);
    s.press("/ \"great\" Enter v cq");
    save(&mut s);
    assert_eq!(reading(&s).extraction.quotes.len(), n_quotes + 1);
    // What was added is a quote like any other: it is selected, gets a speaker, and goes.
    s.press("Esc Esc gg ]q cs \"The town\" Enter");
    save(&mut s);
    assert!(s.frame().contains("The town"), "{}", s.frame());
    s.press("c-");
    save(&mut s);
    assert_eq!(reading(&s).extraction.quotes.len(), n_quotes);
    assert!(s.status().contains("found → rejected"), "{}", s.status());
}

#[test]
fn a_speaker_is_picked_from_the_people_of_the_article() {
    let mut s = harbour();
    s.press("]q ]q ]q cs \"vic\" Tab");
    assert!(s.status().starts_with("speaker: Victor Lund"), "{}", s.status());
    s.press("Enter");
    let records = save(&mut s);
    assert!(
        records[0].bodies.contains(&Body::Correction(Correction::Speaker(Some("Victor Lund".to_owned()))))
    );
}

#[test]
fn the_sheet_and_the_editor_in_linear_mode() {
    let options = Options { place: "story.txt".to_owned(), single: true, linear: true, ..Options::default() };
    let mut s = Screen::start((80, 24), vec![("2024-05-02_story.txt", HARBOUR.to_owned())], options);
    s.press("X xx");
    save(&mut s);
    assert_snapshot!(s.frame());
    s.press("X ]q a \"ring her\"");
    assert!(matches!(s.model.mode, Mode::Editor(_)));
    assert_snapshot!(s.frame());
    assert_eq!(s.at_cursor(1).trim(), "", "the cursor is where the text goes on");
}

#[test]
fn a_claim_is_checked_and_stands_on_the_sheet_with_its_place() {
    let mut s = harbour();
    s.press("/ \"dockers\" Enter v is xw");
    save(&mut s);
    s.press("X");
    let row = reading(&s).checks.iter().find(|r| r.kind == RowKind::Claim).unwrap();
    assert_eq!((row.paragraph, row.check.status), (5, Status::Wrong));
    assert!(s.frame().contains("claim"), "{}", s.frame());
    s.press("Esc");
    assert!(!matches!(reading(&s).selected, Some(Item::Quote(_))));
}
