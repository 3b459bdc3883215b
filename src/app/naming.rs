//! Saying in a list of people who somebody is: a name that is there joins two of them, another one keeps one apart.

use super::asking::{Question, To};
use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::pages::Page;
use super::prompt::{Prompt, PromptKind};
use crate::annotation::Step;
use crate::library::Records;
use crate::text::clean_line;

impl Model {
    /// Asks who it is whose words are under the cursor, in all articles of the row.
    pub(super) fn ask_name(&mut self) -> Vec<Effect> {
        let row = self.page.as_ref().and_then(Page::row).filter(|r| !r.sayings.is_empty());
        if row.is_none() {
            self.say("no person under the cursor · P lists people");
            return Vec::new();
        }
        self.mode = Mode::Prompt(Prompt::new(PromptKind::Naming, String::new(), (0, 0)));
        Vec::new()
    }

    /// Takes the name of whom the row under the cursor stands for. Who bears it already is the same person then.
    pub(super) fn take_name(&mut self, line: &str) -> Vec<Effect> {
        self.mode = Mode::Page;
        let name = clean_line(line.trim());
        let sayings = self.page.as_ref().and_then(Page::row).map(|r| r.sayings.clone()).unwrap_or_default();
        if name.is_empty() || sayings.is_empty() {
            return Vec::new();
        }
        self.n_asked += 1;
        vec![Effect::Ask { id: self.n_asked, question: Question::Name(sayings, name) }]
    }

    /// Saves what makes somebody bear a name.
    pub(super) fn named(&mut self, records: Records, name: &str) -> Vec<Effect> {
        let Records { changes, texts } = records;
        if changes.is_empty() {
            self.say(format!("{name} already"));
            return Vec::new();
        }
        let n = changes.len();
        let what = format!("{n} quote{}", if n == 1 { "" } else { "s" });
        let step = Step { changes, what, before: "as found".to_owned(), after: name.to_owned() };
        self.write_in(step, texts)
    }

    /// Returns the names that a page offers for a person.
    pub(super) fn names_on_page(&self) -> Vec<String> {
        let below = self.page.as_ref().and_then(|p| p.below.as_deref());
        let pages = self.page.as_ref().into_iter().chain(below);
        let rows = pages.flat_map(|p| &p.rows.rows);
        let names = rows.filter_map(|r| match &r.to {
            To::Question(Question::Sayings(whose)) => Some(whose.name.clone()),
            _ => None,
        });
        names.collect()
    }
}
