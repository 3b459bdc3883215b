//! What is read from files as they lie around: title, date, outlet, authors, paragraphs.

use proptest::prelude::*;
use pullquote::article::{Article, Metadata, index_lines, read};

/// Draws an article: title, what is known, then each passage with its number.
fn drawn(article: &Article) -> String {
    let Metadata { date, outlet, authors, url, language, tags } = &article.metadata;
    let mut lines = vec![format!("title: {}", article.title)];
    if let Some(d) = date {
        lines.push(format!("date: {} {:?} {:?}", d.day, d.precision, d.source));
    }
    lines.extend(outlet.iter().map(|o| format!("outlet: {o}")));
    lines.extend((!authors.is_empty()).then(|| format!("authors: {}", authors.join(" + "))));
    lines.extend(url.iter().map(|u| format!("url: {u}")));
    lines.extend(language.iter().map(|l| format!("language: {l}")));
    lines.extend((!tags.is_empty()).then(|| format!("tags: {}", tags.join(" + "))));
    for (number, range) in article.passages() {
        lines.push(format!("{number}: {}", article.slice(range)));
    }
    lines.join("\n")
}

#[track_caller]
fn check(source: &str, name: &str, expected: &str) {
    let (article, _) = Article::parse(source, name);
    assert_eq!(drawn(&article), expected);
}

#[test]
fn a_date_on_the_line_of_the_text() {
    check(
        " date 2020-08-12 Ferries stopped. Nobody said why.\n\n“We wait,” Ann Lee said.\n",
        "000_c191c9e08c219855.txt",
        "title: Ferries stopped.\ndate: 2020-08-12 Day Header\n1: Ferries stopped. Nobody said why.\n2: “We wait,” Ann Lee said.",
    );
    check(
        "date 2020-08 Ferries stopped.",
        "",
        "title: Ferries stopped.\ndate: 2020-08-01 Month Header\n1: Ferries stopped.",
    );
    let (article, warnings) = Article::parse(" date 2020-02-30 Ferries stopped.", "");
    assert_eq!(drawn(&article), "title: Ferries stopped.\n1: Ferries stopped.");
    assert_eq!(warnings[0].0, "its header's date 2020-02-30 is not in the calendar");
}

#[test]
fn a_block_of_known_keys() {
    check(
        "Title: Ferries stop: why?\nDate: 12 August 2020\nSource: The Ellery Mercury\nBy: Ann Lee and Bo Ek\nURL: https://m.example/1\nTags: sea, boats\nLang: en-GB\n\nThey stopped.\n\nNobody said why.",
        "2019-01-01.txt",
        "title: Ferries stop: why?\ndate: 2020-08-12 Day Header\noutlet: The Ellery Mercury\nauthors: Ann Lee + Bo Ek\nurl: https://m.example/1\nlanguage: en-GB\ntags: sea + boats\n0: Ferries stop: why?\n1: They stopped.\n2: Nobody said why.",
    );
    // The text repeats the title: it is shown once.
    check(
        "title: A gate\ndate: 2020-08-12\n\nA Gate.\n\nIt shut.",
        "",
        "title: A Gate.\ndate: 2020-08-12 Day Header\n0: A Gate.\n1: It shut.",
    );
}

#[test]
fn other_words_before_a_colon_are_a_headline() {
    check(
        "Trump: Cruz has no plan\n\nThe race goes on.",
        "",
        "title: Trump: Cruz has no plan\n0: Trump: Cruz has no plan\n1: The race goes on.",
    );
    check(
        "Source: Gates to shut\n\nThe race goes on.",
        "",
        "title: Source: Gates to shut\n0: Source: Gates to shut\n1: The race goes on.",
    );
    check("By: the sea\nWe sat. We slept.", "", "title: By: the sea\n0: By: the sea\n1: We sat. We slept.");
}

