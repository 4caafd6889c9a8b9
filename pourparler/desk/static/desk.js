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
