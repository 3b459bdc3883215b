//! Whole screens, as they were looked at and found good.

use crate::screen::Screen;
use crate::sessions::{HARBOUR, MILL, SCHOOL};
use insta::assert_snapshot;
use pullquote::app::Options;

#[test]
fn one_article_at_80x23_with_a_quote_unfolded() {
    let mut s = Screen::one((80, 23), HARBOUR);
    s.press("]q");
    assert_snapshot!(s.frame());
}

#[test]
fn figures_grouped_by_what_is_counted_at_80x23() {
    let mut s = Screen::one((80, 23), HARBOUR);
    s.press("gf j");
    assert_snapshot!(s.frame());
}

#[test]
fn three_panes_at_120x40() {
    let mut s = Screen::folder((120, 40), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    s.press("J ]q ]q ]q");
    assert_snapshot!(s.frame());
}

#[test]
fn three_panes_at_160x50() {
    let mut s = Screen::folder((160, 50), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    s.press("J [f");
    assert_snapshot!(s.frame());
}

#[test]
fn list_and_text_at_80x23() {
    let mut s = Screen::folder((80, 23), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    s.press("j");
    assert_snapshot!(s.frame());
}

#[test]
fn the_help_at_80x23() {
    let mut s = Screen::one((80, 23), HARBOUR);
    s.press("? / \"copy\" Enter");
    assert_snapshot!(s.frame());
}

#[test]
fn people_at_80x23() {
    let mut s = Screen::one((80, 23), HARBOUR);
    s.press("gp");
    assert_snapshot!(s.frame());
}

#[test]
fn three_panes_at_100x30() {
    let mut s = Screen::folder((100, 30), &[("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)]);
    s.press("Enter J ]q ]q");
    assert_snapshot!(s.frame());
}

/// A reader in linear mode: a screen reader takes it line by line.
fn linear(size: (u16, u16)) -> Screen {
    let sources = [("a.txt", HARBOUR), ("b.txt", MILL), ("c.txt", SCHOOL)];
    let sources = sources.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
    let options = Options { place: "~/news".to_owned(), linear: true, ..Options::default() };
    Screen::start(size, sources, options)
}

#[test]
fn linear_text_with_a_quote_selected_at_80x24() {
    let mut s = linear((80, 24));
    s.press("Enter J ]q");
    assert_snapshot!(s.frame());
}

#[test]
fn linear_cards_at_80x24() {
    let mut s = linear((80, 24));
    s.press("Enter J ]q ]q ]q Enter");
    assert_snapshot!(s.frame());
}

#[test]
fn linear_list_at_80x24() {
    let s = linear((80, 24));
    assert_snapshot!(s.frame());
}