#[test]
fn a_headline_has_no_full_stop_or_is_set_off() {
    let headline = |source: &str| {
        let (article, _) = Article::parse(source, "");
        article.headline.map(|h| article.slice(h).to_owned())
    };
    assert_eq!(headline("Gates shut\n\nThe gates shut today.").as_deref(), Some("Gates shut"));
    assert_eq!(headline("The gates shut today.\n\nNobody knew."), None);
    assert_eq!(
        headline("Gates shut for good.\n\nThe gates shut today.\nNobody knew.").as_deref(),
        Some("Gates shut for good.")
    );
    assert_eq!(headline("Gates shut.\n\n\nThe gates shut.\n\nNobody knew.").as_deref(), Some("Gates shut."));
    assert_eq!(
        headline("Old Harbour Gates Shut Today.\n\nThey shut at noon.\n\nSo.").as_deref(),
        Some("Old Harbour Gates Shut Today.")
    );
    assert_eq!(headline("Gates shut.\n\nELLERY (AP) — The gates shut.").as_deref(), Some("Gates shut."));
    assert_eq!(headline("ELLERY (AP) — The gates shut\n\nNobody knew."), None);
    let next = "The gates shut at noon, when the water stood two metres over the quay.";
    assert_eq!(
        headline(&format!("Gates shut for good.\n\n{next}\n\nSo.")).as_deref(),
        Some("Gates shut for good.")
    );
    assert_eq!(headline(&format!("Gates shut for good.\n{next}\nSo.")), None);
    assert_eq!(headline(&format!(" date 2020-01-01 Gates shut for good.\n\n{next}")), None);
    assert_eq!(headline(&format!("Gates shut. They rust.\n\n{next}")), None);
    assert_eq!(headline(&format!("“We shut them.”\n\n{next}")), None);
    assert_eq!(headline("One line alone"), None);
    assert_eq!(headline(&format!("{}\n\nSo.", "word ".repeat(60))), None);
}

#[test]
fn no_header_leaves_the_file_name_and_the_text_to_say_the_date() {
    check(
        "They shut. So.",
        "2020-08-12_x.txt",
        "title: They shut.\ndate: 2020-08-12 Day FileName\n1: They shut. So.",
    );
    check("They shut. So.", "000123_c191c9e08c219855.txt", "title: They shut.\n1: They shut. So.");
    check(
        "Gates shut\n\nBy Ann Lee\n\nPublished 12 August 2020\n\nThey shut.",
        "2021-01-01.txt",
        "title: Gates shut\ndate: 2020-08-12 Day Text\nauthors: Ann Lee\n0: Gates shut\n1: By Ann Lee\n2: Published 12 August 2020\n3: They shut.",
    );
}

#[test]
fn paragraphs_are_lines_where_lines_are_whole() {
    check(
        "Gates shut\n\nThe gates shut today.\nNobody knew why, and nobody asked.\n“We wait.”\n",
        "",
        "title: Gates shut\n0: Gates shut\n1: The gates shut today.\n2: Nobody knew why, and nobody asked.\n3: “We wait.”",
    );
}

#[test]
fn lines_wrapped_by_hand_are_joined() {
    let wrapped = "Gates shut\r\n\r\nThe harbour gates were shut on Monday\r\nafter the storm, and the ships in the bay\r\nhad to wait for the tide.\r\n\r\n“We wait,” said Ann Lee, who has been a\r\npilot for 20 years.\r\n";
    check(
        wrapped,
        "",
        "title: Gates shut\n0: Gates shut\n1: The harbour gates were shut on Monday after the storm, and the ships in the bay had to wait for the tide.\n2: “We wait,” said Ann Lee, who has been a pilot for 20 years.",
    );
    // Indented paragraphs without a blank line between them.
    check(
        "  The harbour gates were shut on Monday\nafter the storm, and the ships in the bay\nhad to wait for the tide.\n  “We wait,” said Ann Lee, who has been a\npilot for 20 years.\n",
        "",
        "title: The harbour gates were shut on Monday after the storm…\n1: The harbour gates were shut on Monday after the storm, and the ships in the bay had to wait for the tide.\n2: “We wait,” said Ann Lee, who has been a pilot for 20 years.",
    );
}

/// What must hold of any article from any source.
fn sound(article: &Article) {
    let text = article.text();
    let mut end = 0;
    for (number, range) in article.passages() {
        assert!(range.start >= end && !range.is_empty(), "passage {number} overlaps or is empty");
        let words = text.get(range.as_usize()).expect("on char boundaries");
        assert_eq!(words, words.trim());
        assert!(!words.contains('\n'));
        end = range.end;
    }
}

proptest! {
    #[test]
    fn any_bytes_end_as_articles_or_problems(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "[a-z0-9-]{0,9}(\\.(txt|md|html|json|jsonl|eml|gz))?") {
        for (article, _) in read(&bytes, &name).into_iter().flatten() {
            sound(&article);
        }
    }

    #[test]
    fn any_text_is_sound_and_its_offsets_lead_back(source in "([ \\t\\r\\n“”.:a-cA-Z0-9é😀\u{300}\u{200b}\u{202e}\u{1b}]|date 2020-08-12|Title: |\r\n|\n\n){0,60}") {
        let (article, _) = Article::parse(&source, "");
        sound(&article);
        let points: Vec<char> = source.chars().collect();
        for (_, range) in article.passages() {
            for (at, c) in article.slice(range).char_indices() {
                let point = article.source_map().code_point(range.start + at as u32) as usize;
                let original = points[point];
                prop_assert!(c == original || original.is_whitespace() || !c.is_alphanumeric() || original.is_control() || matches!(original, '\u{200b}' | '\u{202e}'), "{c:?} for {original:?}");
            }
        }
    }
}

