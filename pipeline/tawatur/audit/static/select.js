// Fills a field of the form with the words that are selected in the article, and their place in code points.
"use strict";
const live = document.getElementById("picked");
const spans = [...document.querySelectorAll("[data-span]")];
const picks = [...document.querySelectorAll("[data-pick]")];
let armed = null;

const placeOf = (input) => document.querySelector(`input[name="${CSS.escape(`${input.name}.at`)}"]`);
const labelOf = (input) => input.labels[0].textContent;
const say = (text) => { live.textContent = text; };
// A code point is one place, though JavaScript counts two for some: 😀 or 𝟗.
const points = (text) => [...text].length;

function arm(input) {
  armed = input;
  picks.forEach((button) => button.setAttribute("aria-pressed", String(!!input && button.dataset.pick === input.id)));
  spans.forEach((other) => other.parentElement.classList.toggle("armed", other === input));
  if (input) say(live.dataset.pickNow.replace("{label}", labelOf(input)));
}

// The place of a boundary of a selection in the raw text: where its piece begins, and what of it stands before.
function offset(field, node, at, end) {
  const range = document.createRange();
  range.setStart(field, 0);
  range.setEnd(node, at);
  const pieces = [...field.querySelectorAll("[data-at]")];
  const touched = pieces.filter((piece) => range.intersectsNode(piece) && range.comparePoint(piece, 0) <= 0);
  const piece = touched[touched.length - 1];
  if (!piece) return null;
  const inside = document.createRange();
  inside.selectNodeContents(piece);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(node, at);
  const part = inside.cloneContents();
  // A mark of direction shows as its code, and is one character of the text.
  part.querySelectorAll("[data-length]").forEach((code) => { code.textContent = code.textContent ? "x" : ""; });
  return Number(piece.dataset.at) + points(part.textContent);
}

function take() {
  const selection = getSelection();
  if (!armed || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const field = document.querySelector(`[data-field="${live.dataset.within}"]`);
  // The links of a chain may stand in the title as well; everything else where the evidence is.
  if (!field || !field.contains(range.startContainer) || !field.contains(range.endContainer)) {
    if (range.commonAncestorContainer.parentElement && range.commonAncestorContainer.parentElement.closest("article")) say(live.dataset.elsewhere);
    return;
  }
  const shown = range.toString();
  let start = offset(field, range.startContainer, range.startOffset);
  let end = offset(field, range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  start += points(shown) - points(shown.trimStart());
  end -= points(shown) - points(shown.trimEnd());
  if (start >= end) return;
  const input = armed;
  input.value = shown.trim().replace(/\s+/g, " ");
  placeOf(input).value = `${start}-${end}`;
  // What was read off the old words is read off the new ones.
  const follow = { value: ["value.number", "value.low", "value.high"], date: ["date.from", "date.to"] }[input.name] || [];
  follow.forEach((name) => { document.getElementsByName(name)[0].value = ""; });
  arm(null);
  input.focus();
  say(live.dataset.picked.replace("{text}", input.value));
}

picks.forEach((button) => {
  button.hidden = false;
  const input = document.getElementById(button.dataset.pick);
  // Pressed over words that are selected already, it takes them.
  let before = null;
  button.addEventListener("pointerdown", () => {
    const selection = getSelection();
    before = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : null;
  });
  button.addEventListener("click", () => {
    if (armed === input) { arm(null); say(""); return; }
    arm(input);
    const selection = getSelection();
    if (before && selection.isCollapsed) { selection.removeAllRanges(); selection.addRange(before); }
    before = null;
    take();
  });
});
spans.forEach((input) => input.addEventListener("input", () => { placeOf(input).value = ""; }));
document.querySelector("main article").addEventListener("pointerup", () => setTimeout(take));
document.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && armed) { arm(null); say(""); } });
