//! Keys through the key table: what the model, the effects, the frame and the cursor become.

use crate::screen::Screen;
use pullquote::app::mode::Mode;
use pullquote::app::panel::Tab;
use pullquote::app::reading::Item;
use pullquote::app::{Effect, KeyCode, Message};
use pullquote::panes::Pane;

/// Three people, one of them twice in a row, figures of two nouns, a split quote, one pair of marks that is nobody's.
pub const HARBOUR: &str = "title: Harbour crane stands still\noutlet: The Tidewater Post\ndate: 2024-05-02\nurl: https://tidewater.example/crane\n\n\
The great crane of Port Ellery has not moved since Monday, and 14 ships wait in the roads.\n\n\
“Nobody told us that the cable was worn,” harbour master Jane Poole said on Tuesday. “We would have stopped it ourselves.”\n\n\
Poole said the repair would cost “twice what we have.” It would take 11 weeks.\n\n\
The owners disagree. “The cable passed every test there is,” said Victor Lund, who runs the crane company, “and we have the papers.”\n\n\
Some 250 dockers were sent home. In the bars of the old town the machine is known as “the iron widow”.\n\n\
Another 9 ships have gone on to the next port, which has two cranes.\n";

pub const MILL: &str = "title: Mill reopens\ndate: 2024-06-01\n\nThe mill at Anstey opened again.\n\n“We are glad,” said Ruth Moss.\n";
pub const SCHOOL: &str = "title: School closes early\ndate: 2023-01-09\n\nSnow kept 40 pupils at home.\n";

fn reading(screen: &Screen) -> &pullquote::app::reading::Reading {
    screen.model.reading.as_ref().unwrap()
}

#[test]
fn next_quote_selects_brings_the_tab_and_rests_the_cursor_on_the_words() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("gf ]q");
    assert_eq!(reading(&s).panel.tab, Tab::Quotes);
    assert_eq!(reading(&s).selected, Some(Item::Quote(0)));
    s.press("Tab Tab"); // the panel had the focus
    assert!(s.status().starts_with(" ¶2 of 6  quote 1 of"), "{}", s.status());
    assert_eq!(s.model.focus, Pane::Side);
    s.press("Enter");
    assert_eq!(s.model.focus, Pane::Text);
    assert_eq!(s.at_cursor(14), "“Nobody told u");
}

#[test]
fn scrolling_never_picks_another_quote_and_drops_what_left_the_screen() {
    let mut s = Screen::one((80, 12), HARBOUR);
    s.press("]q");
    let selected = reading(&s).selected;
    s.press("j");
    assert_eq!(reading(&s).selected, selected);
    s.press("G");
    assert_eq!(reading(&s).selected, None);
    s.press("yy");
    assert_eq!(s.status(), " no quote selected · ]q next");
    assert!(s.effects.is_empty());
    assert_eq!(s.cursor(), (1, 11), "the cursor rests on the message");
}

#[test]
fn a_search_folds_crosses_lines_and_counts() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("/ \"the CABLE\"");
    assert!(s.status().contains("1/2"), "{}", s.status());
    s.press("Enter n");
    assert!(s.status().contains("2/2 the CABLE"), "{}", s.status());
    assert_eq!(s.at_cursor(9), "The cable");
    s.press("n");
    assert!(s.status().contains("1/2"), "over the end to the first: {}", s.status());
    s.press("Esc");
    assert!(s.model.search.is_none());
    s.press("/ \"nothing like it\" Enter");
    assert_eq!(s.status(), " nowhere here: nothing like it");
}

#[test]
fn escape_closes_and_never_quits_q_closes_then_quits() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("]q q");
    assert!(s.effects.is_empty());
    assert_eq!(reading(&s).selected, None);
    s.press("Esc");
    assert_eq!(s.status(), " q quits");
    s.press("Ctrl-c");
    assert_eq!(s.status(), " q quits");
    s.press("? q");
    assert!(!s.effects.contains(&Effect::Quit), "closes the help");
    s.press("q");
    assert_eq!(s.effects.last(), Some(&Effect::Quit));
    assert!(matches!(s.effects.first(), Some(Effect::Keep { .. })));
}

#[test]
fn copying_gives_attribution_citation_and_url() {
    let mut s = Screen::one((80, 24), HARBOUR);
    let copied = |s: &Screen| match s.effects.first() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    s.press("]f yy");
    assert!(
        copied(&s).ends_with("The Tidewater Post, 2 May 2024 [https://tidewater.example/crane]"),
        "{}",
        copied(&s)
    );
    s.press("yc");
    assert_eq!(
        copied(&s),
        "“Harbour crane stands still”, The Tidewater Post, 2 May 2024, https://tidewater.example/crane"
    );
    s.press("yu");
    assert_eq!(copied(&s), "https://tidewater.example/crane");
    s.send(Message::Copied(Ok("copied, 31 characters".to_owned())));
    assert_eq!(s.status(), " copied, 31 characters");
}

