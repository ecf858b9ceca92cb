//! Everything browser and server must agree on, and every page.
