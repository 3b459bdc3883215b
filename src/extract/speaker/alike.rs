//! Whether two words are spellings of one name.

/// Shorter words have too many neighbours one letter away.
pub(super) const SHORTEST_ALIKE: usize = 5;

/// Says whether two long words are spellings of one name: same start, at most two letters apart.
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a.len() < SHORTEST_ALIKE
        || b.len() < SHORTEST_ALIKE
        || a.as_bytes()[..2] != b.as_bytes()[..2]
        || a.len() > 48
        || b.len() > 48
    {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() < SHORTEST_ALIKE
        || b.len() < SHORTEST_ALIKE
        || a.len().abs_diff(b.len()) > 2
        || a.len() > 24
        || b.len() > 24
        || a[..2] != b[..2]
    {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()] <= 1 + usize::from(a.len() > 8)
}
