//! Citations: a style is a template; what is unknown takes its surroundings with it.
//!
//! In a style, `{field}` stands for a field, and `{before|field|after}` for a field with text that is only there when the field
//! is. Fields: quote, speaker, to, title, author, outlet, date, url, file, where (the URL, else the file).

use super::{Subject, date_words, one_line};
use crate::extract::{Figure, Quote};
use crate::text::TextRange;

/// How a quote or a figure is cited.
pub const QUOTE_STYLE: &str = "{quote}{ - |speaker}{ to |to}{, |outlet}{, |date}{ [|where|]}";
/// How an article is cited.
pub const ARTICLE_STYLE: &str = "{author|. }{“|title|”}{, |outlet}{, |date}{. |where}";

/// The fields of a citation; `None` is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    quote: Option<String>,
    speaker: Option<String>,
    to: Option<String>,
}

/// Takes what a citation of a quote says.
pub fn quote_fields(subject: &Subject<'_>, quote: &Quote) -> Fields {
    Fields {
        quote: Some(subject.quote_words(quote)),
        speaker: subject.extraction.speaker_name(quote).map(str::to_owned),
        to: quote.cue.and_then(|cue| told(subject.article.slice(cue))),
    }
}

/// Takes what a citation of a figure says: its sentence, and who claims it.
pub fn figure_fields(subject: &Subject<'_>, figure: &Figure) -> Fields {
    let claimed = figure.claimed_by.and_then(|c| c.speaker).and_then(|s| subject.extraction.speaker(s));
    Fields {
        quote: Some(one_line(subject.article.slice(figure.sentence))),
        speaker: claimed.map(|s| s.name.clone()),
        to: None,
    }
}

/// Takes what a citation of other words says.
pub fn words_fields(subject: &Subject<'_>, range: TextRange) -> Fields {
    Fields { quote: Some(one_line(subject.article.slice(range))), ..Fields::default() }
}

/// Takes from "told Sky News" the name of whoever was told; "told him" names nobody.
fn told(cue: &str) -> Option<String> {
    let (_, whom) = cue.split_once("told ")?;
    let whom = one_line(whom);
    let is_name = whom.split(' ').any(|w| w.starts_with(char::is_uppercase) && w.len() > 1);
    is_name.then_some(whom)
}

/// Writes a citation in a style.
pub fn cite(subject: &Subject<'_>, fields: &Fields, style: &str) -> String {
    let mut out = String::new();
    let mut rest = style;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((group, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(&written(subject, fields, group));
        rest = after;
    }
    out + rest
}

/// Writes one group: nothing where its field is unknown, and as it stands where it names none.
fn written(subject: &Subject<'_>, fields: &Fields, group: &str) -> String {
    let parts: Vec<&str> = group.split('|').collect();
    let Some(at) = parts.iter().position(|p| is_field(p)) else { return format!("{{{group}}}") };
    match parts.get(at).and_then(|name| field(subject, fields, name)) {
        Some(value) => {
            let value = one_line(&value);
            parts.iter().enumerate().map(|(i, part)| if i == at { value.as_str() } else { part }).collect()
        }
        None => String::new(),
    }
}

/// The fields that a style may name.
pub const FIELDS: &[&str] =
    &["quote", "speaker", "to", "title", "author", "authors", "outlet", "date", "url", "file", "where"];

fn is_field(name: &str) -> bool {
    FIELDS.contains(&name)
}

fn field(subject: &Subject<'_>, fields: &Fields, name: &str) -> Option<String> {
    let metadata = &subject.metadata;
    let file = || Some(subject.name.to_owned());
    let value = match name {
        "quote" => fields.quote.clone(),
        "speaker" => fields.speaker.clone(),
        "to" => fields.to.clone(),
        "title" => Some(subject.title.clone()),
        "author" | "authors" => Some(metadata.authors.join(", ")),
        "outlet" => metadata.outlet.clone(),
        "date" => metadata.date.map(date_words),
        "url" => metadata.url.clone(),
        "file" => file(),
        "where" => metadata.url.clone().or_else(file),
        _ => None,
    };
    value.filter(|v| !v.trim().is_empty())
}

/// Writes a quote or figure as a Markdown quotation with its source.
pub fn cite_markdown(subject: &Subject<'_>, fields: &Fields) -> String {
    let escape = super::markdown::escape;
    let words = fields.quote.as_deref().map(escape).unwrap_or_default();
    let source =
        cite(subject, &Fields { quote: None, ..fields.clone() }, "{speaker}{ to |to}{, |outlet}{, |date}");
    let source = escape(source.trim_start_matches(", "));
    let place = match &subject.metadata.url {
        Some(url) => format!("[{}](<{}>)", escape(&subject.title), url.replace(['<', '>', '\n'], "")),
        None => escape(subject.name),
    };
    let source = if source.is_empty() { place } else { format!("{source}, {place}") };
    format!("> {words}\n>\n> — {source}\n")
}
