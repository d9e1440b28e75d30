//! A condition or an amount, as it stands in a definition.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use maklumat_sop::condition::Expression;
use maklumat_vocabulary::Language;

use crate::seeds::services;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(expression) = Expression::parse(&text) else {
        return;
    };
    let again = Expression::parse(expression.source());
    assert_eq!(again.map(|again| again.names()), Ok(expression.names()), "read twice");
    let _ = expression.as_fixed_money();
    let label = |name: &maklumat_vocabulary::Name| name.to_string();
    let _ = expression.explain(Language::Indonesian, &label);
    let _ = expression.explain_amount(Language::English, &label);
}

pub fn seeds(root: &Path) -> io::Result<Vec<Vec<u8>>> {
    let mut found = BTreeSet::new();
    for service in services(root)? {
        let quoted = service.text.split('"').skip(1).step_by(2);
        let readable = quoted.filter(|text| Expression::parse(text).is_ok());
        found.extend(readable.map(|text| text.as_bytes().to_vec()));
    }
    Ok(found.into_iter().collect())
}
