use rusqlite::{Connection, StatementStatus};

use super::{Sqlite, bind};
use crate::tests::{Place, at};
use crate::value::Value;

/// How often the count of overtaken files is planned anew while it is asked for different officers and moments.
fn planned_anew(connection: &Connection) -> i32 {
    let all = crate::statements::all();
    let (_, _, sql) = all.iter().find(|(_, name, _)| *name == "COUNT_OVERTAKEN").unwrap();
    let mut statement = connection.prepare_cached(sql).unwrap();
    for minutes in 0..5 {
        let officer = format!("p-{minutes}");
        let barred = if minutes % 2 == 0 {
            Value::Null
        } else {
            Value::Text(&officer)
        };
        let steps = format!(",langkah-{minutes},");
        let values = [
            1_i64.into(),
            "disdukcapil".into(),
            "loket".into(),
            minutes.into(),
            at(minutes).into(),
            "disdukcapil".into(),
            "ktp-el".into(),
            "periksa".into(),
            barred,
            steps.as_str().into(),
            (minutes + 1).into(),
        ];
        bind(&mut statement, &values).unwrap();
        let mut rows = statement.raw_query();
        while rows.next().unwrap().is_some() {}
    }
    statement.get_status(StatementStatus::RePrepare)
}

#[tokio::test]
async fn counting_whom_an_officer_overtakes_is_planned_once_for_all_values() {
    let place = Place::sqlite();
    let store = place.open().await;
    let sqlite = Sqlite::open(&store.file().unwrap()).unwrap();
    let reader = sqlite.reader().await.unwrap();
    assert_eq!(planned_anew(reader.connection.as_ref().unwrap()), 0, "by a reader");
    let writer = sqlite.writer.lock().await;
    assert_eq!(planned_anew(&writer.connection), 0, "by the writer");
}
