//! From a printed source to a speaker, with a confidence and a reason in plain words.

use super::entity::Entity;
use super::{Context, NONE, Resolution, Table, Why};
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::{Candidate, SpeakerKind};
use crate::text::TextRange;

/// Below this the speaker is left open.
const OPEN: f32 = 0.3;
/// Below this the candidates are given.
const UNSURE: f32 = 0.8;
/// How much the speaker of the quote before is favoured for a pronoun, in the same paragraph and in the next.
const SAME_SPEAKER: [f32; 2] = [0.6, 0.8];

/// What is left of that favour where the paragraph speaks of others.
const LEFT: f32 = 0.3;
/// What is left there of the likelihood of that speaker at all, and how much more likely is somebody described there, whose
/// name nobody expects.
const BEFORE: f32 = 0.5;
const DESCRIBED: f32 = 6.0;
/// What is left of the likelihood of who is named in the words: people seldom name themselves.
const NAMED: f32 = 0.4;

impl Table<'_> {
    /// Says who the mention `source` is.
    pub fn resolve(&mut self, source: u32, context: Context) -> Resolution {
        let Some(mention) = self.mentions.all.get(source as usize).copied() else {
            return Resolution::default();
        };
        match mention.kind {
            MentionKind::Pronoun => self.resolve_pronoun(source, &mention, context),
            MentionKind::Person
            | MentionKind::Name
            | MentionKind::Body
            | MentionKind::Place
            | MentionKind::Handle => self.resolve_name(source, &mention),
            _ => self.resolve_described(source, &mention),
        }
    }

    fn resolve_name(&mut self, source: u32, mention: &Mention) -> Resolution {
        let entity = self.entity_of[source as usize];
        if entity == NONE {
            return Resolution::default();
        }
        let e = &self.entities[entity as usize];
        let (best, n_words, kind) = (e.best, e.n_words, e.kind);
        let own_words = (mention.name_first..mention.name_last)
            .filter(|t| self.tokens.all[*t as usize].is_word())
            .count() as u32;
        let short = own_words == 1 && n_words > 1;
        let rivals = if short { self.namesakes(entity, mention) } else { Vec::new() };
        let (confidence, reason) = match (short, rivals.len()) {
            (false, _) => (0.98, ""),
            (true, 0) if kind == SpeakerKind::Body => (0.95, "short for the full name"),
            (true, 0) => (0.97, "surname or first name of the one named in full"),
            (true, _) => (0.8, "the likelier of several with this name"),
        };
        let antecedent = (short && best != source).then(|| self.mentions.all[best as usize].name);
        self.answer(entity, confidence, reason, antecedent, &rivals)
    }

    /// Others whom a short name may mean.
    fn namesakes(&mut self, entity: u32, mention: &Mention) -> Vec<(u32, f32)> {
        let own = self.mentions.classes[mention.head as usize].key;
        let surnames = self.surnames.get_or_insert_with(|| surnames(&self.entities));
        let from = surnames.partition_point(|(last, _)| *last < own);
        let alike = surnames.iter().skip(from).take_while(|(last, _)| *last == own).map(|(_, e)| *e);
        let others = alike.filter(|e| *e != entity).take(3);
        others.map(|e| (e, self.entities[e as usize].full as f32)).collect()
    }

    fn resolve_pronoun(&mut self, source: u32, mention: &Mention, context: Context) -> Resolution {
        let class = self.mentions.classes[mention.first as usize].word;
        if class.is(Word::ME) {
            return self.resolve_first_person(source);
        }
        let Ok(at) = self.choices.binary_search_by_key(&source, |c| c.mention) else {
            return Resolution::default();
        };
        let mut options = self.choices[at].options;
        let n_options = options.iter().take_while(|o| o.0 != NONE).count();
        let options = &mut options[..n_options];
        if let Some((speaker, paragraph)) = context.previous {
            let near =
                SAME_SPEAKER.get(mention.paragraph.abs_diff(paragraph) as usize).copied().unwrap_or(0.0);
            // "…, the farm minister said as he opened the dam": the own sentence's subject comes first.
            let fresh = self.choices[at].fresh;
            // A tag that closes the sentence, "…, he said", may be anybody's.
            let near = if fresh != NONE
                && !self.closes(mention)
                && self.entities[fresh as usize].speaker != Some(speaker)
            {
                0.3 * near
            } else {
                near
            };
            let last = options.iter().position(|o| self.entities[o.0 as usize].speaker == Some(speaker));
            // The paragraph has turned to somebody else since.
            let here = self.choices[at].here;
            let left = last.is_some_and(|i| here & 1 << i == 0) && here != 0;
            let near = if left { LEFT * near } else { near };
            if left {
                for (i, option) in options.iter_mut().enumerate() {
                    let described = self.entities[option.0 as usize].kind == SpeakerKind::Anonymous;
                    if here & 1 << i != 0 && described {
                        option.1 *= DESCRIBED;
                    }
                    if Some(i) == last {
                        option.1 *= BEFORE;
                    }
                }
            }
            if let Some(option) = last.map(|i| &mut options[i]) {
                // "He" is hardly the company that spoke last.
                let e = &self.entities[option.0 as usize];
                let doubtful = e.unclear && e.n_words == 1 && mention.gender != Gender::Neuter;
                option.1 += if doubtful { 0.4 * near } else { near };
            }
        }
        for option in options.iter_mut() {
            if self.is_named_in(option.0, context.quote) {
                option.1 *= NAMED;
            }
        }
        options.sort_by(|a, b| b.1.total_cmp(&a.1));
        let Some(&(entity, score)) = options.first() else { return Resolution::default() };
        let sum: f32 = options.iter().map(|o| o.1).sum();
        let share = score / sum.max(0.01);
        let confidence = (0.45 + 0.5 * share).min(0.95) * if score < 0.15 { 0.7 } else { 1.0 };
        let reason = self.pronoun_reason(mention, entity, context);
        let antecedent = self.last_named(entity, source);
        self.answer(entity, confidence, reason, antecedent, &options[1..])
    }

    /// Says whether the words name somebody.
    fn is_named_in(&self, entity: u32, words: TextRange) -> bool {
        let all = &self.mentions.all;
        let from = all.partition_point(|m| m.range.start < words.start);
        let inside =
            all.iter().enumerate().skip(from).take_while(|(_, m)| m.range.start < words.end).take(20);
        let named =
            |m: &Mention| matches!(m.kind, MentionKind::Person | MentionKind::Name | MentionKind::Body);
        inside.filter(|(_, m)| named(m)).any(|(i, _)| self.entity_of[i] == entity)
    }

    /// `…, he said.`
    fn closes(&self, mention: &Mention) -> bool {
        let token = |at: u32| self.tokens.all.get(at as usize);
        let says = self.mentions.classes.get(mention.last as usize).is_some_and(|c| c.word.is(Word::SAY));
        let comma = mention.first.checked_sub(1).and_then(token).is_some_and(|t| t.is_mark(','));
        comma && says && token(mention.last + 1).is_none_or(|t| t.is_mark('.'))
    }

    fn pronoun_reason(&self, mention: &Mention, entity: u32, context: Context) -> &'static str {
        let speaker = self.entities[entity as usize].speaker;
        if speaker.is_some() && context.previous.map(|p| p.0) == speaker {
            return "the speaker of the quote before";
        }
        match mention.gender {
            Gender::Male => "the last man the text was about",
            Gender::Female => "the last woman the text was about",
            Gender::Neuter => "the last body the text was about",
            Gender::Unknown => "those last spoken of",
        }
    }

    /// The mention by name nearest before a source, else the first one.
    fn last_named(&self, entity: u32, source: u32) -> Option<TextRange> {
        let before = self.entity_of[..source as usize].iter().enumerate().rev().take(400);
        let named = |i: usize| {
            !matches!(self.mentions.all[i].kind, MentionKind::Pronoun | MentionKind::Relative)
                && !self.quoted[i]
        };
        let found = before.filter(|(_, e)| **e == entity).map(|(i, _)| i).find(|i| named(*i));
        let idx = found.unwrap_or(self.entities[entity as usize].best as usize);
        self.mentions.all.get(idx).map(|m| m.short)
    }

    /// "I": the author, where the article names one.
    fn resolve_first_person(&mut self, source: u32) -> Resolution {
        let mut entity = Entity::new(source, SpeakerKind::Anonymous);
        entity.n_words = 1;
        self.entities.push(entity);
        let entity = self.entities.len() as u32 - 1;
        self.answer(entity, 0.6, "the writer, in the first person", None, &[])
    }

    fn resolve_described(&mut self, source: u32, mention: &Mention) -> Resolution {
        let entity = self.entity_of[source as usize];
        if entity == NONE {
            return self.resolve_alone(source);
        }
        // The author comes before what he wrote.
        if mention.kind == MentionKind::Document
            && let Some(author) = self.author(mention, source)
        {
            let antecedent = self.last_named(author, source);
            return self.answer(author, 0.75, "whose words it holds", antecedent, &[]);
        }
        let why = self.why.binary_search_by_key(&source, |w| w.0).map_or(Why::default(), |at| self.why[at].1);
        let e = &self.entities[entity as usize];
        let own = e.best == source;
        let (confidence, reason) = match mention.kind {
            MentionKind::Relative => (0.85, "the one named right before"),
            MentionKind::Joined => (0.9, ""),
            MentionKind::Indefinite => (0.85, ""),
            _ if own => (0.9, ""),
            _ if why.sure == 0.0 => (0.95, "named in the same phrase"),
            _ => (why.sure, why.reason),
        };
        let antecedent = (!own).then(|| self.last_named(entity, source)).flatten();
        self.answer(entity, confidence, reason, antecedent, &[])
    }

    /// A phrase inside marks or otherwise unread: it stands for itself.
    fn resolve_alone(&mut self, source: u32) -> Resolution {
        self.entities.push(Entity::new(source, SpeakerKind::Anonymous));
        let entity = self.entities.len() as u32 - 1;
        self.entity_of[source as usize] = entity;
        self.answer(entity, 0.6, "", None, &[])
    }

    fn answer(
        &mut self,
        entity: u32,
        confidence: f32,
        reason: &'static str,
        antecedent: Option<TextRange>,
        others: &[(u32, f32)],
    ) -> Resolution {
        let speaker = self.speaker_of(entity);
        let open = confidence < OPEN;
        let mut candidates = Vec::new();
        if confidence < UNSURE {
            let sum: f32 = others.iter().map(|o| o.1).sum::<f32>().max(0.01);
            if open {
                candidates.push(Candidate { speaker, confidence });
            }
            for (other, weight) in others.iter().take(3) {
                let speaker = self.speaker_of(*other);
                candidates.push(Candidate { speaker, confidence: (1.0 - confidence) * weight / sum });
            }
        }
        Resolution { speaker: (!open).then_some(speaker), confidence, reason, antecedent, candidates }
    }
}

/// The last words of the names of persons named in full, with who they are. Of very many persons the first ones will do.
fn surnames(entities: &[Entity]) -> Vec<(u64, u32)> {
    let full = |e: &Entity| e.named && e.kind == SpeakerKind::Person && e.n_words > 1;
    let named = (0..).zip(entities.iter().take(400)).filter(|(_, e)| full(e));
    let mut surnames: Vec<(u64, u32)> = named.map(|(i, e)| (e.last, i)).collect();
    surnames.sort_unstable();
    surnames
}
