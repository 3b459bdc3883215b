//! What goes to the clipboard: quotes with their attribution, citations, URLs, Markdown.

use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::reading::{Item, Reading};
use crate::annotation::Placed;
use crate::article::{Article, ArticleDate, Precision};
use crate::export::{
    Fields, QUOTE_STYLE, Subject, cite, cite_markdown, figure_fields, quote_fields, words_fields,
};

impl Model {
    /// Copies the selected quote or figure with its attribution.
    pub(super) fn copy_item(&mut self, markdown: bool) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return self.nothing_open() };
        let Some(item) = reading.selected else {
            self.say("no quote selected · ]q next");
            return Vec::new();
        };
        let name = self.library.entry(reading.idx).map(|e| &*e.name).unwrap_or_default();
        let own = self
            .options
            .citation
            .as_deref()
            .filter(|style| style.contains("quote}") || style.contains("quote|"));
        let text = attributed(reading, name, item, markdown, own.unwrap_or(QUOTE_STYLE));
        self.copy(text)
    }

    /// Copies a citation of the article.
    pub(super) fn copy_citation(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return self.nothing_open() };
        let own = self.options.citation.as_deref().filter(|style| !style.contains("quote"));
        let text = match own {
            Some(style) => {
                let name = self.library.entry(reading.idx).map(|e| &*e.name).unwrap_or_default();
                let found = &reading.found;
                let subject = Subject::new(name, &found.article, &found.extraction, &reading.placed);
                cite(&subject, &Fields::default(), style)
            }
            None => citation(&reading.article, self.options.today),
        };
        self.copy(text)
    }

    /// Copies the article's URL.
    pub(super) fn copy_url(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return self.nothing_open() };
        match reading.article.metadata.url.clone() {
            Some(url) => self.copy(url),
            None => {
                self.say("this article came without a URL");
                Vec::new()
            }
        }
    }

    /// Copies the selected text.
    pub(super) fn copy_selection(&mut self) -> Vec<Effect> {
        let (Some(reading), Mode::Visual(visual)) = (&self.reading, &self.mode) else { return Vec::new() };
        let text = reading.article.words(visual.range(&reading.article));
        self.mode = Mode::Panes;
        self.copy(text)
    }

    fn copy(&mut self, text: String) -> Vec<Effect> {
        self.register.clone_from(&text);
        vec![Effect::Copy(text)]
    }

    fn nothing_open(&mut self) -> Vec<Effect> {
        self.say("no article open");
        Vec::new()
    }
}

/// Returns `“quote” - Speaker to Whom, Outlet, 12 Aug 2020 [URL or file]`, or what the house's style makes of it.
fn attributed(reading: &Reading, name: &str, item: Item, markdown: bool, style: &str) -> String {
    let found = &reading.found;
    let subject = Subject::new(name, &found.article, &found.extraction, &reading.placed);
    let fields = match item {
        Item::Quote(i) => subject.extraction.quotes.get(i as usize).map(|q| quote_fields(&subject, q)),
        Item::Figure(i) => subject.extraction.figures.get(i as usize).map(|f| figure_fields(&subject, f)),
        Item::Note(i) => {
            let range = reading.placed.get(i as usize).and_then(Placed::range);
            range.map(|range| words_fields(&subject, range))
        }
    };
    let fields = fields.unwrap_or_default();
    if markdown { cite_markdown(&subject, &fields) } else { cite(&subject, &fields, style) }
}

/// Returns a citation: authors, title, outlet, date, URL, day of access.
pub fn citation(article: &Article, today: Option<chrono::NaiveDate>) -> String {
    let metadata = &article.metadata;
    let mut parts: Vec<String> = Vec::new();
    if !metadata.authors.is_empty() {
        parts.push(metadata.authors.join(", "));
    }
    parts.push(format!("“{}”", article.title));
    parts.extend(metadata.outlet.clone());
    parts.extend(metadata.date.map(day));
    if let Some(url) = &metadata.url {
        parts.push(url.clone());
        parts.extend(today.map(|t| format!("accessed {}", t.format("%-d %b %Y"))));
    }
    parts.join(", ")
}

/// Writes a date as exactly as it is known: `12 Aug 2020`, `Aug 2020`, `2020`.
pub fn day(date: ArticleDate) -> String {
    let format = match date.precision {
        Precision::Day => "%-d %b %Y",
        Precision::Month => "%b %Y",
        Precision::Year => "%Y",
    };
    date.day.format(format).to_string()
}
