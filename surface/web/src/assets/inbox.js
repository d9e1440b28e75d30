// Keys of the inbox: A takes the next file, J and K walk the rows, / finds. Everything works without this file.
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
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, textarea, select");
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      a: () => document.getElementById("ambil")?.click(),
      j: () => walk(1),
      k: () => walk(-1),
      "/": () => document.getElementById("cari")?.focus(),
    };
    const act = acts[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();
