//! What leaves the program, and what comes back.

use assert_cmd::Command;
use pullquote::annotation::{
    Annotation, ArticleData, Body, Correction, Fate, Kind, Placed, Quantity, Target, anchor, overlay, sheet,
};
use pullquote::annotation::{Snapshot, TextHash, place_all};
use pullquote::article::Article;
use pullquote::export::{
    ARTICLE_STYLE, QUOTE_STYLE, Subject, check_sheet, cite, cite_markdown, gold, markdown, merge, questions,
    quote_fields,
};
use pullquote::extract::{Extraction, Quote, Reason, Segment, Speaker, SpeakerIdx, SpeakerKind, extract};
use pullquote::text::TextRange;
use std::path::Path;

const TEXT: &str = " date 2024-05-06 A wall is planned.\n\n“We met 14 people,” Ann Lee told the Courier. “They were cold.”\n\nThe wall costs $4 million.\n";

fn range(article: &Article, words: &str) -> TextRange {
    let at = article.text().find(words).unwrap();
    TextRange::from_usize(at, at + words.len())
}

/// An article with one quote of Ann Lee in two segments, and its figures as they are found.
fn fixture(text: &str) -> (Article, Extraction) {
    let (article, _) = Article::parse(text, "wall.txt");
    let mut found = extract(&article);
    found.marked.clear();
    let segment = |words: &str| {
        let marks = range(&article, words);
        Segment { range: TextRange::new(marks.start + 3, marks.end - 3), marks, unclosed: false }
    };
    found.speakers = vec![Speaker { name: "Ann Lee".into(), kind: SpeakerKind::Person, named_at: None }];
    found.quotes = vec![Quote {
        segments: vec![segment("“We met 14 people,”"), segment("“They were cold.”")],
        paragraph: 2,
        continues: false,
        source: Some(range(&article, "Ann Lee")),
        cue: Some(range(&article, "told the Courier")),
        speaker: Some(SpeakerIdx(0)),
        candidates: Vec::new(),
        confidence: 0.9,
        reason: Reason::default(),
    }];
    (article, found)
}

fn placed(article: &Article, kind: Kind, at: Option<TextRange>, bodies: Vec<Body>) -> Placed {
    let hash = TextHash::of(article.text());
    let target = Target {
        article: article.id.clone(),
        kind,
        anchor: at.map(|r| anchor(article.text(), hash, r)),
        ..Target::default()
    };
    let annotation = Annotation {
        id: format!("{at:?}{bodies:?}"),
        target,
        bodies,
        modified: "2024-06-01T10:00:00.000Z".into(),
        ..Annotation::default()
    };
    Placed { annotation, fate: at.map(Fate::Kept), bounds: None }
}

#[test]
fn a_citation_leaves_out_what_is_unknown() {
    let (article, found) = fixture(TEXT);
    let subject = Subject::new("wall.txt", &article, &found, &[]);
    let fields = quote_fields(&subject, &subject.extraction.quotes[0]);
    assert_eq!(
        cite(&subject, &fields, QUOTE_STYLE),
        "“We met 14 people,” “They were cold.” - Ann Lee to the Courier, 6 May 2024 [wall.txt]"
    );
    assert_eq!(
        cite(&subject, &fields, "{speaker}{: |quote|} {nothing} {"),
        "Ann Lee: “We met 14 people,” “They were cold.” {nothing} {"
    );
    assert_eq!(cite(&subject, &fields, ARTICLE_STYLE), "“A wall is planned.”, 6 May 2024. wall.txt");
    assert!(cite_markdown(&subject, &fields).starts_with(
        "> “We met 14 people,” “They were cold.”\n>\n> — Ann Lee to the Courier, 6 May 2024, wall.txt"
    ));
    let mut open = found.clone();
    open.quotes[0].speaker = None;
    open.quotes[0].cue = None;
    let subject = Subject::new("wall.txt", &article, &open, &[]);
    let fields = quote_fields(&subject, &subject.extraction.quotes[0]);
    assert_eq!(
        cite(&subject, &fields, QUOTE_STYLE),
        "“We met 14 people,” “They were cold.”, 6 May 2024 [wall.txt]"
    );
}

