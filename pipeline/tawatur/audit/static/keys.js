// The keyboard: j k a r e h u m n / ? by their place on the keyboard, so that an Arabic layout need not be changed.
"use strict";
const OFF = "tawatur-keys-off";
const dialog = document.getElementById("keys");
const onSwitch = document.getElementById("keys-on");
const stored = (() => { try { return localStorage; } catch { return null; } })();
let enabled = !(stored && stored.getItem(OFF));
if (onSwitch) {
  onSwitch.checked = enabled;
  onSwitch.addEventListener("change", () => {
    enabled = onSwitch.checked;
    if (!stored) return;
    if (enabled) stored.removeItem(OFF); else stored.setItem(OFF, "1");
  });
}

const visible = (element) => element.getClientRects().length > 0;
const stops = () => [...document.querySelectorAll("[data-card]")].filter(visible);
const holding = () => document.activeElement && document.activeElement.closest("[data-card]");
// The card that a key is about: the one with the focus, else the one that the address names, else the first.
const current = () => holding() || document.querySelector("[data-card]:target") || stops()[0];

function go(step) {
  const all = stops();
  const at = all.indexOf(holding() || document.querySelector("[data-card]:target"));
  const next = all[at === -1 ? (step > 0 ? 0 : all.length - 1) : at + step];
  if (!next) return;
  const link = next.querySelector("a, button, summary");
  if (link) link.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const scope = "unm".includes(key) && key !== "m" ? document : current();
  const target = scope && scope.querySelector(`[data-key="${key}"]`);
  // On the page of one claim nothing is a card: its own buttons are meant.
  const found = target || (!document.querySelector("[data-card]") && document.querySelector(`[data-key="${key}"]`));
  if (!found) {
    if ("are".includes(key)) { const name = document.getElementById("your-name"); if (name) name.focus(); }
    return false;
  }
  if (found.tagName === "SUMMARY") {
    found.parentElement.open = true;
    found.parentElement.querySelector("select").focus();
  } else found.click();
  return true;
}

function help() {
  if (dialog && dialog.showModal && !dialog.open) dialog.showModal();
}

document.querySelectorAll('[data-key="?"]').forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  help();
}));

document.addEventListener("keydown", (event) => {
  if (!enabled || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || dialog.open) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  let done = true;
  if (event.key === "?" || event.key === "؟" || (event.code === "Slash" && event.shiftKey)) help();
  else if (event.key === "/" || event.code === "Slash") {
    const search = document.querySelector('[data-key="/"]');
    if (search) search.focus(); else location.assign(document.querySelector(".brand").href);
  } else if (event.shiftKey) return;
  else if (event.code === "KeyJ") go(1);
  else if (event.code === "KeyK") go(-1);
  else if (/^Key[AREHUMN]$/.test(event.code)) done = press(event.code[3].toLowerCase());
  else return;
  if (done) event.preventDefault();
});

// A form that is sent twice by an impatient finger is one review.
document.querySelectorAll('form[method="post"]').forEach((form) => form.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
}));
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
// What is wrong in a form is read first; else the card that the address names has the focus, for the keys.
const problems = document.getElementById("problems");
const named = document.getElementById(location.hash.slice(1));
if (problems) problems.focus();
else if (named && named.matches("[data-card]")) {
  const link = named.querySelector("a");
  if (link) link.focus({ preventScroll: true });
}
