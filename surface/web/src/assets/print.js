// Offers to print where a script can, and prints at once where a slip is handed over. Without it the browser's own menu prints.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-cetak]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  if (document.querySelector("[data-cetak-langsung]")) print();
})();
