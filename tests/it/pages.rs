//! Questions about the whole library, pressed as keys: search, people, numbers, filter.

use crate::screen::Screen;
use crate::sessions::{HARBOUR, MILL, SCHOOL};
use insta::assert_snapshot;
use pullquote::app::mode::Mode;
use pullquote::app::reading::Item;
use pullquote::app::{Effect, Message, Options};
use pullquote::library::EntryIdx;
use pullquote::panes::Pane;

const STRIKE: &str = "title: Dockers strike\noutlet: Evening Post\ndate: 2024-05-03\n\n\
The crane stands still and 21 ships wait in the roads at Port Ellery.\n\n\
“Nobody told us that the cable was worn,” harbour master Jane Poole said.\n";

fn folder(size: (u16, u16)) -> Screen {
    Screen::folder(size, &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL), ("d.txt", STRIKE)])
}

fn open(s: &Screen) -> Option<EntryIdx> {
    s.model.reading.as_ref().map(|r| r.idx)
}

#[test]
fn search_as_you_type_opens_at_the_hit_and_n_goes_on_through_all() {
    let mut s = folder((100, 30));
    s.press("g/ \"in the roads\"");
    assert!(s.row(0).contains("2 places in 2 articles"), "{}", s.frame());
    s.press("Enter");
    assert!(matches!(s.model.mode, Mode::Panes));
    assert_eq!(s.model.focus, Pane::Text);
    let first = open(&s);
    assert!(s.status().contains("1/2 everywhere"), "{}", s.status());
    s.press("n");
    assert_ne!(open(&s), first);
    assert!(s.status().contains("2/2 everywhere"), "{}", s.status());
    s.press("n");
    assert_eq!(open(&s), first, "over the end to the first");
    s.press("Esc n");
    assert!(s.status().contains("nothing was searched for"), "{}", s.status());
}

#[test]
fn ctrl_o_goes_back_to_the_rows_and_then_to_the_article_before() {
    let mut s = folder((100, 30));
    let before = open(&s);
    s.press("g/ \"pupils\" Enter");
    assert_eq!(open(&s), Some(EntryIdx(2)));
    s.press("Ctrl-o");
    assert!(matches!(s.model.mode, Mode::Page));
    s.press("q Ctrl-o");
    assert_eq!(open(&s), before);
}

#[test]
fn a_typing_error_in_the_query_keeps_the_rows_and_is_said() {
    let mut s = folder((100, 30));
    s.press("g/ \"pupils (\"");
    assert!(s.row(0).contains("1 place in 1 article"), "{}", s.frame());
    s.press("Enter");
    assert!(s.status().contains("this ( is never closed"), "{}", s.status());
    s.press("g/ \"pupilz\"");
    assert!(s.frame().contains("Nearest:"), "{}", s.frame());
    s.press("Esc");
    assert!(s.model.page.is_none() && matches!(s.model.mode, Mode::Panes));
}

#[test]
fn people_lead_to_what_they_said_and_to_its_wordings() {
    let mut s = folder((100, 30));
    s.press("P");
    assert!(s.row(1).contains("Jane Poole") && s.row(1).contains("quotes"), "{}", s.frame());
    s.press("Enter");
    assert!(s.row(0).starts_with(" Jane Poole: "), "{}", s.frame());
    s.press("w");
    assert!(s.row(0).contains("2 wordings of one quote"), "{}", s.frame());
    s.press("q q");
    assert!(s.row(0).contains("quoted in"), "{}", s.frame());
    s.press("Enter Enter");
    assert!(matches!(s.model.reading.as_ref().unwrap().selected, Some(Item::Quote(_))));
}

/// Says that what was asked to be saved is on disk.
pub fn save(s: &mut Screen) {
    let saves = s.effects.iter().filter_map(|e| match e {
        Effect::Save { ticket, records, texts } => Some((*ticket, records.clone(), texts.len())),
        _ => None,
    });
    let saves: Vec<_> = saves.collect();
    assert_eq!(saves.len(), 1, "{:?}", s.effects);
    for (ticket, mut records, n_texts) in saves {
        let n_articles = records.iter().map(|r| &r.target.article).collect::<std::collections::HashSet<_>>();
        assert!(n_texts <= n_articles.len(), "one snapshot an article");
        for (record, i) in records.iter_mut().zip(0..) {
            if record.id.is_empty() {
                record.id = format!("urn:made:{ticket}:{i}");
            }
        }
        s.send(Message::Saved { ticket, saved: Ok(records) });
    }
}

