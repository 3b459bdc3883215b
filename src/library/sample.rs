//! A reproducible part of a list: the same seed draws the same articles, wherever the folder lies and on any machine.

use super::{Context, EntryIdx};

/// Draws `n` of the entries, in their order. What is drawn depends on the seed and on what the articles are recognised by only.
pub fn sample(context: &Context<'_>, entries: &[EntryIdx], n: usize, seed: u64) -> Vec<EntryIdx> {
    let mut lots: Vec<(u64, EntryIdx)> = entries.iter().map(|idx| (lot(context, *idx, seed), *idx)).collect();
    lots.sort_unstable();
    let mut drawn: Vec<EntryIdx> = lots.into_iter().take(n).map(|(_, idx)| idx).collect();
    let place = |idx: &EntryIdx| entries.iter().position(|e| e == idx);
    if entries.is_sorted() {
        drawn.sort_unstable();
    } else {
        drawn.sort_by_cached_key(place);
    }
    drawn
}

/// FNV-1a over seed and id, then a finisher (splitmix64), since FNV alone leaves neighbours close.
fn lot(context: &Context<'_>, idx: EntryIdx, seed: u64) -> u64 {
    let entry = context.library.entry(idx);
    let id = entry.and_then(|e| e.head.as_ref()).map_or("", |h| h.id.0.as_str());
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes());
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
