//! Two mentions that "and" joins: one more mention, of both; or one person with two roles.
//!
//! Units: indices into [`Tokens::all`].

use super::lexicon::Word;
use super::{Class, Gender, Mention, MentionKind};
use crate::extract::token::{Passage, Tokens, key};
use crate::text::TextRange;

/// Adds "A and B" for neighbours that only "and" parts. `start` is where the passage's mentions begin.
pub(super) fn join(
    tokens: &Tokens,
    words: &[Class],
    passage: Passage,
    mentions: &mut Vec<Mention>,
    start: usize,
) {
    // Mentions are added nearly in order; the mention that begins at a token, the longest first.
    let mut left: Option<&Mention> = None;
    let mut joined: Vec<Mention> = Vec::new();
    let mut replaced: Vec<(u32, u32)> = Vec::new();
    for right in mentions.get(start..).unwrap_or_default() {
        if right.nested
            || right.possessive
            || matches!(right.kind, MentionKind::Pronoun | MentionKind::Relative | MentionKind::Place)
        {
            continue;
        }
        if let Some(left) = left
            && left.first < right.first
            && right.first > passage.first + 1
            && only_and_parts(tokens, words, left, right)
        {
            if is_one_person(words, left, right) {
                replaced.extend([(left.first, left.end), (right.first, right.end)]);
                joined.push(one_person(words, left, right));
            } else if compatible(left, right) {
                joined.push(both(left, right));
            }
        }
        left = Some(right);
    }
    if !replaced.is_empty() {
        replaced.sort_unstable();
        let old = |m: &Mention| !m.nested && replaced.binary_search(&(m.first, m.end)).is_ok();
        let own = mentions.split_off(start);
        mentions.extend(own.into_iter().filter(|m| !old(m)));
    }
    mentions.append(&mut joined);
}

/// Says whether nothing but "and" (or a comma and "and") stands between the two.
fn only_and_parts(tokens: &Tokens, words: &[Class], left: &Mention, right: &Mention) -> bool {
    let and = right.first - 1;
    let at = and as usize;
    words[at].key == key("and")
        && tokens.all[at].is_word()
        && (left.last == and || left.end == and || left.end + 1 == and && tokens.all[at - 1].is_mark(','))
}

/// `president and chief executive Meg Whitman`, `the former minister and senator`.
fn is_one_person(words: &[Class], left: &Mention, right: &Mention) -> bool {
    let opened = words[right.first as usize].word.is(Word::DETERMINER.or(Word::POSSESSIVE));
    is_role(words, left)
        && !opened
        && (is_role(words, right) || right.kind == MentionKind::Person && right.first < right.name_first)
}

fn is_role(words: &[Class], mention: &Mention) -> bool {
    mention.kind == MentionKind::Description
        && !mention.plural
        && words[mention.head as usize].word.is(Word::PERSON)
}

fn one_person(words: &[Class], left: &Mention, right: &Mention) -> Mention {
    Mention {
        range: TextRange::new(left.range.start, right.range.end),
        short: TextRange::new(left.short.start, right.short.end),
        first: left.first,
        head: if is_role(words, right) { left.head } else { right.head },
        ..*right
    }
}

fn both(left: &Mention, right: &Mention) -> Mention {
    Mention {
        range: TextRange::new(left.short.start, right.range.end),
        short: TextRange::new(left.short.start, right.short.end),
        name: TextRange::new(left.name.start, right.name.end),
        last: right.last,
        end: right.end,
        name_last: right.name_last,
        kind: MentionKind::Joined,
        gender: Gender::Unknown,
        plural: true,
        ..*left
    }
}

fn compatible(left: &Mention, right: &Mention) -> bool {
    use MentionKind::{Body, Description, Document, Name, Organisation, Person};
    matches!(
        (left.kind, right.kind),
        (Person | Name | Description, Person | Name | Description)
            | (Body | Name | Organisation, Body | Name | Organisation)
            | (Document, Document)
    )
}
