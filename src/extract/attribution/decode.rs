//! Decoding: the quotes of an article from first to last, each with its options weighed, knowing what was decided before.

use super::candidate::Context;
use super::evidence::{Evidence, evidence};
use super::feature::{Previous, Rank, Setting, Sink, features, step};
use super::flow::Flow;
use super::sure;
use crate::article::Article;
use crate::extract::mention::{Mention, MentionKind, Mentions};
use crate::extract::quote::segment::Found;
use crate::extract::token::{ByKey, Tokens};

/// Whose words a segment may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody's: a title, a nickname, a word held at arm's length.
    Nobody,
    /// Somebody's, but the article does not say whose.
    Open,
    /// Those of the mention with this index.
    Mention(u32),
}

/// The options for one segment.
pub struct Choice<'a> {
    /// Index of the segment.
    pub quote: usize,
    /// [`Verdict::Nobody`], [`Verdict::Open`], then mentions.
    pub options: &'a [Verdict],
    /// The option that a sure rule takes, and why.
    pub sure: Option<(usize, &'static str)>,
    pub(super) walk: &'a Walk<'a>,
    pub(super) setting: &'a Setting,
    pub(super) previous: &'a Previous,
}

impl Choice<'_> {
    /// Gives the features of an option to `sink`.
    pub fn features(&self, option: usize, sink: &mut impl Sink) {
        let Some(at) = option.checked_sub(2) else {
            self.setting.own_features(self.previous, option as u32, sink);
            return;
        };
        let walk = self.walk;
        let context = &walk.pool[walk.candidates[at] as usize];
        let n_before = walk.spoken.get(&context.name).copied().unwrap_or_default();
        features(walk.flow, self.setting, context, walk.ranks[at], self.previous, n_before, sink);
    }

    /// Returns what a reader is shown for an option; `None` for those without a mention.
    pub fn evidence(&self, option: usize) -> Option<Evidence> {
        let context = self.walk.candidates().nth(option.checked_sub(2)?)?;
        let mention = self.walk.mentions.get(context.mention as usize)?;
        Some(evidence(self.walk.flow, self.setting, context, mention, self.previous))
    }
}

/// How many mentions are weighed: of the quote's own passage on each side, of the passages around.
const OWN: usize = 9;
const BEFORE: [usize; 3] = [5, 2, 1];
const BEHIND: usize = 2;

/// Walks over the segments in order and asks `decide` for the index of the option to take.
pub fn decode(
    article: &Article,
    tokens: &Tokens,
    mentions: &Mentions,
    entities: &[u32],
    found: &[Found],
    mut decide: impl FnMut(&Choice<'_>) -> usize,
) {
    let flow = Flow::new(article, tokens, found);
    let mut walk = Walk::new(&flow, tokens, &mentions.all, entities);
    // Where single marks are the rule they say nothing.
    let single_style = found.iter().filter(|f| f.single).count() * 2 > found.len();
    for (quote, segment) in found.iter().enumerate() {
        let passage = tokens.passages[segment.passage as usize];
        let mut setting =
            Setting::new(&flow, segment, quote as u32, passage.paragraph, passage.first, passage.last);
        setting.single &= !single_style;
        walk.collect(&setting);
        setting.closed = walk.candidates().any(|c| c.closes && c.sentence == setting.sentence);
        let sure = sure::rule(&flow, tokens, &mentions.all, &walk.starts, segment)
            .map(|(m, why)| (walk.option(m), why));
        let previous = walk.previous(&setting);
        let chosen = decide(&Choice {
            quote,
            sure,
            options: &walk.options,
            walk: &walk,
            setting: &setting,
            previous: &previous,
        });
        walk.settle(&setting, sure.map_or(chosen, |(option, _)| option));
    }
}

pub(super) struct Walk<'a> {
    pub flow: &'a Flow<'a>,
    mentions: &'a [Mention],
    entities: &'a [u32],
    /// Index of each passage's first mention; one more at the end.
    starts: Vec<u32>,
    /// Of each mention the place in `pool`, plus 1.
    slots: Vec<u32>,
    /// What is known of the mentions that were looked at, each once.
    pool: Vec<Context>,
    /// Places in `pool`.
    candidates: Vec<u32>,
    /// Who is named in the words at hand.
    named: Vec<u32>,
    ranks: Vec<Rank>,
    options: Vec<Verdict>,
    /// How many quotes each name has so far.
    spoken: ByKey<u32>,
    /// Its place in `pool`.
    last_mention: Option<u32>,
    last: Option<(Setting, bool)>,
    /// Where the last speaker stood.
    stood: u32,
}

