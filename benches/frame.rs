//! How long it takes from a key to the bytes of the frame, without the terminal.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]

use pullquote::app::{Effect, Key, KeyCode, Loaded, Message, Model, Options, update};
use pullquote::article::Article;
use pullquote::extract::extract;
use pullquote::library::{Entry, EntryIdx, Place};
use pullquote::tui::screen::Screen;
use pullquote::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use std::sync::Arc;

const PARAGRAPH: &str = "“We wait,” Ann Lee, the harbour master, told the council. “We have waited since 2019, and we have spent £2.2 \
    million on 14 boats.”\n\n";
const SIZE: Size = Size { width: 120, height: 40 };

fn main() {
    divan::main();
}

/// A line down, and up again, in an article of so many kilobytes.
#[divan::bench(args = [5, 1000])]
fn scroll(bencher: divan::Bencher<'_, '_>, kilobytes: usize) {
    let text = PARAGRAPH.repeat(kilobytes * 1000 / PARAGRAPH.len());
    let mut model = Model::new(Options { single: true, ..Options::default() });
    update(&mut model, Message::Resize { cols: SIZE.width, rows: SIZE.height });
    let place = Place { path: std::path::Path::new("a.txt").into(), part: None };
    update(&mut model, Message::Found(vec![Entry::found(place, "a.txt")]));
    let (article, warnings) = Article::parse(&text, "");
    let extraction = Arc::new(extract(&article));
    let loaded = Ok(Loaded { article: Arc::new(article), extraction, warnings });
    let _: Vec<Effect> = update(&mut model, Message::Article { idx: EntryIdx(0), loaded });
    let mut screen = Screen::new(std::io::sink(), SIZE);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    let theme = Theme::new(true);
    let mut is_down = false;
    bencher.bench_local(|| {
        is_down = !is_down;
        let key = if is_down { KeyCode::Down } else { KeyCode::Up };
        update(&mut model, Message::Key(Key::plain(key)));
        buffer.reset();
        let cursor = ui::paint(&model, &theme, &mut buffer);
        screen.show(&buffer, cursor).unwrap();
    });
}
