//! What stands on a page beside the article and is saved with it: advertisement marks, buttons, teasers, captions, notices.
//!
//! Only whole paragraphs are taken for such, and only where their words leave no doubt; one with quotation marks never is.

use super::date;
use super::plain::is_byline;
use super::rendered::LINE_END;
use crate::text::fold_str;

/// Paragraphs that are these words and no others.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content",
    "supported by", "promoted", "continue reading the main story", "continue reading",
    "story continues below", "story continues below advertisement", "story continues after advertisement",
    "article continues below", "article continues below advertisement", "article continues after ad",
    "article continues after advertisement", "share", "share this", "share this article",
    "share this story", "share this page", "share this post", "share on facebook", "share on twitter",
    "share on x", "share on whatsapp", "share on linkedin", "share via email", "tweet", "pin it",
    "copy link", "link copied", "comments", "comment", "no comments", "leave a comment", "leave a reply",
    "show comments", "view comments", "post a comment", "print", "print this article", "email", "e-mail",
    "save", "bookmark", "gift this article", "read more", "read full story", "related", "related articles",
    "related stories", "related topics", "related content", "related news", "related posts",
    "related internet links", "related links", "more on this story", "more from this author",
    "more stories", "more news", "you may also like", "you might also like", "recommended",
    "recommended stories", "recommended for you", "most read", "most popular", "most viewed", "trending",
    "trending now", "top stories", "latest news", "editors' picks", "don't miss", "up next", "topics",
    "tags", "explore more on these topics", "reuse this content", "skip to content",
    "skip to main content", "skip advertisement", "menu", "search", "close", "open menu", "home",
    "back to top", "image", "photo", "video", "gallery", "play", "play video", "media caption",
    "open image in gallery", "view image in fullscreen", "enlarge this image", "toggle caption",
    "hide caption", "listen to article", "listen to this article", "listen", "transcript", "sign up",
    "sign in", "log in", "register", "subscribe", "subscribe now", "newsletter", "newsletters", "loading",
    "loading...", "loading…", "thank you for reading", "this article is more than 1 year old",
    "was this article helpful?", "cookie settings", "privacy policy", "terms of service", "unsubscribe",
    "view in browser", "view this email in your browser", "all rights reserved",
];

/// How a short paragraph begins that is one.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "read more:", "read more about ", "read also:", "also read:", "read:", "read next:", "see also:",
    "see more:", "related:", "related story:", "related article:", "more:", "watch:", "watch now:",
    "listen:", "recommended:", "don't miss:", "image source", "image caption", "image credit", "image:",
    "media caption", "photo:", "photo by ", "photos by ", "photo credit", "photograph:", "photographs:",
    "picture:", "pictures:", "credit:", "getty images", "click here to ", "click to share on ",
    "click to email ", "sign up for ", "sign up to ", "sign up here", "subscribe to ", "subscribe for ",
    "follow us on ", "find us on ", "like us on ", "join us on ", "join our ", "download our ",
    "get all the latest ", "get the latest ", "get our ", "for more stories like this", "© ", "copyright ©",
    "copyright (c)", "copyright 19", "copyright 20", "(c) 19", "(c) 20", "we use cookies",
    "this site uses cookies", "this website uses cookies", "by continuing to ", "by signing up ",
    "by subscribing ", "a version of this article appear", "have you been affected by ",
    "have you been affected?", "do you have a story", "got a story", "email us at ", "filed under:",
    "filed under ", "posted in ", "tagged:", "tagged with", "categories:", "tags:", "topics:",
    "share this:", "share:", "posted on ", "last updated:", "this site is protected by recaptcha",
    "forwarded this email?", "was this email forwarded to you", "this email was forwarded to you",
    "you are receiving this ", "you received this email ", "to unsubscribe", "unsubscribe ",
];

/// How a short paragraph ends that is a caption or a notice.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "(image:", "(photo:", "(picture:", "(pic:", "(photo by", "(image by", "(file photo", "(photograph:",
    "image:", "photograph:",
];

/// Words of the longest paragraph that is furniture, and of the longest teaser.
const SHORT: usize = 32;

/// Says whether a paragraph is no part of the article.
pub(super) fn is_furniture(paragraph: &str) -> bool {
    if !paragraph.contains(char::is_alphanumeric) {
        return true;
    }
    if paragraph.len() > SHORT * 10 || paragraph.split_whitespace().nth(SHORT).is_some() {
        return false;
    }
    let folded = fold_str(paragraph.trim());
    if folded.contains('"') {
        return false;
    }
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '©' | '?'));
    WHOLE.contains(&bare.trim_end_matches(['.', ':', '!', '»', '>', ' ']))
        || BEGINNINGS.iter().any(|start| folded.starts_with(start))
        || is_caption(&folded)
        || folded.ends_with("all rights reserved.")
        || folded.ends_with("all rights reserved")
}