/// Draws all that a file holds: its articles with their warnings, and its problems.
fn file(name: &str) -> String {
    let drawings = read(&file_bytes(name), name).into_iter().map(|reading| match reading {
        Ok((article, warnings)) => {
            sound(&article);
            let warnings = warnings.iter().map(|w| format!("\nwarning: {}", w.0));
            format!("id: {}\n{}{}", article.id.0, drawn(&article), warnings.collect::<String>())
        }
        Err(problem) => format!("problem: {problem}"),
    });
    drawings.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn files_as_they_lie_around() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let drawings: Vec<String> = names.iter().map(|name| format!("=== {name}\n{}\n", file(name))).collect();
    insta::assert_snapshot!(drawings.join("\n"));
}

/// Says what a terminal must not be sent: controls, bidi controls, what cannot be seen, and towers of combining marks.
fn forbidden(text: &str) -> Option<String> {
    let mut n_marks = 0;
    text.chars().find_map(|c| {
        let code = c as u32;
        let control = (code < 0x20 && c != '\n') || (0x7f..0xa0).contains(&code);
        let bidi = matches!(code, 0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069);
        let invisible = matches!(code, 0xad | 0x34f | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180e | 0x200b | 0x2028 | 0x2029
            | 0x2060..=0x2064 | 0x206a..=0x206f | 0x3164 | 0xfeff | 0xffa0 | 0xfff9..=0xfffb | 0xe0000..=0xe01ef);
        // An emoji's own joiner and selectors have no width either; they are not marks.
        let is_mark = unicode_width::UnicodeWidthChar::width(c) == Some(0) && !matches!(code, 0x200d | 0xfe0e | 0xfe0f);
        n_marks = if is_mark { n_marks + 1 } else { 0 };
        (control || bidi || invisible || n_marks > 8).then(|| format!("U+{code:04X}"))
    })
}

#[test]
fn every_character_becomes_showable_wherever_it_stands() {
    // All that is assigned but ideographs and syllables, of which there are many and one kind.
    let ranges =
        ['\0'..='\u{33ff}', '\u{a000}'..='\u{abff}', '\u{f000}'..='\u{1ffff}', '\u{e0000}'..='\u{e0fff}'];
    for c in ranges.into_iter().flatten() {
        for text in [
            format!("{c}"),
            format!("a{c}b"),
            format!("👨{c}👩"),
            format!("1{c}{c}"),
            c.to_string().repeat(12),
        ] {
            let cleaned = pullquote::text::clean(&text).text;
            assert_eq!(forbidden(&cleaned), None, "U+{:04X} in {text:?} became {cleaned:?}", c as u32);
        }
    }
}