impl<'a> Walk<'a> {
    fn new(flow: &'a Flow<'a>, tokens: &Tokens, mentions: &'a [Mention], entities: &'a [u32]) -> Self {
        let starts = (0..=tokens.passages.len() as u32)
            .map(|p| mentions.partition_point(|m| m.passage < p) as u32)
            .collect();
        Self {
            flow,
            mentions,
            entities,
            starts,
            slots: vec![0; mentions.len()],
            pool: Vec::new(),
            candidates: Vec::new(),
            named: Vec::new(),
            ranks: Vec::new(),
            options: Vec::new(),
            spoken: ByKey::default(),
            last_mention: None,
            last: None,
            stood: 0,
        }
    }

    /// Iterates over the candidates, in the order of the text.
    pub fn candidates(&self) -> impl Iterator<Item = &Context> + Clone {
        self.candidates.iter().map(|place| &self.pool[*place as usize])
    }

    /// Returns a mention's place in `pool`, if it may be a source at all.
    fn context(&mut self, mention: u32) -> Option<u32> {
        let m = self.mentions.get(mention as usize)?;
        if m.kind == MentionKind::Relative
            || self.flow.spot(m.first).inside > 0
            || self.flow.spot(m.head).inside > 0
        {
            return None;
        }
        Some(self.pooled(mention))
    }

    /// Returns a mention's place in `pool`; it is read when first asked for.
    fn pooled(&mut self, mention: u32) -> u32 {
        let slot = &mut self.slots[mention as usize];
        if *slot == 0 {
            let entity = self.entities.get(mention as usize).copied().unwrap_or(u32::MAX);
            let m = &self.mentions[mention as usize];
            let before = self.mentions[..mention as usize].iter().rev().take(4);
            let mut outer = before.filter(|b| b.passage == m.passage && b.last <= m.first && m.first < b.end);
            let inner = outer.clone().next().is_some();
            let comma =
                |b: &Mention| (b.last..m.first).any(|t| self.flow.token(t).is_some_and(|t| t.is_mark(',')));
            // Of a phrase that ends with it; behind a comma it may be the one who speaks.
            let governed = outer.any(|b| [m.last, m.end].contains(&b.end) && !comma(b));
            self.pool.push(Context { inner, governed, ..Context::new(self.flow, m, mention, entity) });
            *slot = self.pool.len() as u32;
        }
        *slot - 1
    }

    /// Fills the candidates for one quote, in the order of the text.
    fn collect(&mut self, setting: &Setting) {
        self.candidates.clear();
        let passage = setting.passage as usize;
        for (back, most) in BEFORE.iter().enumerate().rev() {
            let Some(p) = passage.checked_sub(back + 1) else { continue };
            self.take_back(self.starts[p + 1], self.starts[p], *most);
        }
        let (first, last) = (self.starts[passage], self.starts[passage + 1]);
        let own = &self.mentions[first as usize..last as usize];
        let middle = first + own.partition_point(|m| m.first < setting.first) as u32;
        self.take_back(middle, first, OWN);
        self.take_on(middle, last, OWN);
        if passage + 2 < self.starts.len() {
            self.take_on(self.starts[passage + 1], self.starts[passage + 2], BEHIND);
        }
        let tail = self.flow.found[self.flow.tails[setting.quote as usize] as usize];
        if tail.passage > setting.passage + 1 {
            // Speech over several passages: its speaker may be named behind its end.
            let (first, last) = (self.starts[tail.passage as usize], self.starts[tail.passage as usize + 1]);
            let middle = first
                + self.mentions[first as usize..last as usize].partition_point(|m| m.first < tail.next)
                    as u32;
            self.take_on(middle, last, BEHIND);
        }
        if let Some(last) = self.last_mention
            && !self.candidates.contains(&last)
        {
            self.candidates.insert(0, last);
        }
        self.read_names(middle, last, self.flow.found[setting.quote as usize].last);
        self.rank(setting);
        self.options.clear();
        self.options.extend([Verdict::Nobody, Verdict::Open]);
        self.options.extend(self.candidates.iter().map(|c| Verdict::Mention(self.pool[*c as usize].mention)));
    }

