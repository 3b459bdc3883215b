//! The query language: what is read, what is printed, where errors point, what is completed, what is selected.

use crate::shelf::{Shelf, article};
use chrono::NaiveDate;
use proptest::prelude::*;
use pullquote::article::{Article, ArticleDate, DateSource, Precision};
use pullquote::extract::Modifier;
use pullquote::library::marks::Note;
use pullquote::library::query::{Vocabulary, complete, parse};
use pullquote::library::{ArticleMarks, EntryIdx, Filter, SortOrder, Status};
use std::borrow::Cow;

/// `(query, how it prints)`.
const PRINTED: &[(&str, &str)] = &[
    ("", ""),
    ("iceberg  tip", "iceberg tip"),
    ("\"tip of the iceberg\"", "\"tip of the iceberg\""),
    ("“tip of the iceberg”", "\"tip of the iceberg\""),
    ("\"never closed", "\"never closed\""),
    ("\"iceberg\"", "iceberg"),
    ("\"or\" 10:30", "\"or\" \"10:30\""),
    ("a OR b c", "a or b c"),
    ("(a or b) c", "(a or b) c"),
    ("(a b) (c)", "a b c"),
    ("-(-a)", "-(-a)"),
    ("/row(ed|ing)\\/x/", "/row(ed|ing)\\/x/"),
    ("Speaker:philp says:\"the iceberg\"", "speaker:philp says:\"the iceberg\""),
    ("speaker:a (speaker:b)", "speaker:a (speaker:b)"),
    ("speaker:a fig:>1,000 unit:EUR", "speaker:a fig:>1000 unit:EUR"),
    ("status:open speaker:a", "status:open speaker:a"),
    ("fig:>1 (status:open)", "fig:>1 (status:open)"),
    ("-speaker:a", "-speaker:a"),
    ("-(speaker:a) speaker:b", "-speaker:a (speaker:b)"),
    ("speaker:b -says:x", "speaker:b -says:x"),
    ("fig:1k..2m fig:=5 fig:<=2.50 fig:..7 fig:7..", "fig:1000..2000000 fig:5 fig:<=2.5 fig:<=7 fig:>=7"),
    (
        "date:2020-08..2020-10 date:..2021 date:2020-08-12",
        "date:2020-08..2020-10 date:..2021 date:2020-08-12",
    ),
    ("is:unread has:note tag:x -tag:\"a b\"", "is:unread has:note tag:x -tag:\"a b\""),
];

#[test]
fn reading_and_printing() {
    for (text, printed) in PRINTED {
        let query = parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(&query.to_string(), printed, "{text}");
        assert_eq!(parse(printed).unwrap(), query, "{text} printed and read again");
    }
}

/// `(query, carets under it, what the message holds, suggestion)`.
const ERRORS: &[(&str, &str, &str, &str)] = &[
    ("speker:philp", "^^^^^^^", "no field speker:", "speaker:"),
    ("a outlet:", "  ^^^^^^^", "words of the outlet's name", ""),
    ("status:opne", "^^^^^^^^^^^", "confirmed", "status:open"),
    ("is:starrd x", "^^^^^^^^^", "unread", "is:starred"),
    ("x fig:>many", "  ^^^^^^^^^", "1000..2000", ""),
    ("fig:9..1", "^^^^^^^^", "1000..2000", ""),
    ("date:2020-13", "^^^^^^^^^^^^", "2020-08", ""),
    ("date:2021..2020", "^^^^^^^^^^^^^^^", "2020-08", ""),
    ("a (b or c", "  ^", "never closed", ""),
    ("a b)", "   ^", "closes nothing", ""),
    ("a or", "  ^^", "missing beside", ""),
    ("or a", "^^", "missing beside", ""),
    ("a or or b", "  ^^", "missing beside", ""),
    ("a ()", "  ^^", "nothing stands", ""),
    ("a - b", "  ^", "nothing to exclude", ""),
    ("--a", "^", "nothing to exclude", ""),
    ("/a(b/", "^^^^^", "unclosed group", ""),
    ("/ab", "^^^", "no closing /", ""),
    ("“é” \"\"", "    ^^", "between these marks", ""),
    ("a ”", "  ^", "without an opening", ""),
];

#[test]
fn errors_point_at_the_place_and_suggest() {
    for (text, pointer, holds, suggestion) in ERRORS {
        let error = parse(text).expect_err(text);
        assert_eq!(&error.pointer(text), pointer, "{text}");
        assert!(error.message.contains(holds), "{text}: {}", error.message);
        assert_eq!(error.suggestion.as_deref().unwrap_or_default(), *suggestion, "{text}");
    }
}

