//! Random numbers that are the same in every run (`SplitMix64`), so that what one run finds another finds again.

/// A sequence that its seed decides.
pub struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Self {
        Self(0x5EED_00F1_A3C7_2024)
    }
}

impl Seeded {
    /// The sequence of one more round, after `rounds` others.
    pub fn after(rounds: u64) -> Self {
        Self(Self::default().0 ^ rounds.wrapping_mul(0xD134_2543_DE82_EF95))
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// A place in something that has `length` of them.
    pub fn index(&mut self, length: usize) -> usize {
        let bound = u64::try_from(length).expect("a length");
        usize::try_from(self.below(bound)).expect("less than a length")
    }
}
