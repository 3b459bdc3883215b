//! The one way into the model: a message changes it and gives what is to be done outside.

use super::commands;
use super::message::{Effect, Key, KeyCode, Message};
use super::mode::Mode;
use super::model::Model;
use super::prompt::{PromptKind, Typed};
use super::settle::settle;
use crate::keymap::{Context, Found, look_up};
use crate::text::clean_line;

/// Takes one message. Total: whatever comes, nothing fails.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let before = Seen::of(model);
    let quiet = matches!(
        message,
        Message::Found(_) | Message::Heads(_) | Message::Counts(_) | Message::Focus(_) | Message::FoundAll
    );
    let shown = match &message {
        Message::Counts(counts) => counts.iter().any(|(idx, _)| model.browsing.on_screen().contains(idx)),
        Message::Heads(heads) => heads.iter().any(|(idx, _)| model.browsing.on_screen().contains(idx)),
        _ => false,
    };
    model.keep_selected(&message);
    let mut effects = take(model, message);
    effects.extend(settle(model));
    if !quiet || shown || before != Seen::of(model) {
        model.touch();
    }
    effects
}

/// What can be seen of the list: a walk that only adds below the screen changes nothing.
#[derive(PartialEq, Eq)]
struct Seen {
    rows: usize,
    notice: bool,
    is_empty: bool,
    all_found: bool,
}

impl Seen {
    fn of(model: &Model) -> Self {
        Self {
            rows: model.browsing.on_screen().len(),
            notice: model.notice.is_some(),
            is_empty: model.library.entries.is_empty(),
            all_found: model.browsing.all_found,
        }
    }
}

fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => return press(model, key),
        Message::Paste(text) => return paste(model, &text),
        Message::Resize { cols, rows } => model.size = (cols, rows),
        Message::Focus(true) | Message::Resumed => {}
        Message::Focus(false) => return model.keep(),
        Message::Found(entries) => return model.found_and_open(entries),
        Message::FoundAll => model.browsing.all_found = true,
        Message::Heads(heads) => model.heads(heads),
        Message::Split(file) => model.split(file),
        Message::Copies(copies) => model.copies(copies),
        Message::HeadsAll => return model.heads_in(),
        Message::Article { idx, loaded } => return model.arrived(idx, loaded),
        Message::Text { idx, article, warnings } => return model.text_arrived(idx, article, warnings),
        Message::State(state) => model.restore(state),
        Message::Answer { id, answer, is_whole } => return model.answered(id, *answer, is_whole),
        Message::Counts(counts) => model.counts_in(&counts),
        Message::Words(words) => model.words = Some(words),
        Message::Copied(Ok(how)) => model.say(clean_line(&how)),
        Message::Copied(Err(why)) | Message::Failed(why) => model.complain(clean_line(&why)),
        Message::Changed(changed) => return model.changed(&changed),
        Message::Gone(gone) => model.gone(&gone),
        Message::Progress(progress) => model.progress = progress,
        Message::Notes(news) => return model.notes_news(news),
        Message::NotesOff(why) => model.noting.off = Some(clean_line(&why)),
        Message::Saved { ticket, saved } => return model.saved(ticket, saved),
        Message::Texts(texts) => return model.texts_in(texts),
        Message::Sought { lost, found } => return model.sought(lost, found),
        Message::Drafts(drafts) => model.drafts_in(drafts),
        Message::Edited(text) => return model.edited_outside(text),
        Message::Exported(said) => model.say(clean_line(&said)),
    }
    Vec::new()
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Mode::Editor(editor) = &mut model.mode {
        let what = editor.insert(text);
        return model.edited(what);
    }
    if let Mode::Prompt(prompt) = &mut model.mode {
        prompt.insert(text);
        return typed(model, Typed::Changed);
    }
    Vec::new()
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.notice = None;
    model.browsing.is_touched = true;
    if let Mode::Prompt(prompt) = &mut model.mode {
        if matches!(prompt.kind, PromptKind::Everywhere | PromptKind::Page)
            && let Some(page) = &mut model.page
            && page.press(key)
        {
            return Vec::new();
        }
        let what = prompt.press(key);
        return typed(model, what);
    }
    if let Mode::Editor(editor) = &mut model.mode {
        if key.alt {
            // Esc and a key that came together look like Alt: nothing here needs Alt, and Esc must never be lost.
            let mut effects = model.edited(super::editor::Edit::Leave);
            effects.extend(press(model, Key { alt: false, ..key }));
            return effects;
        }
        let what = editor.press(key);
        return model.edited(what);
    }
    if let Mode::Help(page) = &mut model.mode
        && page.press(key)
    {
        return Vec::new();
    }
    if let Mode::Offer(idx) = model.mode {
        model.mode = Mode::Panes;
        if matches!(key.code, KeyCode::Char(' ') | KeyCode::Enter | KeyCode::PageDown) {
            return model.open(idx);
        }
    }
    sequence(model, key)
}

