// Makes photos smaller and sends files in parts that survive a bad line. Without this script the form sends them whole.
"use strict";
(() => {
  const LONGEST = 2000;
  const SMALL = 600 * 1024;
  const TRIES = 8;
  const can = window.fetch && window.crypto && crypto.subtle && window.AbortController;

  /** The photo no longer than its longest side may be, as JPEG; anything else as it is. */
  const smaller = async (file) => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      if (scale === 1 && file.size <= SMALL) return file;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return blob && blob.size < file.size ? blob : file;
    } catch {
      return file;
    }
  };

  const digest = async (bytes) =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /** Asks until there is an answer. What the office refuses is not asked again. */
  const ask = async (address, body, signal, waiting) => {
    for (let tried = 0; ; tried += 1) {
      try {
        const answer = await fetch(address, { method: "POST", body, signal, credentials: "same-origin", redirect: "error" });
        if (answer.ok) return new URLSearchParams(await answer.text());
        if (answer.status < 500) throw Object.assign(new Error(), { isFinal: true });
      } catch (error) {
        if (error.isFinal || error.name === "AbortError" || tried >= TRIES) throw error;
      }
      waiting();
      await new Promise((done) => {
        const timer = setTimeout(done, Math.min(30000, 1000 * 2 ** tried));
        const now = () => {
          clearTimeout(timer);
          done();
        };
        addEventListener("online", now, { once: true });
        signal.addEventListener("abort", now, { once: true });
      });
      if (signal.aborted) throw Object.assign(new Error(), { name: "AbortError" });
    }
  };

  const send = async (form, file, signal, show) => {
    const begin = form.dataset.kirim;
    show(0, form.dataset.kecilkan);
    const blob = await smaller(file);
    const bytes = await blob.arrayBuffer();
    const name = await digest(bytes);
    const waiting = () => show(undefined, form.dataset.putus);
    const replaced = form.elements.ganti ? form.elements.ganti.value : "";
    const announced = new URLSearchParams({ panjang: bytes.byteLength, sidik: name, ganti: replaced });
    const refuse = (answer) => {
      if (answer.has("tolak")) throw Object.assign(new Error(answer.get("tolak")), { isRefusal: true });
      return answer;
    };
    let answer = refuse(await ask(begin, announced, signal, waiting));
    const size = Number(answer.get("bagian"));
    const parts = Math.ceil(bytes.byteLength / size);
    let stuck = 0;
    while (answer.get("selesai") !== "ya") {
      const next = Number(answer.get("sampai"));
      show(next / parts, form.dataset.kirimkan);
      if (next >= parts) {
        answer = refuse(await ask(`${begin}/${name}/selesai`, null, signal, waiting));
        continue;
      }
      const part = new Blob([bytes.slice(next * size, (next + 1) * size)]);
      answer = refuse(await ask(`${begin}/${name}/${next}`, part, signal, waiting));
      stuck = Number(answer.get("sampai")) > next ? 0 : stuck + 1;
      if (stuck > TRIES) throw new Error();
    }
    show(1, form.dataset.kirimkan);
  };

  const improve = (form) => {
    const input = form.querySelector("input[type=file]");
    let running = null;
    let pressed = null;
    const bar = document.createElement("progress");
    bar.max = 1;
    const words = document.createElement("p");
    words.className = "meta";
    words.setAttribute("role", "status");
    const stop = document.createElement("button");
    stop.type = "button";
    stop.className = "linkbtn";
    stop.textContent = form.dataset.batal;
    const box = document.createElement("div");
    box.append(bar, words, stop);
    box.hidden = true;
    input.after(box);

    const start = async () => {
      const files = [...input.files];
      if (!files.length || running) return;
      running = new AbortController();
      bar.hidden = stop.hidden = false;
      box.hidden = false;
      let failed = form.dataset.gagal;
      try {
        for (const [index, file] of files.entries()) {
          bar.setAttribute("aria-label", file.name);
          await send(form, file, running.signal, (share, said) => {
            if (share !== undefined) bar.value = share;
            const many = files.length > 1 ? ` (${index + 1}/${files.length})` : "";
            words.textContent = `${said}${many}`;
          });
        }
        input.value = "";
        failed = null;
      } catch (error) {
        if (error.isRefusal) failed = error.message;
        if (error.name === "AbortError") {
          input.value = "";
          failed = form.dataset.dibatalkan;
        }
      }
      running = null;
      if (failed === null) {
        // What was typed beside the files goes along, and the page comes back with the new sheets.
        if (pressed) form.requestSubmit(pressed);
        else form.submit();
        return;
      }
      pressed = null;
      bar.hidden = stop.hidden = true;
      words.textContent = failed;
    };

    input.addEventListener("change", start);
    stop.addEventListener("click", () => running && running.abort());
    form.addEventListener("submit", (event) => {
      if (!running) return;
      event.preventDefault();
      pressed = event.submitter;
    });
  };

  if (can) for (const form of document.querySelectorAll("form[data-kirim]")) improve(form);
})();
