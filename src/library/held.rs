//! What is kept of an article while the whole library is held in memory: what lists, searches and views across articles read,
//! in allocations of just that size.

use crate::article::Article;
use crate::extract::{Extraction, SpeakerIdx};

/// Drops what only the open article needs: the way back to its source, those who are named but neither quoted nor claim a
/// figure, rejected marks, and the runners-up among speakers. Indices of quotes and figures stay; those of speakers change.
///
/// Half of what an extraction takes is in names that nobody asks about: an article names forty, and quotes five.
pub fn lean(article: Article, mut found: Extraction) -> (Article, Extraction) {
    let mut kept = vec![None; found.speakers.len()];
    let mut speakers = Vec::new();
    let mut renumber = |speaker: &mut Option<SpeakerIdx>| {
        let Some(idx) = *speaker else { return };
        let Some(place) = kept.get_mut(idx.0 as usize) else { return };
        let new = place.get_or_insert_with(|| {
            speakers.extend(found.speakers.get_mut(idx.0 as usize).map(std::mem::take));
            SpeakerIdx(speakers.len() as u32 - 1)
        });
        *speaker = Some(*new);
    };
    for quote in &mut found.quotes {
        renumber(&mut quote.speaker);
        quote.candidates = Vec::new();
    }
    for claim in found.figures.iter_mut().filter_map(|f| f.claimed_by.as_mut()) {
        renumber(&mut claim.speaker);
    }
    found.speakers = speakers;
    found.marked = Vec::new();
    (article.without_source(), found)
}

/// Copies them, so that what was left free inside and between them while they were made is given back as a whole.
pub fn compact(article: &Article, found: &Extraction) -> (Article, Extraction) {
    (article.clone(), found.clone())
}

#[cfg(test)]
mod tests {
    use super::lean;
    use crate::article::Article;
    use crate::extract::extract;

    #[test]
    fn quotes_and_claims_keep_their_people_and_the_others_go() {
        let text = "Ann Lee met Bob Ray and Cy Young on Monday.\n\n“We counted 140 boats,” Dora Finch told Ann Lee.\n\n\
                    Some 300 people were hurt, Eve Moss said. “It is over,” Bob Ray said.";
        let (article, _) = Article::parse(text, "");
        let whole = extract(&article);
        let (held, found) = lean(article.clone(), whole.clone());
        let names = |found: &crate::extract::Extraction| -> Vec<Option<String>> {
            let of = |s: Option<crate::extract::SpeakerIdx>| Some(found.speaker(s?)?.name.clone());
            let quoted = found.quotes.iter().map(|q| of(q.speaker));
            quoted.chain(found.figures.iter().map(|f| of(f.claimed_by?.speaker))).collect()
        };
        assert_eq!(names(&found), names(&whole));
        assert_eq!(names(&found).iter().flatten().next().map(String::as_str), Some("Dora Finch"));
        assert!(found.speakers.len() < whole.speakers.len(), "{:?}", found.speakers);
        assert_eq!(held.text(), article.text());
    }
}
