//! A mail to the people who were quoted: what stands open, per speaker, to be checked with them.

use super::{Subject, date_words, one_line};
use crate::annotation::{RowKind, Status, sheet};
use std::collections::BTreeMap;

/// Writes the open quotes and figures of articles, one mail a speaker; figures that nobody is named for come last.
pub fn questions(subjects: &[Subject<'_>]) -> String {
    let mut mails: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    for subject in subjects {
        for row in sheet(subject.article, &subject.extraction, subject.placed) {
            if row.check.status != Status::Open {
                continue;
            }
            let (who, question) = match row.kind {
                RowKind::Quote(i) => {
                    let Some(quote) = subject.extraction.quotes.get(i as usize) else { continue };
                    let asked =
                        format!("Did you say {}? Is it whole, and meant so?", subject.quote_words(quote));
                    (subject.extraction.speaker_name(quote), asked)
                }
                RowKind::Figure(i) => {
                    let Some(figure) = subject.extraction.figures.get(i as usize) else { continue };
                    let by =
                        figure.claimed_by.and_then(|c| c.speaker).and_then(|s| subject.extraction.speaker(s));
                    let words = one_line(subject.article.slice(figure.range));
                    let sentence = one_line(subject.article.slice(figure.sentence));
                    (by.map(|s| s.name.as_str()), format!("Is {words} right? {}", marked(&sentence)))
                }
                RowKind::Claim => {
                    (None, format!("Is this right? {}", marked(&one_line(subject.article.slice(row.range)))))
                }
            };
            let place = format!("{} ¶{}", source(subject), row.paragraph);
            let key = (who.is_none(), who.unwrap_or("whoever knows").to_owned());
            mails.entry(key).or_default().push(format!("{question}\n   ({place})"));
        }
    }
    let mail = |((_, who), questions): (&(bool, String), &Vec<String>)| {
        let list: Vec<String> =
            questions.iter().enumerate().map(|(i, q)| format!("{}. {q}\n", i + 1)).collect();
        format!("To: {who}\nSubject: Checking what we quote\n\n{}", list.join("\n"))
    };
    mails.iter().map(mail).collect::<Vec<_>>().join("\n\n")
}

/// Puts marks around words that have none of their own.
fn marked(words: &str) -> String {
    if words.contains(['“', '”', '"']) { words.to_owned() } else { format!("“{words}”") }
}

fn source(subject: &Subject<'_>) -> String {
    let known =
        [Some(subject.title.clone()), subject.metadata.outlet.clone(), subject.metadata.date.map(date_words)];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
