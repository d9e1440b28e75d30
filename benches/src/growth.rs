//! Does it stay fast as the archive fills? The same acts on a small and on a large database, turn by turn.

mod acts;
mod grown;
mod start;

use tempfile::TempDir;

use crate::arguments::Arguments;
use crate::growth::grown::Grown;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

pub(crate) use start::look;

/// Cases of the small database.
const SMALL: usize = 10_000;

pub(crate) async fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let folder = TempDir::new_in(&arguments.folder)?;
    let (empty, small, large) = (
        folder.path().join("empty"),
        folder.path().join("small"),
        folder.path().join("large"),
    );
    drop(Grown::make(&empty, 0).await?);
    let few = Grown::make(&small, SMALL.min(arguments.cases)).await?;
    let many = Grown::make(&large, arguments.cases).await?;
    tell(many.filing_speed());
    acts::measure(arguments, [&few, &many], tell).await?;
    drop((few, many));
    start::measure([&empty, &large], arguments.cases, tell)
}
