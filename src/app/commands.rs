//! From an action, or a line after `:`, to what it does. Each action has one short function; this is the switchboard.

use super::action::{Action, Group};
use super::asking::Question;
use super::message::Effect;
use super::mode::{HelpPage, Mode};
use super::model::Model;
use super::moving::Reach;
use super::panel::Tab;
use super::prompt::{Prompt, PromptKind};
use super::reading::Item;
use super::{copying, popups};
use crate::keymap::Context;
use crate::library::nearest::nearest;
use crate::library::query;
use crate::library::{self, SortKey, SortOrder};
use crate::panes::Pane;
use crate::wrap::{columns, fit};
use std::borrow::Cow;

/// Commands that are no action, with their line in the help.
pub const OTHER_COMMANDS: &[(&str, &str)] = &[
    ("q", "quit"),
    ("filter", "filter the list: :filter words"),
    ("search", "search: :search words"),
    ("sort", "sort the list: :sort -date,title"),
    ("problems", "what could not be read"),
    ("config", "what does not hold in the configuration"),
    ("query", "filter the list by a named query: :query name"),
    ("sample", "draw articles: :sample 200 seed 7; alone shows all"),
];

/// What `:export` can write.
pub const EXPORTS: &[&str] = &["md", "csv", "sheet", "json", "w3c", "gold", "questions"];

/// Does what an action asks for.
pub fn act(model: &mut Model, action: Action, count: Option<u32>, letter: Option<char>) -> Vec<Effect> {
    if let Some(effects) = popups::act(model, action, count) {
        return effects;
    }
    if model.reading.is_none() && needs_article(action) {
        model.say("no article open");
        return Vec::new();
    }
    if let Some(effects) = model.mark(action) {
        return effects;
    }
    match program(model, action) {
        Some(effects) => effects,
        None => in_panes(model, action, count, letter),
    }
}

/// Says whether an action is about what stands in the open article.
fn needs_article(action: Action) -> bool {
    use Action as A;
    match action.group() {
        Group::Items | Group::Copy => true,
        Group::Marking => {
            // `a` also takes up what an earlier session left unsaved.
            !matches!(action, A::Note | A::Undo | A::Redo | A::RepeatMark | A::Export)
        }
        _ => matches!(action, A::People | A::Select | A::SetMark),
    }
}

/// What counts everywhere.
fn program(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    Some(match action {
        Action::Suspend => {
            let mut effects = model.keep();
            effects.push(Effect::Suspend);
            effects
        }
        Action::Quit => quit(model),
        Action::Redraw => vec![Effect::Redraw],
        Action::Reload => reload(model),
        Action::Close if !model.close() => quit(model),
        Action::Escape if !model.close() => {
            model.say("q quits");
            Vec::new()
        }
        Action::Close | Action::Escape => Vec::new(),
        Action::Help => {
            let under = Box::new(std::mem::take(&mut model.mode));
            model.mode = Mode::Help(HelpPage { under, ..HelpPage::default() });
            Vec::new()
        }
        Action::Export => ask(model, PromptKind::Command, "export ".to_owned()),
        Action::Sheet => model.open_sheet(),
        Action::CommandLine => ask(model, PromptKind::Command, String::new()),
        Action::Search => ask(model, PromptKind::Search(model.focus), String::new()),
        Action::Filter => {
            let filter = model.browsing.filter.clone();
            model.focus_on(Pane::List);
            ask(model, PromptKind::Filter, filter)
        }
        Action::Everywhere => {
            // The rows of an earlier search come back when Enter follows at once.
            model.page = None;
            ask(model, PromptKind::Everywhere, String::new())
        }
        Action::Everybody => model.ask_page(Question::People),
        Action::Numbers => model.ask_page(Question::Counted),
        Action::Where => {
            model.say_where();
            Vec::new()
        }
        _ => return None,
    })
}

fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.keep();
    effects.push(Effect::Quit);
    effects
}

fn reload(model: &mut Model) -> Vec<Effect> {
    model.browsing.heads_in = false;
    model.say("reading again");
    let open = model.reading.as_ref().map(|r| Effect::Load(r.idx));
    std::iter::once(Effect::Reload).chain(open).collect()
}

