//! The thread that reads keys, and notices when the terminal is gone.

use super::Event;
use super::input::{Decoder, Input};
use crate::app::Message;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd as _, OwnedFd};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long the rest of a sequence may take to come: a slow line cuts `ESC [ A` in two, a hand is slower still.
const REST_OF_SEQUENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 30_000_000 };
/// How long the main loop may take to save and end before the program is ended under it.
pub(super) const GRACE: Duration = Duration::from_millis(700);

/// Opens what keys come from: standard input where it is a terminal, else the controlling one.
pub(super) fn open() -> io::Result<OwnedFd> {
    let stdin = rustix::stdio::stdin();
    if rustix::termios::isatty(stdin) {
        return stdin.try_clone_to_owned();
    }
    let flags = OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOCTTY;
    Ok(rustix::fs::open("/dev/tty", flags, Mode::empty())?)
}

/// Reads keys until the terminal is gone.
pub(super) fn listen(keys: &OwnedFd, events: &Sender<Event>) {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut inputs = Vec::new();
    loop {
        let mut fds = [PollFd::new(keys, PollFlags::IN)];
        let timeout = decoder.is_waiting().then_some(&REST_OF_SEQUENCE);
        match poll(&mut fds, timeout) {
            Ok(0) => decoder.give_up(&mut inputs),
            Ok(_) if !still_ours(keys) => {}
            Ok(_) => match rustix::io::read(keys.as_fd(), &mut buffer) {
                Ok(n) if n > 0 => decoder.feed(buffer.get(..n).unwrap_or_default(), &mut inputs),
                Err(Errno::INTR | Errno::AGAIN) => {}
                // A Ctrl-D that came while the terminal was not ours reads as nothing; so does a terminal that is gone.
                Ok(_) if !is_gone(keys) => {}
                _ => break,
            },
            Err(Errno::INTR) => {}
            Err(_) => break,
        }
        if !inputs.is_empty() && events.send(Event::Input(std::mem::take(&mut inputs))).is_err() {
            return;
        }
    }
    end(super::signals::HANG_UP, events);
}

fn is_gone(keys: &OwnedFd) -> bool {
    let mut fds = [PollFd::new(keys, PollFlags::IN)];
    let known = poll(&mut fds, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
    known.is_err()
        || fds.iter().any(|fd| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL))
}

/// While this is held, keys are somebody else's: an editor runs in our terminal.
static LENT: Mutex<()> = Mutex::new(());

/// The same, for a look that does not wait.
static IS_LENT: AtomicBool = AtomicBool::new(false);

/// Runs `work`, which reads the keys itself.
pub(super) fn lend<T>(work: impl FnOnce() -> T) -> T {
    let _lent = LENT.lock().unwrap_or_else(PoisonError::into_inner);
    IS_LENT.store(true, Ordering::SeqCst);
    let done = work();
    IS_LENT.store(false, Ordering::SeqCst);
    done
}

/// Says whether an editor has the terminal.
pub(super) fn is_lent() -> bool {
    IS_LENT.load(Ordering::SeqCst)
}

/// Waits until nobody else reads the keys, and says whether there are still some.
fn still_ours(keys: &OwnedFd) -> bool {
    let _ours = LENT.lock().unwrap_or_else(PoisonError::into_inner);
    let mut fds = [PollFd::new(keys, PollFlags::IN)];
    matches!(poll(&mut fds, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })), Ok(n) if n > 0)
}

/// Asks the main loop to end for `signal`, and ends the program where it cannot.
pub(super) fn end(signal: i32, events: &Sender<Event>) {
    let _ = events.send(Event::End(signal));
    std::thread::sleep(GRACE);
    super::guard::leave();
    std::process::exit(super::signals::exit_code(signal));
}

impl From<Input> for Message {
    fn from(input: Input) -> Self {
        match input {
            Input::Key(key) => Self::Key(key),
            Input::Paste(text) => Self::Paste(text),
        }
    }
}