#[test]
fn corrections_win_over_the_extraction() {
    let (article, found) = fixture(TEXT);
    let quote = found.quotes[0].range();
    let figure = range(&article, "14");
    let said = |kind, at, correction| placed(&article, kind, at, vec![Body::Correction(correction)]);
    let all = [
        said(Kind::Quote, Some(quote), Correction::Speaker(Some("Bo Lind".into()))),
        said(
            Kind::Figure,
            Some(figure),
            Correction::Quantity(Quantity { value: Some("15".into()), unit: Some("kg".into()), of: None }),
        ),
        said(Kind::Figure, Some(range(&article, "$4 million")), Correction::Reject),
        said(Kind::Words, Some(range(&article, "The wall")), Correction::AddQuote(Some("Ann Lee".into()))),
        said(
            Kind::Article,
            None,
            Correction::Article(ArticleData {
                outlet: Some("The Courier".into()),
                date: Some("2024-05".into()),
                ..ArticleData::default()
            }),
        ),
    ];
    let corrected = overlay(&article, &found, &all);
    assert_eq!(corrected.speaker_name(&corrected.quotes[0]), Some("Bo Lind"));
    assert_eq!(corrected.speaker_name(&corrected.quotes[1]), Some("Ann Lee"));
    let figures: Vec<(&str, String, Option<&str>)> =
        corrected.figures.iter().map(|f| (article.slice(f.range), f.value.to_string(), f.unit)).collect();
    assert_eq!(figures, [("14", "15".to_owned(), Some("kg"))]);
    let subject = Subject::new("wall.txt", &article, &found, &all);
    assert_eq!(subject.metadata.outlet.as_deref(), Some("The Courier"));
    let line: serde_json::Value = serde_json::from_str(&gold(&subject).unwrap()).unwrap();
    assert_eq!((&line["date"], &line["quotes"][0]["resolved"]), (&"2024-05".into(), &"Bo Lind".into()));
}

#[test]
fn a_claim_with_a_status_stands_on_the_sheet() {
    use pullquote::annotation::{Check, RowKind, Status, progress};
    let (article, found) = fixture(TEXT);
    let wrong = Body::Check(Check { status: Status::Wrong, ..Check::default() });
    let all = [placed(&article, Kind::Words, Some(range(&article, "A wall is planned")), vec![wrong])];
    let rows = sheet(&article, &found, &all);
    let claim = rows.iter().find(|r| r.kind == RowKind::Claim).unwrap();
    assert_eq!(claim.check.status, Status::Wrong);
    assert_eq!(progress(&rows), (1, rows.len()));
}

#[test]
fn no_cell_is_a_formula() {
    let (article, found) = fixture(&TEXT.replace("A wall is planned", "=cmd|' /C calc'!A0"));
    let all = [placed(
        &article,
        Kind::Quote,
        Some(found.quotes[0].range()),
        vec![Body::Note("@SUM(1)\n+1".into())],
    )];
    let subject = Subject::new("wall.txt", &article, &found, &all);
    let table = check_sheet(std::slice::from_ref(&subject));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut n_cells = 0;
    for record in reader.records() {
        for cell in &record.unwrap() {
            n_cells += 1;
            let first = cell.trim_start().chars().next().unwrap_or('x');
            assert!(!"=+-@\t".contains(first), "{cell:?}");
        }
    }
    assert!(n_cells >= 40, "{table}");
    assert!(table.contains("'@SUM(1)"));
}

