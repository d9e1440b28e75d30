//! XML of strangers: decoded, bounded before and while it is read, without document types and entities.

use roxmltree::{Document, Node, ParsingOptions};

use crate::bounds;
use crate::unreadable::Unreadable;

/// The text of an XML document, by its byte order mark or by what its first line says.
pub(crate) fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > bounds::UNPACKED_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return Ok(from_utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return Ok(from_utf16(rest, u16::from_be_bytes));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if is_latin(bytes) {
        // Every byte of ISO 8859-1 is the character of the same number.
        return Ok(bytes.iter().map(|byte| char::from(*byte)).collect());
    }
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn is_latin(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let Some(head) = head.split("?>").next().filter(|head| head.starts_with("<?xml")) else {
        return false;
    };
    ["iso-8859-1", "windows-1252", "latin1", "us-ascii"]
        .iter()
        .any(|name| head.contains(name))
}

/// Reads a document within its bounds.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, Unreadable> {
    guard(text)?;
    let options = ParsingOptions {
        nodes_limit: bounds::NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let has_entities = matches!(
            error,
            roxmltree::Error::DtdDetected | roxmltree::Error::UnknownEntityReference(..)
        );
        if has_entities {
            return Unreadable::HasEntities;
        }
        if matches!(error, roxmltree::Error::NodesLimitReached) {
            return Unreadable::TooDeep;
        }
        let at = error.pos();
        Unreadable::NotXml {
            line: at.row,
            column: at.col,
        }
    })?;
    bound_depth(&document)?;
    Ok(document)
}

/// The reader compares the attributes of an element with one another, and every element with the name spaces above it:
/// both are bounded before it begins.
fn guard(text: &str) -> Result<(), Unreadable> {
    if text.matches("xmlns").count() > bounds::NAMESPACES {
        return Err(Unreadable::TooDeep);
    }
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open));
        rest = match skipped {
            Some((open, close)) => rest[open.len()..].split_once(close).map_or("", |(_, after)| after),
            None => after_tag(&rest[1..])?,
        };
    }
    Ok(())
}

/// What follows a tag that does not have too many attributes.
fn after_tag(text: &str) -> Result<&str, Unreadable> {
    let mut quote = None;
    let mut attributes = 0;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Ok(&text[at + 1..]),
            (None, b'=') => attributes += 1,
            (None, _) => {}
        }
        if attributes > bounds::ATTRIBUTES {
            return Err(Unreadable::TooDeep);
        }
    }
    Ok("")
}

fn bound_depth(document: &Document<'_>) -> Result<(), Unreadable> {
    // Nodes are numbered in the order of the document, so a parent is always known before its children.
    let mut depths: Vec<u16> = Vec::new();
    for node in document.root().descendants() {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get_usize()));
        let depth = above.map_or(0, |depth| depth + 1);
        if depth > bounds::DEPTH {
            return Err(Unreadable::TooDeep);
        }
        depths.push(depth);
    }
    Ok(())
}

/// Children that are elements of this local name, in whatever name space.
pub(crate) fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
}

pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// An attribute by its local name: `r:id` is found as `id`.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute(name).or_else(|| {
        node.attributes()
            .find(|attribute| attribute.name() == name)
            .map(|attribute| attribute.value())
    })
}

/// All text below a node, with spaces as one, within the bound.
pub(crate) fn text_below(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for text in node.descendants().filter(|node| node.is_text()) {
        words.push_str(text.text().unwrap_or_default());
        if words.len() > bounds::LETTERS * 4 {
            break;
        }
    }
    crate::spelling::tidy(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_type_is_refused_before_its_entities_grow() {
        let bomb = r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>"#;
        assert_eq!(parse(bomb).unwrap_err(), Unreadable::HasEntities);
        assert_eq!(parse("<a>&unknown;</a>").unwrap_err(), Unreadable::HasEntities);
    }

    #[test]
    fn deep_wide_and_crowded_documents_are_refused_and_do_not_hang() {
        let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(parse(&deep).unwrap_err(), Unreadable::TooDeep);
        let crowded: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
        assert_eq!(parse(&format!("<a{crowded}/>")).unwrap_err(), Unreadable::TooDeep);
        let spaces: String = (0..100).map(|n| format!(" xmlns:n{n}='u{n}'")).collect();
        let inside = format!("<a{spaces}>").repeat(5) + &"</a>".repeat(5);
        assert_eq!(parse(&inside).unwrap_err(), Unreadable::TooDeep);
    }

    #[test]
    fn letters_are_those_the_first_line_promises() {
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a n=\"caf\xe9\"/>";
        let text = decoded(latin).unwrap();
        assert_eq!(attribute(parse(&text).unwrap().root_element(), "n"), Some("caf\u{e9}"));
        let wide: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("<a/>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decoded(&wide).unwrap(), "<a/>");
    }
}