#[test]
fn a_thousand_parentheses_are_an_error_and_no_crash() {
    let deep = "(".repeat(100_000);
    assert!(parse(&deep).unwrap_err().message.contains("too many"));
}

const PIECES: &[&str] = &[
    "a",
    "or",
    "-",
    "(",
    ")",
    "\"",
    "b c",
    "\\",
    "/x/",
    "/",
    "“",
    "”",
    "speaker:a",
    "says:\"x y\"",
    "fig:>1",
    "unit:EUR",
    "of:b",
    "status:open",
    "status:wrong",
    "tag:t",
    "date:2020-02",
    "is:read",
    "has:note",
    ":",
    "1:2",
    "x:y",
    "é",
    "…",
];

proptest! {
    #[test]
    fn what_is_printed_reads_the_same(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..12)) {
        let text: String = pieces.iter().flat_map(|(i, space)| [PIECES[*i], if *space { " " } else { "" }]).collect();
        if let Ok(query) = parse(&text) {
            let printed = query.to_string();
            let again = parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&query), "{} printed as {}", text, printed);
        }
    }

    #[test]
    fn errors_lie_inside_the_query(text in "\\PC{0,20}") {
        if let Err(error) = parse(&text) {
            prop_assert!(text.get(error.range.as_usize()).is_some(), "{:?}", error);
        }
    }
}

#[test]
fn completion_of_fields_and_values() {
    let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
    let vocabulary = Vocabulary {
        speakers: list(&["Ann Lee", "Leander Cole", "Ann Marsh"]),
        tags: list(&["sea", "to do"]),
        ..Vocabulary::default()
    };
    let at_end = |text: &str| {
        let found = complete(text, text.len(), || Cow::Borrowed(&vocabulary));
        (found.range.start, found.options)
    };
    assert_eq!(at_end("x -sp"), (3, list(&["speaker:"])));
    assert_eq!(at_end("(o"), (1, list(&["of:", "outlet:"])));
    assert_eq!(at_end("speaker:le"), (0, list(&["speaker:\"Leander Cole\"", "speaker:\"Ann Lee\""])));
    assert_eq!(at_end("speaker:\"ann m"), (0, list(&["speaker:\"Ann Marsh\""])));
    assert_eq!(at_end("tag:"), (0, list(&["tag:sea", "tag:\"to do\""])));
    assert_eq!(at_end("status:co"), (0, list(&["status:confirmed"])));
    assert_eq!(at_end("\"is it").1, Vec::<String>::new());
    // No value is wanted here.
    assert_eq!(complete("ta b", 2, || unreachable!()).options, ["tag:"]);
}

fn dated(article: &mut Article, day: &str, precision: Precision) {
    let day: NaiveDate = day.parse().unwrap();
    article.metadata.date = Some(ArticleDate { day, precision, source: DateSource::Header });
}

fn shelf() -> Shelf {
    let mut shelf = Shelf::new(vec![
        article("Boats came. “Only the tip of the pile,” Ann Lee said. “No more boats.” Over 1,000 migrants, €20 each.")
            .quote("Only the tip of the pile", "Ann Lee")
            .quote("No more boats", "Ann Lee")
            .figure("1,000", "1000", None, "migrants")
            .modifier(Modifier::Over)
            .figure("€20", "20", Some("EUR"), "")
            .head(|a| {
                dated(a, "2020-08-12", Precision::Day);
                a.metadata.outlet = Some("The Courier".into());
                a.metadata.tags = vec!["sea".into()];
            }),
        article("The budget. “A poor budget,” Ann Lee said. “The tip of the pile,” Bo Karr said. 14 migrants cost 3 million.")
            .quote("A poor budget", "Ann Lee")
            .quote("The tip of the pile", "Bo Karr")
            .figure("14", "14", None, "migrants")
            .figure("3 million", "3000000", Some("EUR"), "")
            .head(|a| {
                dated(a, "2020-01-01", Precision::Year);
                a.metadata.outlet = Some("Evening Post".into());
                a.metadata.authors = vec!["Dana Weil".into()];
            }),
        article("Nothing was said\u{a0}here — at all.").head(|a| dated(a, "2021-03-02", Precision::Day)),
    ]);
    let marked = ArticleMarks {
        is_read: true,
        is_starred: true,
        tags: vec!["to do".into()],
        notes: vec![Note { range: None, text: "ring Bo Karr".into() }],
        quotes: [(0, Status::Confirmed)].into(),
        figures: [(0, Status::Wrong), (1, Status::Confirmed)].into(),
        n_done: 3,
        n_items: 0,
    };
    shelf.marks.set(EntryIdx(1), marked);
    shelf
}

