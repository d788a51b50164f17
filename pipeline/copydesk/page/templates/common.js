"use strict";
// Keeps the choice of light or dark, where the browser lets a page keep anything.
addEventListener("DOMContentLoaded", () => {
  const kept = () => { try { return localStorage.getItem("copydesk-theme"); } catch { return null; } };
  const chosen = document.getElementById(`theme-${kept()}`);
  if (chosen) chosen.checked = true;
  document.querySelector(".theme")?.addEventListener("change", (event) => {
    try { localStorage.setItem("copydesk-theme", event.target.value); } catch { /* a page from disk may not */ }
  });
});
