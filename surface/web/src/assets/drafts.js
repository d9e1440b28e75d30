// What an officer types stays in this tab until it was sent, so that a session that ends takes no words with it.
// Without this script the page that refuses a form after the end of a session shows what was typed.
"use strict";
(() => {
  const STORE = "maklumat-draf";
  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(STORE)) ?? {};
    } catch {
      return {};
    }
  };
  const write = (kept) => {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(kept));
    } catch {
      // A full or forbidden store keeps nothing; the page works as it does without.
    }
  };
  const change = (act) => {
    const kept = read();
    act((kept.kata ??= {}));
    write(kept);
  };
  const eachSent = (kata, act) => Object.entries(kata).filter(([, draft]) => draft.terkirim).forEach(act);

  // The form was refused because nobody was signed in. What waits in the queue is sent from there.
  if (document.getElementById("berakhir")) {
    change((kata) =>
      eachSent(kata, ([, draft]) => {
        draft.terkirim = draft.antre;
      }),
    );
    return;
  }
  const box = document.getElementById("antrean");
  if (!box) return;
  const owner = box.dataset.pemilik;
  const hasQueue = Boolean(window.indexedDB && window.crypto?.subtle);
  const place = (form) => new URL(form.getAttribute("action") ?? "", location.href);
  const keyOf = (area) => `${place(area.form).pathname} ${area.id || area.name}`;
  // Where the same form serves one citizen after another, nothing typed for one is shown with the next.
  const isKept = (area) =>
    area.matches('textarea[name]:not([readonly], [autocomplete="off"])') && area.form?.method === "post";

  // Of somebody else at this computer nothing is shown.
  if (read().pemilik !== owner) write({ pemilik: owner, kata: {} });
  const isRefused = document.querySelector(".errs") !== null;
  change((kata) =>
    eachSent(kata, ([key, draft]) => {
      if (isRefused) draft.terkirim = false;
      else delete kata[key];
    }),
  );
  const { kata = {} } = read();
  for (const area of document.querySelectorAll("textarea")) {
    if (!isKept(area) || area.value !== "" || !kata[keyOf(area)]) continue;
    area.value = kata[keyOf(area)].isi;
    for (let fold = area.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  document.addEventListener("input", (event) => {
    const area = event.target;
    if (!isKept(area)) return;
    change((kata) => {
      if (area.value.trim()) kata[keyOf(area)] = { isi: area.value };
      else delete kata[keyOf(area)];
    });
  });
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (place(form).pathname === box.dataset.keluar) {
        sessionStorage.removeItem(STORE);
        return;
      }
      const button = event.submitter;
      const to = button?.hasAttribute("formaction") ? new URL(button.formAction) : place(form);
      // A button that leads elsewhere only looks: nothing is done by it.
      if (to.pathname !== place(form).pathname) return;
      const antre = hasQueue && to.searchParams.has("sekali");
      change((kata) => {
        for (const area of form.querySelectorAll("textarea")) {
          const draft = isKept(area) && kata[keyOf(area)];
          if (draft) Object.assign(draft, { terkirim: true, antre });
        }
      });
    },
    true,
  );
})();
