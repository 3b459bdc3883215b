//! Tells persons of one surname apart by the title that they are printed with, where the article has no other name for them:
//! "Mr Smith" is not "Dr Smith".

use crate::article::Article;
use crate::extract::{Extraction, Speaker, SpeakerIdx, SpeakerKind};
use crate::text::{TextRange, fold_str};
use std::collections::HashMap;

/// Titles that are no part of a name; whether they tell a man (`Some(false)`) or a woman (`Some(true)`).
pub const TITLES: &[(&str, Option<bool>)] = &[
    ("mr", Some(false)),
    ("mrs", Some(true)),
    ("ms", Some(true)),
    ("miss", Some(true)),
    ("sir", Some(false)),
    ("dame", Some(true)),
    ("lord", Some(false)),
    ("lady", Some(true)),
    ("baroness", Some(true)),
    ("dr", None),
    ("prof", None),
    ("professor", None),
    ("rev", None),
    ("judge", None),
    ("justice", None),
    ("sen", None),
    ("rep", None),
    ("gov", None),
    ("gen", None),
    ("col", None),
    ("capt", None),
    ("lt", None),
    ("sgt", None),
];

/// Makes a speaker of each title that a bare surname is quoted with, where there are several. Who is quoted without one keeps
/// the surname: nothing says which of them it is.
pub(in crate::extract) fn tell_apart(article: &Article, extraction: &mut Extraction) {
    let Extraction { quotes, speakers, .. } = extraction;
    let is_bare = |s: &Speaker| s.kind == SpeakerKind::Person && !s.name.contains(' ');
    let mut titled: HashMap<SpeakerIdx, Vec<Titled>> = HashMap::new();
    for (quote, i) in quotes.iter().zip(0..) {
        let of = quote.speaker.and_then(|idx| Some((idx, speakers.get(idx.0 as usize)?)));
        let Some((idx, speaker)) = of.filter(|of| is_bare(of.1)) else { continue };
        let printed = quote.source.and_then(|source| printed(article, source, &speaker.name));
        if let Some((title, range)) = printed {
            titled.entry(idx).or_default().push(Titled { title, range, quote: i });
        }
    }
    let mut several: Vec<_> =
        titled.into_iter().filter(|(_, t)| t.iter().any(|o| o.title != t[0].title)).collect();
    several.sort_unstable_by_key(|(idx, _)| *idx);
    for (_, titled) in several {
        let mut made: Vec<(&str, SpeakerIdx)> = Vec::new();
        for one in titled {
            let known = made.iter().find(|m| m.0 == one.title).map(|m| m.1);
            let own = known.unwrap_or_else(|| {
                let own = SpeakerIdx(speakers.len() as u32);
                let name = article.slice(one.range).split_whitespace().collect::<Vec<_>>().join(" ");
                speakers.push(Speaker { name, kind: SpeakerKind::Person, named_at: Some(one.range) });
                made.push((one.title, own));
                own
            });
            if let Some(quote) = quotes.get_mut(one.quote) {
                quote.speaker = Some(own);
            }
        }
    }
}

/// A quote whose source is a title and a surname.
struct Titled {
    title: &'static str,
    range: TextRange,
    quote: usize,
}

/// Returns the title that a surname is printed with, and where both stand: "Dr. Smith, who is 54".
fn printed(article: &Article, source: TextRange, surname: &str) -> Option<(&'static str, TextRange)> {
    // Behind a comma stands what they are.
    let words = article.slice(source).split(',').next()?.trim_end();
    let (title, name) = words.split_once(char::is_whitespace)?;
    let title = fold_str(title.trim_end_matches('.'));
    let known = TITLES.iter().find(|t| t.0 == title)?.0;
    let is_name = fold_str(name.trim_start()) == fold_str(surname);
    is_name
        .then(|| (known, TextRange::from_usize(source.start as usize, source.start as usize + words.len())))
}
