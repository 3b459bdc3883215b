//! Whom "the actor" and "the company" mean, where no role says so: whom the text is about, or is about to name.

use super::describe::Opening;
use super::mind::{Fit, Mind};
use super::role::root;
use super::{NONE, Table, Why};
use crate::extract::SpeakerKind;
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::token::{Token, key, keys};

impl Table<'_> {
    /// The body that "the company", "the paper" means: one of that role, else what the text is about.
    pub(super) fn body_meant(&self, mention: &Mention, noun: u64, mind: &Mind) -> Option<(u32, Why)> {
        // `the company`, `the Canada-based company`.
        let before = mention.head.checked_sub(1).map(|t| self.tokens.all[t as usize].key);
        let bare = mention.last - mention.first <= 3 || before == Some(key("based"));
        let introduced =
            self.holders(noun).iter().rev().find(|r| {
                self.entities[r.entity as usize].kind == SpeakerKind::Body && r.first < mention.first
            });
        let other = |e: u32| self.names_another(mention, e);
        if let Some(role) = introduced.filter(|r| !other(r.entity)) {
            return Some((role.entity, Why { sure: 0.85, reason: "the one introduced with this word" }));
        }
        if !bare || self.is_lasting(mention) {
            return None;
        }
        let (entity, share) = mind.most_attended(Fit::Body).filter(|(e, _)| !other(*e))?;
        Some((entity, Why { sure: 0.4 + 0.3 * share, reason: "the body the text is about" }))
    }

    /// `the Hale campaign`, `the Harbour website`: whether the phrase names whose it is, and not this entity.
    fn names_another(&self, mention: &Mention, entity: u32) -> bool {
        let token = |t: u32| &self.tokens.all[t as usize];
        let based = |t: u32| token(t + 1).is_mark('-') && token(t + 2).key == key("based");
        let mut capitals = (mention.first + 1..mention.head).filter(|t| token(*t).is_capital());
        let best = &self.mentions.all[self.entities[entity as usize].best as usize];
        capitals.next().is_some_and(|t| !based(t) && !self.says(best, self.mentions.classes[t as usize].key))
    }

    /// The person whom "the actor" means when no role says so: whom the text is about; or whom it is about to name.
    pub(super) fn person_meant(
        &self,
        mention: &Mention,
        idx: u32,
        opening: Opening,
        mind: &Mind,
    ) -> Option<(u32, Why)> {
        let hidden = self.mentions.classes[mention.head as usize].word.is(Word::HIDDEN);
        if hidden || opening == Opening::Owned && mention.passage > 1 {
            return None;
        }
        // `The Kent MP`, where somebody was named before.
        let known = opening == Opening::Definite && mind.most_attended(Fit::described(mention)).is_some();
        if mention.passage <= 1
            && !known
            && let Some(entity) = self.named_next(mention, idx)
        {
            return Some((entity, Why { sure: 0.7, reason: "the one named next" }));
        }
        // `the nurse from Kent`, but `the nurse, who lives in Kent`.
        let behind = self.tokens.all.get(mention.last as usize..mention.end as usize).unwrap_or_default();
        let mut own = behind.iter().take_while(|t| !t.is_mark(','));
        let names_another = own.any(Token::is_capital);
        if opening != Opening::Definite || names_another {
            return None;
        }
        let (entity, share) = mind.most_attended(Fit::described(mention))?;
        Some((entity, Why { sure: 0.3 + 0.35 * share, reason: "the person the text is about" }))
    }

    /// `A fisherman …`, and then `Coast guard commander Ann Hale`: whether the name comes with a role, and with another one.
    fn is_something_else(&self, mention: &Mention, named: &Mention) -> bool {
        const ANYBODY: [u64; 10] = keys([
            "man", "woman", "person", "boy", "girl", "teenager", "mother", "father", "member", "resident",
        ]);
        let noun = |t: u32| self.mentions.classes[t as usize];
        let own = noun(mention.head).key;
        let roles = (named.first..named.name_first).map(noun);
        let mut roles = roles.filter(|c| c.word.is(Word::PERSON) && !c.word.is(Word::TITLE)).peekable();
        !ANYBODY.contains(&own) && roles.peek().is_some() && !roles.any(|c| root(c.key) == root(own))
    }

    /// The person whom the next paragraph begins with, named there for the first time.
    fn named_next(&self, mention: &Mention, idx: u32) -> Option<u32> {
        let all = &self.mentions.all;
        let mut passage = mention.passage;
        for next in all.iter().enumerate().skip(idx as usize + 1).take(40) {
            let (at, m) = next;
            if m.passage == passage || m.nested || m.kind == MentionKind::Joined {
                continue;
            }
            if m.passage > mention.passage + 2 {
                break;
            }
            passage = m.passage;
            let entity = self.entity_of[at];
            let opens = m.first == self.tokens.passages[m.passage as usize].first;
            if m.kind == MentionKind::Person && entity != NONE && opens && !m.possessive {
                let e = &self.entities[entity as usize];
                let gender = mention.gender == Gender::Unknown || self.gender_fits(entity, mention.gender);
                if e.may_be_person() && gender && e.begins > idx && !self.is_something_else(mention, m) {
                    return Some(entity);
                }
            }
        }
        None
    }
}
