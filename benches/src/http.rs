//! How many pages a second does one core serve, and what happens when more is asked than it can?
//!
//! A process of its own serves the sites over a furnished folder and stays on one core; this one asks over sockets from
//! another. The floor is a page of three words by the same web server, asked in the same run.

mod client;
mod overload;
mod pages;
mod prepared;
mod serving;

use tempfile::TempDir;

use crate::arguments::Arguments;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

pub(crate) use serving::serve;

pub(crate) async fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let folder = TempDir::new_in(&arguments.folder)?;
    let prepared = prepared::furnish(folder.path(), arguments).await?;
    let serving = serving::Serving::start(folder.path())?;
    let floor = pages::measure(arguments, &serving, &prepared, tell).await?;
    overload::measure(arguments, &serving, &prepared, (floor, tell)).await
}
