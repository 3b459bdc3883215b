//! What cannot be: forms of print that rule a mention, or nobody, out, whatever the ranker makes of them.

use super::candidate::{Context, ING, PASSIVE, QUOTE, Verb};
use super::cue::Cue;
use super::feature::{NO_MARK, Setting, by, small, step};
use super::flow::Flow;
use crate::extract::mention::MentionKind;
use crate::extract::token::{TokenKind, key};

impl Setting {
    /// Whether it is a whole sentence or more, as people speak: six words at least, or nothing else in its passage, from a
    /// capital to a stop, and not in the midst of the narrator's sentence.
    pub fn speaks(&self) -> bool {
        (self.length >= 5 || self.alone)
            && self.capitals == 1
            && self.opens > 0
            && matches!(char::from_u32(self.stop), Some('.' | '!' | '?' | '…'))
    }

    /// `And later: “We went on.”`: whether a colon leads to a whole sentence.
    pub fn is_led_to(&self) -> bool {
        let stops = matches!(char::from_u32(self.stop), Some('.' | '!' | '?' | '…'));
        self.before == u32::from(':') && self.length >= 5 && self.capitals == 1 && stops
    }

    /// Whether the words are held at arm's length: `the so-called “…”`.
    pub fn is_so_called(&self) -> bool {
        self.so_called
    }

    /// `“…,” Hale said in May`, `“…?” Hale asked.`, `“…”, said Hale`: whether the mention is tagged on to the words. Words amid
    /// the narrator's sentence may be another's, unless the tag ends it.
    pub fn is_tagged(&self, context: &Context) -> bool {
        let outside = u32::from(self.after == u32::from(','));
        let comma = outside > 0 || self.stop == u32::from(',');
        let closed = comma || matches!(char::from_u32(self.stop), Some('?' | '!'));
        let says = |v: &Verb| !matches!(v.cue, Cue::Weak | Cue::Call);
        let behind = context.verb_after.filter(says).is_some_and(|v| v.over < 2);
        if closed && behind && context.place == self.place + 1 + outside {
            // `“Will you go?” Hale asked the captain.`
            let asks = self.stop == u32::from('?') && context.verb_after.is_some_and(|v| v.cue == Cue::Ask);
            return context.bare_tag || (comma || asks) && self.opens > 0;
        }
        // `an “instant decision” she said, “and a good one”`.
        let within = context.sentence == self.sentence && self.stop == NO_MARK;
        let between = context.tag_left == self.quote + 1 && context.tag_right == self.quote + 2;
        if behind && between && within && context.bare_tag && context.place == self.place + 1 {
            return true;
        }
        let tag = context.verb_before.filter(says).is_some_and(|v| {
            v.token == self.next + outside
                && context.first > v.token
                && !matches!(v.cue, Cue::Tell | Cue::Accord)
                && v.over == 0
                && v.form != ING
        });
        let whole = context.kind != MentionKind::Place && context.after != u32::from('-');
        // `“It worries us” explained Hale of the bank`: no comma, but whole words.
        let inverted = self.capitals == 1 && self.length >= 5 && outside == 0;
        (closed || inverted) && self.opens > 0 && whole && tag
    }

    /// `“…,” Hale said, according to the Post`: whether the mention is the Post, who passes the words on.
    pub fn is_relayed_by(&self, context: &Context) -> bool {
        context.sentence == self.sentence && context.verb_before.is_some_and(|v| v.cue == Cue::Accord)
    }

    /// `paying “makes me small,” Hale said last week`: whether the mention and its verb follow the comma of the words, which are
    /// no title.
    pub fn is_said_by(&self, context: &Context) -> bool {
        let comma = self.stop == u32::from(',') && self.capitals < 2;
        let verb = context.verb_after.or(context.verb_before);
        comma
            && context.place > self.place
            && context.tag_left == self.quote + 1
            && verb.is_some_and(|v| v.over < 2 && !matches!(v.cue, Cue::Weak | Cue::Call | Cue::Accord))
    }

    /// `“ready”, thinks Mr Hale`, `“ready”, according to one person involved`: whether a comma, a verb and the mention follow words
    /// within a sentence.
    pub fn is_behind_comma(&self, context: &Context) -> bool {
        let verb = context.verb_before.filter(|v| v.token == self.next + 1);
        self.after == u32::from(',')
            && context.tag_left == self.quote + 1
            && verb.is_some_and(|v| v.cue == Cue::Accord || v.cue != Cue::Call && v.form != ING)
    }

    /// `They hoped to “go”, according to Hale`: whether Hale or another reporting verb's subject is there.
    pub fn may_rival_source(&self, context: &Context) -> bool {
        self.is_named_source(context) || Self::reports(context)
    }