#[test]
fn selecting_by_motion_and_object() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("1gg v ip y");
    assert!(
        matches!(s.effects.first(), Some(Effect::Copy(t)) if t.starts_with("The great crane") && t.ends_with("roads."))
    );
    s.press("]f v");
    assert!(matches!(s.model.mode, Mode::Visual(_)));
    s.press("w e y");
    assert!(matches!(s.effects.first(), Some(Effect::Copy(t)) if t == "14 ships"), "{:?}", s.effects);
    s.press("Esc 1gg v is y");
    assert!(matches!(s.effects.first(), Some(Effect::Copy(t)) if t.starts_with("The great crane")));
    s.press("v G $ o gg y");
    assert!(matches!(s.model.mode, Mode::Panes));
}

#[test]
fn marks_and_ways_back() {
    let mut s = Screen::one((80, 10), HARBOUR);
    s.press("4gg");
    assert_eq!(reading(&s).paragraph_on_top(), 4);
    s.press("ma gg");
    assert_eq!(reading(&s).top, 0);
    s.press("'a");
    assert!(s.status().starts_with(" at mark a, ¶4"), "{}", s.status());
    s.press("Ctrl-o");
    assert_eq!(reading(&s).top, 0);
    s.press("'z");
    assert_eq!(s.status(), " no mark z · mz sets it");
}

#[test]
fn a_hidden_pane_comes_in_by_focus() {
    let mut s = Screen::folder((80, 24), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    assert_eq!(s.model.focus, Pane::List);
    assert!(s.model.panes.list.is_some() && s.model.panes.side.is_none());
    s.press("Enter");
    assert!(s.model.panes.list.is_none() && s.model.panes.side.is_some());
    s.press("h");
    assert!(s.model.panes.list.is_some());
    s.send(Message::Resize { cols: 50, rows: 20 });
    assert!(s.model.panes.text.is_none() && s.model.panes.list.is_some());
    s.press("l l");
    assert!(s.model.panes.text.is_none() && s.model.panes.side.is_some());
}

#[test]
fn the_list_sorts_by_date_once_and_opens_the_newest() {
    let mut s = Screen::folder((120, 20), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    let order: Vec<_> = s.model.browsing.shown.iter().map(|i| i.0).collect();
    assert_eq!(order, [1, 0, 2]);
    assert_eq!(reading(&s).idx.0, 1);
    s.press("J");
    assert_eq!(reading(&s).idx.0, 0);
    s.press("J J");
    assert_eq!(s.status(), " this is the last article");
    s.press("\\ \"mill\" Enter");
    assert_eq!(s.model.browsing.shown.len(), 1);
    s.press("Esc");
    assert_eq!(s.model.browsing.shown.len(), 3);
    s.press("\\ \"zzz\"");
    assert!(s.frame().contains("Nothing matches zzz."), "{}", s.frame());
}

#[test]
fn space_at_the_end_offers_the_next_unread() {
    let mut s = Screen::folder((80, 24), &[("a.txt", HARBOUR), ("b.txt", MILL)]);
    s.press("Enter Space");
    assert!(s.status().starts_with(" Space opens the next unread: Harbour crane"), "{}", s.status());
    s.press_key(KeyCode::Char(' '));
    assert_eq!(reading(&s).idx.0, 0);
    assert_eq!(s.model.focus, Pane::Text);
    s.press("G Space");
    assert_eq!(s.status(), " end of the article");
}

#[test]
fn a_prefix_shows_its_ways_on_and_escape_drops_it() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("y");
    assert!(s.status().starts_with(" y  y copy  c copy-citation"), "{}", s.status());
    s.press("Esc");
    assert!(s.model.pending.is_empty());
    s.press("gz");
    assert_eq!(s.status(), " gz is no key · ? lists them");
    s.press("xx");
    assert_eq!(s.status(), " no quote selected · ]q next");
}

#[test]
fn commands_complete_run_and_say_what_they_do_not_know() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press(": \"next-q\" Tab Enter");
    assert_eq!(reading(&s).selected, Some(Item::Quote(0)));
    s.press(": 5 Enter");
    assert_eq!(reading(&s).paragraph_on_top().min(5), reading(&s).paragraph_on_top());
    s.press(": \"next-quotr\" Enter");
    assert_eq!(s.status(), " no command next-quotr · :next-quote?");
}
