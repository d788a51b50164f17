// The list of articles: rows come as data, and a window of them is on the page.
addEventListener("DOMContentLoaded", () => {
  const WINDOW = 100, FINDINGS = 6;
  const table = document.querySelector(".articles"), pager = document.querySelector(".pager");
  const search = document.querySelector(".search"), said = search.querySelector(".said");
  const words = search.querySelector("#words"), only = search.querySelector("#only");
  const heads = [...table.tHead.rows[0].cells];
  const rows = JSON.parse(document.getElementById("rows").textContent);
  const text = rows.map((row) => row.slice(1, 4).join("\n").toLowerCase());
  const order = new Intl.Collator("en", {numeric: true});
  const count = (number) => number.toLocaleString("en");
  let column = FINDINGS - 1, down = true, first = 0, found = rows.map((_, at) => at);

  function choose() {
    const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = rows.map((_, at) => at).filter((at) => asked.every((word) => text[at].includes(word)) && (!only.checked || rows[at][FINDINGS]));
    const cell = column + 1, turn = down ? -1 : 1;
    const compare = (a, b) => typeof a === "number" ? a - b : order.compare(a, b);
    found.sort((a, b) => turn * compare(rows[a][cell], rows[b][cell]) || a - b);
    first = 0;
    show();
    said.textContent = `${count(found.length)} of ${count(rows.length)} articles`;
  }

  function line(row) {
    const made = document.createElement("tr");
    row.slice(1).forEach((value, at) => {
      const cell = made.insertCell();
      if (at > 2) cell.className = at === FINDINGS - 1 && value ? "num some" : "num";
      if (at) cell.textContent = typeof value === "number" ? count(value) : value;
      else {
        const link = document.createElement("a");
        link.href = row[0];
        link.dir = "auto";
        link.textContent = value;
        cell.append(link);
      }
    });
    return made;
  }

  function show() {
    const last = Math.min(first + WINDOW, found.length);
    table.tBodies[0].replaceChildren(...found.slice(first, last).map((at) => line(rows[at])));
    pager.hidden = found.length <= WINDOW;
    pager.querySelector(".where").textContent = `${count(first + 1)} to ${count(last)} of ${count(found.length)}`;
    const [before, after] = pager.querySelectorAll("button");
    before.disabled = !first;
    after.disabled = last === found.length;
  }

  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      down = column === at ? !down : at > 2;
      heads[column].removeAttribute("aria-sort");
      column = at;
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      choose();
    });
  });
  pager.addEventListener("click", (event) => {
    const step = Number(event.target.dataset.step ?? 0);
    if (!step) return;
    first = Math.max(0, first + step * WINDOW);
    show();
    said.textContent = pager.querySelector(".where").textContent;
    table.scrollIntoView({block: "start"});
  });
  search.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", choose);
  only.addEventListener("change", choose);
  table.hidden = search.hidden = false;
  choose();
});