/// A line under a picture says whose it is in brackets at its end.
fn is_caption(folded: &str) -> bool {
    let Some(at) = folded.rfind('(') else { return false };
    let credit = folded.get(at..).unwrap_or_default();
    let after = credit.find(')').and_then(|end| credit.get(end + 1..)).unwrap_or("x");
    after.trim_matches(['.', ' ']).is_empty()
        && (CREDITS.iter().any(|c| credit.starts_with(c))
            || credit.contains("/getty")
            || credit.contains("getty images"))
}

/// Paragraphs among which a page repeats what its metadata says.
const TOP: usize = 6;
/// Letters from which a paragraph is the text itself: the top ends there.
const TEXT: usize = 140;

/// What the top of a page says of the article, apart from its text.
#[derive(Debug, Default)]
pub(super) struct Top {
    /// The line that begins with "By".
    pub byline: Option<String>,
    /// A date that is a paragraph of its own.
    pub date: Option<(chrono::NaiveDate, super::Precision)>,
}

/// Returns the paragraphs of a page, those at its top line by line where one of the lines is a byline or a date: old pages end
/// lines, not paragraphs.
pub(super) fn lines_of_top(paragraphs: &[String]) -> Vec<&str> {
    let mut all = Vec::with_capacity(paragraphs.len());
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let lines = || paragraph.split(LINE_END).map(str::trim);
        let is_known = |line: &str| {
            is_byline(line) || date::parse(line).is_some_and(|(_, p)| p == super::Precision::Day)
        };
        if i < TOP && paragraph.contains(LINE_END) && lines().any(|l| l.len() < TEXT && is_known(l)) {
            all.extend(lines());
        } else {
            all.push(paragraph);
        }
    }
    all
}

/// Takes furniture, byline and date out of the paragraphs of a page. Leaves all where nothing else would remain.
pub(super) fn clear(paragraphs: &mut Vec<String>) -> Top {
    let mut top = Top::default();
    let text = paragraphs.iter().position(|p| p.len() > TEXT).unwrap_or(TOP).min(TOP);
    let mut kept = Vec::with_capacity(paragraphs.len());
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let day = if i < text { date::parse(paragraph) } else { None };
        if let Some(day) = day.filter(|(_, precision)| *precision == super::Precision::Day) {
            top.date = top.date.or(Some(day));
        } else if i < text && is_byline(paragraph) {
            top.byline.get_or_insert_with(|| paragraph.clone());
        } else if !(is_furniture(paragraph) || i < text && date::is_day_of_year(paragraph)) {
            kept.push(i);
        }
    }
    if kept.is_empty() {
        return Top::default();
    }
    let mut i = 0;
    paragraphs.retain(|_| {
        i += 1;
        kept.binary_search(&(i - 1)).is_ok()
    });
    top
}

#[cfg(test)]
mod tests {
    use super::{clear, is_furniture};

    #[test]
    fn what_stands_beside_an_article() {
        for words in [
            "Advertisement",
            "ADVERTISEMENT",
            "Share this:",
            "Read more: Why the harbour wall leans",
            "READ MORE: Ten pictures of the wall",
            "Image source, PA Media",
            "Follow us on Facebook and Twitter.",
            "© 2021 The Tern Courier",
            "Copyright 2021 The Tern Courier. All rights reserved.",
            "The ramp, pictured on Monday (Image: Tern Sun)",
            "A boat in the bay. (Photo by Ida Brook/Getty Images)",
            "Sign up for The Morning newsletter. Get the best of it in your inbox.",
            "* * *",
            "____",
        ] {
            assert!(is_furniture(words), "{words}");
        }
        for words in [
            "Share prices fell 3%.",
            "Share the bread, she said.",
            "Advertisement spending rose by 4% in May.",
            "“Read more: it helps,” said Ann Lee.",
            "Photographs of the wall were shown to the court.",
            "Related parties must say so.",
            "The bill passed (62 votes to 14).",
            "Home sales fell.",
            "Print is not dead.",
        ] {
            assert!(!is_furniture(words), "{words}");
        }
    }

    #[test]
    fn a_page_that_is_nothing_else_keeps_it() {
        let mut paragraphs = vec!["Read more: the wall".to_owned()];
        clear(&mut paragraphs);
        assert_eq!(paragraphs.len(), 1);
        let mut paragraphs: Vec<String> =
            ["By Ann Lee", "March 8, 2021", "Advertisement", "It shut."].map(str::to_owned).into();
        let top = clear(&mut paragraphs);
        assert_eq!((paragraphs, top.byline.as_deref()), (vec!["It shut.".to_owned()], Some("By Ann Lee")));
        assert_eq!(top.date.unwrap().0.to_string(), "2021-03-08");
    }
}