fn ask(model: &mut Model, kind: PromptKind, line: String) -> Vec<Effect> {
    let top = model.reading.as_ref().map_or(0, |r| r.top);
    model.mode = Mode::Prompt(Prompt::new(kind, line, (top, model.browsing.cursor)));
    Vec::new()
}

/// What counts in the panes.
fn in_panes(model: &mut Model, action: Action, count: Option<u32>, letter: Option<char>) -> Vec<Effect> {
    let n = count.unwrap_or(1).min(i32::MAX as u32);
    let by = n as isize;
    match action {
        Action::LineDown => return model.travel(Reach::Lines(by)),
        Action::LineUp => return model.travel(Reach::Lines(-by)),
        Action::HalfDown => return model.travel(Reach::Halves(by)),
        Action::HalfUp => return model.travel(Reach::Halves(-by)),
        Action::PageDown => return model.travel(Reach::Pages(by)),
        Action::PageUp => return model.travel(Reach::Pages(-by)),
        Action::Top => model.go_to_top(count),
        Action::End => model.go_to_end(),
        Action::NextParagraph => model.step_paragraph(n.into()),
        Action::PrevParagraph => model.step_paragraph(-i64::from(n)),
        Action::Open => return model.enter(),
        Action::NextArticle => return model.open_neighbour(by),
        Action::PrevArticle => return model.open_neighbour(-by),
        Action::NextUnread => return open_unread(model, true),
        Action::PrevUnread => return open_unread(model, false),
        Action::ToggleRead => return model.toggle_read(),
        Action::CopyQuote => return model.copy_item(false),
        Action::CopyMarkdown => return model.copy_item(true),
        Action::CopyCitation => return model.copy_citation(),
        Action::CopyUrl => return model.copy_url(),
        Action::NextHit if model.everywhere.is_some() => return model.step_everywhere(by),
        Action::PrevHit if model.everywhere.is_some() => return model.step_everywhere(-by),
        Action::NextHit => model.step_hit(by),
        Action::PrevHit => model.step_hit(-by),
        Action::Repeat => model.repeat_step(false, n as usize),
        Action::RepeatBack => model.repeat_step(true, n as usize),
        Action::SetMark => model.set_letter(letter.unwrap_or('a')),
        Action::GoMark => model.go_to_letter(letter.unwrap_or('a')),
        Action::Back => return model.back_everywhere(),
        Action::Select => popups::start_selecting(model),
        _ => arrange(model, action, n as usize),
    }
    Vec::new()
}

/// What changes the panes and the selection.
fn arrange(model: &mut Model, action: Action, n: usize) {
    match action {
        Action::FocusNext => model.step_focus(1, true),
        Action::FocusPrev => model.step_focus(-1, true),
        Action::FocusLeft => model.step_focus(-1, false),
        Action::FocusRight => model.step_focus(1, false),
        Action::Quotes => model.show_tab(Tab::Quotes),
        Action::Figures => model.show_tab(Tab::Figures),
        Action::Notes => model.show_tab(Tab::Notes),
        Action::People => model.people(),
        Action::Marked => model.marked(),
        Action::SortItems => model.sort(),
        Action::ToggleList => model.toggle_pane(Pane::List),
        Action::TogglePanel => model.toggle_pane(Pane::Side),
        Action::TextAlone => model.text_alone(),
        Action::NextQuote
        | Action::PrevQuote
        | Action::NextFigure
        | Action::PrevFigure
        | Action::NextCheck
        | Action::PrevCheck
        | Action::NextNote
        | Action::PrevNote => model.step_item(action, n),
        Action::Bulk => model.choose_bulk(),
        Action::Wordings => model.say("no quote in a list under the cursor · P lists people"),
        // The rest needs a selection of text.
        _ => model.say("v selects text first"),
    }
}

fn open_unread(model: &mut Model, forward: bool) -> Vec<Effect> {
    match model.unread(forward) {
        Some(idx) => model.open(idx),
        None => {
            model.say(if forward { "no unread article below" } else { "no unread article above" });
            Vec::new()
        }
    }
}

