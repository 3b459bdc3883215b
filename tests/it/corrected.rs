//! Annotations laid over a library: what a person corrected is what people, searches and lists see, and it can be taken back.

use crate::shelf::{Shelf, article};
use pullquote::annotation::{
    Annotation, ArticleData, Body, Check, Correction, Kind, Notes, Snapshot, Status, Target, anchor,
};
use pullquote::library::corrected::Corrections;
use pullquote::library::{EntryIdx, Filter, Marks, Numbers, People, query};

const TEXT: &str = "“We counted 140 boats,” she said. “It is over,” Bo Karr said.";

fn shelf() -> Shelf {
    let made = article(TEXT).quote("We counted 140 boats,", "Ann Lee").quote("It is over,", "Bo Karr");
    Shelf::new(vec![made.figure("140", "140", None, "boats")])
}

/// Makes an annotation of the words `words`, or of the article.
fn said(shelf: &Shelf, id: &str, kind: Kind, words: &str, body: Body) -> Annotation {
    let article = shelf.library.entries[0].article.as_ref().unwrap();
    let hash = Snapshot::new(article.text().to_owned()).hash;
    let range =
        article.text().find(words).map(|at| pullquote::text::TextRange::from_usize(at, at + words.len()));
    let anchor = range.filter(|r| !r.is_empty()).map(|r| anchor(article.text(), hash, r));
    let target = Target { article: article.id.clone(), kind, anchor, ..Target::default() };
    Annotation { id: id.to_owned(), target, bodies: vec![body], ..Annotation::default() }
}

fn notes(annotations: Vec<Annotation>) -> Notes {
    let mut notes = Notes::default();
    notes.extend(annotations);
    notes
}

fn names(shelf: &Shelf) -> Vec<String> {
    People::gather(&shelf.context()).people.into_iter().map(|p| p.name).collect()
}

#[test]
fn corrections_reach_people_numbers_and_queries_and_can_be_taken_back() {
    let mut shelf = shelf();
    let of = |shelf: &Shelf, kind, words, body| said(shelf, words, kind, words, body);
    let all = notes(vec![
        of(
            &shelf,
            Kind::Quote,
            "We counted 140 boats,",
            Body::Correction(Correction::Speaker(Some("Dora Finch".into()))),
        ),
        of(&shelf, Kind::Quote, "It is over,", Body::Correction(Correction::Reject)),
        of(&shelf, Kind::Figure, "140", Body::Check(Check { status: Status::Wrong, ..Check::default() })),
        said(
            &shelf,
            "data",
            Kind::Article,
            "",
            Body::Correction(Correction::Article(ArticleData {
                outlet: Some("Evening Post".into()),
                ..ArticleData::default()
            })),
        ),
    ]);
    let mut corrections = Corrections::default();
    corrections.replace(all, &mut shelf.library, |_| None);
    let mut marks = Marks::default();
    corrections.mark(&mut marks);
    shelf.marks = marks;
    assert_eq!(names(&shelf), ["Dora Finch"]);
    let selects = |shelf: &Shelf, text: &str| {
        Filter::new(&query::parse(text).unwrap()).selects(&shelf.context(), EntryIdx(0))
    };
    assert!(selects(&shelf, "speaker:finch outlet:evening"));
    assert!(selects(&shelf, "fig:140 status:wrong"), "of a check of an article that is not open");
    assert!(!selects(&shelf, "speaker:karr"));
    assert_eq!(Numbers::gather(&shelf.context()).counted.len(), 1);

    corrections.replace(Notes::default(), &mut shelf.library, |_| None);
    assert_eq!(names(&shelf), ["Ann Lee", "Bo Karr"]);
    assert_eq!(shelf.library.entries[0].head.as_ref().unwrap().outlet, None);
}

#[test]
fn articles_that_are_read_later_get_their_annotations_then() {
    let mut shelf = shelf();
    let reject = said(&shelf, "a", Kind::Quote, "It is over,", Body::Correction(Correction::Reject));
    let found = shelf.library.entries[0].extraction.take();
    let mut corrections = Corrections::default();
    corrections.replace(notes(vec![reject]), &mut shelf.library, |_| None);
    shelf.library.entries[0].extraction = found;
    corrections.apply(&mut shelf.library, &[EntryIdx(0)], |_| None);
    assert_eq!(names(&shelf), ["Ann Lee"]);
}
