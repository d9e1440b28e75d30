//! Every key of `messages.toml`. The reference page is written from this list.

/// Section, key, what holds without it, and what it is for.
pub(super) const KEYS: &[[&str; 4]] = &[
    [
        "",
        "quiet",
        "20.00-07.00",
        "Hours in which nobody is written to, by the clock of the regency; empty for none.",
    ],
    [
        "",
        "urgent",
        "",
        "Kinds of letters that do not wait for the morning, for example `returned`.",
    ],
    ["mail", "host", "", "Name of the mail server."],
    ["mail", "port", "587, 465 or 25, by `tls`", "Port of the mail server."],
    [
        "mail",
        "tls",
        "starttls",
        "`starttls`, `tls` from the first byte, or `none` for a server on this machine.",
    ],
    ["mail", "user", "", "Name to sign in with, where the server wants one."],
    [
        "mail",
        "password-file",
        "`MAKLUMAT_MAIL_PASSWORD`",
        "File with the password, beside this file.",
    ],
    [
        "mail",
        "from",
        "",
        "Address letters come from: `Layanan <layanan@kabupaten.example>`.",
    ],
    [
        "mail",
        "seconds",
        "15",
        "How long each step of the conversation may take.",
    ],
    [
        "gateway",
        "address",
        "",
        "Whole address, https. Places may stand behind the question mark only.",
    ],
    ["gateway", "method", "POST", "`GET`, `POST` or `PUT`."],
    [
        "gateway",
        "number",
        "62",
        "How numbers are written: `62`, `+62` or `0`.",
    ],
    [
        "gateway",
        "body",
        "json",
        "How the template is read and what is filled in is escaped: `json` or `form`.",
    ],
    [
        "gateway",
        "template",
        "",
        "What is sent, with `{number}` and `{text}`; also `{key}`, the same for each try of one letter, and `{secret}`.",
    ],
    [
        "gateway",
        "secret-file",
        "`MAKLUMAT_GATEWAY_SECRET`",
        "File with the token of the provider, beside this file.",
    ],
    ["gateway", "seconds", "15", "How long the whole conversation may take."],
    [
        "gateway.headers",
        "*",
        "",
        "Headers, with the places `{secret}` and `{key}`: `Authorization = \"Bearer {secret}\"`.",
    ],
    [
        "gateway.taken",
        "status",
        "every 2xx",
        "Statuses by which a letter is taken.",
    ],
    [
        "gateway.taken",
        "field",
        "",
        "Place in the JSON of the answer that must have one of `values`: `data.0.status`.",
    ],
    ["gateway.taken", "values", "", "Values of `field` by which it is taken."],
    [
        "gateway.taken",
        "id",
        "",
        "Place in the JSON where the provider names the message.",
    ],
    [
        "gateway.refused",
        "status",
        "every 4xx and 5xx but 408, 425, 429",
        "Statuses by which a letter is refused for good. Without this section nothing is: it is tried again.",
    ],
    [
        "gateway.refused",
        "field",
        "",
        "Place in the JSON that must have one of `values`.",
    ],
    [
        "gateway.refused",
        "values",
        "",
        "Values of `field` by which it is refused for good.",
    ],
];