#[test]
fn people_are_joined_and_kept_apart_by_name_and_it_can_be_undone() {
    let mut s = folder((100, 30));
    s.press("P");
    let names = |s: &Screen| (1..8).map(|y| s.row(y)).filter(|r| !r.is_empty()).collect::<Vec<_>>();
    let n_before = names(&s).len();
    s.press("j cs \"jane\" Tab Enter");
    save(&mut s);
    assert_eq!(names(&s).len(), n_before - 1, "{}", s.frame());
    assert!(s.status().contains("→ Jane Poole"), "{}", s.status());
    s.press("gg Enter G cs \"Jane Poole (the painter)\" Enter");
    save(&mut s);
    s.press("q");
    assert!(s.frame().contains("Jane Poole (the painter)"), "{}", s.frame());
    s.press("u");
    save(&mut s);
    s.press("u");
    save(&mut s);
    assert_eq!(names(&s).len(), n_before, "{}", s.frame());
}

#[test]
fn numbers_lead_to_values_and_their_places() {
    let mut s = folder((100, 30));
    s.press("F / \"ships\" Enter");
    assert!(s.row(1).contains("ships"), "{}", s.frame());
    s.press("Enter");
    assert!(s.row(0).contains("ships: 3 figures"), "{}", s.frame());
    s.press("Enter");
    assert!(matches!(s.model.reading.as_ref().unwrap().selected, Some(Item::Figure(_))));
}

#[test]
fn the_filter_asks_for_quotes_and_figures() {
    let mut s = folder((120, 30));
    let shown = |s: &Screen| s.model.browsing.shown.iter().map(|e| e.0).collect::<Vec<_>>();
    s.press("\\ \"of:ships fig:>20\"");
    assert_eq!(shown(&s), [3]);
    s.press("Ctrl-u \"outlet:tide\"");
    assert_eq!(shown(&s), [0]);
    s.press("Ctrl-u \"pupils\"");
    assert_eq!(shown(&s), [2], "words of the text");
    s.press("\" (\"");
    assert_eq!(shown(&s), [2], "what cannot be read leaves the list as it is");
    s.press("Enter");
    assert!(s.status().contains("this ( is never closed"), "{}", s.status());
    s.press("Esc");
    assert_eq!(shown(&s).len(), 4);
}

#[test]
fn a_query_is_completed_with_tab() {
    let mut s = folder((100, 30));
    s.press("g/ \"out\" Tab \"even\" Tab");
    assert!(s.status().starts_with("/outlet:\"Evening Post\""), "{}", s.status());
    assert!(s.row(1).contains("Dockers strike"), "{}", s.frame());
}

#[test]
fn the_list_is_sorted_by_what_was_found_once_it_is_counted() {
    let mut s = folder((100, 30));
    s.press(": \"sort -figures,-date\" Enter");
    let shown: Vec<u32> = s.model.browsing.shown.iter().map(|i| i.0).collect();
    let counts = |i: &u32| s.model.library.entries[*i as usize].counts.unwrap().figures;
    let figures: Vec<u32> = shown.iter().map(counts).collect();
    assert!(figures.is_sorted_by(|a, b| a >= b) && figures.first() > figures.last(), "{figures:?}");
    let order = |text: &str| {
        let options = Options { sort: text.parse().ok(), ..Options::default() };
        let sources = [("a.txt", MILL), ("b.txt", HARBOUR)].map(|(n, t)| (n, t.to_owned())).to_vec();
        Screen::start((100, 30), sources, options).model.browsing.shown
    };
    assert_eq!(order("-figures"), [EntryIdx(1), EntryIdx(0)], "as the configuration asks for");
    assert_eq!(order("figures"), [EntryIdx(0), EntryIdx(1)]);
    s.press(": \"sort -size\" Enter");
    assert!(s.status().contains("no sort key size"), "{}", s.status());
}

#[test]
fn a_sample_is_drawn_and_dropped() {
    let mut s = folder((120, 30));
    s.press(": \"sample 2 seed 7\" Enter");
    let drawn = s.model.browsing.shown.clone();
    assert_eq!(drawn.len(), 2);
    s.press(": \"sample\" Enter : \"sample 2 seed 7\" Enter");
    assert_eq!(s.model.browsing.shown, drawn);
    s.press(": \"sample two\" Enter");
    assert!(s.status().contains(":sample 200 seed 7"), "{}", s.status());
    s.press(": \"problems\" Enter");
    assert!(s.frame().contains("Everything could be read."), "{}", s.frame());
}

