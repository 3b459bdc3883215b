//! The configuration: what is read, and that a mistake costs its line and nothing else.

use pullquote::app::{Action, Key, KeyCode};
use pullquote::config::{Base, BoundTo, Colour, Config, Look, key_words, parse, parse_keys};
use pullquote::keymap::Context;

/// Reads a file and returns the mistakes as they are shown.
fn mistakes(source: &str) -> Vec<String> {
    parse(source).1.iter().map(ToString::to_string).collect()
}

fn whole() -> &'static str {
    "measure = 72\nlinear = true\nsort = '-date,outlet'\ncitation = '{authors}: {title}'\n\n\
     [panes]\nlist = 30\npanel = 44\n\n[keys]\nQ = 'quit'\n'<C-n>' = 'next'\ngx = 'nop'\n\n[keys.popup]\no = 'open'\n\n\
     [theme]\nbase = 'dark'\nfigure = 'underline bright-yellow'\n\n[queries]\nopen = 'status:open has:quote'\n"
}

#[test]
fn a_whole_file_is_read() {
    let (config, found) = parse(whole());
    assert_eq!(found, []);
    assert_eq!(
        (config.measure, config.list_cols, config.panel_cols, config.linear),
        (Some(72), Some(30), Some(44), true)
    );
    assert_eq!(config.sort.map(|s| s.to_string()).as_deref(), Some("-date,outlet"));
    assert_eq!(config.queries, [("open".to_owned(), "status:open has:quote".to_owned())]);
    let look = Look { colour: Some(Colour(11)), underline: true, ..Look::default() };
    assert_eq!((config.styles.base, config.styles.looks), (Base::Dark, vec![("figure", look)]));
    let bound: Vec<_> = config.bindings.iter().map(|b| (b.context, b.line, b.to)).collect();
    assert_eq!(
        bound,
        [
            (Context::Panes, 11, BoundTo::Action(Action::Quit)),
            (Context::Panes, 12, BoundTo::Action(Action::NextArticle)),
            (Context::Panes, 13, BoundTo::Nothing),
            (Context::Popup, 16, BoundTo::Action(Action::Open)),
        ]
    );
    assert_eq!(config.bindings[1].keys, [Key::ctrl('n')]);
}

/// `(file, the mistakes)`.
const MISTAKES: &[(&str, &[&str])] = &[
    ("mesure = 60", &["line 1: no setting mesure; did you mean measure?"]),
    ("\nmeasure = 'wide'\n", &["line 2: measure wants a number of columns from 10 to 400"]),
    ("measure = 5000", &["line 1: measure wants a number of columns from 10 to 400"]),
    ("linear = 1", &["line 1: true or false is wanted here"]),
    (
        "sort = 'colour'",
        &[
            "line 1: no sort key colour; there are date, outlet, title, name, quotes, figures, checked, unread",
        ],
    ),
    (
        "citation = '{who}'",
        &[
            "line 1: no field who; there are quote, speaker, to, title, author, authors, outlet, date, url, file, where",
        ],
    ),
    ("keys = 3", &["line 1: a table is wanted here, not integer"]),
    ("[keys]\nQ = 'nxt'", &["line 2: no command nxt; did you mean next?"]),
    ("[keys]\nQ = 'quit'\nQ = 'next'", &["line 3: Q is there twice; the first one holds"]),
    ("linear = flase", &["line 1: true or false is wanted here"]),
    ("[keys]\nQ = 'quitt'", &["line 2: no command quitt; did you mean quit?"]),
    (
        "[keys]\n'' = 'quit'\n5x = 'quit'",
        &["line 2: no keys", "line 3: a sequence cannot begin with a digit: digits are counts"],
    ),
    ("[keys.popp]\nQ = 'quit'", &["line 1: no place for keys popp; did you mean popup?"]),
    ("[keys]\n'<Space>' = 'open'\n' ' = 'quit'", &["line 3: <Space> is bound in line 2 already"]),
    ("[keys]\nY = 'open'\nYY = 'quit'", &["line 3: YY can never be typed: Y of line 2 acts before it ends"]),
    ("[keys]\nYY = 'open'\nY = 'quit'", &["line 3: Y would hide YY of line 2"]),
    (
        "[theme]\nbase = 'sepia'\nfigure = 'undrline'\nquotes = 'bold'",
        &[
            "line 2: no theme sepia; there are terminal, light, dark, monochrome",
            "line 3: no colour or attribute undrline; did you mean underline?",
            "line 4: no style quotes; there are headline, selected, faint, speaker1, speaker2, speaker3, figure, wrong-figure, confirmed, \
         wrong, unverified, unsure, hit, current-hit",
        ],
    ),
    (
        "[queries]\na = 'status:opne'",
        &[
            "line 2: status:opne: status: wants open, confirmed, wrong, unverified; not opne · did you mean status:open?",
        ],
    ),
];