    /// Whether the mention has a reporting verb that is hardly anything else.
    pub fn reports(context: &Context) -> bool {
        let verbs = [context.verb_after, context.verb_before];
        verbs.into_iter().flatten().any(|v| v.cue != Cue::Weak)
    }

    /// `“ready”, according to Hale`, `According to Hale, the boat is “ready”`: whether the mention is Hale.
    pub fn is_named_source(&self, context: &Context) -> bool {
        // `in the words of one critic`.
        let words = context.before == small("of") && context.before2 == small("words");
        if words && context.sentence == self.sentence && !context.possessive {
            return true;
        }
        let accord = context.verb_before.is_some_and(|v| v.cue == Cue::Accord);
        let opens = context.sentence == self.sentence && context.starts_as_source;
        accord && !context.possessive && (opens || self.is_behind_comma(context))
    }

    /// `“It floats” is the dry verdict of Hale`, `“No” was the answer from Hale`: whether the mention is Hale.
    pub fn is_judge(&self, context: &Context) -> bool {
        const LINKS: [u32; 4] = [small("is"), small("was"), small("came"), small("comes")];
        let outside = self.after == u32::from(',');
        let link = if outside { self.after2 } else { self.after };
        context.sentence == self.sentence
            && context.place > self.place
            && context.place <= self.place + FAR
            && LINKS.contains(&link)
            && [small("of"), small("from")].contains(&context.before)
            && VERDICTS.contains(&context.before2)
    }

    /// `The “plan” is used to lull the public, say the Tories.`, `…, an inquest heard.`: whether the mention and its verb close the
    /// sentence, whose words they are then.
    pub fn is_closing(&self, context: &Context) -> bool {
        let verb = context.verb_before.or(context.verb_after);
        context.closes
            && context.sentence == self.sentence
            && context.place > self.place
            && (self.capitals == 0 || self.opens > 0)
            && verb.is_some_and(|v| {
                matches!(v.cue, Cue::Say | Cue::State | Cue::Add) && v.form != ING || context.finds
            })
    }

    /// `“It is hard”, as Hale put it`: whether the mention is Hale.
    pub fn is_putting(&self, context: &Context) -> bool {
        let near = context.place > self.place && context.place <= self.place + 3;
        near && context.puts && context.before == small("as")
    }

    /// The token of the word that gives something its name, right before the words: `a plan called “…”`.
    pub fn naming(&self, flow: &Flow<'_>) -> Option<u32> {
        let at = self.first.checked_sub(1)?;
        flow.token(at).filter(|t| NAMING.contains(&t.key)).map(|_| at)
    }

    /// `the film “Long Way Home”`, `her “Morning Call” radio show`, `his 1994 “New Deal”`: whether the words are the title of
    /// a work.
    pub fn is_title(&self, flow: &Flow<'_>) -> bool {
        let is_work = |word: u32| WORKS.contains(&word);
        let joined = [small("of"), u32::from(',')].contains(&self.before);
        let beside = [self.before, self.after, self.after2].into_iter().any(is_work);
        let year = self.first.checked_sub(1).and_then(|at| flow.token(at));
        let dated = year.is_some_and(|t| matches!(t.kind, TokenKind::Number) && t.range.len() == 4);
        let titled = self.capitals == 2 || self.capitals == 1 && self.length <= step(2);
        titled && self.length <= step(8) && (beside || dated || joined && is_work(self.before2))
    }

    /// `on Channel One's “Good Morning”`, `told the Herald's “Sea Talk” that …`: whether the words are the name of the mention's show.
    pub fn is_show_of(&self, context: &Context) -> bool {
        let owner = context.possessive && context.after_end == QUOTE && context.place < self.place;
        let host =
            [context.before, context.before2].iter().any(|word| [small("on"), small("told")].contains(word));
        self.capitals == 2 && self.length <= step(5) && owner && host
    }

    /// `Y recalled how a colleague called it “…”`: whether the mention is the colleague, the subject of the reporting verb next
    /// to the words. Of two that are named the ranker decides.
    pub fn is_subject(&self, context: &Context) -> bool {
        let ahead = context.sentence == self.sentence && context.place < self.place;
        let near = |v: &Verb| v.over < 2 || context.unbroken;
        let verb = context.verb_after.filter(|v| ahead && near(v) && ![PASSIVE, ING].contains(&v.form));
        // `the runner nicknamed “…”` has the name; `calls it “…”` gives it.
        let says = |v: &Verb| match v.cue {
            Cue::Weak | Cue::Accord => false,
            Cue::Call => v.token + 1 < self.first,
            _ => true,
        };
        verb.filter(says).is_some_and(|v| Some(v.token) == self.cue_at)
            && !matches!(context.kind, MentionKind::Pronoun | MentionKind::Person)
            && !context.possessive
            && context.before != small("of")
    }

