//! The terminal as it was found, and how it is put back: the one way in and the one way out.
//!
//! [`leave`] may be called from any thread, any number of times, and never fails: quit, suspension, signals, hang-up and panics
//! all go through it. Nothing is ever asked of the terminal.

use rustix::fd::{AsFd as _, OwnedFd};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// Ends a frame that was cut short, then undoes all that [`ENTER`] and frames set.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// What a panic ends the program with.
const PANICKED: i32 = 101;

/// How long a thread that leaves waits for another one that does.
const PATIENCE: Duration = Duration::from_millis(300);

static HELD: Mutex<Option<Held>> = Mutex::new(None);

struct Held {
    keys: OwnedFd,
    found: Termios,
}

/// Takes the terminal: raw mode on the one `keys` come from, the alternate screen on standard output.
///
/// Where it is held already, only sets the modes again (a shell may have changed them while the program was stopped).
pub fn enter(keys: &OwnedFd) -> io::Result<()> {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    if held.is_none() {
        let found = tcgetattr(keys)?;
        *held = Some(Held { keys: keys.try_clone()?, found });
    }
    if let Some(held) = &*held {
        let mut raw = held.found.clone();
        raw.make_raw();
        tcsetattr(&held.keys, OptionalActions::Now, &raw)?;
    }
    write_all(ENTER)
}

/// Gives the terminal back as it was found. Does nothing where it is not held. Where another thread is at it, waits for it to be
/// done: whoever returns from here may end the program.
pub fn leave() {
    if let Some(held) = held().and_then(|mut held| held.take()) {
        // A terminal that is gone cannot be restored, and says so; there is nobody to tell.
        let _ = write_all(LEAVE);
        let _ = tcsetattr(&held.keys, OptionalActions::Now, &held.found);
    }
}

/// What is held, once no other thread is at it; `None` where that lasts too long, as it does on a terminal that takes nothing.
fn held() -> Option<MutexGuard<'static, Option<Held>>> {
    let begun = Instant::now();
    loop {
        match HELD.try_lock() {
            Ok(held) => return Some(held),
            Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
            Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => return None,
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// Writes to the terminal, whole.
pub fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out.as_fd(), bytes) {
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            // Somebody else's flag on the shared description: wait until it takes more.
            Err(rustix::io::Errno::AGAIN) => {
                let mut fds = [rustix::event::PollFd::new(&out, rustix::event::PollFlags::OUT)];
                rustix::event::poll(&mut fds, None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// From now on a panic, in whatever thread, restores the terminal, prints one line and ends the program.
pub fn end_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        leave();
        let _ = io::Write::write_all(&mut io::stderr(), last_words(panic).as_bytes());
        std::process::exit(PANICKED);
    }));
}

fn last_words(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let why = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("unknown cause");
    let place = panic.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
    format!(
        "pullquote stopped: an error of its own{place}: {}\nNotes that were saved are on disk; no article was touched.\n",
        crate::text::clean_line(why)
    )
}
