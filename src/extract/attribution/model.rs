//! The ranker's weights: one small number a feature, features named by hash.

use super::feature::Sink;

/// Bits of a feature's index.
pub const BITS: u32 = 18;

/// A linear model over hashed features.
#[derive(Clone, Debug)]
pub struct Model {
    /// One byte a weight, as many as [`BITS`] can name.
    weights: &'static [u8; N],
    scale: f32,
}

/// How many weights there are.
const N: usize = 1 << BITS;

impl Model {
    /// Reads weights as [`to_bytes`](Self::to_bytes) writes them; missing ones are 0. Where all of them stand there they are used in
    /// place, without a copy.
    pub fn from_bytes(bytes: &'static [u8]) -> Self {
        let (head, body) = bytes.split_at_checked(4).unwrap_or_default();
        let scale = <[u8; 4]>::try_from(head).map_or(0.0, f32::from_le_bytes);
        // There is one model a run: what has to be copied may stay.
        let weights = <&[u8; N]>::try_from(body).unwrap_or_else(|_| Box::leak(without_runs(body)));
        Self { weights, scale }
    }

    /// Writes weights, rounded to 127 steps of each sign: each as a byte, or with runs of zeros as 0 and their length, whichever is
    /// shorter.
    pub fn to_bytes(weights: &[f32]) -> Vec<u8> {
        let largest = weights.iter().fold(0.0_f32, |m, w| m.max(w.abs())).max(1e-6);
        let scale = largest / 127.0;
        let steps: Vec<u8> = weights.iter().map(|w| ((w / scale).round() as i8).cast_unsigned()).collect();
        let short = with_runs(&steps);
        let body = if short.len() < steps.len() { short } else { steps };
        [scale.to_le_bytes().as_slice(), &body].concat()
    }

    /// Returns the sum of the weights of what `features` gives.
    pub fn score(&self, features: impl FnOnce(&mut Sum)) -> f32 {
        let mut sum = Sum { weights: self.weights, sum: 0 };
        features(&mut sum);
        sum.sum as f32 * self.scale
    }
}

/// Adds up weights.
#[derive(Debug)]
pub struct Sum {
    weights: &'static [u8; N],
    sum: i32,
}

impl Sink for Sum {
    fn take<const M: usize>(&mut self, features: [u32; M]) {
        for feature in features {
            self.sum += i32::from(self.weights[feature as usize % N].cast_signed());
        }
    }
}

fn with_runs(steps: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut zeros = 0;
    for step in steps {
        if *step == 0 {
            zeros += 1;
            if zeros == 255 {
                bytes.extend([0, 255]);
                zeros = 0;
            }
            continue;
        }
        if zeros > 0 {
            bytes.extend([0, zeros]);
            zeros = 0;
        }
        bytes.push(*step);
    }
    bytes
}

#[allow(clippy::large_stack_arrays, reason = "moved at once, and of known length: a look-up needs no check")]
fn without_runs(body: &[u8]) -> Box<[u8; N]> {
    let mut weights = Box::new([0; N]);
    let mut at = 0;
    let mut pairs = body.iter();
    while let Some(byte) = pairs.next() {
        if *byte == 0 {
            at += usize::from(*pairs.next().unwrap_or(&0));
        } else {
            if let Some(weight) = weights.get_mut(at) {
                *weight = *byte;
            }
            at += 1;
        }
    }
    weights
}
