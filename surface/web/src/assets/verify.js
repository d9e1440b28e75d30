// Checks a document on the phone itself: key ring and revocation list came with the page, nothing is sent anywhere.
// The order of questions and their answers are those of the server: not ours, altered, unknown key, revoked, expired, valid.
"use strict";
(() => {
  const LONGEST_TEXT = 8 * 1024;
  const MOST_BYTES = 16 * 1024;
  const LONGEST_LIST = 24 * 1024 * 1024;
  const PREFIX = "MKL1:";
  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  const keyBlock = document.getElementById("kunci");
  const words = document.getElementById("kata").dataset;
  const word = (name) => words[name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] || "";

  // --- base45, strictly: what does not encode back to itself was not written by us ---------------------------------
  function base45(text) {
    const bytes = [];
    for (let at = 0; at < text.length; at += 3) {
      const group = [...text.slice(at, at + 3)].map((letter) => ALPHABET.indexOf(letter));
      if (group.includes(-1) || group.length === 1) return null;
      const value = group[0] + group[1] * 45 + (group[2] || 0) * 2025;
      if (group.length === 3) {
        if (value > 0xffff) return null;
        bytes.push(value >> 8, value & 0xff);
      } else {
        if (value > 0xff) return null;
        bytes.push(value);
      }
    }
    return new Uint8Array(bytes);
  }

  // --- inflate: our own, so that old phones can check too, and bounded -----------------------------------------------
  const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
  const DISTANCE_EXTRA = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  function huffman(lengths) {
    const counts = new Uint16Array(16);
    for (const length of lengths) counts[length]++;
    counts[0] = 0;
    const offsets = new Uint16Array(16);
    for (let length = 1; length < 16; length++) offsets[length] = offsets[length - 1] + counts[length - 1];
    const symbols = [];
    lengths.forEach((length, symbol) => {
      if (length) symbols[offsets[length]++] = symbol;
    });
    return { counts, symbols };
  }

  function inflate(data, most) {
    if (data.length < 6 || (data[0] & 15) !== 8 || ((data[0] << 8) | data[1]) % 31 !== 0 || data[1] & 32) return null;
    let at = 2;
    let held = 0;
    let count = 0;
    const out = [];
    const bits = (wanted) => {
      while (count < wanted) {
        if (at >= data.length) throw new Error("end");
        held |= data[at++] << count;
        count += 8;
      }
      const value = held & ((1 << wanted) - 1);
      held >>>= wanted;
      count -= wanted;
      return value;
    };
    const symbol = (table) => {
      let code = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length++) {
        code |= bits(1);
        const here = table.counts[length];
        if (code - here < first) return table.symbols[index + (code - first)];
        index += here;
        first = (first + here) << 1;
        code <<= 1;
      }
      throw new Error("code");
    };
    const put = (byte) => {
      if (out.length >= most) throw new Error("too long");
      out.push(byte);
    };
    const block = (literals, distances) => {
      for (;;) {
        const value = symbol(literals);
        if (value < 256) put(value);
        else if (value === 256) return;
        else {
          const length = LENGTH_BASE[value - 257] + bits(LENGTH_EXTRA[value - 257]);
          const code = symbol(distances);
          const distance = DISTANCE_BASE[code] + bits(DISTANCE_EXTRA[code]);
          if (!(distance <= out.length)) throw new Error("distance");
          for (let copied = 0; copied < length; copied++) put(out[out.length - distance]);
        }
      }
    };
    const dynamic = () => {
      const literalCount = bits(5) + 257;
      const distanceCount = bits(5) + 1;
      const codeCount = bits(4) + 4;
      const codeLengths = new Array(19).fill(0);
      for (let index = 0; index < codeCount; index++) codeLengths[ORDER[index]] = bits(3);
      const table = huffman(codeLengths);
      const lengths = [];
      while (lengths.length < literalCount + distanceCount) {
        const value = symbol(table);
        if (value < 16) lengths.push(value);
        else {
          const again = value === 16 ? lengths[lengths.length - 1] : 0;
          let times = value === 16 ? 3 + bits(2) : value === 17 ? 3 + bits(3) : 11 + bits(7);
          if (again === undefined) throw new Error("repeat");
          while (times-- > 0) lengths.push(again);
        }
      }
      block(huffman(lengths.slice(0, literalCount)), huffman(lengths.slice(literalCount)));
    };
    const fixed = () => {
      const lengths = [];
      for (let value = 0; value < 288; value++) lengths.push(value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8);
      block(huffman(lengths), huffman(new Array(30).fill(5)));
    };
    try {
      for (let last = 0; !last; ) {
        last = bits(1);
        const kind = bits(2);
        if (kind === 0) {
          held = 0;
          count = 0;
          const length = data[at] | (data[at + 1] << 8);
          at += 4;
          for (let copied = 0; copied < length; copied++) put(data[at++]);
        } else if (kind === 1) fixed();
        else if (kind === 2) dynamic();
        else return null;
      }
    } catch {
      return null;
    }
    let low = 1;
    let high = 0;
    for (const byte of out) {
      low = (low + byte) % 65521;
      high = (high + low) % 65521;
    }
    const sum = ((data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3]) >>> 0;
    return sum === ((high << 16) | low) >>> 0 ? new Uint8Array(out) : null;
  }

  // --- CBOR, the little of it that we write ---------------------------------------------------------------------------
  function cbor(bytes) {
    let at = 0;
    const read = (depth) => {
      if (depth > 8 || at >= bytes.length) throw new Error("cbor");
      const first = bytes[at++];
      const major = first >> 5;
      let value = first & 31;
      if (value >= 24) {
        const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[value];
        if (!size || at + size > bytes.length) throw new Error("cbor");
        value = 0;
        for (let index = 0; index < size; index++) value = value * 256 + bytes[at++];
      }
      if (major === 0) return value;
      if (major === 1) return -1 - value;
      if (major === 2 || major === 3) {
        if (at + value > bytes.length) throw new Error("cbor");
        const part = bytes.slice(at, at + value);
        at += value;
        return major === 2 ? part : new TextDecoder("utf-8", { fatal: true }).decode(part);
      }
      if (major === 4) return Array.from({ length: Math.min(value, 4096) }, () => read(depth + 1));
      if (major === 5) {
        const map = new Map();
        for (let index = 0; index < value; index++) {
          const key = read(depth + 1);
          if (map.has(key)) throw new Error("twice");
          map.set(key, read(depth + 1));
        }
        return map;
      }
      if (major === 6) return { tag: value, value: read(depth + 1) };
      throw new Error("cbor");
    };
    const value = read(0);
    if (at !== bytes.length) throw new Error("rest");
    return value;
  }

  const head = (major, length) => {
    if (length < 24) return [(major << 5) | length];
    if (length < 256) return [(major << 5) | 24, length];
    if (length < 65536) return [(major << 5) | 25, length >> 8, length & 255];
    return [(major << 5) | 26, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
  };

  const joined = (...parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  const same = (left, right) => left.length === right.length && left.every((byte, index) => byte === right[index]);
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const fromHex = (text) => new Uint8Array((text.match(/../g) || []).map((pair) => parseInt(pair, 16)));
  const ascii = (text) => new TextEncoder().encode(text);

  // --- the envelope: prefix, base45, zlib, COSE_Sign1 with EdDSA -----------------------------------------------------
  function open(text, prefix, purpose, longest, most) {
    text = text.trim();
    if (!text.startsWith(prefix)) return { problem: "not-ours" };
    const body = text.slice(prefix.length);
    const packed = body.length <= longest ? base45(body) : null;
    const bytes = packed && inflate(packed, most);
    if (!bytes) return { problem: "altered" };
    try {
      const sign1 = cbor(bytes);
      const [protectedBytes, unprotected, payload, signature] = sign1.value;
      const header = cbor(protectedBytes);
      const kid = header.get(4);
      const isOurs =
        sign1.tag === 18 && sign1.value.length === 4 && unprotected.size === 0 && header.size === 2 && header.get(1) === -8 && kid.length === 8 && signature.length === 64;
      if (!isOurs) return { problem: "altered" };
      const signed = joined(
        [0x84], head(3, 10), ascii("Signature1"), head(2, protectedBytes.length), protectedBytes,
        head(2, purpose.length), ascii(purpose), head(2, payload.length), payload,
      );
      const again = joined(
        [0xd2, 0x84], head(2, protectedBytes.length), protectedBytes, [0xa0], head(2, payload.length), payload, head(2, 64), signature,
      );
      if (!same(again, bytes)) return { problem: "altered" };
      return { kid: hex(kid), payload, signed, signature };
    } catch {
      return { problem: "altered" };
    }
  }

  const isSigned = (opened, key) => nacl.sign.detached.verify(opened.signed, opened.signature, key.bytes);
  const isInUse = (key, second) => key.from <= second && (key.until === null || second <= key.until);

  function readKeys(text) {
    const seconds = (time) => Math.floor(Date.parse(time) / 1000);
    const keys = new Map();
    const lines = text.trim().split("\n");
    if (lines.shift()?.trim() !== "maklumat-keys 1") return keys;
    for (const line of lines) {
      const [id, key, from, until] = line.trim().split(/\s+/);
      if (!until || id.startsWith("#")) continue;
      keys.set(id, { bytes: fromHex(key), from: seconds(from), until: until === "-" ? null : seconds(until) });
    }
    return keys;
  }

  // A list that is missing, forged or older than one seen before weakens every good answer, and that is said.
  function readRevoked(text, keys) {
    const revoked = new Map();
    const unreadable = { revoked, problem: "list-unreadable" };
    const opened = open(text, "MKLR1:", "maklumat/revocation/1", LONGEST_LIST, LONGEST_LIST);
    const key = !opened.problem && keys.get(opened.kid);
    if (!key || !isSigned(opened, key)) return unreadable;
    let version, records;
    try {
      [version, , records] = cbor(opened.payload);
    } catch {
      return unreadable;
    }
    for (let at = 0; at + 13 <= records.length; at += 13) {
      const time = new DataView(records.buffer, records.byteOffset + at + 8, 4).getUint32(0);
      revoked.set(hex(records.slice(at, at + 8)), { at: time, reason: records[at + 12] });
    }
    return { revoked, problem: isOlder(version, keys) ? "list-older" : "" };
  }

  // The highest version seen on this phone, per office: an office is known by its first key.
  function isOlder(version, keys) {
    try {
      const name = `dicabut-${[...keys.keys()].sort()[0]}`;
      const seen = Number(localStorage.getItem(name) || 0);
      if (version >= seen) localStorage.setItem(name, String(version));
      return version < seen;
    } catch {
      return false;
    }
  }

  const keys = readKeys(keyBlock.textContent);
  const { revoked, problem: listProblem } = readRevoked(document.getElementById("dicabut").textContent, keys);
  if (listProblem) {
    const warning = document.getElementById("daftar");
    warning.textContent = word(listProblem);
    warning.hidden = false;
  }

  // --- SHA-256, for the id under which a credential is revoked --------------------------------------------------------
  function sha256(bytes) {
    const rotate = (value, by) => (value >>> by) | (value << (32 - by));
    const primes = [];
    for (let candidate = 2; primes.length < 64; candidate++) if (primes.every((prime) => candidate % prime)) primes.push(candidate);
    const fraction = (value) => ((value - Math.floor(value)) * 0x100000000) >>> 0;
    const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
    const state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
    const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 4, bytes.length * 8);
    const schedule = new Int32Array(64);
    for (let start = 0; start < padded.length; start += 64) {
      for (let index = 0; index < 16; index++) schedule[index] = view.getInt32(start + index * 4);
      for (let index = 16; index < 64; index++) {
        const [w15, w2] = [schedule[index - 15], schedule[index - 2]];
        const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
        const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
        schedule[index] = schedule[index - 16] + s0 + schedule[index - 7] + s1;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let index = 0; index < 64; index++) {
        const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        const first = (h + s1 + ((e & f) ^ (~e & g)) + constants[index] + schedule[index]) | 0;
        const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, index) => (state[index] = (state[index] + value) | 0));
    }
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((value, index) => out.setInt32(index * 4, value));
    return new Uint8Array(out.buffer);
  }

  // A printed code is an address with the code behind the `#`.
  function bare(text) {
    const at = text.indexOf("#MKL1:");
    return at < 0 ? text : text.slice(at + 1).split("%20").join(" ").split("%25").join("%");
  }

  function judge(text) {
    const opened = open(bare(text), "MKL1:", "maklumat/credential/1", LONGEST_TEXT, MOST_BYTES);
    if (opened.problem) return { verdict: opened.problem };
    const key = keys.get(opened.kid);
    if (!key) return { verdict: "unknown" };
    if (!isSigned(opened, key)) return { verdict: "altered" };
    let claims;
    try {
      claims = cbor(opened.payload);
    } catch {
      return { verdict: "not-ours" };
    }
    if (!(claims instanceof Map) || ![0, 2, 7, 8, 9].every((name) => claims.has(name))) return { verdict: "not-ours" };
    if (!isInUse(key, claims.get(9))) return { verdict: "unknown" };
    const revocation = revoked.get(hex(sha256(opened.signed)).slice(0, 16));
    if (revocation) return { verdict: "revoked", claims, revocation };
    const isExpired = claims.has(10) && claims.get(10) < Date.now() / 1000;
    return { verdict: isExpired ? "expired" : listProblem ? "unsure" : "valid", claims };
  }

  // --- showing the answer -----------------------------------------------------------------------------------------------
  const offset = Number(keyBlock.dataset.offset) * 3600;
  const language = keyBlock.dataset.language;
  const day = (second) =>
    new Date((second + offset) * 1000).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  function facts(claims) {
    const list = element("dl", "", "facts one sheet");
    const row = (label, value) => {
      if (!value) return;
      const pair = element("div");
      pair.append(element("dt", label), element("dd", value));
      list.append(pair);
    };
    const isReceipt = claims.get(0) === 2;
    row(word("document"), `${word(isReceipt ? "receipt" : "product")}: ${claims.get(7)}`);
    row(word("fingerprint"), claims.has(11) ? hex(claims.get(11)).slice(0, 12).match(/.{4}/g).join(" ") : "");
    row(word("holder"), claims.get(8));
    row(word("number"), claims.get(6));
    row(word("reference"), claims.get(5));
    row(word("issued"), day(claims.get(9)));
    if (isReceipt) row(word("due"), claims.has(14) ? day(claims.get(14)) : "");
    else row(word("until"), claims.has(10) ? day(claims.get(10)) : word("always"));
    row(word("fee"), claims.get(13));
    row(word("by"), claims.get(2));
    return list;
  }

  function show({ verdict, claims, revocation }) {
    const result = document.getElementById("hasil");
    const kind = { valid: "ok", unknown: "none", unsure: "none", "not-ours": "none" }[verdict] || "stop";
    const box = element("div", "", kind === "ok" ? "verdict" : `verdict verdict--${kind}`);
    const text = element("div");
    const then = revocation ? `${day(revocation.at)}. ${word(`reason-${revocation.reason}`) || word("reason-1")}` : word(`${verdict}-then`);
    text.append(element("h2", word(verdict)), element("p", then));
    box.append(document.getElementById(`tanda-${kind}`).content.cloneNode(true), text);
    result.replaceChildren(box);
    if (claims) result.append(facts(claims), element("p", word("compare"), "note gap-s"));
    result.dataset.verdict = verdict;
    result.scrollIntoView({ block: "nearest" });
  }

  const field = document.getElementById("kode");
  document.getElementById("cek").addEventListener("submit", (event) => {
    if (!field.value.trim()) return;
    event.preventDefault();
    show(judge(field.value));
  });
  document.getElementById("luring").hidden = false;

  // --- opened by the code on paper: what stands behind the `#` was sent to nobody --------------------------------------
  const here = window.location ? window.location.hash : "";
  if (here.startsWith("#MKL1:")) {
    field.value = bare(here);
    show(judge(here));
  }

  // --- a file: it is read here, and only its digest and the code in it are sent -----------------------------------------
  const chosen = document.getElementById("dokumen");
  document.getElementById("dokumen-kirim").hidden = true;
  document.getElementById("dokumen-tinggal").hidden = false;
  document.getElementById("cek-berkas").addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = chosen.files[0];
    if (!file) return;
    const content = await file.arrayBuffer();
    const bytes = new Uint8Array(content);
    const digest = window.crypto && crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", content)) : sha256(bytes);
    document.getElementById("kode-berkas").value = codeIn(bytes);
    document.getElementById("sidik-berkas").value = hex(digest);
    document.getElementById("cek-sidik").submit();
  });

  function codeIn(bytes) {
    const prefix = [...PREFIX].map((letter) => letter.charCodeAt(0));
    for (let at = bytes.indexOf(prefix[0]); at >= 0; at = bytes.indexOf(prefix[0], at + 1)) {
      if (!prefix.every((byte, index) => bytes[at + index] === byte)) continue;
      let end = at;
      while (end < bytes.length && ALPHABET.includes(String.fromCharCode(bytes[end]))) end++;
      return String.fromCharCode(...bytes.subarray(at, Math.min(end, at + LONGEST_TEXT)));
    }
    return "";
  }

  // --- the camera, where the browser reads codes itself -----------------------------------------------------------------
  const scan = document.getElementById("pindai");
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    scan.hidden = false;
    scan.addEventListener("click", async () => {
      const frame = document.getElementById("kamera");
      const video = document.getElementById("gambar");
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        video.srcObject = stream;
        frame.hidden = false;
        await video.play();
        const detector = new BarcodeDetector({ formats: ["qr_code"] });
        const look = async () => {
          const found = await detector.detect(video).catch(() => []);
          const code = found.find((one) => bare(one.rawValue).startsWith("MKL1:"));
          if (!code) return void requestAnimationFrame(look);
          stream.getTracks().forEach((track) => track.stop());
          frame.hidden = true;
          field.value = code.rawValue;
          show(judge(code.rawValue));
        };
        look();
      } catch {
        frame.hidden = true;
        show({ verdict: "not-ours" });
        document.querySelector("#hasil p").textContent = word("no-camera");
      }
    });
  }
})();
