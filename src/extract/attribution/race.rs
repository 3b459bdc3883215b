//! The race: which of a segment's options are weighed at all. What form alone tells is not left to the weights.

use super::candidate::Context;
use super::decode::{Choice, Verdict};
use super::feature::Setting;

/// What may be asked of a mention beside the words.
type Is = fn(&Setting, &Context) -> bool;

impl Choice<'_> {
    /// Says of each option whether it is in the race: what is called something is not who calls it; and where there is a
    /// mention at all, whole spoken sentences are hardly ever nobody's.
    pub fn race(&self, runs: &mut Vec<bool>) {
        runs.clear();
        runs.resize(self.options.len(), true);
        if self.is_plain(runs) {
            return;
        }
        if self.setting.calls() {
            let agent = self.any(Setting::is_agent);
            self.keep(runs, |s, c| !s.is_called(c) && (!agent || s.is_agent(c)));
            if agent {
                somebody(runs);
            }
        }
        let source = self.any(Setting::is_named_source);
        if source {
            self.keep(runs, Setting::may_rival_source);
        }
        let closing = self.any(Setting::is_closing);
        if closing {
            self.keep(runs, |s, c| s.is_closing(c) || Setting::reports(c));
        }
        let subject = self.any(Setting::is_subject);
        self.keep(runs, |s, c| {
            let outer = subject && s.is_outer(c);
            !(outer || Setting::is_within_subject(c) || Setting::is_where(c) || Setting::is_witness(c))
        });
        let led = self.previous.state == 2 && self.setting.is_led_to();
        let said = || closing || self.any(Setting::is_said_by) || self.any(Setting::is_behind_comma);
        if runs.len() > 2 && (self.setting.speaks() || led || source || said()) {
            somebody(runs);
        }
    }

    /// Leaves in the race what form alone tells, where it does.
    fn is_plain(&self, runs: &mut [bool]) -> bool {
        // `a plan called “…”`, but `what she called “…”`.
        let names = self.setting.naming(self.walk.flow).is_some_and(|at| {
            let own = |c: &Context| c.verb_after.is_some_and(|v| v.token == at) || self.setting.is_agent(c);
            !self.walk.candidates().any(own)
        });
        if names
            || self.any(Setting::is_show_of)
            || self.setting.is_so_called()
            || self.setting.is_title(self.walk.flow)
        {
            runs.iter_mut().skip(1).for_each(|r| *r = false);
            return true;
        }
        if let Some(speaker) = self.speaker_before() {
            for (run, verdict) in runs.iter_mut().zip(self.options) {
                // One word or two, `(Applause.)`, may be nobody's all the same.
                let nobody = *verdict == Verdict::Nobody && self.setting.length <= 2;
                *run = *verdict == speaker || nobody;
            }
            return true;
        }
        let tagged = self.any(Setting::is_tagged) && !self.any(Setting::is_relayed_by);
        let plain: [(bool, Is); 5] = [
            (tagged, Setting::is_tagged),
            (true, Setting::is_quoted_as),
            (true, Setting::is_asker),
            (true, Setting::is_judge),
            (true, Setting::is_putting),
        ];
        let Some((_, is)) = plain.into_iter().find(|(may_be, is)| *may_be && self.any(*is)) else {
            return false;
        };
        somebody(runs);
        self.keep(runs, is);
        true
    }

    fn any(&self, is: Is) -> bool {
        self.walk.candidates().any(|c| is(self.setting, c))
    }

    /// Takes the mentions out of the race that are not so.
    fn keep(&self, runs: &mut [bool], is: impl Fn(&Setting, &Context) -> bool) {
        for (run, context) in runs.iter_mut().skip(2).zip(self.walk.candidates()) {
            *run &= is(self.setting, context);
        }
    }

    /// The speaker of the words before, where marks alone tell that they go on and nobody is tagged to them anew.
    fn speaker_before(&self) -> Option<Verdict> {
        let (flow, quote) = (self.walk.flow, self.quote);
        let goes_on = quote > 0 && flow.tails[quote - 1] == flow.tails[quote];
        let own = self.setting.quote + 1;
        // The next sentence's subject, `… and left.” Hale warned that`, has no tag.
        let tagged = |c: &Context| {
            let behind = c.verb_before.is_some() || self.setting.is_tagged(c);
            c.passage == self.setting.passage
                && (c.tag_left == own && behind || c.tag_right == own && c.verb_after.is_some())
        };
        let somebody = goes_on && self.previous.state == 2 && !self.walk.candidates().any(tagged);
        self.previous.mention.filter(|_| somebody).map(Verdict::Mention)
    }
}

/// Takes those two out of the race that are no mentions.
fn somebody(runs: &mut [bool]) {
    runs.iter_mut().take(2).for_each(|r| *r = false);
}
