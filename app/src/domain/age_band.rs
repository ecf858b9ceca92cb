//! A child's age as a band.
//!
//! Asked as a band, never a birth date, and only to pick words and a route (rule C7).

choices! {
    /// How old a child is, in years.
    pub enum AgeBand {
        /// Birth to 4.
        UnderFive = "0-4",
        /// 5 to 10.
        FiveToTen = "5-10",
        /// 11 to 15.
        ElevenToFifteen = "11-15",
        /// 16 or 17.
        SixteenSeventeen = "16-17",
        /// 18 to 25: family help can go on when there are special needs.
        EighteenPlus = "18-25",
    }
}