#[test]
fn markdown_is_kept_where_a_person_wrote_into_it() {
    let (article, found) = fixture(TEXT);
    let bare = Subject::new("wall.txt", &article, &found, &[]);
    let first = markdown(&bare);
    assert_eq!(merge(&first, &first), first);
    let mine = first
        .replace("---\n\n#", "status: draft\n---\n\nMy lead.\n\n#")
        .replace("<!-- pullquote figures -->", "Between.\n\n<!-- pullquote figures -->")
        + "\nMy end.\n";
    let all = [placed(
        &article,
        Kind::Quote,
        Some(found.quotes[0].range()),
        vec![Body::Note("<b>*call*</b> -->".into())],
    )];
    let noted = Subject::new("wall.txt", &article, &found, &all);
    let merged = merge(&mine, &markdown(&noted));
    for kept in ["status: draft\n", "My lead.", "Between.", "My end.", "&lt;b&gt;\\*call\\*&lt;/b&gt; --&gt;"]
    {
        assert!(merged.contains(kept), "{kept}: {merged}");
    }
    assert_eq!(merge(&merged, &markdown(&noted)), merged);
}

#[test]
fn open_items_become_a_mail_to_their_speaker() {
    let (article, found) = fixture(TEXT);
    let mail = questions(&[Subject::new("wall.txt", &article, &found, &[])]);
    assert!(mail.starts_with("To: Ann Lee\n"), "{mail}");
    assert!(mail.contains("“We met 14 people,” “They were cold.”"));
}

#[test]
fn a_check_of_changed_words_counts_no_more() {
    use pullquote::annotation::{Check, Status};
    let (article, found) = fixture(TEXT);
    let (newer, _) = Article::parse(&TEXT.replace("$4 million", "$9 million"), "wall.txt");
    let confirmed = Body::Check(Check { status: Status::Confirmed, ..Check::default() });
    let at = Some(range(&article, "$4 million"));
    let old = placed(&article, Kind::Figure, at, vec![Body::Note("dear".into()), confirmed]);
    let now = Snapshot::new(newer.text().to_owned());
    let all = place_all(&now, [&old.annotation], |_| Some(article.text().to_owned()));
    assert!(all[0].needs_review());
    assert!(sheet(&newer, &found, &all).iter().all(|row| row.check.status == Status::Open));
    let text = markdown(&Subject::new("wall.txt", &newer, &found, &all));
    assert!(text.contains("dear") && !text.contains("confirmed"), "{text}");
    let all = place_all(&now, [&old.annotation], |_| None);
    assert!(markdown(&Subject::new("wall.txt", &newer, &found, &all)).contains("no longer in the text"));
}

fn run(args: &[&str], paths: &[&Path]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    let out = command.args(args).args(paths).assert().success();
    String::from_utf8(out.get_output().stdout.clone()).unwrap()
}

fn library() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("wall.txt"), TEXT).unwrap();
    dir
}

#[test]
fn exported_annotations_come_back_the_same() {
    let (one, two) = (library(), library());
    run(
        &[
            "note",
            "add",
            "--article",
            "wall",
            "--figure",
            "1",
            "--text",
            "ask “her”",
            "--tag",
            "cost",
            "--status",
            "wrong",
        ],
        &[one.path()],
    );
    run(&["note", "add", "--article", "wall", "--exact", "The wall"], &[one.path()]);
    run(&["note", "add", "--article", "wall", "--text", "on the whole"], &[one.path()]);
    let out = one.path().join("out");
    run(&["export", "--format", "w3c", "--out", out.to_str().unwrap()], &[one.path()]);
    let file = out.join("annotations.json");
    assert!(run(&["import"], &[two.path(), &file]).contains("3 taken in"));
    assert_eq!(
        run(&["note", "list", "--json"], &[one.path()]),
        run(&["note", "list", "--json"], &[two.path()])
    );
    assert!(run(&["import"], &[two.path(), &file]).contains("0 taken in, 3 known already"));
    assert!(
        run(&["import"], &[two.path(), &one.path().join(".pullquote/notes.jsonl")]).contains("0 taken in")
    );
}

#[test]
fn exporting_again_changes_no_byte() {
    let dir = library();
    run(&["note", "add", "--article", "wall", "--figure", "1", "--text", "x"], &[dir.path()]);
    let out = tempfile::tempdir().unwrap();
    for format in ["md", "csv", "sheet", "json", "w3c", "gold", "questions"] {
        let args = ["export", "--format", format, "--out", out.path().to_str().unwrap()];
        assert!(run(&args, &[dir.path()]).contains("1 written"), "{format}");
        let second = run(&args, &[dir.path()]);
        assert!(second.contains("0 written, 1 unchanged"), "{format}: {second}");
    }
}

