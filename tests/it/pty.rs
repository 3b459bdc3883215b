//! The program on a terminal: how it begins, how it ends, what it leaves behind.
//!
//! No test sleeps: each waits for bytes of the terminal or for the end of the program, with a limit that only a failure reaches.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use pullquote::tui::guard;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(20);
const ROWS: u16 = 24;
const COLS: u16 = 80;

/// A program on a pty, and all it wrote.
pub struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    /// Keeps the channel open once nobody reads the terminal.
    unheard: Option<Sender<Vec<u8>>>,
    written: Vec<u8>,
    pub screen: vt100::Parser,
    /// Keeps the terminal's settings readable after the program's end.
    found: rustix::termios::Termios,
}

impl Session {
    pub fn start(command: CommandBuilder) -> Self {
        let size = PtySize { rows: ROWS, cols: COLS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let found = termios(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().ok();
        let (send, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || send.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(ROWS.try_into().unwrap(), COLS.try_into().unwrap(), 0);
        Self {
            master: Some(pair.master),
            writer,
            child,
            bytes,
            unheard: None,
            written: Vec::new(),
            screen,
            found,
        }
    }

    pub fn open(path: &Path, state: &Path) -> Self {
        Self::start(reader(&[path.as_os_str()], state))
    }

    pub fn press(&mut self, keys: &str) {
        self.writer.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// Reads until the screen says `text`.
    pub fn wait_for(&mut self, text: &str) {
        self.read_until(|session| session.screen.screen().contents().contains(text), text);
    }

    pub fn read_until(&mut self, is_done: impl Fn(&Self) -> bool, what: &str) {
        let begun = Instant::now();
        while !is_done(self) {
            match self.bytes.recv_timeout(LIMIT.saturating_sub(begun.elapsed())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.written.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{what:?} never came; the screen is\n{}", self.screen.screen().contents())
                }
            }
        }
    }

    /// Closes the terminal's other end.
    fn hang_up(&mut self) {
        let (unheard, silence) = channel();
        self.unheard = Some(unheard);
        self.bytes = silence;
        // The thread that reads ends with the next bytes, since nobody takes them; the help is some.
        self.press("?");
        self.writer = None;
        self.master = None;
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits for the end and gives the exit code.
    pub fn end(&mut self) -> u32 {
        let begun = Instant::now();
        while begun.elapsed() < LIMIT {
            match self.bytes.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.written.extend(bytes);
                }
                Err(_) => {
                    if let Some(status) = self.child.try_wait().unwrap() {
                        // On a busy machine its last words may still be on the way; after them the terminal is closed.
                        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_secs(1)) {
                            self.screen.process(&bytes);
                            self.written.extend(bytes);
                        }
                        return status.exit_code();
                    }
                }
            }
        }
        self.child.kill().unwrap();
        panic!("it did not end; the screen is\n{}", self.screen.screen().contents());
    }

    #[track_caller]
    pub fn assert_as_found(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let now = termios(&**self.master.as_ref().unwrap());
        assert_eq!(now.local_modes, self.found.local_modes);
        assert_eq!(now.input_modes, self.found.input_modes);
        assert_eq!(now.output_modes, self.found.output_modes);
    }
}

fn termios(master: &dyn MasterPty) -> rustix::termios::Termios {
    let fd = master.as_raw_fd().unwrap();
    let file = fs::File::open(format!("/proc/self/fd/{fd}"));
    // Where there is no such folder the settings are not compared.
    file.ok()
        .and_then(|f| rustix::termios::tcgetattr(f).ok())
        .unwrap_or_else(|| rustix::termios::tcgetattr(fs::File::open("/dev/ptmx").unwrap()).unwrap())
}

pub fn reader(args: &[&std::ffi::OsStr], state: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
    command.args(args);
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TERM", "xterm-256color");
    command.env("HOME", state);
    command.env("XDG_STATE_HOME", state);
    command
}

/// A folder with two articles.
pub fn library() -> tempfile::TempDir {
    let dir = tempfile::Builder::new().prefix("library").tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), " date 2024-03-01 Ferries stopped.\n\n“We wait,” Ann Lee said.\n")
        .unwrap();
    fs::write(dir.path().join("b.txt"), " date 2024-03-02 Trains stopped.\n\nNobody said why.\n").unwrap();
    dir
}

fn begun() -> (Session, tempfile::TempDir) {
    let dir = library();
    let mut session = Session::open(dir.path(), dir.path());
    session.wait_for("stopped");
    (session, dir)
}

#[test]
fn it_shows_the_folder_asks_the_terminal_nothing_and_leaves_it_as_found() {
    let (mut session, _dir) = begun();
    assert!(session.screen.screen().alternate_screen());
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_as_found();
    let written = String::from_utf8_lossy(&session.written).into_owned();
    for question in
        ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b]10", "\x1b]11", "$p", "\x1b[?u", "\x1b[2J"]
    {
        assert!(!written.contains(question), "{question:?} in {written:?}");
    }
}

#[test]
fn a_filter_that_nothing_matches_says_what_is_near() {
    let folder = tempfile::tempdir().unwrap();
    let texts =
        [("a", "Title: Ferries are late\n\nThe sea was high."), ("b", "Title: Mill shuts\n\nIt was old.")];
    for (name, text) in texts {
        fs::write(folder.path().join(name).with_extension("txt"), text).unwrap();
    }
    let mut session = Session::open(folder.path(), folder.path());
    session.wait_for("Mill shuts");
    session.press("\\ferrys");
    session.wait_for("Nearest: Ferries.");
    session.press("\u{15}outlet:x");
    session.wait_for("Nothing matches outlet:x.");
    session.press("\u{15}mill");
    session.wait_for("1 of 2");
}

#[test]
fn each_signal_ends_it_with_its_code() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let (mut session, _dir) = begun();
        session.signal(signal);
        assert_eq!(session.end(), code);
        session.assert_as_found();
    }
}