/// Adds a key to the sequence that is being typed, and acts where it is complete.
fn sequence(model: &mut Model, key: Key) -> Vec<Effect> {
    let context = model.context();
    if model.pending.is_empty() && count(model, key, context) {
        return Vec::new();
    }
    model.pending.push(key);
    let found = look_up(context, &model.pending, &model.options.keys);
    if found == Found::Prefix {
        return Vec::new();
    }
    let typed = std::mem::take(&mut model.pending);
    let count = model.count.take();
    match found {
        Found::Action(action, letter) => commands::act(model, action, count, letter),
        // Esc drops what was begun; another key that fits nothing is named.
        _ if typed.len() > 1 && key.code != KeyCode::Esc && key != Key::ctrl('c') => {
            let keys: String = typed.iter().map(|k| crate::keymap::written(*k)).collect();
            model.say(format!("{keys} is no key · ? lists them"));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Takes a digit as part of a count; `0` alone is a key.
fn count(model: &mut Model, key: Key, context: Context) -> bool {
    const MOST: u32 = 999_999;
    let KeyCode::Char(c) = key.code else { return false };
    let Some(digit) = c.to_digit(10).filter(|_| !key.ctrl && !key.alt) else { return false };
    if digit == 0 && model.count.is_none() {
        return context != Context::Visual;
    }
    model.count = Some((model.count.unwrap_or(0).saturating_mul(10) + digit).min(MOST));
    true
}

/// Goes on after a key in a prompt.
fn typed(model: &mut Model, what: Typed) -> Vec<Effect> {
    let Mode::Prompt(prompt) = &model.mode else { return Vec::new() };
    let (kind, line, origin) = (prompt.kind, prompt.line.clone(), prompt.origin);
    let prompt_under = prompt.under;
    match (what, kind) {
        (Typed::Changed, PromptKind::Search(pane)) => model.look_for(&line, pane, origin),
        (Typed::Changed, PromptKind::Filter) => return model.filter_list(&line),
        (Typed::Changed, PromptKind::Everywhere) => return model.search_everywhere(&line),
        (Typed::Changed, PromptKind::Page) => model.filter_page(&line),
        (Typed::Complete(back), PromptKind::Command) => commands::complete(model, back),
        (Typed::Complete(back), PromptKind::Everywhere | PromptKind::Filter) => {
            commands::complete_query(model, back);
            return typed(model, Typed::Changed);
        }
        (Typed::Complete(back), _) => model.complete_told(kind, back),
        (Typed::Done, _) => {
            model.mode = under(prompt_under);
            return finish(model, kind, &line, origin);
        }
        (Typed::Dropped, _) => {
            model.mode = under(prompt_under);
            match kind {
                PromptKind::Search(pane) => model.look_for("", pane, origin),
                PromptKind::Filter => model.clear_filter(),
                PromptKind::Everywhere => model.page = None,
                PromptKind::Page => {
                    model.filter_page("");
                    model.mode = Mode::Page;
                }
                PromptKind::Naming => model.mode = Mode::Page,
                _ => model.noting.asked = None,
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Returns to what the line was asked from.
fn under(sheet: Option<super::mode::SheetView>) -> Mode {
    sheet.map_or(Mode::Panes, Mode::Sheet)
}

fn finish(model: &mut Model, kind: PromptKind, line: &str, origin: (usize, usize)) -> Vec<Effect> {
    match kind {
        PromptKind::Command => return commands::run(model, line),
        PromptKind::Filter => model.say_filter_error(),
        PromptKind::Page => model.mode = Mode::Page,
        PromptKind::Naming => return model.take_name(line),
        PromptKind::Everywhere => return model.take_everywhere(line),
        PromptKind::Tag
        | PromptKind::BulkTag
        | PromptKind::Speaker
        | PromptKind::Value
        | PromptKind::Source
        | PromptKind::Field(..) => return model.told(kind, line),
        PromptKind::Search(pane) => {
            model.everywhere = None;
            // Enter on an empty line looks for the latest words again.
            if let (true, Some(search)) = (line.is_empty(), &model.search) {
                let words = search.words.clone();
                model.look_for(&words, pane, origin);
            }
            if let Some(search) = model.search.as_ref().filter(|s| s.hits.is_empty()) {
                let words = search.words.clone();
                model.complain(format!("nowhere here: {words}"));
            }
        }
    }
    Vec::new()
}
