//! Reading a log on all cores: ten thousand records are many megabytes of JSON.

use crate::annotation::{Replay, replay};

/// Reads the lines of a log, a long one on all cores.
pub(super) fn replay_halves(bytes: &[u8], first: u64) -> Replay {
    const LONG: usize = 1 << 18;
    let middle = memchr::memchr(b'\n', bytes.get(bytes.len() / 2..).unwrap_or_default());
    let Some(middle) = middle.filter(|_| bytes.len() > LONG) else { return replay(bytes, first) };
    let (head, tail) = bytes.split_at(bytes.len() / 2 + middle + 1);
    let n_lines = memchr::memchr_iter(b'\n', head).count() as u64;
    let (mut whole, rest) =
        rayon::join(|| replay_halves(head, first), || replay_halves(tail, first + n_lines));
    whole.records.extend(rest.records);
    whole.damage.extend(rest.damage);
    Replay { torn: rest.torn, ended: whole.ended + rest.ended, next_line: rest.next_line, ..whole }
}

#[cfg(test)]
mod tests {
    use super::replay_halves;
    use crate::annotation::{Annotation, Body, line_of, replay};

    #[test]
    fn a_long_log_is_read_in_parts_as_it_is_in_one() {
        let line = |n: usize| {
            let bodies = vec![Body::Note("x".repeat(90))];
            line_of(&Annotation { id: format!("n{n}"), bodies, ..Annotation::default() })
        };
        let mut log = String::new();
        for n in 0..6000 {
            log += &line(n);
            if n % 500 == 3 {
                log += "\nhalf a li\n";
            }
        }
        log += "torn";
        let parts = replay_halves(log.as_bytes(), 7);
        assert!(!parts.damage.is_empty() && parts.torn.is_some());
        assert_eq!(parts, replay(log.as_bytes(), 7));
    }
}
