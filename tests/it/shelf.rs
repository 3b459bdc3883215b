//! A library made by hand: articles whose quotes and figures are named in the test, not found.

use pullquote::article::{Article, ArticleDate, DateSource, Head, Precision};
use pullquote::extract::{
    Extraction, Figure, FigureKind, Modifier, Quote, Reason, Segment, Speaker, SpeakerIdx, SpeakerKind,
};
use pullquote::library::{Context, Duplicates, Entry, Library, Marks, Place};
use pullquote::text::TextRange;
use std::sync::Arc;

/// One article to be.
pub struct Made {
    article: Article,
    found: Extraction,
}

/// Reads an article and finds what is in it.
pub fn found(text: &str) -> Made {
    let article = Article::parse(text, "").0;
    let found = pullquote::extract::extract(&article);
    Made { article, found }
}

/// Reads an article.
pub fn article(text: &str) -> Made {
    Made { article: Article::parse(text, "").0, found: Extraction::default() }
}

impl Made {
    /// Finds the words `words` and, in figures, what they count.
    fn range(&self, words: &str) -> TextRange {
        let start = self.article.text().find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
        TextRange::from_usize(start, start + words.len())
    }

    pub fn quote(mut self, words: &str, speaker: &str) -> Self {
        let range = self.range(words);
        let segment = Segment { range, marks: range, unclosed: false };
        let speaker = (!speaker.is_empty()).then(|| self.speaker(speaker));
        let paragraph = self.article.paragraph_at(range.start);
        self.found.quotes.push(Quote {
            segments: vec![segment],
            paragraph,
            continues: false,
            source: None,
            cue: None,
            speaker,
            candidates: Vec::new(),
            confidence: 1.0,
            reason: Reason::default(),
        });
        self
    }

    /// Says what sort the latest speaker is.
    pub fn kind(mut self, kind: SpeakerKind) -> Self {
        self.found.speakers.last_mut().unwrap().kind = kind;
        self
    }

    pub fn day(mut self, day: &str) -> Self {
        let day = day.parse().unwrap();
        self.article.metadata.date =
            Some(ArticleDate { day, precision: Precision::Day, source: DateSource::Header });
        self
    }

    fn speaker(&mut self, name: &str) -> SpeakerIdx {
        let at = self.found.speakers.iter().position(|s| s.name == name).unwrap_or_else(|| {
            let named_at = self.article.text().find(name).map(|i| TextRange::from_usize(i, i + name.len()));
            self.found.speakers.push(Speaker { name: name.to_owned(), named_at, ..Speaker::default() });
            self.found.speakers.len() - 1
        });
        SpeakerIdx(at as u32)
    }

    pub fn figure(mut self, words: &str, value: &str, unit: Option<&'static str>, of: &str) -> Self {
        let range = self.range(words);
        self.found.figures.push(Figure {
            range,
            paragraph: self.article.paragraph_at(range.start),
            value: value.parse().unwrap(),
            value_high: None,
            kind: if unit.is_some() { FigureKind::Money } else { FigureKind::Count },
            unit,
            modifier: None,
            change: None,
            relative_time: false,
            of: (!of.is_empty()).then(|| self.range(of)),
            per: None,
            from: None,
            to: None,
            quote: None,
            claimed_by: None,
            sentence: self.article.paragraphs[0],
            confidence: 1.0,
            reason: "",
        });
        self
    }

    pub fn modifier(mut self, modifier: Modifier) -> Self {
        self.found.figures.last_mut().unwrap().modifier = Some(modifier);
        self
    }

    pub fn head(mut self, change: impl FnOnce(&mut Article)) -> Self {
        change(&mut self.article);
        self
    }
}

/// Puts articles on a shelf.
pub struct Shelf {
    pub library: Library,
    pub marks: Marks,
    pub duplicates: Duplicates,
}

impl Shelf {
    pub fn new(articles: Vec<Made>) -> Self {
        let entries = articles.into_iter().enumerate().map(|(i, made)| Entry {
            head: Some(Head::of(&made.article, &[]).into()),
            article: Some(Arc::new(made.article)),
            extraction: Some(Arc::new(made.found)),
            ..Entry::found(
                Place { path: std::path::PathBuf::from(format!("{i}.txt")).into(), part: None },
                format!("{i}.txt"),
            )
        });
        let mut library = Library::default();
        library.list(entries.collect());
        Self { marks: Marks::default(), duplicates: Duplicates::find(&library), library }
    }

    pub fn context(&self) -> Context<'_> {
        Context { library: &self.library, marks: &self.marks, duplicates: &self.duplicates }
    }
}
