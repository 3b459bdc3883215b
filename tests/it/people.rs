//! People across articles: who is one, who is two, what they said, and how others worded it.

use crate::shelf::{Made, Shelf, article, found};
use pullquote::extract::SpeakerKind;
use pullquote::library::EntryIdx;
use pullquote::library::people::{People, Saying, wordings};

/// Makes an article in which everyone of `speakers` says something.
fn said(text: &str, speakers: &[&str]) -> Made {
    speakers.iter().fold(article(text), |made, name| made.quote("“", name))
}

/// Returns the people as `name×articles`, those kept apart with a `!`.
fn people(articles: Vec<Made>) -> Vec<String> {
    let shelf = Shelf::new(articles);
    let mut names: Vec<_> = People::gather(&shelf.context())
        .people
        .iter()
        .map(|p| format!("{}×{}{}", p.name, p.n_articles, if p.has_namesake { "!" } else { "" }))
        .collect();
    names.sort();
    names
}

#[test]
fn the_same_full_name_is_one_person() {
    let articles = vec![
        said("“No,” Minister Odile Strand said.", &["Odile Strand"]),
        said("“Yes,” said ODILE STRAND in Lisse.", &["ODILE STRAND"]),
        said("“Well,” Dame Odile Strand told us.", &["Dame Odile Strand"]),
    ];
    assert_eq!(people(articles), ["Odile Strand×3"]);
}

#[test]
fn a_bare_surname_stays_in_its_article() {
    let articles = vec![
        said("“No,” Smith said.", &["Smith"]),
        said("“Yes,” Mr Smith said. “Hm,” Dr Smith said.", &["Mr Smith", "Dr Smith"]),
        said("“Yes,” Dr Smith said.", &["Dr Smith"]),
        said("“Yes,” Tilda Smith said.", &["Tilda Smith"]),
    ];
    assert_eq!(people(articles), ["Dr Smith×1", "Dr Smith×1", "Mr Smith×1", "Smith×1", "Tilda Smith×1"]);
}

#[test]
fn namesakes_stay_apart_until_something_agrees() {
    let articles = vec![
        said("“No,” said the Wexley mayor, John Smith.", &["John Smith"]),
        said("“Go,” said John Smith, a striker for Marlow Rovers.", &["John Smith"]),
        said("Then the Marlow player John Smith said: “Ha.”", &["John Smith"]),
        said("“Oh,” said Councillor John Smith.", &["John Smith"]),
        said("“Ah,” said Councillor John Smith.", &["John Smith"]),
    ];
    assert_eq!(people(articles), ["John Smith×1!", "John Smith×1!", "John Smith×1!", "John Smith×2!"]);
}

#[test]
fn titles_that_contradict_are_two_people() {
    let articles = vec![
        said("“No,” Mr Robin Oakes said.", &["Robin Oakes"]),
        said("“Yes,” Mrs Robin Oakes said.", &["Robin Oakes"]),
        said("“Hm,” Ms. Robin Oakes said.", &["Robin Oakes"]),
        said("“Who,” Robin Oakes said.", &["Robin Oakes"]),
    ];
    assert_eq!(people(articles), ["Robin Oakes×1!", "Robin Oakes×1!", "Robin Oakes×2!"]);
}

#[test]
fn another_family_name_is_another_name() {
    let articles = vec![
        said("“No,” Ida Berg said.", &["Ida Berg"]),
        said("“Yes,” Ida Berg-Holt said.", &["Ida Berg-Holt"]),
        said("“Hm,” Ida Holt, née Berg, said.", &["Ida Holt"]),
    ];
    assert_eq!(people(articles), ["Ida Berg-Holt×1", "Ida Berg×1", "Ida Holt×1"]);
}

#[test]
fn bodies_with_a_name_of_their_own_are_one_and_generic_ones_are_not() {
    let body = |text: &str, name: &str| said(text, &[name]).kind(SpeakerKind::Body);
    let articles = vec![
        body("“No,” the Harbour Watch said.", "the Harbour Watch"),
        body("“Yes,” Harbour Watch said.", "Harbour Watch"),
        body("“No,” the city council said.", "the city council"),
        body("“Yes,” the city council said.", "the city council"),
        body("“No,” the ADA said.", "ADA"),
        body("“Teeth,” the ADA said.", "ADA"),
        said("“So,” a source said.", &["a source"]).kind(SpeakerKind::Anonymous),
        said("“Also,” a source said.", &["a source"]).kind(SpeakerKind::Anonymous),
    ];
    let found = people(articles);
    assert_eq!(
        found,
        [
            "ADA×1!",
            "ADA×1!",
            "Harbour Watch×2",
            "a source×1",
            "a source×1",
            "city council×1",
            "city council×1"
        ]
    );
}

#[test]
fn a_bare_surname_that_looks_like_a_body_stays_in_its_article() {
    let body = |text: &str, name: &str| said(text, &[name]).kind(SpeakerKind::Body);
    let articles = vec![
        said("“No,” Odile Strand said.", &["Odile Strand"]),
        body("“Yes,” Strand said.", "Strand"),
        body("“Oh,” Strand said.", "Strand"),
        body("“Yes,” Reuters said.", "Reuters"),
        body("“Oh,” Reuters said.", "Reuters"),
    ];
    assert_eq!(people(articles), ["Odile Strand×1", "Reuters×2", "Strand×1", "Strand×1"]);
}

