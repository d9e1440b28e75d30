//! Whether a promise can be kept, told from what the installation itself has recorded.

mod counted;
mod forecast;
mod history;
mod observing;
#[cfg(test)]
mod tests;

pub(crate) use forecast::Forecasts;
pub use history::History;
pub(crate) use observing::Observing;
