//! Search over a library: what is found, in which order, where the hits are, and what was perhaps meant.

use crate::shelf::{Shelf, article};
use pullquote::library::marks::Note;
use pullquote::library::query::{Vocabulary, parse};
use pullquote::library::search::{HitPlace, Search, rank, snippet};
use pullquote::library::{ArticleMarks, EntryIdx};
use pullquote::text::TextRange;

fn shelf() -> Shelf {
    let mut shelf = Shelf::new(vec![
        article("The ferry came late. A ferry is no bridge, and the old ferry line knows it.\n\nFerry fares rise.").day("2021-01-01"),
        article("Harbour news\n\n“The ferry is all we have,” Ann Lee said. 40 ferries run.")
            .quote("The ferry is all we have,", "Ann Lee")
            .figure("40", "40", None, "ferries")
            .day("2022-01-01"),
        article("The line of the ferry moved. Some old tale.").day("2023-01-01"),
        article("Nothing of the sort.").day("2024-01-01"),
    ]);
    let notes = vec![Note { range: Some(TextRange::new(0, 7)), text: "ask the Ferry office".into() }];
    shelf.marks.set(EntryIdx(3), ArticleMarks { notes, ..ArticleMarks::default() });
    shelf
}

/// Runs a search and shows each hit as `article:words`.
fn hits(shelf: &Shelf, query: &str) -> Vec<String> {
    let context = shelf.context();
    let search = Search::new(&parse(query).unwrap());
    let mut found = search.run(&context, 0..shelf.library.entries.len());
    rank(&context, &mut found);
    found
        .iter()
        .flat_map(|f| search.hits(&context, f.entry).into_iter().map(|h| (f.entry, h)))
        .map(|(e, h)| {
            let text = shelf.library.entries[e.0 as usize].article.as_ref().unwrap().text();
            format!(
                "{}:{}{}",
                e.0,
                h.range.of(text),
                match h.place {
                    HitPlace::Title => " (title)",
                    HitPlace::Quote(_) => " (quote)",
                    HitPlace::Figure(_) => " (figure)",
                    HitPlace::Text => "",
                    HitPlace::Note(_) => " (note)",
                }
            )
        })
        .collect()
}

#[test]
fn hits_in_quotes_texts_and_notes() {
    let shelf = shelf();
    let found = hits(&shelf, "FERRY");
    assert_eq!(found.iter().filter(|h| h.starts_with("0:")).count(), 4, "{found:?}");
    assert!(found.contains(&"1:ferry (quote)".to_owned()), "{found:?}");
    assert!(found.contains(&"3:Nothing (note)".to_owned()), "{found:?}");
}

#[test]
fn words_standing_together_come_first() {
    let found = hits(&shelf(), "ferry line");
    assert!(found[0].starts_with("0:"), "{found:?}");
    assert!(found.iter().any(|h| h.starts_with("2:")), "{found:?}");
}

#[test]
fn item_tests_hit_the_items() {
    let shelf = shelf();
    assert_eq!(hits(&shelf, "speaker:lee"), ["1:The ferry is all we have, (quote)"]);
    assert_eq!(
        hits(&shelf, "of:ferry fig:>10"),
        Vec::<String>::new(),
        "ferries is no ferry by letters alone"
    );
    assert_eq!(hits(&shelf, "of:ferries fig:>10"), ["1:40 (figure)"]);
    assert_eq!(hits(&shelf, "/fer+y \\w+ rise/"), ["0:Ferry fares rise"]);
    assert_eq!(hits(&shelf, "/fares \\w+/"), ["0:fares rise"]);
    assert_eq!(hits(&shelf, "date:2024").len(), 1, "the article itself is the hit");
}

#[test]
fn a_snippet_is_one_line_cut_between_words() {
    let shelf = shelf();
    let article = shelf.library.entries[0].article.as_ref().unwrap();
    let at = article.text().find("bridge").unwrap();
    let cut = snippet(article, TextRange::from_usize(at, at + 6), 30);
    assert_eq!(cut.hit.of(&cut.text), "bridge");
    assert!(
        cut.text.starts_with('…') && cut.text.ends_with('…') && cut.text.chars().count() <= 32,
        "{cut:?}"
    );
    let whole = snippet(article, TextRange::from_usize(at, at + 6), 500);
    assert_eq!(whole.text, "The ferry came late. A ferry is no bridge, and the old ferry line knows it.");
}

#[test]
fn nothing_found_names_the_nearest() {
    let shelf = shelf();
    let vocabulary = Vocabulary::gather(&shelf.context());
    let near = |query: &str| vocabulary.nearest(&parse(query).unwrap()).map(str::to_owned);
    assert_eq!(near("speaker:lea").as_deref(), Some("Ann Lee"));
    assert_eq!(near("harbor").as_deref(), Some("Harbour"));
    assert_eq!(near("of:feries").as_deref(), Some("ferries"));
    assert_eq!(near("speaker:lee"), None);
}
