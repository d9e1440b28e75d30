// The text of a service, written in its table: every cell a field, every key an answer. What is typed is checked at once,
// kept on leaving the cell, and waits in this browser while the line is down. Without this script every row has a page.
"use strict";
(() => {
  const root = document.getElementById("naskah");
  if (!root || !window.fetch || !window.URLSearchParams) return;
  const REST_MS = 800;
  const CHECK_MS = 60;
  const AGAIN_MS = 5000;
  const PATIENCE_MS = 20_000;
  const SLOW_MS = 1000;
  // Browsers finish requests of at most so many bytes after the page is left.
  const MOST_KEPT_ALIVE = 60_000;
  const said = root.dataset;
  const box = (id) => document.getElementById(id);
  const table = box("tabel");
  const news = box("kabar").lastElementChild;
  const STORE = `maklumat-naskah ${location.pathname}`;
  const say = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`[${key}]`, value), said[`k${name[0].toUpperCase()}${name.slice(1)}`]);

  let revision = Number(said.revisi);
  // Written, by address: what stands in the cell, what is sent of it, and the revision it was written on.
  const waiting = new Map();
  // The same of what is on its way.
  let sending = new Map();
  // Something that went together was refused: one after the other, so that it does not keep the rest.
  let isOneByOne = false;
  // Where another was too: the note in the cell, until it is chosen whose counts.
  const disputed = new Map();
  let isTyping = false;
  let isBusy = false;
  // "line" while it is down, "sign-in" while nobody is signed in.
  let off = "";
  let typedMeanwhile = "";

  // --- Fields.
  const fields = () => [...table.querySelectorAll("[data-a] > :is(input, textarea)")];
  const fieldAt = (address) => table.querySelector(`[data-a="${CSS.escape(address)}"] > :is(input, textarea)`);
  const addressOf = (field) => field.parentElement.dataset.a;
  const rowOf = (field) => field.closest("[data-b]");
  // Written, and neither kept in the draft nor on its way there.
  const isDirty = (field) => {
    const address = addressOf(field);
    return field.value !== (waiting.get(address) ?? sending.get(address) ?? { value: field.dataset.dulu }).value;
  };
  const isField = (target) => target instanceof Element && target.matches("#tabel [data-a] > :is(input, textarea)");
  const current = () => (isField(document.activeElement) ? document.activeElement : fieldAt(last) ?? fields()[0]);
  let last = "";

  const improve = () => {
    for (const cell of table.querySelectorAll("[data-a]")) {
      const text = cell.querySelector(".v");
      if (!text) continue;
      const isPicked = Boolean(cell.dataset.d);
      const field = document.createElement(isPicked ? "input" : "textarea");
      if (isPicked) {
        field.setAttribute("list", cell.dataset.d);
        field.title = text.textContent;
      } else field.rows = 1;
      const row = cell.closest("[data-b]");
      const number = row.querySelector("th a > .vh")?.nextSibling?.textContent;
      field.setAttribute("aria-label", number ? `${cell.dataset.l}, ${number}` : cell.dataset.l);
      field.autocomplete = "off";
      field.value = field.dataset.dulu = text.textContent;
      if (cell.hasAttribute("data-bad")) field.setAttribute("aria-invalid", "true");
      const kept = waiting.get(cell.dataset.a) ?? sending.get(cell.dataset.a);
      if (kept) field.value = kept.value;
      text.replaceWith(field);
    }
    for (const [address, note] of disputed) put(note, address);
    describe();
  };
  // A dispute stands in a line of its own below the row it is about.
  const put = (note, address) => {
    const row = fieldAt(address) && rowOf(fieldAt(address));
    if (!row) return box("selisih").append(note);
    const line = document.createElement("tr");
    const cell = line.insertCell();
    cell.colSpan = row.cells.length;
    cell.append(note);
    row.after(line);
  };
  const takeAway = (note) => (note?.closest("tr") ?? note)?.remove();
  // What is wrong in a row is read out with its first field.
  const describe = () => {
    for (const place of table.querySelectorAll("[data-m]")) {
      place.id = `m-${place.dataset.m}`;
      const field = place.parentElement.querySelector("input, textarea");
      field?.setAttribute("aria-describedby", place.firstElementChild ? `${place.id} bantuan` : "bantuan");
    }
  };
  const go = (field, caret) => {
    if (!field) return;
    field.focus();
    field.scrollIntoView({ block: "nearest", inline: "nearest" });
    isTyping = Boolean(caret);
    if (caret) field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
  };
  const neighbour = (field, down) => {
    const row = rowOf(field);
    const rows = [...table.querySelectorAll("[data-b]")];
    const at = [...row.querySelectorAll("[data-a]")].indexOf(field.parentElement);
    const next = rows[rows.indexOf(row) + down];
    return next && ([...next.querySelectorAll("[data-a]")][at] ?? next.querySelector("[data-a]"))?.querySelector("input, textarea");
  };

  // --- What is not sent yet stays in this browser.
  const keep = () => {
    const all = [...sending, ...waiting];
    try {
      if (all.length > 0) localStorage.setItem(STORE, JSON.stringify({ pemilik: said.pemilik, all }));
      else localStorage.removeItem(STORE);
    } catch {
      // A full or forbidden store keeps nothing; the page still sends.
    }
  };
  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE));
      if (kept?.pemilik === said.pemilik) {
        for (const [address, one] of kept.all) waiting.set(address, one);
      } else if (kept) localStorage.removeItem(STORE);
    } catch {
      // Nothing is kept.
    }
  };

  // --- The line. Answers: the JSON, or { line }, { signIn }, { refused, what, then }, { conflicts, revision }.
  const ask = async (place, changes, on = revision) => {
    const body = JSON.stringify({ kunci: said.kunci, revisi: on, bagian: said.bagian, baris: rowsShown(), changes });
    let answer;
    try {
      answer = await fetch(place, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        keepalive: body.length < MOST_KEPT_ALIVE,
        redirect: "manual",
        credentials: "same-origin",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      return { line: true };
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return { signIn: true };
    if (answer.status >= 502 && answer.status <= 504) return { line: true };
    try {
      return await answer.json();
    } catch {
      return { refused: true, what: say("gagal"), then: "" };
    }
  };
  const rowsShown = () => [...table.querySelectorAll("[data-b]")].map((row) => row.dataset.b).filter((row, at, all) => all.indexOf(row) === at);

  const tell = (words) => {
    if (news.textContent !== words) news.textContent = words;
  };
  const unsent = () => waiting.size + sending.size;
  const tellOff = (answer) => {
    if (answer.line || answer.signIn) off = answer.line ? "line" : "sign-in";
    root.classList.toggle("is-off", off !== "" || Boolean(answer.refused));
    if (answer.line) tell(say("putus", { berapa: unsent() }));
    else if (answer.signIn) tell(say("masuk", { berapa: unsent() }));
    else if (answer.refused) tell(`${answer.what} ${answer.then}`);
  };

  // --- Showing an answer. What is being typed stays as it is.
  const swap = (place, html) => {
    if (html === undefined || place.innerHTML === html) return;
    const inside = place.contains(document.activeElement) ? document.activeElement.closest("[id]")?.id : null;
    place.innerHTML = html;
    if (inside && inside !== place.id) (box(inside)?.querySelector("a, button") ?? box(inside))?.focus();
  };
  const show = (answer) => {
    const { html = {}, marks, bad } = answer;
    if (html.tabel !== undefined) {
      const field = isField(document.activeElement) ? document.activeElement : null;
      const held = field && { address: addressOf(field), value: field.value, was: field.dataset.dulu, at: [field.selectionStart, field.selectionEnd], isTyping };
      const leaves = held ? [rowOf(field).dataset.b, rowsShown()] : null;
      table.innerHTML = html.tabel;
      improve();
      if (held) {
        const again = fieldAt(held.address);
        if (again) {
          if (held.value !== held.was) again.value = held.value;
          again.focus();
          isTyping = held.isTyping;
          again.setSelectionRange(...held.at);
        } else {
          const at = leaves[1].indexOf(leaves[0]);
          const rows = table.querySelectorAll("[data-b]");
          go(rows[Math.min(at, rows.length - 1)]?.querySelector("input, textarea"));
        }
      }
    }
    for (const [address, value] of Object.entries(answer.cells ?? {})) {
      const field = fieldAt(address);
      if (!field || waiting.has(address) || sending.has(address) || isDirty(field)) continue;
      field.dataset.dulu = value;
      if (field.value === value) continue;
      field.value = value;
      if (field === document.activeElement && !isTyping) field.select();
    }
    swap(box("keadaan"), html.keadaan);
    swap(box("bagian"), html.bagian);
    swap(box("temuan"), html.temuan);
    if (marks) {
      for (const place of table.querySelectorAll("[data-m]")) {
        const mark = marks[place.dataset.m] ?? "";
        if (place.innerHTML !== mark) place.innerHTML = mark;
      }
      describe();
    }
    if (bad) {
      const wrong = new Set(bad);
      for (const field of fields()) {
        if (wrong.has(addressOf(field))) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    }
  };
  const took = (answer) => {
    off = "";
    root.classList.remove("is-off");
    revision = answer.revision;
    show(answer);
    for (const hidden of root.querySelectorAll('input[name="revisi"]')) hidden.value = revision;
    const others = (answer.others ?? []).map((other) => other.words);
    tell([answer.saved, answer.counts, ...others].filter(Boolean).join(" "));
    redraw();
  };

  // --- Checking while typing: nothing is written, one question at a time.
  let checkTimer = 0;
  let isChecking = false;
  let isCheckDue = false;
  // What is being typed means nothing yet: it is not kept before the cell is left.
  let isHalf = false;
  const changesNow = () => {
    const all = new Map([...sending, ...waiting]);
    const field = document.activeElement;
    if (isField(field) && isDirty(field)) all.set(addressOf(field), writtenIn(field));
    return [...all].filter(([address]) => !disputed.has(address)).map(write);
  };
  const write = ([address, { sends }]) => (sends.trim() === "" ? { do: "clear", address } : { do: "write", address, value: sends });
  const writtenIn = (field) => ({
    value: field.value,
    sends: field.parentElement.hasAttribute("data-langkah") ? byIds(field.value) : field.value,
    revision,
  });
  // A number means the step that has it on this page, also where others have moved it meanwhile.
  const byIds = (value) => {
    if (said.bagian !== "step") return value;
    const ids = rowsShown().map((row) => row.split(".").pop());
    return value.replace(/(^|->\s*|kembali\s+|bersama\s+|,\s*)(\d+)(?=\s*(?:;|,|->|$))/g, (all, before, number) =>
      ids[number - 1] ? before + ids[number - 1] : all,
    );
  };
  const check = async () => {
    if (isChecking || isBusy) {
      isCheckDue = true;
      return;
    }
    isChecking = true;
    isCheckDue = false;
    const asked = revision;
    const answer = await ask(said.periksa, changesNow());
    isChecking = false;
    isHalf = Boolean(answer.refused);
    if (answer.line || answer.signIn) tellOff(answer);
    else if (!answer.refused && !answer.conflicts && asked === revision && !isBusy) {
      const { html: { tabel, ...html } = {}, cells, ...rest } = answer;
      show({ ...rest, html });
    }
    if (isCheckDue) check();
  };
  const checkSoon = () => {
    clearTimeout(checkTimer);
    checkTimer = setTimeout(check, CHECK_MS);
  };

  // --- Keeping.
  let restTimer = 0;
  const commit = (field) => {
    if (!field || !isDirty(field)) return;
    waiting.set(addressOf(field), writtenIn(field));
    keep();
    flush();
  };
  const due = () => [...waiting].filter(([address]) => !disputed.has(address));
  const flush = async (isAsked = false) => {
    if (sending.size > 0 || due().length === 0 || (isBusy && !isAsked)) return;
    // All that was written on one revision goes together, the oldest first.
    const on = Math.min(...due().map(([, one]) => one.revision));
    const batch = due().filter(([, one]) => one.revision === on);
    sending = new Map(isOneByOne ? batch.slice(0, 1) : batch);
    for (const address of sending.keys()) waiting.delete(address);
    const slow = setTimeout(() => tell(say("menyimpan")), SLOW_MS);
    const answer = await ask(said.ubah, [...sending].map(write), on);
    clearTimeout(slow);
    const sent = sending;
    sending = new Map();
    const isUnsaid = answer.line || answer.signIn || answer.conflicts || (answer.refused && sent.size > 1);
    for (const [address, one] of sent) {
      if (isUnsaid && !waiting.has(address)) waiting.set(address, one);
      else if (answer.refused) fieldAt(address)?.setAttribute("aria-invalid", "true");
      else if (fieldAt(address)) fieldAt(address).dataset.dulu = one.value;
    }
    isOneByOne = (isOneByOne || (answer.refused && sent.size > 1)) && waiting.size > 0;
    for (const conflict of answer.conflicts ?? []) dispute(conflict, answer.revision);
    keep();
    if (answer.revision && !answer.conflicts) took(answer);
    else tellOff(answer);
    if (!answer.line && !answer.signIn) await flush(isAsked);
  };
  // Until everything that can be sent is sent.
  const drain = async () => {
    commit(isField(document.activeElement) ? document.activeElement : null);
    do {
      if (sending.size > 0) await new Promise((done) => setTimeout(done, 20));
      else await flush(true);
    } while (sending.size > 0 || (due().length > 0 && !off));
  };
  const dispute = (conflict, newest) => {
    const { address } = conflict;
    takeAway(disputed.get(address));
    const note = box("beda").content.cloneNode(true).firstElementChild;
    note.querySelector("[data-siapa]").textContent = conflict.words;
    note.querySelector("[data-dia]").textContent = conflict.theirs;
    note.querySelector("[data-saya]").textContent = waiting.get(address)?.value ?? conflict.mine;
    note.addEventListener("click", (event) => {
      const whose = event.target.closest("[data-pakai]")?.dataset.pakai;
      if (!whose) return;
      const field = fieldAt(address);
      const mine = field ? writtenIn(field) : waiting.get(address);
      disputed.delete(address);
      waiting.delete(address);
      if (field) field.dataset.dulu = conflict.theirs;
      if (field && whose === "dia") field.value = conflict.theirs;
      if (whose === "saya") waiting.set(address, { ...mine, revision: newest });
      takeAway(note);
      keep();
      go(field);
      if (whose === "saya") flush();
      else refresh();
    });
    disputed.set(address, note);
    put(note, address);
    tell(conflict.words);
  };
  // The newest, as it stands.
  const refresh = async () => {
    const answer = await ask(said.ubah, []);
    if (answer.revision && !answer.conflicts) took(answer);
    else tellOff(answer);
  };

  // --- Rows: only while the line is up, because a new row has no place of its own before.
  const act = async (place, changes, field) => {
    if (isBusy) return;
    isBusy = true;
    typedMeanwhile = "";
    try {
      await drain();
      if (off) {
        if (off === "line") tell(say("barisputus"));
        return;
      }
      const answer = await ask(place, changes);
      if (answer.line || answer.signIn || answer.refused) {
        if (answer.line) tell(say("barisputus"));
        else tellOff(answer);
        return;
      }
      took(answer);
      const to = answer.ke && (fieldAt(answer.ke) ?? table.querySelector(`[data-b="${CSS.escape(answer.ke)}"]`)?.querySelector("input, textarea"));
      if (to) go(to);
      else if (field) go(fieldAt(field));
      if (typedMeanwhile && to) {
        document.activeElement.value = typedMeanwhile;
        document.activeElement.dispatchEvent(new Event("input", { bubbles: true }));
      }
    } finally {
      isBusy = false;
      flush();
    }
  };
  const acts = {
    tambah: (field) => act(said.ubah, [{ do: "add", table: tableAddress(), after: field && rowOf(field).dataset.b }]),
    hapus: (field) => field && act(said.ubah, [{ do: "remove", address: rowOf(field).dataset.b }]),
    naik: (field) => field && shift(field, -1),
    turun: (field) => field && shift(field, 1),
    urungkan: () => act(said.urungkan, []),
    ulangi: () => act(said.ulangi, []),
  };
  const tableAddress = () => box("alat").elements.tabel?.value;
  const shift = (field, down) => {
    const rows = rowsShown();
    const at = rows.indexOf(rowOf(field).dataset.b);
    if (at + down < 0 || at + down >= rows.length) return;
    const after = down > 0 ? rows[at + 1] : (rows[at - 2] ?? null);
    act(said.ubah, [{ do: "move", address: rows[at], after }], addressOf(field));
  };

  // --- Keys.
  const keysInField = (event, field) => {
    const { key, altKey: alt, shiftKey: shift_, ctrlKey, metaKey } = event;
    const ctrl = ctrlKey || metaKey;
    const has = Boolean(tableAddress());
    if (alt && (key === "ArrowUp" || key === "ArrowDown")) return has && (() => acts[key === "ArrowUp" ? "naik" : "turun"](field));
    if (alt && key === "Enter") return field.tagName === "TEXTAREA" && (() => field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end"));
    if (ctrl && key.toLowerCase() === "z" && !isDirty(field)) return () => acts[shift_ ? "ulangi" : "urungkan"]();
    if (ctrl && key.toLowerCase() === "y" && !isDirty(field)) return () => acts.ulangi();
    if (ctrl && key.toLowerCase() === "s") return () => commit(field);
    if (ctrl && key === "/") return showKeys;
    if ((ctrl && key === "Enter") || (key === "Insert" && !ctrl && !shift_)) return has && (() => acts.tambah(field));
    if (ctrl && key === "Delete") return has && !isDirty(field) && (() => acts.hapus(field));
    if (ctrl && (key === "Home" || key === "End")) return !isTyping && (() => go(key === "Home" ? fields()[0] : fields().at(-1)));
    if (ctrl || alt) return null;
    // From cell to cell; from the last one on to what follows the table.
    if (key === "Tab") return ((to) => to && (() => go(to)))(fields()[fields().indexOf(field) + (shift_ ? -1 : 1)]);
    if (key === "F4") return () => location.assign(rowOf(field).querySelector("th a").href);
    if (key === "Enter") return () => (commit(field), go(neighbour(field, shift_ ? -1 : 1) ?? field));
    if (key === "Escape") return () => leave(field);
    if (key === "F2") return () => go(field, true);
    if (isTyping) return null;
    const inRow = [...rowOf(field).querySelectorAll("[data-a] > :is(input, textarea)")];
    const along = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (along) return () => go(inRow[inRow.indexOf(field) + along]);
    if (key === "ArrowUp" || key === "ArrowDown") return () => go(neighbour(field, key === "ArrowUp" ? -1 : 1));
    if (key === "Home" || key === "End") return () => go(key === "Home" ? inRow[0] : inRow.at(-1));
    return null;
  };
  const leave = (field) => {
    const was = field.value;
    field.value = field.dataset.dulu;
    go(field);
    if (was !== field.value) checkSoon();
  };
  const showKeys = () => {
    const keys = box("tombol");
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
    else go(current());
  };
  document.addEventListener("keydown", (event) => {
    if (isBusy && isField(event.target)) {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typedMeanwhile += event.key;
      if (event.key.length === 1 || event.key === "Enter") event.preventDefault();
      return;
    }
    const does = isField(event.target)
      ? !event.isComposing && keysInField(event, event.target)
      : event.key === "?" && !event.target.closest("input, textarea, select") && showKeys;
    if (!does) return;
    event.preventDefault();
    does();
  });
  document.addEventListener("input", (event) => {
    if (!isField(event.target)) return;
    isTyping = true;
    checkSoon();
    clearTimeout(restTimer);
    const field = event.target;
    restTimer = setTimeout(() => !isHalf && field.isConnected && commit(field), REST_MS);
  });
  table.addEventListener("pointerdown", (event) => {
    if (isField(event.target)) isTyping = true;
  });
  table.addEventListener("focusin", (event) => {
    if (!isField(event.target)) return;
    last = addressOf(event.target);
    for (const row of table.querySelectorAll(".is-here")) row.classList.remove("is-here");
    rowOf(event.target).classList.add("is-here");
    const cell = event.target.parentElement;
    const help = cell.closest("table").tHead?.rows[0].cells[cell.cellIndex]?.dataset.h ?? cell.previousElementSibling?.dataset.h ?? "";
    box("bantuan").textContent = `${cell.dataset.l}. ${help}`;
    if (!event.target.matches(":active")) {
      isTyping = false;
      event.target.select();
    }
  });
  table.addEventListener("focusout", (event) => {
    if (isField(event.target) && !isBusy) commit(event.target);
  });

  // --- A table from Word or Excel.
  const copied = (data) => {
    const page = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
    const rows = [...page.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.innerText.trim().replace(/\s*\n\s*/g, "\n")));
    if (rows.length > 0) return rows;
    return data.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  };
  table.addEventListener("paste", (event) => {
    if (!isField(event.target) || !tableAddress()) return;
    const rows = copied(event.clipboardData);
    if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return;
    if (!rows.some((row) => row.length > 1)) return;
    event.preventDefault();
    act(said.ubah, [{ do: "paste", table: tableAddress(), after: rowOf(event.target).dataset.b, rows }]);
  });

  // --- Buttons and links that stay on the page.
  document.addEventListener("click", (event) => {
    const to = event.target.closest?.("#temuan [data-ke]")?.dataset.ke;
    const field = to && (fieldAt(to) ?? table.querySelector(`[data-b="${CSS.escape(to)}"]`)?.querySelector("input, textarea"));
    if (field) {
      event.preventDefault();
      go(field);
      return;
    }
    const button = event.target.closest?.("button[data-laku]");
    if (button?.dataset.laku in acts) {
      event.preventDefault();
      const done = acts[button.dataset.laku](current());
      if (["urungkan", "ulangi"].includes(button.dataset.laku)) done?.then?.(() => button.focus());
    }
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const kind = event.submitter?.dataset.laku;
    if (kind === "usulan") {
      event.preventDefault();
      act(form.getAttribute("action"), [{ do: "fix", fix: new FormData(form).get("usulan") }], last);
    } else if (kind === "ajukan" && (unsent() > 0 || fields().some(isDirty))) {
      event.preventDefault();
      await drain();
      if (unsent() === 0) form.submit();
    } else if (new URL(form.action, location.href).pathname === said.keluar && unsent() > 0) {
      if (confirm(say("pergi", { berapa: unsent() }))) localStorage.removeItem(STORE);
      else event.preventDefault();
    }
  });

  // --- The drawing.
  let drawTimer = 0;
  const redraw = () => {
    clearTimeout(drawTimer);
    drawTimer = setTimeout(async () => {
      try {
        const answer = await fetch(`${said.gambar}?r=${revision}`, { credentials: "same-origin", redirect: "error" });
        if (answer.ok) box("gambar").innerHTML = await answer.text();
      } catch {
        // The old drawing stays; the line says that it is down.
      }
    }, 150);
  };

  for (const hidden of root.querySelectorAll("[data-naskah]")) hidden.hidden = false;
  recall();
  improve();
  // On a phone the parts lie beside each other, and the one that is shown may lie outside.
  box("bagian").querySelector("[aria-current]")?.parentElement.parentElement.scrollTo?.({ left: box("bagian").querySelector("[aria-current]").offsetLeft - 40 });
  const again = () => {
    if (unsent() > 0) flush();
    else if (off === "line") refresh();
  };
  window.addEventListener("online", again);
  window.addEventListener("offline", () => tellOff({ line: true }));
  window.addEventListener("pagehide", () => commit(isField(document.activeElement) ? document.activeElement : null));
  setInterval(() => off === "line" && again(), AGAIN_MS);
  if (waiting.size > 0) flush();
})();
