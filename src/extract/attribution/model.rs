//! The ranker's weights: one small number a feature, features named by hash.

/// Bits of a feature's index.
pub const BITS: u32 = 18;

/// A linear model over hashed features.
#[derive(Clone, Debug)]
pub struct Model {
    weights: Box<[i8; 1 << BITS]>,
    scale: f32,
}

impl Model {
    /// Reads weights as [`to_bytes`](Self::to_bytes) writes them; missing ones are 0.
    #[allow(
        clippy::large_stack_arrays,
        reason = "moved at once, and of known length: a look-up needs no check"
    )]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut weights = Box::new([0; 1 << BITS]);
        let (head, body) = bytes.split_at_checked(4).unwrap_or_default();
        let scale = <[u8; 4]>::try_from(head).map_or(0.0, f32::from_le_bytes);
        let mut at = 0;
        let mut pairs = body.iter();
        // A run of zeros is written as 0 and its length.
        while let Some(byte) = pairs.next() {
            if *byte == 0 {
                at += usize::from(*pairs.next().unwrap_or(&0));
            } else {
                if let Some(weight) = weights.get_mut(at) {
                    *weight = byte.cast_signed();
                }
                at += 1;
            }
        }
        Self { weights, scale }
    }

    /// Writes weights, rounded to 127 steps of each sign.
    pub fn to_bytes(weights: &[f32]) -> Vec<u8> {
        let largest = weights.iter().fold(0.0_f32, |m, w| m.max(w.abs())).max(1e-6);
        let scale = largest / 127.0;
        let mut bytes = scale.to_le_bytes().to_vec();
        let mut zeros = 0;
        for weight in weights {
            let step = (weight / scale).round() as i8;
            if step == 0 {
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
            bytes.push(step.cast_unsigned());
        }
        bytes
    }

    /// Returns the sum of the weights of `features`.
    pub fn score(&self, features: &[u32]) -> f32 {
        let weight = |f: &u32| i32::from(self.weights[*f as usize % (1 << BITS)]);
        let sum: i32 = features.iter().map(weight).sum();
        sum as f32 * self.scale
    }
}
