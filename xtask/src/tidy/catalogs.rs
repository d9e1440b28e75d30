//! Compares the catalogs of both languages with one another and with the code that uses them.

mod fluent;

use std::collections::BTreeMap;

use super::Findings;
use crate::tree::Tree;
use fluent::Message;

const FOLDER: &str = "surface/web/locales";
const LANGUAGES: [&str; 2] = ["id", "en"];

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    let [indonesian, english] = LANGUAGES.map(|language| read(tree, language, found));
    compare(&indonesian, &english, "en", found);
    compare(&english, &indonesian, "id", found);
    compare_arguments(&indonesian, &english, found);
    find_unused(tree, &indonesian, found);
}

type Catalog = BTreeMap<String, Message>;

fn read(tree: &Tree, language: &str, found: &mut Findings) -> Catalog {
    let folder = format!("{FOLDER}/{language}/");
    let mut catalog = Catalog::new();
    for (path, text) in tree.ending(&[".ftl"]).filter(|(path, _)| path.starts_with(&folder)) {
        for message in fluent::messages(path, text) {
            let place = message.place.clone();
            if let Some(earlier) = catalog.insert(message.key.clone(), message) {
                found.fail(
                    place,
                    format!("`{}` is written a second time, first in {}", earlier.key, earlier.place),
                );
            }
        }
    }
    catalog
}

fn compare(here: &Catalog, there: &Catalog, language: &str, found: &mut Findings) {
    for message in here.values().filter(|message| !there.contains_key(&message.key)) {
        found.fail(
            &message.place,
            format!("`{}` is missing in {FOLDER}/{language}", message.key),
        );
    }
}

fn compare_arguments(indonesian: &Catalog, english: &Catalog, found: &mut Findings) {
    for message in indonesian.values() {
        if let Some(other) = english
            .get(&message.key)
            .filter(|other| other.arguments != message.arguments)
        {
            let complaint = format!(
                "`{}` takes {:?} in id and {:?} in en",
                message.key, message.arguments, other.arguments
            );
            found.fail(&message.place, complaint);
        }
    }
}

/// A key counts as used where code or a template holds it in quotes, where another message refers to it,
/// or where a text such as `"refusal-{code}"` builds it.
fn find_unused(tree: &Tree, catalog: &Catalog, found: &mut Findings) {
    let users: String = tree
        .ending(&[".rs", ".html", ".js"])
        .filter(|(path, _)| path.starts_with("surface/") || path.starts_with("platform/"))
        .flat_map(|(_, text)| [text, "\n"])
        .collect();
    let built: Vec<&str> = users
        .split('"')
        .filter_map(|text| text.split_once('{'))
        .map(|(start, _)| start)
        .filter(|start| start.len() > 2 && start.ends_with('-') && !start.contains(char::is_whitespace))
        .collect();
    for message in catalog.values() {
        let key = &message.key;
        let is_used = users.contains(&format!("\"{key}\""))
            || users.contains(&format!("'{key}'"))
            || built.iter().any(|start| key.starts_with(start))
            || catalog.values().any(|other| other.references.contains(key));
        if !is_used {
            found.fail(&message.place, format!("nobody uses `{key}`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const USER: (&str, &str) = (
        "surface/web/src/page.rs",
        "t(\"pay\"); t(&format!(\"end-{ending}\")); t(\"late\");",
    );

    #[test]
    fn both_languages_hold_the_same_keys_with_the_same_arguments() {
        let id = (
            "surface/web/locales/id/a.ftl",
            "pay = Bayar { $amount }\nlate = Terlambat\nend-done = Selesai\n",
        );
        let en = (
            "surface/web/locales/en/a.ftl",
            "pay = Pay { $sum }\nend-done = Done\nend-gone = Gone\n",
        );
        assert_eq!(
            found_by(check, &[id, en, USER]),
            [
                "surface/web/locales/en/a.ftl:3: `end-gone` is missing in surface/web/locales/id",
                "surface/web/locales/id/a.ftl:1: `pay` takes {\"amount\"} in id and {\"sum\"} in en",
                "surface/web/locales/id/a.ftl:2: `late` is missing in surface/web/locales/en",
            ]
        );
    }

    #[test]
    fn a_key_nobody_uses_and_a_key_written_twice_are_found() {
        let id = ("surface/web/locales/id/a.ftl", "pay = Bayar\nold = Lama\npay = Bayar\n");
        let en = ("surface/web/locales/en/a.ftl", "pay = Pay\nold = Old\n");
        assert_eq!(
            found_by(check, &[id, en, USER]),
            [
                "surface/web/locales/id/a.ftl:2: nobody uses `old`",
                "surface/web/locales/id/a.ftl:3: `pay` is written a second time, first in surface/web/locales/id/a.ftl:1",
            ]
        );
    }
}
