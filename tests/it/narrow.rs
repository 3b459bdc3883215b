//! Small screens, and what a newcomer meets: nothing is cut badly, hints and messages lead on.

use crate::pages::save;
use crate::screen::Screen;
use crate::sessions::{HARBOUR, MILL, SCHOOL};
use pullquote::app::Options;

const LONG: &str = "title: A crane that stands still for longer than anybody in the old town can remember\noutlet: The Tidewater and Ellery Post\ndate: 2024-05-02\n\
tags: harbour, machines-of-the-town\n\n“Nobody told us that the cable was worn,” harbour master Jane Poole said of the 14 ships.\n\nIt would take 11 weeks.\n";

fn folder(size: (u16, u16)) -> Screen {
    Screen::folder(size, &[("a.txt", LONG), ("b.txt", MILL), ("c.txt", SCHOOL)])
}

#[test]
fn the_header_says_what_is_done_before_all_else() {
    let mut s = Screen::one((80, 24), LONG);
    assert!(s.row(0).starts_with(" 2 May 2024 · The Tidewater and Eller… · 1 min "), "{}", s.row(0));
    s.press("]f xx");
    save(&mut s);
    s.press("Esc");
    assert!(
        s.row(0).starts_with(" 2 May 2024 · The Tid") && s.row(0).contains("… · 1 min · 1 of "),
        "{}",
        s.row(0)
    );
    assert!(s.row(0).contains(" done"), "{}", s.row(0));
    let mut s = Screen::one((60, 20), LONG);
    s.press("]f xx");
    save(&mut s);
    assert!(s.row(0).contains(" done"), "{}", s.row(0));
}

#[test]
fn a_narrow_panel_names_all_its_tabs() {
    let s = Screen::one((60, 20), HARBOUR);
    assert!(s.row(0).ends_with("QUOTES 4 figures notes"), "{}", s.row(0));
    let s = Screen::one((80, 20), HARBOUR);
    assert!(s.row(0).contains("figures 6  notes 0"), "{}", s.row(0));
}

#[test]
fn a_prefix_shows_all_its_ways_on() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("c");
    assert!(s.status().starts_with(" c  s speaker  v value"), "{}", s.status());
    assert!(s.status().ends_with(" m article  r"), "{}", s.status());
    s.press("Esc z");
    assert_eq!(s.status(), " z  l toggle-list  p toggle-panel  t text-alone");
}

#[test]
fn tags_stand_whole_in_the_list_or_not_at_all() {
    for (cols, shown) in [(80, ""), (160, "remember #harbour "), (200, " #harbour #machines-of-the-town ")] {
        let mut s = folder((cols, 24));
        s.press("zt");
        assert!(s.frame().contains(shown), "{}", s.frame());
        assert!(!s.frame().contains("… …") && !s.frame().contains("#m…"), "{}", s.frame());
        assert!(s.status().contains("zt narrow"), "{}", s.status());
    }
}

#[test]
fn rows_of_pages_do_not_run_into_each_other() {
    let mut s = folder((20, 5));
    s.press("P");
    assert_eq!(s.row(1), "▌ Jane Poole");
    s.press("Enter");
    assert!(s.row(1).starts_with("▌ “Nobody told"), "{}", s.frame());
    let mut s = folder((40, 12));
    s.press("F Enter");
    let row = s.row(1);
    assert!(
        row.contains("14") || row.contains("11") || row.contains("40"),
        "the value is there: {}",
        s.frame()
    );
}

#[test]
fn the_smallest_screen_still_shows_what_is_chosen() {
    let mut s = Screen::one((20, 5), HARBOUR);
    s.press("gp");
    assert!(s.row(1).starts_with("│ ▌ Jane Poole"), "{}", s.frame());
    s.press("Esc X");
    assert!(s.row(2).starts_with("▌·") && s.row(3).starts_with(" ·"), "{}", s.frame());
    let s = Screen::one((19, 5), HARBOUR);
    assert_eq!(s.status(), "20x5 at least");
}

#[test]
fn a_note_on_the_article_stands_in_no_paragraph() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("A \"to read again\" Enter");
    save(&mut s);
    s.press("ga");
    assert!(s.frame().contains("*– to read again"), "{}", s.frame());
}

