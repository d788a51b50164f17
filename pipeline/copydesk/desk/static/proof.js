// The frame: shows the proof that the desk sends it, and tells the desk which words of the draft are meant.
(() => {
  let shown = "";
  let blank = "";
  const main = () => document.getElementById("main");
  const tell = (message) => parent.postMessage(message, location.origin);
  const name = (card) => `${card.dataset.check} ${card.querySelector(".message")?.textContent}`;

  function button(label, words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "use";
    made.textContent = label;
    made.setAttribute("aria-label", words);
    made.addEventListener("click", act);
    return made;
  }

  // A place in the draft: where the words begin, in code points, and the words.
  function place(link) {
    const start = Number(/^#t(\d+)$/.exec(link?.getAttribute("href") ?? "")?.[1] ?? NaN);
    return Number.isNaN(start) ? null : {start, words: link.textContent};
  }

  function tools(card) {
    const places = [...card.querySelectorAll(".exhibits a")].map(place).filter(Boolean);
    const first = places[0];
    if (first) {
      const act = () => tell({kind: "select", ...first});
      card.querySelector(".perma")?.prepend(button("Edit", `Edit “${first.words}” in the draft`, act));
    }
    for (const row of card.querySelectorAll(".repairs li")) {
      const before = row.querySelector("del")?.textContent, after = row.querySelector("ins")?.textContent;
      const meant = places.find((one) => one.words === before);
      if (!meant || after === undefined) continue;
      row.append(button("Use", `Put “${after}” for “${before}” in the draft`, () => tell({kind: "replace", ...meant, after})));
    }
  }

  // Every card that was opened or closed by hand stays so, as long as it says the same, and so does its group.
  function show(html) {
    if (html === shown) return;
    const cards = () => [...document.querySelectorAll(".card")];
    const state = new Map(cards().map((card) => [name(card), card.open]));
    const within = (root) => [...root.querySelectorAll(".card")].map(name);
    const unfolded = new Set([...document.querySelectorAll(".agreed[open]")].flatMap(within));
    const top = scrollY;
    main().innerHTML = html || blank;
    shown = html;
    for (const card of cards()) {
      card.open = state.get(name(card)) ?? card.open;
      tools(card);
    }
    for (const group of document.querySelectorAll(".agreed")) group.open = within(group).some((one) => unfolded.has(one));
    document.querySelector(".band").hidden = !html;
    if (html) copydesk.refresh();
    scrollTo(0, top);
  }

  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== parent) return;
    const {kind, html, scheme, stale} = event.data;
    if (kind === "show") show(html);
    if (kind === "scheme") document.documentElement.style.colorScheme = scheme;
    if (kind === "stale") main().classList.toggle("stale", stale);
  });
  addEventListener("DOMContentLoaded", () => {
    blank = main().innerHTML;
    document.querySelector(".tools").open = false; // the room beside a draft is for its proof
    tell({kind: "ready"});
  });
})();
