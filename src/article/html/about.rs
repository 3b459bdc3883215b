//! What a page says of itself: JSON-LD first, then Open Graph and `<meta>`, then its markup.

use super::linked::json_ld;
use crate::article::facts::Facts;
use crate::article::{ArticleDate, DateSource, date, language, plain};
use crate::text::clean_line;
use dom_query::{Document, NodeRef};

/// Reads what `document` says of itself.
pub(super) fn page(document: &Document) -> Facts {
    let mut facts = json_ld(document).unwrap_or_default();
    let metas = metas(document);
    let said = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    };
    let metadata = &mut facts.metadata;
    let or = |own: &mut Option<String>, other: Option<String>| *own = own.take().or(other);
    or(&mut facts.title, said(&["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]));
    or(
        &mut facts.description,
        said(&["og:description", "description", "dc.description", "twitter:description"]),
    );
    or(&mut metadata.outlet, said(&["og:site_name", "application-name", "dc.publisher", "publisher", "cre"]));
    or(
        &mut metadata.url,
        link(document)
            .or_else(|| said(&["og:url", "parsely-link"]))
            .or_else(|| saved_from(document))
            .or_else(|| attribute(document, "a.reader-domain", "href")),
    );
    or(
        &mut metadata.language,
        attribute(document, "html[lang]", "lang")
            .or_else(|| said(&["og:locale", "dc.language", "language"]))
            .and_then(|words| language::tag(&words)),
    );
    if metadata.date.is_none() {
        const DATES: [&str; 14] = [
            "article:published_time",
            "article:published",
            "og:article:published_time",
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "og:pubdate",
        ];
        let found = DATES.iter().find_map(|name| said(&[name]).and_then(|value| date::parse(&value)));
        let found = found.or_else(|| marked_time(document));
        metadata.date =
            found.map(|(day, precision)| ArticleDate { day, precision, source: DateSource::Metadata });
    }
    if metadata.authors.is_empty() {
        const AUTHORS: [&str; 6] =
            ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"];
        let all = |name: &&str| {
            let values = metas.iter().filter(|(key, value)| key == name && !value.starts_with("http"));
            distinct(values.flat_map(|(_, value)| plain::names(value)))
        };
        let found = AUTHORS.iter().map(all).find(|names| !names.is_empty());
        metadata.authors = found.or_else(|| marked_author(document)).unwrap_or_default();
    }
    if metadata.tags.is_empty() {
        metadata.tags =
            metas.iter().filter(|(key, _)| key == "article:tag").map(|(_, value)| value.clone()).collect();
    }
    if metadata.tags.is_empty() {
        metadata.tags =
            said(&["news_keywords", "keywords"]).map(|value| plain::tags(&value)).unwrap_or_default();
    }
    // A page that nobody signed often names itself.
    let outlet = metadata.outlet.clone();
    metadata.authors.retain(|author| outlet.as_ref() != Some(author));
    facts.title = facts.title.take().or_else(|| title(document, facts.metadata.outlet.as_deref()));
    facts
}

/// All `<meta>` with words, by lower-case name.
fn metas(document: &Document) -> Vec<(String, String)> {
    let metas = document.select("meta");
    let nodes = metas.nodes().iter();
    nodes
        .filter_map(|meta| {
            let name = ["property", "name", "itemprop"].iter().find_map(|attribute| meta.attr(attribute))?;
            let value = clean_line(meta.attr("content")?.trim());
            (!value.is_empty()).then(|| (name.trim().to_ascii_lowercase(), value))
        })
        .collect()
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select(selector).attr(name)?;
    Some(clean_line(value.trim())).filter(|v| !v.is_empty())
}

fn words(document: &Document, selector: &str) -> Option<String> {
    document.select(selector).nodes().first().map(node_words).filter(|w| !w.is_empty())
}

fn node_words(node: &NodeRef<'_>) -> String {
    clean_line(&node.text().split_whitespace().collect::<Vec<_>>().join(" "))
}

fn link(document: &Document) -> Option<String> {
    attribute(document, "link[rel=canonical]", "href").filter(|url| url.starts_with("http"))
}

fn marked_time(document: &Document) -> Option<(chrono::NaiveDate, crate::article::Precision)> {
    let selectors =
        ["time[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "time[datetime]"];
    selectors.iter().find_map(|s| attribute(document, s, "datetime").and_then(|value| date::parse(&value)))
}

fn marked_author(document: &Document) -> Option<Vec<String>> {
    let selectors = ["[rel=author]", "[itemprop=author]", ".byline", ".author", ".reader-credits"];
    selectors.iter().find_map(|selector| {
        let marked = document.select(selector);
        let signed = marked.nodes().iter().take(MOST_AUTHORS).map(|node| node_words(node));
        let names = distinct(signed.filter(|w| w.len() < 80).flat_map(|w| plain::names(&w)));
        Some(names).filter(|names| !names.is_empty())
    })
}

/// Nodes that are marked as an author: more are a list of the newsroom.
const MOST_AUTHORS: usize = 8;

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The address that `SingleFile`, `monolith` and browsers leave in a comment at the top.
fn saved_from(document: &Document) -> Option<String> {
    let mut found = None;
    super::blocks::walk(&document.root(), |node, depth| {
        if found.is_none() && node.is_comment() && depth < 3 {
            let comment = node.html();
            let at = comment.find("http://").into_iter().chain(comment.find("https://")).min();
            let url =
                at.and_then(|at| comment.get(at..)).and_then(|rest| rest.split([' ', '\n', '>']).next());
            found = url.map(|url| clean_line(url.trim_end_matches("--")));
        }
        depth < 2
    });
    found
}

/// The first `<h1>` where it is a part of `<title>` (or there is none), else `<title>` without the outlet at its end.
fn title(document: &Document, outlet: Option<&str>) -> Option<String> {
    let heading = words(document, "h1");
    let Some(title) = words(document, "title") else { return heading };
    if let Some(heading) = heading.filter(|h| h.len() > 10 && title.contains(h.as_str())) {
        return Some(heading);
    }
    let cut = [" | ", " - ", " – ", " — "].iter().find_map(|bar| title.rsplit_once(bar));
    match cut {
        Some((start, end)) if outlet == Some(end) || start.split_whitespace().count() >= 4 => {
            Some(start.to_owned())
        }
        _ => Some(title),
    }
}