#[test]
fn a_note_on_a_quote_says_its_words_with_their_marks() {
    let mut s = Screen::one((120, 40), HARBOUR);
    s.press("]q ]q a \"how much?\" Enter");
    save(&mut s);
    s.press("ga j");
    assert!(s.frame().contains("on: “twice what we have.”"), "{}", s.frame());
}

#[test]
fn a_wide_screen_gives_what_the_text_does_not_need_to_list_and_panel() {
    let s = Screen::folder((200, 50), &[("a.txt", LONG), ("b.txt", MILL)]);
    assert!(s.frame().contains("A crane that stands still for longer than anybody in…"), "{}", s.frame());
    let width = |area: Option<pullquote::panes::Area>| area.map_or(0, |a| a.width);
    let (list, text, side) = (s.model.panes.list, s.model.panes.text, s.model.panes.side);
    assert!(width(list) >= 56 && width(side) >= 60 && width(text) >= 72, "{list:?} {text:?} {side:?}");
}

#[test]
fn a_card_begins_with_a_word() {
    let mut s = Screen::one(
        (80, 24),
        "title: Crane late\ndate: 2024-05-02\n\nThe crane came, 11 weeks late, to the quay.\n",
    );
    s.press("gf");
    assert!(s.frame().contains("· 1 11 weeks late"), "{}", s.frame());
}

#[test]
fn commands_say_what_they_take() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press(": \"export \"");
    assert!(s.status().ends_with("md  csv  sheet  json  w3c  gold  questions"), "{}", s.status());
    s.press("Tab");
    assert!(s.status().starts_with(":export md"), "{}", s.status());
    s.press("Esc : \"sample \"");
    assert!(s.status().contains(":sample 200 seed 7"), "{}", s.status());
    s.press("Esc : \"xyzzy\" Enter");
    assert_eq!(s.status(), " no command xyzzy · ? lists them");
    s.press(": \"query\" Enter");
    assert_eq!(s.status(), " :query wants a name · the configuration has none");
    s.press("J");
    assert_eq!(s.status(), " this is the only article");
    let mut s = folder((110, 24));
    s.press("j Enter =");
    assert!(
        s.status().contains("in “A crane that") && s.status().ends_with("2 May 2024), a.txt"),
        "{}",
        s.status()
    );
}

#[test]
fn the_formats_that_the_command_line_of_the_reader_names_are_all() {
    use clap::ValueEnum as _;
    let formats: Vec<_> = pullquote::store::outgoing::Format::value_variants()
        .iter()
        .filter_map(|f| Some(f.to_possible_value()?.get_name().to_owned()))
        .collect();
    assert_eq!(pullquote::app::commands::EXPORTS, formats);
}

#[test]
fn what_is_not_there_to_be_selected_is_said() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("v if");
    assert_eq!(s.status(), " no figure at the end that moves");
    s.press("} } iq");
    assert!(s.status().starts_with(" selecting · 21 words"), "from its opening mark: {}", s.status());
}

