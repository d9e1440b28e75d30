// Runs the script of the upload page against the few elements it needs and a line that loses answers.
"use strict";
const { readFileSync } = require("node:fs");
const { runInNewContext } = require("node:vm");
const { createHash, webcrypto } = require("node:crypto");
const [, , folder, way] = process.argv;

const element = () => ({
  listeners: {},
  attributes: {},
  children: [],
  append(...more) {
    this.children.push(...more);
  },
  after(other) {
    this.beside = other;
  },
  setAttribute(name, value) {
    this.attributes[name] = value;
  },
  addEventListener(name, act) {
    this.listeners[name] = act;
  },
});
const content = Buffer.alloc(600000, 7);
const input = element();
input.files = [new File([content], "ijazah.pdf", { type: "application/pdf" })];
Object.defineProperty(input, "value", {
  set() {
    input.files = [];
  },
});
const form = element();
form.dataset = { kirim: "/bagian", gagal: "failed", dibatalkan: "cancelled" };
form.elements = {};
form.querySelector = () => input;
form.submit = () => finish(input.files.length ? "form sent with files" : "form sent without files");

let stored = Buffer.alloc(0);
let parts = 0;
let asked = 0;
let isKept = 0;
const fetch = async (address, { body, signal }) => {
  asked += 1;
  if (signal.aborted) throw Object.assign(new Error(), { name: "AbortError" });
  const answer = (text) => ({ ok: true, status: 200, text: async () => text });
  const state = () => `sampai=${parts}&bagian=262144&selesai=${isKept ? "ya" : "tidak"}`;
  if (way === "refused") return answer("tolak=Berkas%20ini%20bukan%20foto.");
  if (way === "cancelled" && asked === 2) {
    input.beside.children[2].listeners.click();
    throw Object.assign(new Error(), { name: "AbortError" });
  }
  const name = createHash("sha256").update(content).digest("hex");
  if (address.endsWith("/selesai")) isKept ||= stored.equals(content) ? 1 : 0;
  else if (address !== "/bagian") {
    const number = Number(address.split("/").pop());
    if (!address.startsWith(`/bagian/${name}/`)) throw new Error("another file");
    if (number === parts) {
      stored = Buffer.concat([stored, Buffer.from(await body.arrayBuffer())]);
      parts += 1;
    }
  }
  // Every second answer is lost on the way, after the server has done what was asked.
  if (asked % 2 === 0) throw new TypeError("network");
  return answer(state());
};
const finish = (how) => {
  if (how === "form sent without files") console.log(`sent ${stored.length} bytes once in ${parts} parts, ${how}`);
  else console.log(how);
};
const document = { createElement: element, querySelectorAll: () => [form] };
const context = {
  document,
  fetch,
  crypto: webcrypto,
  AbortController,
  URLSearchParams,
  Blob,
  Uint8Array,
  // No waiting in a test.
  setTimeout: (act) => setImmediate(act),
  clearTimeout() {},
  addEventListener() {},
};
context.window = context;
runInNewContext(readFileSync(`${folder}/upload.js`, "utf8"), context);
input.listeners.change().then(() => {
  const words = input.beside.children[1].textContent;
  if (way === "refused") console.log(`refused: ${words}`);
  if (way === "cancelled") console.log(`${words}, file input is ${input.files.length ? "full" : "empty"}`);
});
