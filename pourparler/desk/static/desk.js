// Keys for every page. Without this script all pages work: it presses what a hand could press.
// A page adds keys of its own by attributes: data-key="a" on a link or a button, in the current item or anywhere.
"use strict";

const items = () => [...document.querySelectorAll("[data-item]")].filter((i) => i.getClientRects().length);
const current = () => document.activeElement?.closest("[data-item]");

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function press(selector) {
  const found = current()?.querySelector(selector) ?? document.querySelector("main " + selector);
  found?.click();
  return Boolean(found);
}

function help() {
  const keys = document.getElementById("keys");
  keys?.open ? keys.close() : keys?.showModal();
}

function search() {
  const field = document.querySelector("main input[type=search]");
  const link = document.querySelector('.top nav a[href$="/search"]');
  field ? field.focus() : link?.click();
  return Boolean(field || link);
}

function answer(key) {
  if (key === "j") return step(1), true;
  if (key === "k") return step(-1), true;
  if (key === "?") return help(), true;
  if (key === "/") return search();
  if ("er".includes(key) && text) return walk(key === "e" ? 1 : -1), true;
  if (key === "e" && press("a.words")) return true;
  if (key === "Enter" && document.activeElement === current()) return press("a.open") || press("a.words");
  if (/^[1-9]$/.test(key)) {
    const page = document.querySelectorAll(".top nav a")[Number(key) - 1];
    page?.click();
    return Boolean(page);
  }
  return /^[a-z]$/i.test(key) && press(`[data-key="${key}"]`);
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && field) return field.blur();
  if (field || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]") && event.key !== "?") return;
  if (answer(event.key)) event.preventDefault();
});

// The report: layers at once, the record of what the pointer or `e` is on, the words one selects.
const text = document.getElementById("text");

function record(piece) {
  const lit = document.getElementById("lit");
  const at = Number(piece.dataset.s), end = at + [...piece.textContent].length;
  const rests = (noted) => noted.dataset.spans.trim().split(" ").some((span) => {
    const [s, e] = span.split("-").map(Number);
    return s < end && at < e;
  });
  const found = [...document.querySelectorAll(".all .noted")].filter(rests);
  lit.replaceChildren(...found.map((noted) => noted.cloneNode(true)));
  lit.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
  lit.querySelectorAll("[data-item]").forEach((e) => e.removeAttribute("data-item"));
  lit.hidden = found.length === 0;
}

function walk(by) {
  const all = [...text.querySelectorAll("a.p")];
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
}

function place(node, offset) {
  const piece = node.parentElement?.closest("[data-s]");
  if (!piece || !text.contains(piece)) return null;
  if (piece.classList.contains("hid")) return Number(piece.dataset.s) + (offset > 0 ? 1 : 0);
  return Number(piece.dataset.s) + [...node.textContent.slice(0, offset)].length;
}

function picked() {
  const box = document.getElementById("picked");
  const range = document.getSelection().rangeCount ? document.getSelection().getRangeAt(0) : null;
  const [start, end] = range ? [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)] : [];
  box.hidden = start == null || end == null || end <= start;
  if (box.hidden) return;
  const address = new URL(location.href);
  address.searchParams.set("at", `${start}-${end}`);
  address.hash = "here";
  box.querySelector("a").href = address;
}

if (text) {
  const layers = document.getElementById("layers");
  layers.addEventListener("change", (event) => {
    text.classList.toggle("off-" + event.target.value, !event.target.checked);
    const address = new URL(location.href);
    address.searchParams.delete("layer");
    const on = [...layers.querySelectorAll("input:checked")];
    if (on.length < 5) ["none", ...on.map((box) => box.value)].forEach((name) => address.searchParams.append("layer", name));
    history.replaceState(null, "", address);
  });
  let waiting, choosing;
  text.addEventListener("pointerover", (event) => {
    clearTimeout(waiting);
    const piece = event.target.closest("a.p");
    if (piece && event.pointerType === "mouse") waiting = setTimeout(record, 120, piece);
  });
  text.addEventListener("focusin", (event) => event.target.matches("a.p") && record(event.target));
  document.getElementById("picked").addEventListener("mousedown", (event) => event.preventDefault()); // keep the selection
  document.addEventListener("selectionchange", () => { clearTimeout(choosing); choosing = setTimeout(picked, 150); });
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.closest("label").querySelector("textarea").value);
      button.textContent = "Copied";
    });
  });
}
