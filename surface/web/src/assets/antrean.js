// What an officer sends while the line is down is kept here, sealed, shown, and sent once when it is back.
// Without this script the browser's own error page offers to send the form again, with the same key.
"use strict";
(() => {
  const box = document.getElementById("antrean");
  if (!box || !window.indexedDB || !window.crypto?.subtle) return;
  const KEPT_MS = 7 * 86_400_000;
  const PATIENCE_MS = 20_000;
  const AGAIN_MS = 10_000;
  const MOST_WORDS = 500;
  const owner = box.dataset.pemilik;
  // The page itself: a refused form is shown at the address it was sent to, which nobody can open.
  const here = box.dataset.tempat;
  const list = box.querySelector("ul");
  let waiting = [];
  let isSending = false;
  let news = "";
  // Forms of this page that wait, by their key: whose button works again once they no longer do.
  const closed = new Map();

  // The store of the browser.
  const open = () =>
    new Promise((yes, no) => {
      const asked = indexedDB.open("maklumat-antrean", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("kiriman", { keyPath: "kunci" });
      asked.onsuccess = () => yes(asked.result);
      asked.onerror = () => no(asked.error);
    });
  const inStore = async (mode, act) => {
    const base = await open();
    return new Promise((yes, no) => {
      const change = base.transaction("kiriman", mode);
      const asked = act(change.objectStore("kiriman"));
      change.oncomplete = () => {
        base.close();
        yes(asked?.result);
      };
      change.onerror = change.onabort = () => {
        base.close();
        no(change.error);
      };
    });
  };
  const drop = (item) => inStore("readwrite", (store) => store.delete(item.kunci));
  const keep = (item) => inStore("readwrite", (store) => store.put(item));
  const read = async () => {
    const all = await inStore("readonly", (store) => store.getAll());
    const old = all.filter((item) => Date.now() - item.pada > KEPT_MS);
    await Promise.all(old.map(drop));
    waiting = all.filter((item) => item.pemilik === owner && !old.includes(item)).sort((a, b) => a.pada - b.pada);
    for (const item of waiting.filter((item) => item.kata)) item.sebab = await unsealed(item.kata);
  };

  // The seal: its key stands in pages of this officer's sessions alone.
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const sealing = crypto.subtle.importKey("raw", bytes(box.dataset.kunci), "AES-GCM", false, ["encrypt", "decrypt"]);
  const seal = async (content) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, isi: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealing, content) };
  };
  const unsealed = async (words) => {
    try {
      return new TextDecoder().decode(await unseal(words));
    } catch {
      return "";
    }
  };
  const unseal = async (item) => crypto.subtle.decrypt({ name: "AES-GCM", iv: item.iv }, await sealing, item.isi);

  const say = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`[${key}]`, value), box.dataset[name]);

  const show = () => {
    const isOff = !navigator.onLine;
    box.hidden = waiting.length === 0 && !isOff && !news;
    box.querySelector("[data-kabar]").textContent = news;
    box.querySelector("[data-berapa]").textContent =
      waiting.length > 0 ? say("menunggu", { berapa: waiting.length }) : isOff ? say("putus") : "";
    box.querySelector("[data-kirim]").hidden = waiting.length === 0;
    list.replaceChildren(
      ...waiting.map((item) => {
        const row = box.querySelector("template").content.cloneNode(true).firstElementChild;
        const at = new Date(item.pada).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        row.querySelector("[data-apa]").textContent = `${item.apa}, ${at}`;
        row.querySelector("[data-keadaan]").textContent = item.ditolak ? say("ditolak") : say("belum");
        row.querySelector("[data-sebab]").textContent = item.sebab ?? "";
        const link = row.querySelector("a");
        link.href = item.dari;
        row.querySelector("button").addEventListener("click", async () => {
          if (!confirm(say("buang"))) return;
          await drop(item);
          reopen(item);
          await refresh();
        });
        return row;
      }),
    );
  };
  const reopen = (item) => {
    const waits = closed.get(item.kunci);
    if (!waits) return;
    closed.delete(item.kunci);
    delete waits.form.dataset.sibuk;
    if (waits.button) waits.button.disabled = false;
  };
  const refresh = async () => {
    await read();
    show();
  };

  // What the page of a refusal says, without anything around it.
  const wordsOf = async (answer) => {
    try {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const refusals = [...page.querySelectorAll(".errs h2, .errs p, .errs li")];
      const said = refusals.length > 0 ? refusals : [...page.querySelectorAll("main h1, main .lead")];
      return said.map((part) => part.textContent.trim()).filter(Boolean).join(" ").slice(0, MOST_WORDS);
    } catch {
      return "";
    }
  };

  // "there": where it led to. "line": the line is down. "sign-in", "busy", or the status that refused it.
  const send = async (item, content) => {
    let answer;
    try {
      answer = await fetch(item.alamat, {
        method: "POST",
        body: content,
        headers: { "content-type": item.jenis, "x-antrean": "1" },
        redirect: "manual",
        credentials: "same-origin",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      return { line: true };
    }
    if (answer.status === 401) return { signIn: true };
    if (answer.type === "opaqueredirect") return { refused: 303 };
    if ([502, 503, 504].includes(answer.status)) return { line: true };
    if (answer.status === 409 && !answer.headers.get("content-type")?.includes("json")) return { busy: true };
    if (!answer.ok) return { refused: answer.status, words: await wordsOf(answer) };
    try {
      return { there: (await answer.json()).ke };
    } catch {
      return { line: true };
    }
  };

  // The secret of the session changes with it, also under a page that stands open: it is asked for anew. Null: the line
  // is down, or nobody is signed in; then the sending itself finds that out.
  const freshToken = async () => {
    try {
      const answer = await fetch(here, { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE_MS) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // On another one's page nothing of this one's may be sent.
      if (!answer.ok || page.getElementById("antrean")?.dataset.pemilik !== owner) return null;
      return page.querySelector('input[name="kunci"]')?.value ?? null;
    } catch {
      return null;
    }
  };

  // The form with that secret in it, and of what kind it then is: forms with files are put together anew.
  const withToken = async (item, content, token) => {
    const asKept = { jenis: item.jenis, content };
    if (!token) return asKept;
    try {
      const fields = await new Response(content, { headers: { "content-type": item.jenis } }).formData();
      if (!fields.has("kunci")) return asKept;
      fields.set("kunci", token);
      const hasFiles = item.jenis.startsWith("multipart/form-data");
      const again = new Response(hasFiles ? fields : new URLSearchParams(fields));
      return { jenis: again.headers.get("content-type"), content: await again.arrayBuffer() };
    } catch {
      return asKept;
    }
  };

  // Asked by hand, what was refused is tried once more: its cause may be gone.
  const flush = async (isByHand = false) => {
    if (isSending) return;
    isSending = true;
    let onward = null;
    let sent = 0;
    try {
      await read();
      const due = waiting.filter((item) => isByHand || !item.ditolak);
      const token = due.length > 0 ? await freshToken() : null;
      for (const item of due) {
        const { jenis, content } = await withToken(item, await unseal(item), token);
        const result = await send({ ...item, jenis }, content);
        if (result.there) {
          await drop(item);
          sent += 1;
          reopen(item);
          if (item.dari === here) onward = result.there;
        } else if (result.refused) {
          const { sebab, ...kept } = item;
          const kata = result.words ? await seal(new TextEncoder().encode(result.words)) : undefined;
          await keep({ ...kept, ditolak: result.refused, kata });
          reopen(item);
        } else {
          if (result.signIn) news = say("masuk");
          break;
        }
      }
      if (sent > 0) news = say("terkirim", { berapa: sent });
      await refresh();
    } finally {
      isSending = false;
    }
    if (onward) location.assign(onward);
  };

  const natively = (form, button) => {
    if (button?.name) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = button.name;
      field.value = button.value;
      form.append(field);
    }
    if (button?.hasAttribute("formaction")) form.action = button.formAction;
    HTMLFormElement.prototype.submit.call(form);
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    const place = new URL(button?.hasAttribute("formaction") ? button.formAction : form.action, location.href);
    const key = place.searchParams.get("sekali");
    if (event.defaultPrevented || form.method !== "post" || !key) return;
    event.preventDefault();
    if (form.dataset.sibuk) return;
    form.dataset.sibuk = "ya";
    const fields = new FormData(form);
    if (button?.name) fields.append(button.name, button.value);
    const asSent = new Response(form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields));
    const content = await asSent.arrayBuffer();
    const item = {
      kunci: key,
      pemilik: owner,
      pada: Date.now(),
      alamat: place.pathname + place.search,
      dari: here,
      apa: (button?.firstChild?.textContent ?? button?.textContent ?? document.title).trim(),
      jenis: asSent.headers.get("content-type"),
    };
    const result = await send(item, content);
    if (result.there) {
      location.assign(result.there);
      return;
    }
    if (result.refused) {
      // The page says itself what was wrong, or where to go first.
      natively(form, button);
      return;
    }
    try {
      await keep({ ...item, ...(await seal(content)) });
    } catch {
      natively(form, button);
      return;
    }
    if (result.signIn) {
      // It waits here until somebody has signed in again, to which the form itself leads.
      natively(form, button);
      return;
    }
    if (button) button.disabled = true;
    closed.set(key, { form, button });
    news = say("disimpan");
    await refresh();
    box.focus();
  });

  // Whoever leaves takes what waits with them, or stays.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (new URL(form.action, location.href).pathname !== box.dataset.keluar || waiting.length === 0) return;
    event.preventDefault();
    if (!confirm(say("pergi", { berapa: waiting.length }))) return;
    await Promise.all(waiting.map(drop));
    HTMLFormElement.prototype.submit.call(form);
  });

  box.querySelector("[data-kirim]").addEventListener("click", () => flush(true));
  window.addEventListener("online", () => flush());
  window.addEventListener("offline", show);
  setInterval(() => waiting.some((item) => !item.ditolak) && flush(), AGAIN_MS);
  flush();
})();
