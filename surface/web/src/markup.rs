//! HTML that is already safe to print: icons, calendar leaves and sentences with emphasis.

use std::fmt;

/// Text printed without escaping. Made only from constants and escaped text.
#[derive(Clone, Debug)]
pub(crate) struct Markup(String);

impl Markup {
    /// Escapes a sentence and turns its `**parts**` into `<strong>`.
    pub(crate) fn from_emphasis(sentence: &str) -> Self {
        let mut html = String::with_capacity(sentence.len() + 16);
        for (index, part) in sentence.split("**").enumerate() {
            if index > 0 {
                html.push_str(if index % 2 == 1 { "<strong>" } else { "</strong>" });
            }
            escape_into(&mut html, part);
        }
        if sentence.matches("**").count() % 2 == 1 {
            html.push_str("</strong>");
        }
        Self(html)
    }

    /// A text as it is, safe inside an element or an attribute.
    pub(crate) fn escaped(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + 8);
        escape_into(&mut html, text);
        Self(html)
    }

    /// Markup drawn by a trusted part of the program, such as a QR code.
    pub(crate) fn trusted(html: String) -> Self {
        Self(html)
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn escape_into(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

/// One of the line icons, by what it shows.
pub(crate) fn icon(name: &str) -> Markup {
    let drawing = match name {
        "tick" => r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#,
        "back" => r#"<path d="m14 6-6 6 6 6"/>"#,
        "search" => r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#,
        "clock" => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>"#,
        "warning" => r#"<path d="M12 3.5 22 20H2zM12 10v4.5M12 17.3v.2"/>"#,
        "note" => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.2"/>"#,
        "you" => r#"<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.6-4 3.3-6 7-6s6.4 2 7 6"/>"#,
        "office" => r#"<path d="M3 11h18M5 11v9M19 11v9M8 11V6h8v5"/>"#,
        "paper" => r#"<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>"#,
        "sign" => r#"<path d="m4 20 1-5L16 4l4 4L9 19zM13.5 6.5l4 4"/>"#,
        "return" => r#"<path d="M9 6 4 11l5 5M4.5 11H15a5 5 0 0 1 0 9h-3"/>"#,
        "complain" => r#"<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5V13M12 16.2v.2"/>"#,
        "stop" => r#"<path d="m6 6 12 12M18 6 6 18"/>"#,
        "print" => r#"<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>"#,
        "family" => {
            r#"<circle cx="8" cy="8" r="3"/><circle cx="17" cy="10" r="2.2"/><path d="M2.5 20c.3-4 2.4-6.5 5.5-6.5s5.2 2.5 5.5 6.5M14.5 20c.2-3 1-4.6 2.8-4.6S20.8 17 21 20"/>"#
        }
        "child" => r#"<circle cx="12" cy="7" r="3.5"/><path d="M6 20v-3.5a6 6 0 0 1 12 0V20z"/>"#,
        "work" => r#"<path d="M3.5 8h17v11h-17zM9 8V5h6v3M3.5 13h17"/>"#,
        "shop" => r#"<path d="M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-5h4v5"/>"#,
        "vehicle" => {
            r#"<path d="M2.5 6h11v10h-11zM13.5 9.5h4l4 3.5v3h-8z"/><circle cx="7" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>"#
        }
        "health" => r#"<path d="M12 20s-8-5-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15 12 20 12 20z"/>"#,
        "danger" => {
            r#"<path d="M12 3c1 4 5 5.5 5 10.5a5 5 0 0 1-10 0c0-2 1-3 2-4 .3 1.500 1 2.500 2 2.500 1-3-.5-6 1-9z"/>"#
        }
        _ => "",
    };
    debug_assert!(!drawing.is_empty(), "no icon {name}");
    Markup(format!(
        r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{drawing}</svg>"#
    ))
}

/// A way to reach an office: a number to call and an address to write to are links, the rest is text.
pub(crate) fn contact(kind: &str, value: &str) -> Markup {
    let mut words = String::new();
    escape_into(&mut words, value);
    Markup(match kind {
        "contact-phone" => {
            let digits: String = value
                .chars()
                .filter(|letter| letter.is_ascii_digit() || *letter == '+')
                .collect();
            format!(r#"<a class="nw" href="tel:{digits}">{words}</a>"#)
        }
        "contact-email" => format!(r#"<a class="contact" href="mailto:{words}">{words}</a>"#),
        _ => format!(r#"<span class="contact">{words}</span>"#),
    })
}

/// The shape that says a zone beside its word: square red, triangle yellow, circle green.
pub(crate) fn zone_shape(zone: maklumat_app::Urgency) -> Markup {
    use maklumat_app::Urgency;
    let drawing = match zone {
        Urgency::Red => r#"<path d="M0 0h12v12H0z"/>"#,
        Urgency::Yellow => r#"<path d="M6 .5 12 11.5H0z"/>"#,
        Urgency::Green => r#"<circle cx="6" cy="6" r="5.5"/>"#,
    };
    Markup(format!(
        r#"<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">{drawing}</svg>"#
    ))
}

/// The large sign of a verdict: circle, octagon or diamond.
pub(crate) fn verdict(kind: &str) -> Markup {
    let drawing = match kind {
        "ok" => r#"<circle cx="28" cy="28" r="25"/><path d="m16 29 8 8 16-17"/>"#,
        "stop" => r#"<path d="M18 3h20l15 15v20L38 53H18L3 38V18zM19 19l18 18M37 19 19 37"/>"#,
        _ => r#"<path d="M28 3 53 28 28 53 3 28zM22 23c0-8 12-8 12-1 0 5-6 5-6 10M28 38v3"/>"#,
    };
    Markup(format!(
        r#"<svg viewBox="0 0 56 56" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="4">{drawing}</svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_can_be_called_and_whatever_stands_in_it_is_escaped() {
        assert_eq!(
            contact("contact-phone", "(0999) 100-101").to_string(),
            r#"<a class="nw" href="tel:0999100101">(0999) 100-101</a>"#
        );
        assert!(!contact("contact-other", "<b>").to_string().contains("<b>"));
    }

    #[test]
    fn emphasis_is_strong_and_everything_else_is_escaped() {
        assert_eq!(
            Markup::from_emphasis("a **b** <c>").to_string(),
            "a <strong>b</strong> &lt;c&gt;"
        );
        assert_eq!(Markup::from_emphasis("a **b").to_string(), "a <strong>b</strong>");
    }
}