/// Runs a line that was typed after `:`.
pub fn run(model: &mut Model, line: &str) -> Vec<Effect> {
    let line = line.trim();
    let (name, rest) = line.split_once(' ').map_or((line, ""), |(n, r)| (n, r.trim()));
    if let Ok(n) = name.parse::<u32>() {
        return act(model, Action::Top, Some(n.max(1)), None);
    }
    match (name, rest.is_empty()) {
        ("", _) => Vec::new(),
        ("q" | "q!" | "quit", _) => quit(model),
        ("filter", false) => {
            model.focus_on(Pane::List);
            model.filter_list(rest)
        }
        ("search", false) => {
            let top = model.reading.as_ref().map_or(0, |r| r.top);
            model.look_for(rest, model.focus, (top, model.browsing.cursor));
            Vec::new()
        }
        ("problems", _) => {
            model.problems();
            Vec::new()
        }
        ("config", _) => {
            model.mistakes();
            Vec::new()
        }
        ("query", _) => saved_query(model, rest),
        ("sample", _) => {
            model.sample(rest);
            Vec::new()
        }
        ("export", false) => vec![Effect::Export(rest.to_owned())],
        ("sort", false) => sort_by(model, rest),
        ("help", false) => {
            model.mode = Mode::Help(HelpPage { query: rest.to_owned(), ..HelpPage::default() });
            Vec::new()
        }
        _ => run_action(model, name, rest),
    }
}

/// Filters the list by a query that the configuration names.
fn saved_query(model: &mut Model, name: &str) -> Vec<Effect> {
    let found = model.options.queries.iter().find(|q| q.0 == name).map(|q| q.1.clone());
    if let Some(query) = found {
        model.focus_on(Pane::List);
        return model.filter_list(&query);
    }
    let names: Vec<&str> = model.options.queries.iter().map(|q| q.0.as_str()).collect();
    let known = if names.is_empty() { "the configuration has none".to_owned() } else { names.join(", ") };
    let which = if name.is_empty() { ":query wants a name".to_owned() } else { format!("no query {name}") };
    model.complain(format!("{which} · {known}"));
    Vec::new()
}

fn run_action(model: &mut Model, name: &str, rest: &str) -> Vec<Effect> {
    match Action::named(name) {
        Some(action) => act(model, action, rest.parse().ok(), rest.chars().find(char::is_ascii_lowercase)),
        None => {
            let near = nearest(name, names()).map(|n| format!(":{n}?"));
            model.complain(format!("no command {name} · {}", near.as_deref().unwrap_or("? lists them")));
            Vec::new()
        }
    }
}

fn sort_by(model: &mut Model, order: &str) -> Vec<Effect> {
    match order.parse::<SortOrder>() {
        Ok(order) => model.sort_by(order),
        Err(why) => {
            model.complain(why);
            Vec::new()
        }
    }
}

/// Returns the names of all commands.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    Action::ALL.iter().map(|a| a.name()).chain(OTHER_COMMANDS.iter().map(|c| c.0))
}

/// Completes a command's name: each call puts in the next one that begins with what was typed, or has it in it.
pub fn complete(model: &mut Model, back: bool) {
    if let Mode::Prompt(prompt) = &mut model.mode {
        prompt.complete(back, |line, _| completions(line, &model.options.queries));
    }
}

/// Completes a query at the cursor: field names, and values that the list knows.
pub fn complete_query(model: &mut Model, back: bool) {
    let context = library::Context {
        library: &model.library,
        marks: &model.marks,
        duplicates: &model.browsing.duplicates,
    };
    let Mode::Prompt(prompt) = &mut model.mode else { return };
    prompt.complete(back, |line, cursor| {
        let listed = || Cow::Owned(query::Vocabulary::listed(&context));
        let words = || model.words.as_deref().map_or_else(listed, Cow::Borrowed);
        let found = query::complete(line, cursor, words);
        let before = line.get(..found.range.start as usize).unwrap_or_default();
        let after = line.get(found.range.end as usize..).unwrap_or_default();
        found.options.iter().map(|way| [before, way.as_str(), after].concat()).collect()
    });
}