    /// The option of a mention; added where it is none yet.
    fn option(&mut self, mention: u32) -> usize {
        let place = self.pooled(mention);
        if let Some(at) = self.candidates.iter().position(|c| *c == place) {
            return at + 2;
        }
        self.candidates.push(place);
        self.ranks.push(Rank::default());
        self.options.push(Verdict::Mention(mention));
        self.options.len() - 1
    }

    /// Adds the last `most` mentions of `first..end`, in order.
    fn take_back(&mut self, end: u32, first: u32, most: usize) {
        let start = self.candidates.len();
        let mut at = end;
        // Marked words hold mentions too: look at no more than so many.
        while at > first && self.candidates.len() - start < most && end - at < 60 {
            at -= 1;
            let context = self.context(at);
            self.candidates.extend(context);
        }
        self.candidates[start..].reverse();
    }

    fn take_on(&mut self, first: u32, end: u32, most: usize) {
        let until = self.candidates.len() + most;
        for at in first..end.min(first + 60) {
            if self.candidates.len() >= until {
                break;
            }
            let context = self.context(at);
            self.candidates.extend(context);
        }
    }

    /// Collects who is named in the words: of the mentions from `first` on those before token `end`.
    fn read_names(&mut self, first: u32, last: u32, end: u32) {
        self.named.clear();
        for (mention, entity) in
            self.mentions.iter().zip(self.entities).take(last as usize).skip(first as usize)
        {
            if mention.first >= end || self.named.len() >= 12 {
                break;
            }
            if matches!(mention.kind, MentionKind::Person | MentionKind::Name | MentionKind::Body) {
                self.named.push(*entity);
            }
        }
    }

    fn rank(&mut self, setting: &Setting) {
        let cued = |c: &&Context| c.verb_after.is_some() || c.verb_before.is_some();
        let n_cued = self.candidates().filter(|c| c.sentence == setting.sentence && cued(c)).count();
        self.ranks.clear();
        let middle = self.candidates.partition_point(|c| self.pool[*c as usize].place < setting.place);
        let n_cued_before = self.candidates().take(middle).filter(cued).count() as u32;
        let (mut seen, mut seen_cued) = (0, 0);
        for (i, place) in self.candidates.iter().enumerate() {
            let c = &self.pool[*place as usize];
            let own = u32::from(cued(&c));
            let (between, cued_between) = if i < middle {
                ((middle - 1 - i) as u32, n_cued_before - seen_cued - own)
            } else {
                ((i - middle) as u32, seen_cued - n_cued_before)
            };
            seen += 1;
            seen_cued += own;
            let own_here = own > 0 && c.sentence == setting.sentence;
            let named = self.named.contains(&c.entity);
            self.ranks.push(Rank { between, cued_between, rival: n_cued > usize::from(own_here), named });
        }
        debug_assert_eq!(seen, self.ranks.len());
    }

    fn previous(&self, setting: &Setting) -> Previous {
        let Some((last, somebody)) = self.last else { return Previous::default() };
        let distance = if last.sentence == setting.sentence {
            0
        } else if last.passage == setting.passage {
            if setting.place - last.place < 14 { 1 } else { 2 }
        } else {
            (2 + setting.passage - last.passage).min(4)
        };
        let mention = self.last_mention.map(|place| &self.pool[place as usize]);
        Previous {
            mention: mention.map(|c| c.mention),
            name: mention.map_or(0, |c| c.name),
            entity: mention.map_or(u32::MAX, |c| c.entity),
            state: 1 + u32::from(somebody),
            distance,
            places: step(setting.place - last.place),
            stood: self.stood,
        }
    }

    fn settle(&mut self, setting: &Setting, chosen: usize) {
        let place = chosen.checked_sub(2).and_then(|c| self.candidates.get(c)).copied();
        if let Some(place) = place {
            *self.spoken.entry(self.pool[place as usize].name).or_default() += 1;
            self.last_mention = Some(place);
        }
        self.stood = place.map_or(0, |place| {
            let c = &self.pool[place as usize];
            let behind = u32::from(c.place > setting.place);
            1 + behind + if c.sentence == setting.sentence { 0 } else { 2 }
        });
        self.last = Some((*setting, place.is_some()));
    }
}
