// Lights the marks of the claim that has the focus or the pointer; a click on a mark goes to its claim.
"use strict";
const cards = [...document.querySelectorAll("[data-claim]")];
const marks = [...document.querySelectorAll("[data-claims]")];
// On a narrow screen the claims stand below the text: the focus must not leave them unasked.
const beside = matchMedia("(min-width: 56rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const claimsOf = (mark) => mark.dataset.claims.split(" ");

function light(id) {
  cards.forEach((card) => card.classList.toggle("lit", card.dataset.claim === id));
  marks.forEach((mark) => mark.classList.toggle("lit", claimsOf(mark).includes(id)));
}

function show(id) {
  light(id);
  const own = marks.filter((mark) => claimsOf(mark).includes(id));
  const first = own.find((mark) => mark.classList.contains("value")) || own[0];
  if (first) first.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
}

cards.forEach((card) => {
  const id = card.dataset.claim;
  card.addEventListener("focusin", () => (beside.matches ? show(id) : light(id)));
  card.addEventListener("pointerenter", () => light(id));
  // The link of a card leads to itself for those without a script; with one, it leads to the text.
  card.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.getAttribute("href") === `#${id}`) event.preventDefault();
    else if (event.target.closest("a, button, summary, form")) return;
    show(id);
  });
});

marks.forEach((mark) => mark.addEventListener("click", () => {
  // One after the other, where several claims share the words.
  const ids = claimsOf(mark);
  const lit = cards.find((card) => card.classList.contains("lit"));
  const id = ids[(ids.indexOf(lit ? lit.dataset.claim : "") + 1) % ids.length];
  const card = document.getElementById(id);
  if (!card) return;
  card.querySelector("a").focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  light(id);
}));

const target = document.getElementById(location.hash.slice(1));
if (target && target.dataset.claim) show(target.dataset.claim);