/// Returns the commands that a beginning may become, the better ones first; behind a command that takes one of several words
/// (`queries` are those of the configuration), these words.
pub fn completions(typed: &str, queries: &[(String, String)]) -> Vec<String> {
    if let Some((name, rest)) = typed.split_once(' ') {
        let words: Vec<&str> = match name {
            "export" => EXPORTS.to_vec(),
            "query" => queries.iter().map(|q| q.0.as_str()).collect(),
            "sort" => SortKey::WORDS.iter().map(|w| w.0).collect(),
            _ => Vec::new(),
        };
        let fitting = words.into_iter().filter(|w| w.starts_with(rest.trim_start()));
        return fitting.map(|w| format!("{name} {w}")).collect();
    }
    let mut names: Vec<&str> = names().filter(|n| n.contains(typed)).collect();
    names.sort_unstable_by_key(|n| (!n.starts_with(typed), *n));
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

/// Says in one sentence where this is.
pub fn place_sentence(model: &Model) -> String {
    let Some(reading) = &model.reading else {
        return format!("{} articles in {}", model.browsing.shown.len(), model.options.place);
    };
    let article = &reading.article;
    let name = model.library.entry(reading.idx).map(|e| &*e.name).unwrap_or_default();
    let from: Vec<String> = [article.metadata.outlet.clone(), article.metadata.date.map(copying::day)]
        .into_iter()
        .flatten()
        .collect();
    let from = if from.is_empty() { String::new() } else { format!(" ({})", from.join(", ")) };
    let selected = match reading.selected {
        Some(Item::Quote(i)) => format!(", quote {} of {}", i + 1, reading.extraction.quotes.len()),
        Some(Item::Figure(i)) => format!(", figure {} of {}", i + 1, reading.extraction.figures.len()),
        Some(Item::Note(i)) => format!(", note {} of {}", i + 1, reading.placed.len()),
        None => String::new(),
    };
    let paragraph = reading.selected.map_or(reading.paragraph_on_top(), |i| reading.paragraph(i));
    let n_paragraphs = article.paragraphs.len();
    let place =
        if paragraph == 0 { "headline".to_owned() } else { format!("¶{paragraph} of {n_paragraphs}") };
    let sentence = |title: &str| format!("{place}{selected} in “{title}”{from}, {name}");
    // A long title is cut before anything else.
    let room = u32::from(model.size.0).saturating_sub(columns(&sentence("")) + 2).max(16);
    if columns(&article.title) <= room {
        return sentence(&article.title);
    }
    sentence(&format!("{}…", fit(&article.title, room - 1).trim_end()))
}

impl Model {
    /// Returns the context in which keys are looked up.
    pub fn context(&self) -> Context {
        match self.mode {
            Mode::Panes | Mode::Prompt(_) | Mode::Offer(_) | Mode::Editor(_) => Context::Panes,
            Mode::Sheet(_) => Context::Sheet,
            Mode::Visual(_) => Context::Visual,
            Mode::Choice(_) | Mode::Help(_) | Mode::Page => Context::Popup,
        }
    }

    /// Closes what is open over the panes; what the help was asked for in comes back.
    pub(super) fn close_help(&mut self) {
        self.mode = match std::mem::take(&mut self.mode) {
            Mode::Help(help) => *help.under,
            _ => Mode::Panes,
        };
    }

    /// Closes the innermost of popup, search, selection and filter; says whether anything was open.
    fn close(&mut self) -> bool {
        if !matches!(self.mode, Mode::Panes) {
            self.close_help();
            return true;
        }
        if self.everywhere.take().is_some() | self.search.take().is_some() {
            return true;
        }
        if let Some(reading) = &mut self.reading {
            if reading.selected.is_some() || !reading.lit.is_empty() {
                reading.selected = None;
                reading.lit.clear();
                return true;
            }
            if reading.panel.person.take().is_some() {
                return true;
            }
        }
        if !self.browsing.filter.is_empty() {
            self.clear_filter();
            return true;
        }
        false
    }
}
