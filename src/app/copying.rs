//! What goes to the clipboard: quotes with their attribution, citations, URLs, Markdown.

use super::cards;
use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::reading::{Item, Reading};
use crate::article::{Article, ArticleDate, Precision};

impl Model {
    /// Copies the selected quote or figure with its attribution.
    pub(super) fn copy_item(&mut self, markdown: bool) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return self.nothing_open() };
        let Some(item) = reading.selected else {
            self.say("no quote selected · ]q next");
            return Vec::new();
        };
        let text = attributed(reading, item, markdown);
        self.copy(text)
    }

    /// Copies a citation of the article.
    pub(super) fn copy_citation(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return self.nothing_open() };
        let text = match &self.options.citation {
            Some(template) => fill(template, &reading.article),
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
        let text = reading.article.slice(visual.range(&reading.article)).to_owned();
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

/// Returns `“quote” - Speaker, Outlet, 12 Aug 2020`.
pub fn attributed(reading: &Reading, item: Item, markdown: bool) -> String {
    let (words, speaker) = match item {
        Item::Quote(i) => {
            let quote = reading.extraction.quotes.get(i as usize);
            let words = quote.map(|q| cards::words(&reading.article, q)).unwrap_or_default();
            (words, quote.and_then(|q| reading.extraction.speaker_name(q)).map(str::to_owned))
        }
        Item::Note(i) => {
            let placed = reading.placed.get(i as usize);
            let range = placed.and_then(crate::annotation::Placed::range).unwrap_or_default();
            (cards::one_line(reading.article.slice(range)), None)
        }
        Item::Figure(i) => {
            let figure = reading.extraction.figures.get(i as usize);
            let sentence = figure.map(|f| f.sentence).unwrap_or_default();
            let claim = figure.and_then(|f| f.claimed_by);
            let speaker = claim.map(|c| {
                let name = c.speaker.and_then(|s| reading.extraction.speaker(s)).map(|s| s.name.clone());
                name.unwrap_or_else(|| cards::one_line(reading.article.slice(c.source)))
            });
            (cards::one_line(reading.article.slice(sentence)), speaker)
        }
    };
    let article = &reading.article;
    let date = article.metadata.date.map(day);
    let from: Vec<String> = [speaker, article.metadata.outlet.clone(), date].into_iter().flatten().collect();
    let from = from.join(", ");
    match (markdown, &article.metadata.url) {
        (false, _) if from.is_empty() => words,
        (false, _) => format!("{words} - {from}"),
        (true, Some(url)) => format!("> {words}\n>\n> — [{from}]({url})"),
        (true, None) => format!("> {words}\n>\n> — {from}"),
    }
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

/// Fills the fields of a citation template; what is not known leaves nothing.
fn fill(template: &str, article: &Article) -> String {
    let metadata = &article.metadata;
    let value = |field: &str| match field {
        "authors" => metadata.authors.join(", "),
        "title" => article.title.clone(),
        "outlet" => metadata.outlet.clone().unwrap_or_default(),
        "date" => metadata.date.map(day).unwrap_or_default(),
        "url" => metadata.url.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (field, left) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(&value(field));
        rest = left;
    }
    filled.push_str(rest);
    filled
}