#[test]
fn hypothesis_rows_are_understood() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(
        dir.path().join("a.md"),
        "---\ntitle: Wall\nurl: https://www.mercury.example/wall\n---\n\nThe wall costs $4 million.\n",
    )
    .unwrap();
    let rows = serde_json::json!({"total": 1, "rows": [{
        "id": "AbC", "created": "2024-01-01T00:00:00+00:00", "updated": "2024-01-02T00:00:00+00:00", "user": "acct:bo@hypothes.is",
        "uri": "https://www.mercury.example/wall", "text": "dear", "tags": ["cost"], "document": {"title": ["Wall"]},
        "target": [{"source": "https://www.mercury.example/wall", "selector": [
            {"type": "RangeSelector", "startContainer": "/p[1]"},
            {"type": "TextQuoteSelector", "exact": "$4 million", "prefix": "costs ", "suffix": "."}]}]}]});
    let file = dir.path().join("rows.hypothesis");
    std::fs::write(&file, rows.to_string()).unwrap();
    let said = run(&["import"], &[dir.path(), &file]);
    assert!(said.contains("1 taken in") && !said.contains("not in"), "{said}");
    let csv = run(&["export", "--format", "csv"], &[dir.path()]);
    assert!(csv.contains("$4 million,The wall costs $4 million."), "{csv}");
    assert!(csv.contains("dear,cost"));
}

#[test]
fn an_export_inside_the_library_is_no_article_of_it() {
    use pullquote::article::Problem;
    use pullquote::store::{self, Source};
    let dir = library();
    run(&["note", "add", "--article", "wall", "--figure", "1", "--text", "x"], &[dir.path()]);
    let out = dir.path().join("mine");
    run(&["note", "add", "--article", "wall", "--figure", "1", "--status", "wrong"], &[dir.path()]);
    for format in ["md", "json", "w3c", "questions", "gold"] {
        run(&["export", "--format", format, "--out", out.to_str().unwrap()], &[dir.path()]);
    }
    let found: Vec<_> = store::walk(&Source::Folder(dir.path().into())).flatten().collect();
    let heads = found.iter().map(|e| (&*e.name, store::look(&e.place))).collect::<Vec<_>>();
    assert!(heads.len() >= 6, "{heads:?}");
    for (name, look) in heads {
        match look {
            Ok(_) => assert!(!name.starts_with("mine/"), "{name}"),
            Err(problem) => {
                assert_eq!((problem, name.starts_with("mine/")), (Problem::Export, true), "{name}");
            }
        }
    }
    // Again, with the first export lying there: nothing is new.
    let again = run(&["export", "--format", "md", "--out", out.to_str().unwrap()], &[dir.path()]);
    assert!(again.contains("0 written, 1 unchanged"), "{again}");
    // The folder that exports go to unless one is named is not even walked.
    std::fs::rename(&out, dir.path().join(store::EXPORTS)).unwrap();
    assert_eq!(store::walk(&Source::Folder(dir.path().into())).flatten().count(), 1);
}

#[test]
fn every_check_leaves_with_what_finds_it_again() {
    let dir = library();
    run(&["note", "add", "--article", "wall", "--figure", "1", "--status", "wrong"], &[dir.path()]);
    let document: serde_json::Value =
        serde_json::from_str(&run(&["export", "--format", "json"], &[dir.path()])).unwrap();
    let checks = document["articles"][0]["checks"].as_array().unwrap();
    let wrong = checks.iter().find(|c| c["status"] == "wrong").unwrap();
    for key in ["id", "exact", "sentence", "prefix", "suffix", "start", "text_hash", "checked_on", "program"]
    {
        assert!(wrong.get(key).is_some_and(|v| *v != "" && !v.is_null()), "{key}: {wrong}");
    }
    assert!(wrong["sentence"].as_str().unwrap().contains(wrong["exact"].as_str().unwrap()));
}