#[test]
fn all_that_is_shown_is_tagged_in_one_change_or_marked_as_read_and_back() {
    let mut s = folder((120, 30));
    s.press("\\ \"outlet:t\" Enter T");
    assert_eq!(s.model.browsing.shown.len(), 2);
    s.press("Enter \"#port\" Enter");
    let saved = s.effects.iter().find_map(|e| match e {
        Effect::Save { records, .. } => Some(records),
        _ => None,
    });
    let saved = saved.unwrap();
    assert!(
        saved.len() == 2 && saved.iter().all(|a| a.tags().eq(["port"]) && a.target.anchor.is_none()),
        "{saved:?}"
    );
    let unread = |s: &Screen| s.model.browsing.shown.iter().filter(|i| !s.model.is_read(**i)).count();
    let before = unread(&s);
    s.press("T 5j Enter");
    assert_eq!(unread(&s), 0);
    s.press("T G Enter");
    assert_eq!(unread(&s), before);
}

#[test]
fn what_the_filter_names_is_checked_in_one_change_that_is_asked_for_with_its_number() {
    let mut s = folder((120, 30));
    s.press("\\ \"speaker:poole\" Enter T j Enter");
    assert!(s.frame().contains("3 checks in 2 articles: confirmed"), "{}", s.frame());
    assert!(!s.effects.iter().any(|e| matches!(e, Effect::Save { .. })), "nothing before the yes");
    s.press("Enter");
    let records = s.effects.iter().find_map(|e| match e {
        Effect::Save { records, .. } => Some(records.clone()),
        _ => None,
    });
    assert!(records.unwrap().iter().all(|a| a.target.kind == pullquote::annotation::Kind::Quote));
    save(&mut s);
    s.press("T j Enter");
    assert!(s.status().contains("nothing to check"), "{}", s.status());
    s.press("u");
    save(&mut s);
    s.press("T j Enter Esc");
    assert!(!s.effects.iter().any(|e| matches!(e, Effect::Save { .. })));
}

#[test]
fn undo_takes_back_what_was_marked_as_read_last() {
    let mut s = folder((120, 30));
    let unread = |s: &Screen| s.model.browsing.shown.iter().filter(|i| !s.model.is_read(**i)).count();
    let before = unread(&s);
    s.press("T 5j Enter");
    assert_eq!(unread(&s), 0, "{}", s.frame());
    s.press("u");
    assert_eq!(unread(&s), before);
}

/// A reader started with a configuration.
fn configured(size: (u16, u16), text: &str) -> Screen {
    let (config, mistakes) = pullquote::config::parse(text);
    let options = Options {
        place: "~/news".to_owned(),
        keys: config.own_keys(),
        measure: config.measure,
        list_cols: config.list_cols,
        queries: config.queries.clone(),
        citation: config.citation.clone(),
        mistakes: mistakes.iter().map(ToString::to_string).collect(),
        ..Options::default()
    };
    let sources = [("a.txt", HARBOUR), ("b.txt", MILL)].map(|(n, t)| (n, t.to_owned())).to_vec();
    let mut s = Screen::start(size, sources, options);
    s.theme = s.theme.with(&config.styles);
    s
}

#[test]
fn keys_queries_widths_and_citations_of_the_configuration() {
    let mut s = configured(
        (120, 30),
        "measure = 40\ncitation = '{title} ({outlet})'\n[panes]\nlist = 20\n[keys]\nQ = 'quit'\nq = 'nop'\n'<C-n>' = 'next'\n\
         [queries]\nships = 'of:ships'\n",
    );
    assert_eq!(s.model.panes.list.map(|a| a.width), Some(20));
    assert!(s.model.reading.as_ref().unwrap().wrapped.width <= 40);
    let before = open(&s);
    s.press("Ctrl-n q");
    assert_ne!(open(&s), before);
    assert!(s.effects.iter().all(|e| *e != Effect::Quit), "q is taken away");
    s.press(": \"query ships\" Enter");
    assert_eq!(s.model.browsing.shown, [EntryIdx(0)]);
    s.press("Esc Enter yc");
    let copied = s.effects.iter().find_map(|e| match e {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    assert!(copied.is_some_and(|c| c.ends_with(')')), "{copied:?}");
    s.press("? / \"quit\" Enter");
    assert!(s.frame().contains("Q "), "the help knows the reader's own keys");
    s.press("Esc Q");
    assert_eq!(s.effects.last(), Some(&Effect::Quit));
    let mut s = configured((120, 30), "[keys]\n'<C-q>' = 'next-quote'\n']x' = 'nop'\n");
    assert!(s.status().starts_with(" Ctrl-q next quote · ]f next figure"), "{}", s.status());
    s.press("j Enter");
    assert!(s.frame().contains("0 of 10 done") && !s.frame().contains("]x"), "{}", s.frame());
    let mut s = configured((80, 24), "[keys.sheet]\nn = 'down'\n");
    s.press("Enter J X n");
    assert!(s.status().starts_with(" row 2 of "), "{}", s.status());
}

#[test]
fn mistakes_of_the_configuration_are_said_and_listed_at_three_sizes() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut s = configured(size, "mesure = 60\n[keys]\nz = 'open'\n[theme]\nbase = 'sepia'\n");
        assert!(s.model.options.mistakes.len() == 3);
        s.press(": \"config\" Enter");
        assert_snapshot!(format!("config_{}x{}", size.0, size.1), s.frame());
    }
}