    /// `Y said that X called it “…”`: whether the mention is Y, where X is there.
    pub fn is_outer(&self, context: &Context) -> bool {
        let ahead = context.sentence == self.sentence && context.place < self.place;
        let own = [context.verb_after, context.verb_before].into_iter().flatten();
        ahead && own.clone().next().is_some() && !own.map(|v| Some(v.token)).any(|v| v == self.cue_at)
    }

    /// `a spokesman for Mr Hale said`: whether the mention stands in the phrase of the verb's subject.
    pub fn is_within_subject(context: &Context) -> bool {
        let pronoun = context.kind == MentionKind::Pronoun;
        context.governed && !pronoun && context.verb_after.is_some_and(|v| v.over < 2)
    }

    /// `the Herald quoted Hale as saying “…”`: whether the mention is Hale.
    pub fn is_quoted_as(&self, context: &Context) -> bool {
        context.relayed && context.sentence == self.sentence
    }

    /// `was asked by Y to “go”`: whether Y is who asks.
    pub fn is_asker(&self, context: &Context) -> bool {
        let verb = context.verb_before.filter(|v| Some(v.token) == self.cue_at && v.cue != Cue::Weak);
        self.passive && context.before == by() && verb.is_some() && context.place < self.place
    }

    /// `in Lagos`, `on Harbour TV`: where something is said, not who says it.
    pub fn is_where(context: &Context) -> bool {
        let place = context.kind == MentionKind::Place && context.before == small("in");
        let channel =
            matches!(context.kind, MentionKind::Body | MentionKind::Name | MentionKind::Organisation)
                && context.before == small("on");
        place || channel && context.verb_after.is_none_or(|v| v.form == ING)
    }

    /// Whether a verb before the words says what somebody is called.
    pub fn calls(&self) -> bool {
        self.cue_before >> 4 == Cue::Call as u32
    }

    /// `X was called “…”`, `X branded “…” by Y`: whether X is who is spoken of.
    pub fn is_called(&self, context: &Context) -> bool {
        let ahead = context.sentence == self.sentence && context.place < self.place;
        context
            .verb_after
            .filter(|_| ahead)
            .is_some_and(|v| v.cue == Cue::Call && (v.form == PASSIVE || self.after == by()))
    }

    /// `an e-mail seen by the BBC`: who only came to know of the words.
    pub fn is_witness(context: &Context) -> bool {
        const SEEN: [u32; 4] = [small("seen"), small("obtained"), small("reviewed"), small("leaked")];
        context.before == by() && SEEN.contains(&context.before2)
    }

    /// `was called “…” by Y`, `described by Y as “…”`: whether Y is who calls.
    pub fn is_agent(&self, context: &Context) -> bool {
        let near = if context.place > self.place {
            // `called “bad” and “sad” by Y`.
            let joined = self.after == small("and") && context.before2 == QUOTE;
            self.after == by() && context.place <= self.place + 3 || joined && context.place <= self.place + 6
        } else {
            let called = self.passive || context.verb_before.is_some_and(|v| v.cue == Cue::Call);
            called && [QUOTE, small("as")].contains(&context.after_end)
        };
        context.sentence == self.sentence && context.before == by() && near
    }
}

/// How far behind the words he who judges stands.
const FAR: u32 = 10;

/// What words that somebody gives for a judgement or answer may be called.
const VERDICTS: [u32; 20] = [
    small("answer"),
    small("advice"),
    small("assessment"),
    small("cry"),
    small("conclusion"),
    small("comment"),
    small("description"),
    small("judgement"),
    small("judgment"),
    small("message"),
    small("motto"),
    small("opinion"),
    small("reaction"),
    small("reply"),
    small("response"),
    small("retort"),
    small("summary"),
    small("verdict"),
    small("view"),
    small("warning"),
];

/// Works that have titles, and names for somebody.
const WORKS: [u32; 30] = [
    small("album"),
    small("anthem"),
    small("ballad"),
    small("bestseller"),
    small("book"),
    small("clip"),
    small("comedy"),
    small("documentary"),
    small("drama"),
    small("episode"),
    small("film"),
    small("hymn"),
    small("memoir"),
    small("moniker"),
    small("movie"),
    small("musical"),
    small("nickname"),
    small("novel"),
    small("opera"),
    small("painting"),
    small("play"),
    small("podcast"),
    small("poem"),
    small("programme"),
    small("radio"),
    small("series"),
    small("show"),
    small("sitcom"),
    small("song"),
    small("thriller"),
];

/// What stands between a thing and its name.
const NAMING: [u64; 5] = [key("called"), key("titled"), key("entitled"), key("named"), key("headlined")];
