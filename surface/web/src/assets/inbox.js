// Keys of the desk, all of which are also links and buttons: see the list of keys at the end of each page.
"use strict";
(() => {
  const rows = [...document.querySelectorAll(".inbox tbody tr")];
  let at = -1;
  const walk = (step) => {
    if (rows.length === 0) return;
    if (at >= 0) rows[at].classList.remove("is-here");
    at = Math.min(rows.length - 1, Math.max(0, at + step));
    rows[at].classList.add("is-here");
    rows[at].querySelector("a")?.focus();
  };
  const press = (selector) => document.querySelector(selector)?.click();
  const focus = (selector) => {
    const place = document.querySelector(selector);
    place?.scrollIntoView({ block: "center" });
    place?.focus();
  };
  // The document shown in the frame is turned there, so that nothing typed here is lost.
  const turn = (rel) => {
    const shown = document.querySelector("iframe.viewer")?.contentDocument ?? document;
    shown.querySelector(`.viewbar a[rel="${rel}"]`)?.click();
  };
  const showKeys = () => {
    const keys = document.getElementById("tombol");
    if (!keys) return;
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary")?.focus();
  };
  const acts = {
    a: () => press("#ambil"),
    j: () => walk(1),
    k: () => walk(-1),
    "/": () => focus("#cari"),
    i: () => press("#ke-kotak"),
    p: () => press("#ke-pemberitahuan"),
    t: () => press("#ke-tanda-tangan"),
    "]": () => turn("next"),
    "[": () => turn("prev"),
    h: () => focus("#hasil input"),
    c: () => focus("#catatan-baru"),
    "?": showKeys,
  };
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, textarea, select");
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();
