//! Signals, taken by a thread: the end of the program, suspension, the window's size.

use super::{Event, keys};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// What a terminal that is gone means.
pub(super) const HANG_UP: i32 = SIGHUP;

/// Returns what the program ends with when `signal` ended it, as shells count.
pub(super) const fn exit_code(signal: i32) -> i32 {
    128 + signal
}

/// A stop was asked for, and nobody has continued the program since: who continues it before it could stop would do so in vain.
static STOP_IS_DUE: AtomicBool = AtomicBool::new(false);

/// Says, once, whether the stop that was asked for is still wanted.
pub(super) fn is_stop_due() -> bool {
    STOP_IS_DUE.swap(false, Ordering::SeqCst)
}

/// Starts the thread.
pub(super) fn watch(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        loop {
            // They come in the order of their numbers: one that continues and one that stops, seen together, came as stop and go.
            let batch: Vec<i32> = signals.wait().collect();
            let is_continued = batch.contains(&SIGCONT);
            for signal in batch.into_iter().filter(|signal| !(is_continued && *signal == SIGTSTP)) {
                pass_on(signal, &events);
            }
        }
    })?;
    Ok(())
}

fn pass_on(signal: i32, events: &Sender<Event>) {
    match signal {
        SIGWINCH => drop(events.send(Event::Resized)),
        // The editor has the terminal: what the keyboard sends to all is meant for it, but all stop together.
        SIGTSTP if keys::is_lent() => stop_alone(),
        SIGINT | SIGQUIT | SIGCONT if keys::is_lent() => {}
        SIGCONT => {
            STOP_IS_DUE.store(false, Ordering::SeqCst);
            drop(events.send(Event::Continued));
        }
        SIGTSTP => {
            STOP_IS_DUE.store(true, Ordering::SeqCst);
            drop(events.send(Event::Stop));
        }
        end => keys::end(end, events),
    }
}

/// Stops the program, and all of its job, until somebody continues it.
pub(super) fn stop() {
    // Uncatchable, so that it stops here and now, in this call.
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
}

/// Stops this process alone.
pub(super) fn stop_alone() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// Says whether a shell is there that could continue a stopped job.
pub(super) fn is_under_a_shell() -> bool {
    // A session's first process has nobody above it: a stop would be for ever.
    let group = rustix::process::getpgrp();
    rustix::process::getsid(None).is_ok_and(|session| session != group)
}