/// A reader of one column.
fn linear(size: (u16, u16)) -> Screen {
    let options = Options { linear: true, place: "~/news".to_owned(), ..Options::default() };
    let sources = [("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)];
    Screen::start(size, sources.map(|(n, t)| (n, t.to_owned())).to_vec(), options)
}

#[test]
fn one_column_shows_one_thing_in_words() {
    let mut s = linear((80, 24));
    s.press("j Enter");
    let text = s.frame().replace(['[', ']'], " ");
    for words in ["since Monday, and 14 ships wait", "It would take 11 weeks.", "Some 250 dockers were"] {
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(words), "brackets take no letter: {words} in {text}");
    }
    s.press("gp");
    assert!(!s.frame().contains("crane"), "no words beside the people: {}", s.frame());
    s.press("Esc X");
    assert!(s.row(2).contains("open: 14"), "{}", s.frame());
    s.press("Esc ]q a");
    assert!(s.frame().contains("\n note on quote 1") && !s.frame().contains('─'), "{}", s.frame());
    let mut s = linear((80, 30));
    s.press("F Enter");
    assert!(s.model.page.as_ref().is_some_and(|p| p.chart_lines(30) == 0));
}

#[test]
fn what_is_selected_over_the_head_of_a_file_is_copied_without_it() {
    let head = "title: Mill reopens\ndate: 2024-06-01\ntags: mill\n\nThe mill at Anstey opened again.\n";
    let mut s = Screen::one((80, 24), head);
    s.press("v G $ o gg o y");
    let copied = s.effects.iter().find_map(|e| match e {
        pullquote::app::Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("Mill reopens\n\nThe mill at Anstey opened again."));
}

#[test]
fn an_empty_folder_answers_every_key() {
    let mut s = Screen::folder((80, 24), &[]);
    for keys in ["]q", "X", "gp", "a", "A", "xx", "yy", "v", "cm", "t"] {
        s.press(keys);
        assert_eq!(s.status(), " no article open", "{keys}");
    }
    s.press("J");
    assert_eq!(s.status(), " no article is shown");
}

#[test]
fn the_help_gives_back_what_it_was_asked_for_in() {
    let mut s = folder((80, 24));
    s.press("P ?");
    assert!(s.row(1).contains("Keys and commands"), "{}", s.frame());
    s.press("? ");
    assert!(s.row(0).contains("name"), "the people again: {}", s.frame());
    s.press("q j Enter X ? q");
    assert!(s.row(0).starts_with(" CHECK SHEET"), "{}", s.frame());
    s.press("q v ? Esc");
    assert!(s.status().starts_with(" selecting"), "{}", s.status());
}

#[test]
fn a_value_is_corrected_as_one_writes_it() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("]f cv Ctrl-u \"15 km\" Enter");
    let records = s.effects.iter().find_map(|e| match e {
        pullquote::app::Effect::Save { records, .. } => Some(format!("{records:?}")),
        _ => None,
    });
    assert!(records.as_deref().is_some_and(|r| r.contains("\"15\"") && r.contains("\"km\"")), "{records:?}");
    save(&mut s);
    s.press("]f cv Ctrl-u \"many\" Enter");
    assert_eq!(s.status(), " a number first, as in 12; km; road");
}

#[test]
fn the_sheet_goes_to_the_next_open_row_and_stays() {
    let mut s = Screen::one((80, 24), HARBOUR);
    s.press("X j xx");
    save(&mut s);
    s.press("gg ]x");
    assert!(s.status().starts_with(" row 3 of "), "past the one that is done: {}", s.status());
    s.press("]q");
    assert_eq!(s.status(), " ]q is no key · ? lists them");
    s.press("xo");
    assert_eq!(s.status(), " open already");
    assert!(s.effects.is_empty() && s.row(0).starts_with(" CHECK SHEET"), "{}", s.frame());
    s.press("G ]x");
    assert_eq!(s.status(), " no more open rows this way");
}

#[test]
fn what_is_wrong_with_a_query_fits_a_line() {
    let mut s = folder((80, 24));
    s.press("\\ \"(fig:>100 or\" Enter");
    assert_eq!(s.status(), " something is missing beside or · \"or\" is the word");
    s.press("g/ \"date:20255..\" Enter");
    assert!(
        s.status().starts_with(" date: wants 2020, ") && s.status().ends_with("not 20255.."),
        "{}",
        s.status()
    );
}

#[test]
fn a_filter_that_hides_articles_is_what_q_closes() {
    let mut s = folder((80, 24));
    s.press("\\ \"mill\" Enter");
    assert!(s.status().contains("q all articles"), "{}", s.status());
    s.press("q");
    assert!(s.status().contains("q quit"), "{}", s.status());
}

#[test]
fn the_first_run_tells_of_a_broken_configuration_instead_of_keys() {
    let options = Options { mistakes: vec!["line 3: no setting mesure".to_owned()], ..Options::default() };
    let sources = vec![("a.txt", HARBOUR.to_owned())];
    let mut s = Screen::start((80, 24), sources, options);
    assert_eq!(s.status(), " config.toml line 3: no setting mesure");
    s.press(": \"problems\" Enter");
    assert!(s.frame().contains("config.toml line 3"), "{}", s.frame());
}
