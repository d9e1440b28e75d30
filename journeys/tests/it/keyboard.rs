//! Hands on a keyboard: letters as they are typed, and keys pressed together.

use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
    /// Types into whatever has the focus.
    pub(crate) async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.key("keyDown", json!({ "key": letter, "text": letter })).await;
            self.key("keyUp", json!({ "key": letter })).await;
        }
    }

    /// Presses keys together: `Ctrl+Enter`, `Alt+ArrowUp`, `Tab`.
    pub(crate) async fn hit(&self, keys: &str) {
        let mut modifiers = 0;
        let mut main = "";
        for key in keys.split('+') {
            match key {
                "Alt" => modifiers |= 1,
                "Ctrl" => modifiers |= 2,
                "Shift" => modifiers |= 8,
                other => main = other,
            }
        }
        let mut pressed =
            json!({ "key": main, "code": code(main), "windowsVirtualKeyCode": number(main), "modifiers": modifiers });
        // Without the letter of Enter and Tab a browser does nothing of its own with them.
        if modifiers & 3 == 0 && main == "Enter" {
            pressed["text"] = json!("\r");
        }
        let kind = if pressed.get("text").is_some() {
            "keyDown"
        } else {
            "rawKeyDown"
        };
        self.key(kind, pressed.clone()).await;
        pressed["text"] = Value::Null;
        if let Some(keys) = pressed.as_object_mut() {
            keys.remove("text");
        }
        self.key("keyUp", pressed).await;
    }

    async fn key(&self, kind: &str, mut key: Value) {
        key["type"] = json!(kind);
        self.devtools("Input.dispatchKeyEvent", key).await;
    }
}

fn code(key: &str) -> String {
    match key {
        "z" | "s" => format!("Key{}", key.to_uppercase()),
        other => other.to_owned(),
    }
}

/// The number Windows gives the key, by which browsers know it.
fn number(key: &str) -> u32 {
    match key {
        "Tab" => 9,
        "Enter" => 13,
        "Escape" => 27,
        "End" => 35,
        "Home" => 36,
        "ArrowLeft" => 37,
        "ArrowUp" => 38,
        "ArrowRight" => 39,
        "ArrowDown" => 40,
        "Insert" => 45,
        "Delete" => 46,
        "F2" => 113,
        letter => letter.to_uppercase().chars().next().map_or(0, u32::from),
    }
}