/// `(query, the articles it selects)`.
const SELECTED: &[(&str, &[u32])] = &[
    ("", &[0, 1, 2]),
    ("BUDGET", &[1]),
    ("\"said here - at\"", &[2]),
    ("\"tip of the pile\" boats", &[0]),
    ("boats or nothing", &[0, 2]),
    ("-boats", &[1, 2]),
    ("/mi(gr|x)ants\\b/", &[0, 1]),
    ("/^the BUDGET/", &[1]),
    // One quote: Ann Lee says "tip" in the first only, though both have her and the words.
    ("speaker:lee says:tip", &[0]),
    ("speaker:lee (says:tip)", &[0, 1]),
    ("speaker:lee -says:boats", &[0, 1]),
    ("-speaker:karr", &[0, 2]),
    ("speaker:lee status:confirmed", &[1]),
    ("speaker:karr status:open", &[1]),
    ("speaker:karr status:confirmed", &[]),
    ("status:wrong", &[1]),
    // One figure: above 1,000 and in euros is the second only.
    ("fig:>100", &[0, 1]),
    ("fig:>100 unit:eur", &[1]),
    ("fig:>100 (unit:eur)", &[0, 1]),
    ("unit:€ fig:10..30", &[0]),
    ("fig:>1000 of:migrants", &[0]),
    ("fig:>1k of:migrant status:open", &[0]),
    ("of:migrants status:wrong", &[1]),
    ("unit:money", &[0, 1]),
    ("outlet:courier", &[0]),
    ("author:weil", &[1]),
    ("tag:sea or tag:\"to do\"", &[0, 1]),
    ("tag:se", &[]),
    ("date:2020", &[0, 1]),
    ("date:2020-08", &[0]),
    ("date:2020-08..2021-03-02", &[0, 2]),
    ("is:unread", &[0, 2]),
    ("is:starred has:note", &[1]),
    ("-has:quote", &[2]),
    ("file:2.t", &[2]),
];

#[test]
fn what_is_selected() {
    let shelf = shelf();
    for (text, expected) in SELECTED {
        let filter = Filter::new(&parse(text).unwrap());
        let selected: Vec<u32> = filter.select(&shelf.context(), 0..3).iter().map(|e| e.0).collect();
        assert_eq!(&selected, expected, "{text}");
    }
}

#[test]
fn sorting_by_several_keys() {
    let shelf = shelf();
    for (order, expected) in [
        ("date", [1, 0, 2]),
        ("-date", [2, 0, 1]),
        ("outlet", [1, 0, 2]),
        ("-outlet", [0, 1, 2]),
        ("-quotes,date", [1, 0, 2]),
        ("unread,-name", [2, 0, 1]),
        ("-checked", [1, 0, 2]),
    ] {
        let order: SortOrder = order.parse().unwrap();
        let mut entries = vec![EntryIdx(0), EntryIdx(1), EntryIdx(2)];
        order.sort(&shelf.context(), &mut entries);
        assert_eq!(entries.iter().map(|e| e.0).collect::<Vec<_>>(), expected, "{order}");
        assert_eq!(order.to_string().parse(), Ok(order));
    }
    assert!("colour".parse::<SortOrder>().unwrap_err().contains("outlet"));
}

#[test]
fn the_same_text_twice_is_shown_once() {
    let shelf = Shelf::new(vec![
        article("The very same words."),
        article("Other words."),
        article("The very  same words."),
    ]);
    let context = shelf.context();
    assert_eq!(
        (context.original_of(EntryIdx(2)), context.original_of(EntryIdx(0))),
        (Some(EntryIdx(0)), None)
    );
    let mut all = vec![EntryIdx(0), EntryIdx(1), EntryIdx(2)];
    shelf.duplicates.fold(&mut all);
    assert_eq!(all, [EntryIdx(0), EntryIdx(1)]);
    let mut alone = vec![EntryIdx(2)];
    shelf.duplicates.fold(&mut alone);
    assert_eq!(alone, [EntryIdx(2)], "a copy whose original is not shown stays");
    assert_eq!(shelf.duplicates.n_copies(EntryIdx(0)), 1);
}