#[test]
fn a_hang_up_ends_it_within_a_second() {
    let (mut session, _dir) = begun();
    let begun = Instant::now();
    session.hang_up();
    assert_eq!(session.end(), 129);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[test]
fn a_hang_up_ends_it_where_the_signal_is_ignored() {
    let dir = library();
    let mut command = reader(&[], dir.path());
    let program = command.get_argv_mut().remove(0);
    *command.get_argv_mut() =
        vec!["sh".into(), "-c".into(), "trap '' HUP; exec \"$0\" \"$1\"".into(), program];
    command.arg(dir.path());
    let mut session = Session::start(command);
    session.wait_for("stopped");
    session.hang_up();
    assert_eq!(session.end(), 129);
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_paints_it_anew() {
    let (mut session, _dir) = begun();
    session.signal(Signal::TSTP);
    session.read_until(|s| !s.screen.screen().alternate_screen(), "the end of the alternate screen");
    let stopped = waitpid(Some(session.pid()), WaitOptions::UNTRACED).unwrap().unwrap().1;
    assert!(stopped.stopped());
    // An end of file that was meant for somebody else.
    session.press("\x04");
    session.signal(Signal::CONT);
    session.read_until(|s| s.screen.screen().alternate_screen(), "the alternate screen");
    session.wait_for("stopped");
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_as_found();
}

#[test]
fn a_new_size_is_painted() {
    let (mut session, _dir) = begun();
    let n = session.written.len();
    let size = PtySize { rows: 10, cols: 50, pixel_width: 0, pixel_height: 0 };
    session.master.as_ref().unwrap().resize(size).unwrap();
    session.read_until(|s| s.written.len() > n, "a frame");
    session.press("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn an_article_on_standard_input_is_read_with_keys_from_the_terminal() {
    let dir = library();
    let mut command = reader(&[], dir.path());
    let program = command.get_argv_mut().remove(0);
    *command.get_argv_mut() =
        vec!["sh".into(), "-c".into(), "echo 'Boats stopped too.' | \"$0\" -".into(), program];
    let mut session = Session::start(command);
    session.wait_for("Boats stopped too.");
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_as_found();
}

#[test]
fn without_a_terminal_it_says_what_prints_instead() {
    for terminal in [None, Some("dumb")] {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_pullquote"));
        command.arg("story.txt").env("TERM", terminal.unwrap_or("xterm"));
        let output = command.assert().code(2).get_output().clone();
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("`pullquote show story.txt`") && !said.contains('\x1b'), "{said}");
        assert_eq!(said.lines().count(), 1);
    }
    let dir = library();
    let mut dumb = reader(&[dir.path().as_os_str()], dir.path());
    dumb.env("TERM", "dumb");
    let mut session = Session::start(dumb);
    assert_eq!(session.end(), 2);
    assert!(!session.written.contains(&0x1b));
}

/// Not a test of its own: what the two below run on a pty.
#[test]
#[ignore = "runs on a pty, under another test"]
fn panics_while_it_holds_the_terminal() {
    guard::end_on_panic();
    guard::enter(&rustix::io::dup(rustix::stdio::stdin()).unwrap()).unwrap();
    if std::env::var_os("IN_A_THREAD").is_some() {
        let _ = std::thread::spawn(|| panic!("out of \x1b[31mpaper")).join();
    }
    panic!("out of \x1b[31mpaper");
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back_and_says_so() {
    for is_thread in [false, true] {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "--nocapture", "pty::panics_while_it_holds_the_terminal"]);
        if is_thread {
            command.env("IN_A_THREAD", "1");
        }
        let mut session = Session::start(command);
        assert_eq!(session.end(), 101);
        session.assert_as_found();
        let shown = session.screen.screen().contents();
        assert!(shown.contains("pullquote stopped: an error of its own at"), "{shown}");
        assert!(shown.contains("out of ^[[31mpaper"), "{shown}");
    }
}

/// A stock tmux swallows OSC 52 of what runs in it; its own buffer takes what it is given.
#[test]
fn tmux_takes_what_is_copied() {
    let dir = library();
    let socket = dir.path().join("tmux");
    let tmux = |args: &[&str]| {
        let mut command = std::process::Command::new("tmux");
        command
            .arg("-f/dev/null")
            .arg("-S")
            .arg(&socket)
            .args(args)
            .env("TERM", "xterm")
            .env_remove("TMUX")
            .output()
    };
    if tmux(&["-V"]).is_err() {
        eprintln!("skipped: no tmux here");
        return;
    }
    let exe = std::env::current_exe().unwrap();
    let command = format!("{} --ignored --exact --nocapture pty::copies_a_text", exe.display());
    tmux(&["new-session", "-d", "-x80", "-y24", "sh"]).unwrap();
    tmux(&["send-keys", &format!("{command}; tmux wait-for -S copied"), "Enter"]).unwrap();
    tmux(&["wait-for", "copied"]).unwrap();
    let buffer = tmux(&["show-buffer"]).unwrap();
    tmux(&["kill-server"]).unwrap();
    assert_eq!(String::from_utf8(buffer.stdout).unwrap(), "“We wait,” - Ann Lee");
}

/// Not a test of its own: what the one above runs inside tmux.
#[test]
#[ignore = "runs inside tmux, under another test"]
fn copies_a_text() {
    let said = pullquote::clipboard::through_tmux("“We wait,” - Ann Lee").unwrap().unwrap();
    assert_eq!(said, "copied through tmux, 20 characters");
}
