// Lights the marks of the claim that has the focus or the pointer, and the claim whose mark is clicked.
"use strict";
const claims = document.querySelectorAll("[data-claim]");
const marks = document.querySelectorAll("[data-claims]");
function light(id) {
  claims.forEach((claim) => claim.classList.toggle("lit", claim.dataset.claim === id));
  marks.forEach((mark) => mark.classList.toggle("lit", mark.dataset.claims.split(" ").includes(id)));
}
claims.forEach((claim) => {
  claim.addEventListener("focus", () => light(claim.dataset.claim));
  claim.addEventListener("pointerenter", () => light(claim.dataset.claim));
});
marks.forEach((mark) => mark.addEventListener("click", () => {
  const claim = document.getElementById("claim-" + mark.dataset.claims.split(" ")[0]);
  if (claim) claim.focus();
}));