#[test]
fn a_mistake_says_its_line_and_what_would_be_right() {
    for (source, expected) in MISTAKES {
        assert_eq!(&mistakes(source), expected, "{source}");
    }
}

#[test]
fn what_is_right_holds_beside_what_is_wrong() {
    let broken = format!("{}\nnonsense = = 3\n[panes\n", whole().replace("measure = 72", "measure = "));
    let (config, found) = parse(&broken);
    assert!(found.iter().any(|m| m.line == 1) && found.len() >= 2, "{found:?}");
    assert!(config.linear && config.list_cols == Some(30) && config.bindings.len() == 4);
}

#[test]
fn nothing_and_rubbish_are_read() {
    assert_eq!(parse(""), (Config::default(), vec![]));
    let (config, found) = parse("\u{1b}[2J \u{0} ]][");
    assert_eq!(config, Config::default());
    assert!(!found.is_empty() && found.iter().all(|m| !m.message.contains(char::is_control)), "{found:?}");
}

#[test]
fn keys_are_written_as_they_are_read() {
    for text in ["]q", "g/", "<C-d>", "<Space>", "<S-Tab>", "<lt>", "<F5>", "<A-x>", "'a", "G", "é"] {
        let keys = parse_keys(text).unwrap();
        assert_eq!(keys.iter().map(|k| key_words(*k)).collect::<String>(), text);
    }
    assert_eq!(parse_keys("<c-D><PGDN>").unwrap(), [Key::ctrl('d'), Key::plain(KeyCode::PageDown)]);
    assert!(parse_keys("<Hyper-x>").unwrap_err().starts_with("no key <Hyper-x>"));
    assert_eq!(parse_keys("<").unwrap(), [Key::char('<')], "a lone < is itself");
}

#[test]
fn keys_that_would_hide_keys_of_the_program_are_dropped_unless_those_are_taken_away() {
    let (config, _) = parse("[keys]\nz = 'open'\njk = 'quit'\nQ = 'quit'");
    assert_eq!(config.bindings.iter().map(|b| b.line).collect::<Vec<_>>(), [4]);
    let found = mistakes("[keys]\nz = 'open'\njk = 'quit'");
    assert!(found[0].starts_with("line 2: z and zl zp zt"), "{found:?}");
    assert!(found[1].starts_with("line 3: jk and j cannot both be typed"), "{found:?}");
    assert_eq!(mistakes("[keys]\njk = 'quit'\nj = 'nop'"), Vec::<String>::new());
}

#[test]
fn the_themes_for_light_and_dark_are_two_and_keep_to_sixteen_colours() {
    use pullquote::ui::Look as Style;
    use pullquote::ui::Theme;
    use ratatui::style::{Color, Modifier};
    let theme = |base: &str| Theme::new(true).with(&parse(&format!("[theme]\nbase = '{base}'")).0.styles);
    let (light, dark, unknown) = (theme("light"), theme("dark"), theme("terminal"));
    assert_eq!(light.look(Style::Speaker(0)).fg, Some(Color::Blue));
    assert_eq!(dark.look(Style::Speaker(0)).fg, Some(Color::LightCyan));
    assert_eq!(unknown.look(Style::Speaker(0)).fg, Some(Color::Cyan));
    assert!(light.look(Style::Doubt).add_modifier.contains(Modifier::BOLD), "yellow on white is never thin");
    assert_eq!(dark.look(Style::Bad).fg, Some(Color::LightRed));
    let own = Theme::new(true).with(&parse("[theme]\nheadline = 'bold blue'").0.styles);
    assert_eq!(own.look(Style::Headline).fg, Some(Color::Indexed(4)));
    assert_eq!(own.look(Style::Strong).fg, None, "what is selected is no headline");
    assert_eq!(theme("monochrome").look(Style::Speaker(0)).fg, None);
    for look in [Style::Good, Style::Bad, Style::WrongFigure, Style::StrongDoubt] {
        assert!(light.look(look).bg.is_none() && light.look(look).fg.is_some());
    }
}
