// The proof sheet: what belongs together lights up, filters, sorting, and a way there for every link.
const copydesk = (() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const many = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  let words = new Map(); // key of a mark -> the pieces of the copy under it
  let lit = [];

  const tokens = (piece) => piece.dataset.m.split(" ");
  const isCard = (key) => Boolean(document.getElementById(key)?.matches(".card"));

  function gather() {
    words = new Map();
    for (const piece of all("[data-m]")) {
      for (const key of tokens(piece)) {
        if (!words.has(key)) words.set(key, []);
        words.get(key).push(piece);
      }
    }
  }

  function light(target) {
    lit.forEach((one) => one.classList.remove("lit"));
    lit = [];
    const place = target?.closest?.("[data-m], .card");
    if (!place) return;
    const own = place.matches(".card") ? place.id : place.getAttribute("href")?.slice(1);
    const keys = own ? [own] : tokens(place).filter(isCard); // words that only bear a card out may bear out several
    const card = (key) => document.getElementById(key);
    lit = keys.flatMap((key) => [card(key), card(key).parentElement.closest(".agreed:not([open])"), ...(words.get(key) ?? [])]);
    lit = lit.filter(Boolean);
    lit.forEach((one) => one.classList.add("lit"));
  }

  const chosen = (name) => new Set(all(`[data-filter=${name}] input:checked`).map((box) => box.value));
  const say = (text) => all(".said").forEach((one) => { one.textContent = text; });

  function filter() {
    const verdicts = chosen("verdict"), kinds = chosen("kind"), check = document.getElementById("check")?.value ?? "";
    const cards = all(".card"), rows = all("tr[data-kind]");
    for (const card of cards) card.hidden = !verdicts.has(card.dataset.verdict) || Boolean(check && card.dataset.check !== check);
    for (const row of rows) row.hidden = !kinds.has(row.dataset.kind) || Boolean(row.dataset.verdict && !verdicts.has(row.dataset.verdict));
    const hide = all("[data-filter=kind] input:not(:checked)").map((box) => box.value);
    document.documentElement.dataset.hide = hide.join(" ");
    all("section.quotes").forEach((one) => { one.hidden = hide.includes("quote"); });
    for (const piece of all("a.m")) {
      const link = piece.dataset.card ??= piece.getAttribute("href");
      const off = document.getElementById(link.slice(1))?.hidden ?? true;
      piece.classList.toggle("off", off);
      if (off) piece.removeAttribute("href"); else piece.setAttribute("href", link);
    }
    const seen = (list) => list.filter((one) => !one.hidden).length;
    say(`${seen(cards)} of ${many(cards.length, "proof")}, ${seen(rows)} of ${many(rows.length, "figure")} and dates shown`);
  }

  function everything() {
    all(".filters input").forEach((box) => { box.checked = true; });
    all(".filters select").forEach((pick) => { pick.value = ""; });
    filter();
  }

  // Only what there is can be chosen: verdicts with the number of their proofs, kinds, checks.
  function options() {
    const verdicts = new Map();
    for (const card of all(".card")) verdicts.set(card.dataset.verdict, (verdicts.get(card.dataset.verdict) ?? 0) + 1);
    const kinds = new Set(all("tr[data-kind]").map((row) => row.dataset.kind));
    if (document.querySelector(".m-quote, .quotes")) kinds.add("quote");
    for (const chip of all(".filters .chip")) {
      const name = chip.querySelector("input").value, count = chip.querySelector(".count");
      chip.hidden = !(count ? verdicts : kinds).has(name);
      if (count) count.textContent = verdicts.get(name) ?? "";
    }
    const pick = document.getElementById("check");
    if (!pick) return;
    const before = pick.value;
    const names = [...new Set(all(".card").map((card) => card.dataset.check))].sort();
    pick.replaceChildren(pick.options[0], ...names.map((name) => new Option(name, name)));
    pick.value = names.includes(before) ? before : "";
  }

  function sort(head) {
    const table = head.closest("table"), body = table.tBodies[0], column = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("th[aria-sort]", table).forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
    const numeric = head.dataset.sort === "number";
    const read = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const rows = [...body.rows].map((row) => [read(row), row]);
    const order = new Intl.Collator("en", {numeric: true});
    const compare = (a, b) => numeric && isFinite(a) && isFinite(b) && a && b ? a - b : order.compare(a, b);
    rows.sort(([a], [b]) => (a === "") - (b === "") || down * compare(a, b));
    body.append(...rows.map(([, row]) => row));
    say(`Sorted by ${head.textContent.trim().toLowerCase()}, ${down > 0 ? "ascending" : "descending"}`);
  }

  function sortable() {
    for (const head of all("thead th")) {
      if (head.querySelector("button")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
    }
  }

  function go() {
    const target = document.getElementById(location.hash.slice(1)); // anchors are plain letters: nothing to decode
    if (!target?.matches(".card, [data-m]")) return;
    if (target.hidden) everything();
    const group = target.closest(".agreed");
    if (group) group.open = true;
    if (target.matches(".card")) target.open = true; else if (!target.matches("a[href]")) target.tabIndex = -1;
    (target.querySelector("summary") ?? target).focus({preventScroll: true});
    target.scrollIntoView({block: "nearest"});
    light(target);
  }

  function refresh() {
    gather();
    options();
    sortable();
    filter();
  }

  addEventListener("DOMContentLoaded", () => {
    all(".tools").forEach((tools) => { tools.hidden = false; tools.open = matchMedia("(min-width: 52rem)").matches; });
    refresh();
    go();
  });
  addEventListener("hashchange", go);
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) go(); // the address stays, so nothing else would tell
    if (event.target.closest?.(".reset")) everything();
    const head = event.target.closest?.("thead button")?.closest("th");
    if (head) sort(head);
  });
  addEventListener("change", (event) => { if (event.target.closest?.(".filters")) filter(); });
  for (const kind of ["mouseover", "focusin"]) addEventListener(kind, (event) => light(event.target));
  return {refresh};
})();