#[test]
fn descriptions_are_no_names() {
    let is_named = |name: &str, kind: SpeakerKind| {
        let shelf = Shelf::new(vec![said("“No,” they said.", &[name]).kind(kind)]);
        let all = People::gather(&shelf.context()).people;
        all[0].is_named
    };
    for name in [
        "Odile Strand",
        "the city council",
        "The Harbour Watch",
        "HWO",
        "iF Metall",
        "bell hooks Institute",
        "أمل",
    ] {
        assert!(is_named(name, SpeakerKind::Body), "{name}");
    }
    for name in ["I", "Its report", "The last line", "Saturdays", "another", "a man of few words"] {
        assert!(!is_named(name, SpeakerKind::Body), "{name}");
        assert!(!is_named(name, SpeakerKind::Person), "{name}");
    }
    assert!(!is_named("The Harbour Report", SpeakerKind::Document));
    assert!(!is_named("a source", SpeakerKind::Anonymous));
}

#[test]
fn articles_as_they_are_printed_merge_nobody_wrongly() {
    let texts = [
        "WEXLEY - The mayor of Wexley, John Smith, said on Monday: “The bridge stays shut.” Mr Smith said: “No date is set.”",
        "MARLOW - “We were poor today,” said John Smith, the Marlow Rovers striker. Smith added: “It hurts.”",
        "ELMSTED - “Wash your hands,” Dr Smith told parents. Mr Smith, a teacher, said: “They do.”",
        "LISSE - “I paint at night,” said the painter Ida Berg.",
        "LISSE - “We married in May,” said Ida Holt, née Berg.",
        "GENEVA - The Harbour Watch Organisation (HWO) published a report. “Ships are late,” the HWO said.",
        "HWO stands for Home Workers of Orrin. “Pay us,” the HWO said.",
        "WEXLEY - “The budget is late,” said Mayor Odile Strand. Ms Strand said: “It will come.”",
        "LISSE - “I am glad,” Odile Strand said in Lisse on Friday.",
    ];
    let shelf = Shelf::new(texts.iter().map(|text| found(text)).collect());
    let people = People::gather(&shelf.context()).people;
    let over_articles: Vec<_> = people.iter().filter(|p| p.n_articles > 1).map(|p| p.name.as_str()).collect();
    assert_eq!(over_articles, ["Odile Strand"], "{people:#?}");
    let smiths = people.iter().filter(|p| p.name.contains("Smith")).count();
    assert!(smiths >= 4, "mayor, striker, doctor, teacher: {people:#?}");
}

#[test]
fn what_a_person_said_is_in_the_order_of_time() {
    let shelf = Shelf::new(vec![
        said("“Late,” Odile Strand said.", &["Odile Strand"]).day("2022-05-01"),
        said("“Undated,” Odile Strand said.", &["Odile Strand"]),
        said("“Early,” Odile Strand said. ", &["Odile Strand"]).day("2020-05-01"),
        said("“Another day,” Odile Strand said.", &["Odile Strand"]).day("2021-01-01"),
        said("“Late,” Odile Strand said.", &["Odile Strand"]).day("2022-05-02"),
    ]);
    let all = People::gather(&shelf.context());
    let strand = &all.people[0];
    assert_eq!(
        strand.sayings.iter().map(|s| s.entry.0).collect::<Vec<_>>(),
        [2, 3, 0, 1],
        "the copy says nothing new"
    );
    assert_eq!(
        strand.dates.map(|(a, b)| (a.to_string(), b.to_string())),
        Some(("2020-05-01".into(), "2022-05-01".into()))
    );
    assert_eq!(all.of(EntryIdx(3), 0), Some(strand));
}

#[test]
fn wordings_of_one_quote_show_what_differs() {
    let shelf = Shelf::new(vec![
        article("“We will not close a single line this winter,” Bo Karr said.")
            .quote("We will not close a single line this winter,", "Bo Karr"),
        article("Bo Karr said they “will not close any line this winter”.")
            .quote("will not close any line this winter", "Bo Karr"),
        article("“They will say that we will, in the end and after all, close it, and will not say of which line, or this winter,” Bo Karr said.")
            .quote("They will say that we will, in the end and after all, close it, and will not say of which line, or this winter,", "Bo Karr"),
        article("“We will open a new school in the spring,” Bo Karr said.")
            .quote("We will open a new school in the spring,", "Bo Karr"),
    ]);
    let found = wordings(&shelf.context(), Saying { entry: EntryIdx(0), quote: 0 });
    assert_eq!(found.iter().map(|w| (w.saying.entry.0, w.n_different)).collect::<Vec<_>>(), [(0, 0), (1, 3)]);
    let text = shelf.library.entries[1].article.as_ref().unwrap().text();
    let different: Vec<_> = found[1].words.iter().filter(|w| w.differs).map(|w| w.range.of(text)).collect();
    assert_eq!(different, ["any"]);
}