#[test]
fn pages_at_three_sizes() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut s = folder(size);
        let name = |what: &str| format!("{what}_{}x{}", size.0, size.1);
        s.press("h h");
        assert_snapshot!(name("list"), s.frame());
        s.press("zt");
        assert_snapshot!(name("list_alone"), s.frame());
        s.press("zt ?");
        assert_snapshot!(name("help"), s.frame());
        s.press("Esc g/ \"crane\"");
        assert_snapshot!(name("search"), s.frame());
        s.press("Esc P");
        assert_snapshot!(name("people"), s.frame());
        s.press("Enter");
        assert_snapshot!(name("person"), s.frame());
        s.press("w");
        assert_snapshot!(name("wordings"), s.frame());
        s.press("q q q F / \"ships\" Enter Enter");
        assert_snapshot!(name("numbers"), s.frame());
    }
}

/// The articles that the list shows.
fn shown(s: &Screen) -> Vec<EntryIdx> {
    s.model.browsing.shown.clone()
}

#[test]
fn a_filter_typed_letter_by_letter_is_the_one_typed_at_once() {
    for filter in [
        "crane",
        "harbour p",
        "the cable",
        "strike -school",
        "is:unread date:2024",
        "mill or strike",
        "-crane",
    ] {
        let mut typed = folder((100, 30));
        typed.press("\\");
        for (i, letter) in filter.char_indices() {
            typed.send(Message::Paste(letter.to_string()));
            let mut at_once = folder((100, 30));
            at_once.press("\\");
            at_once.send(Message::Paste(filter.get(..=i).unwrap().to_owned()));
            // What cannot be read yet leaves the list as it was.
            if at_once.model.browsing.filter_error.is_none() {
                assert_eq!(shown(&typed), shown(&at_once), "{}", filter.get(..=i).unwrap());
            }
        }
        // And back again, and after something changed meanwhile.
        typed.press("Backspace Backspace");
        let short = filter.get(..filter.len() - 2).unwrap();
        let mut at_once = folder((100, 30));
        at_once.press("\\");
        at_once.send(Message::Paste(short.to_owned()));
        if at_once.model.browsing.filter_error.is_none() {
            assert_eq!(shown(&typed), shown(&at_once), "back to {short}");
        }
    }
}

#[test]
fn a_filter_sees_what_came_in_while_it_is_typed() {
    let mut s = folder((100, 30));
    s.press("\\");
    s.send(Message::Paste("dock".to_owned()));
    let n_shown = shown(&s).len();
    let place = pullquote::library::Place { path: std::path::Path::new("dockside.txt").into(), part: None };
    let found = pullquote::library::Entry::found(place, "dockside.txt");
    pullquote::app::update(&mut s.model, Message::Found(vec![found]));
    assert_eq!(shown(&s).len(), n_shown + 1, "by its name");
    pullquote::app::update(&mut s.model, Message::Paste("side".to_owned()));
    assert_eq!(shown(&s), [EntryIdx(4)]);
}

#[test]
fn a_file_of_many_articles_is_none_itself() {
    let mut s = folder((100, 30));
    let place = pullquote::library::Place { path: std::path::Path::new("all.jsonl").into(), part: None };
    s.send(Message::Found(vec![pullquote::library::Entry::found(place, "all.jsonl")]));
    assert!(s.frame().contains("all.jsonl"), "{}", s.frame());
    s.send(Message::Split(EntryIdx(4)));
    assert_eq!(shown(&s).len(), 4);
    assert!(!s.frame().contains("all.jsonl"), "{}", s.frame());
    s.press(": problems Enter");
    assert!(s.frame().contains("Everything could be read"), "{}", s.frame());
}