#[test]
fn blanks_are_typed_ones_but_inside_numbers() {
    let clean = |text: &str| pullquote::text::clean(text).text;
    assert_eq!(clean("a\u{a0}b, 14\u{a0}000 and\u{2009}5\u{202f}%"), "a b, 14\u{a0}000 and 5 %");
    let map = pullquote::text::clean("é\u{a0}b").map;
    assert_eq!((map.code_point(2), map.code_point(3), map.byte(2)), (1, 2, 3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_becomes_showable(source in "(\\PC|[\\p{Cc}\\p{Cf}\\p{Co}]|[\u{300}-\u{36f}]|\u{1b}\\[|\u{202e}|👨\u{200d}|a|\n){0,80}") {
        prop_assert_eq!(forbidden(&pullquote::text::clean(&source).text), None);
        prop_assert!(!pullquote::text::clean_line(&source).contains('\n'));
    }
}

#[test]
fn labels_in_another_order_keep_positions_in_order() {
    let export = "TD  The second part.\n\nLP  \nThe first part.\n\nHD  Gates\n  shut\nSN  The Courier\n\nDocument GATES00020210309eh390000b\n";
    for reading in read(export.as_bytes(), "x.txt") {
        let (article, _) = reading.unwrap();
        sound(&article);
        assert_eq!(
            drawn(&article),
            "title: Gates shut\noutlet: The Courier\n1: The second part.\n2: The first part."
        );
    }
}

#[test]
fn a_head_says_what_the_article_says() {
    let long = "word and “more” ".repeat(900);
    for record in [
        r#"{"title": "A gate &amp; a wall", "text": "It shut. Nobody knew why.", "date": "2021-03-08", "url": "https://m.example/1", "tags": ["a", "b"]}"#.to_owned(),
        format!(r#"{{"id": "000123456789abcdef", "date": "2021-03-08", "text": " date 2020-01-01 Gates shut today. {long}"}}"#),
        format!(r#"{{"guid": "000123456789abcdef", "maintext": "Gates shut\n\n{long}", "text": "no", "authors": ["Ann Lee"], "domain": "m.example"}}"#),
        r#"{"id": 3, "text": "Known by its text alone."}"#.to_owned(),
        r#"{"title": "Marked up", "url": "https://m.example/2", "body": "<p>One.</p><p>Two.</p>"}"#.to_owned(),
    ] {
        let mut head = pullquote::article::head(record.as_bytes(), "2022-02-02.jsonl").unwrap();
        let (article, warnings) = pullquote::article::read_part(record.as_bytes(), "2022-02-02.jsonl").unwrap();
        let whole = pullquote::article::Head::of(&article, &warnings);
        assert!(head.n_words.abs_diff(whole.n_words) <= 6, "{} for {}", head.n_words, whole.n_words);
        head.n_words = whole.n_words;
        head.text = whole.text;
        assert_eq!(head, whole);
    }
    assert!(pullquote::article::head(b"{\"title\": \"Cut", "x.jsonl").is_err());
}

#[test]
fn a_page_of_line_ends_keeps_byline_date_and_words_apart() {
    let (article, _) = read(&file_bytes("oldpage.html"), "oldpage.html").remove(0).unwrap();
    assert_eq!(article.metadata.authors, ["Ann Porter"]);
    assert_eq!(article.metadata.date.map(|d| d.day.to_string()).as_deref(), Some("2003-03-12"));
    assert_eq!(article.paragraphs.len(), 4);
    for words in ["raised by 40cm, the", "900 m2 of stone", "is counted, the", "20th century", "before."] {
        assert!(article.text().contains(words), "{words}: {}", article.text());
    }
}

#[test]
fn parts_are_found_and_fetched() {
    use pullquote::article::{fetch, index, read_part};
    use std::io::Cursor;
    for name in [
        "ccnews.jsonl",
        "list.json",
        "answer.json",
        "cut.json",
        "crawl.warc",
        "text.wet",
        "lines16.jsonl",
        "list16.json",
        "cr.jsonl",
        "packed.jsonl.gz",
        "nexis-old.txt",
        "nexis-new.txt",
        "factiva.txt",
    ] {
        let bytes = file_bytes(name);
        let parts = index(bytes.as_slice(), name).unwrap();
        let whole = read(&bytes, name);
        assert_eq!(parts.len(), whole.len(), "{name}");
        for (part, reading) in parts.iter().zip(whole) {
            let record = fetch(Cursor::new(&bytes), *part).unwrap();
            assert_eq!(read_part(&record, name).map(|r| r.0.id), reading.map(|r| r.0.id), "{name} {part:?}");
        }
    }
    for name in ["seed.txt", "clipper.md", "newsplease.json", "newsletter.eml", "singlefile.html"] {
        assert!(index(file_bytes(name).as_slice(), name).unwrap().is_empty(), "{name} is one article");
    }
}

fn file_bytes(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats").join(name))
        .unwrap()
}

#[test]
fn a_long_file_of_lines_is_told_in_pieces_that_are_the_whole() {
    let line = |i: usize| format!("{{\"title\":\"Gate {i}\",\"text\":\"{}\"}}\n", "It shut. ".repeat(90));
    let text: String =
        (0..900).map(|i| if i % 7 == 0 { format!("\n \n{}", line(i)) } else { line(i) }).collect();
    let mut pieces = Vec::new();
    let is_lines = index_lines(text.as_bytes(), "a.jsonl", |parts| {
        pieces.push(std::mem::take(parts));
        true
    });
    assert!(is_lines.unwrap());
    assert!(pieces.len() > 1, "the first are told before the last are found");
    assert_eq!(pieces.concat(), pullquote::article::index(text.as_bytes(), "a.jsonl").unwrap());
    let mut n = 0;
    let told = index_lines(text.as_bytes(), "a.jsonl", |parts| {
        n += parts.len();
        false
    });
    assert!(told.unwrap() && n < 900, "whoever has enough is told no more");
    assert!(!index_lines(text.as_bytes(), "a.txt", |_| unreachable!()).unwrap());
}
