"use strict";
// The desk: what is typed is sent after a pause, the last answer wins, and the caret is left alone.
(() => {
  const PAUSE = 250; // milliseconds without a key before a draft is sent
  const SLOW = 400; // milliseconds after which the proof on show is paled, for it is behind
  const AGAIN = 1500; // milliseconds before the next try where nothing says when
  const byId = (name) => document.getElementById(name);
  const form = byId("draft"), text = byId("text"), state = byId("state"), frame = byId("proof");
  const many = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  let turn = 0, timer = 0, slow = 0, running = null, ready = false, edited = false;

  const show = (message) => { if (ready) frame.contentWindow.postMessage(message, location.origin); };
  function say(kind, words) {
    state.dataset.state = kind;
    if (state.textContent !== words) state.textContent = words;
  }

  function draft() {
    const keys = ["title", "published", "desk"].map((name) => [name, form.elements[name].value.trim()]);
    return JSON.stringify({text: text.value, id: "Untitled draft", ...Object.fromEntries(keys.filter(([, value]) => value))});
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(check, wait);
  }

  function blank() {
    turn += 1;
    running?.abort();
    clearTimeout(slow);
    show({kind: "stale", stale: false});
    show({kind: "show", html: ""});
    say("empty", "Nothing to check yet");
  }

  const send = (path, body, signal) => fetch(path, {method: "POST", body, headers: {"Content-Type": "application/json"}, signal});

  async function check() {
    if (!text.value.trim()) { blank(); return; }
    const body = draft(), mine = ++turn;
    running?.abort();
    running = new AbortController();
    say("busy", "Reading…");
    clearTimeout(slow);
    slow = setTimeout(() => show({kind: "stale", stale: true}), SLOW);
    try {
      const answer = await send("/v1/page", body, running.signal);
      const words = await answer.text();
      if (mine === turn) told(answer, words);
    } catch (error) {
      if (mine !== turn || error.name === "AbortError") return;
      say("wrong", "The desk does not answer. Is it still running?");
      later(AGAIN);
    }
  }

  function told(answer, words) {
    clearTimeout(slow);
    if (answer.ok) {
      show({kind: "show", html: words});
      show({kind: "stale", stale: false});
      counted(new DOMParser().parseFromString(words, "text/html"));
      return;
    }
    const again = answer.headers.get("Retry-After");
    say(again ? "busy" : "wrong", complaint(words));
    if (again) later(1000 * again);
  }

  function complaint(words) {
    let said;
    try { said = JSON.parse(words).detail; } catch { said = words; }
    return said.charAt(0).toUpperCase() + said.slice(1);
  }

  function counted(page) {
    const found = page.querySelectorAll(".card.is-inconsistent").length;
    const sum = page.querySelector(".coverage .sum")?.textContent ?? "";
    say(found ? "found" : "clean", `${found ? many(found, "finding") : "Nothing is at odds"}; ${sum}`);
  }

  // Offsets of the proof count characters, those of a text field count units of UTF-16.
  const units = (start) => [...text.value].slice(0, start).join("").length;

  function meant({start, words}) {
    const begin = units(start), end = begin + words.length;
    return text.value.slice(begin, end) === words ? [begin, end] : null; // the draft may have moved on
  }

  function select(place) {
    const range = meant(place);
    if (range) {
      text.blur();
      text.setSelectionRange(range[0], range[0]); // a field that takes the focus brings its caret into view
    }
    text.focus();
    if (range) text.setSelectionRange(...range); else say("busy", "The draft has changed there; wait for the next proof");
    return range;
  }

  function replace(message) {
    if (!select(message)) return;
    // insertText, old as it is, is the one way of editing a field that can be undone
    if (!document.execCommand("insertText", false, message.after)) text.setRangeText(message.after);
    edited = true;
    later(0);
  }

  async function take(file) {
    try {
      const found = await reader.read(file);
      text.value = found.text;
      for (const key of ["title", "published", "desk"]) form.elements[key].value = found[key] ?? "";
      if (form.elements.desk.selectedIndex < 0) form.elements.desk.value = "";
      text.focus();
      text.setSelectionRange(0, 0);
      text.scrollTop = 0;
      edited = false;
      later(0);
    } catch (error) {
      say("wrong", complaint(error.message));
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(text.value);
      say(state.dataset.state, "The text is copied");
      edited = false;
    } catch {
      text.focus();
      text.select();
      say("busy", "The browser does not let a page copy here; the text is selected, so copy it yourself");
    }
  }

  // The whole page, in a file of its own, named by the headline.
  async function save() {
    if (!text.value.trim()) { blank(); return; }
    try {
      const answer = await send("/v1/file", draft());
      if (!answer.ok) { say("wrong", complaint(await answer.text())); return; }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      const name = form.elements.title.value.replace(/[^\p{L}\p{N} ._-]+/gu, "").trim().slice(0, 80);
      link.download = `${name || "draft"}.html`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch {
      say("wrong", "The desk does not answer. Is it still running?");
    }
  }

  function scheme() {
    const chosen = form.ownerDocument.querySelector(".theme input:checked").value;
    document.documentElement.style.colorScheme = chosen === "auto" ? "" : chosen;
    show({kind: "scheme", scheme: chosen === "auto" ? "" : chosen});
  }

  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== frame.contentWindow) return;
    const {kind} = event.data;
    if (kind === "ready") { ready = true; scheme(); later(0); }
    if (kind === "select") select(event.data);
    if (kind === "replace") replace(event.data);
  });
  form.addEventListener("input", (event) => { if (event.target.type !== "file") { edited = true; later(PAUSE); } });
  form.addEventListener("submit", (event) => { event.preventDefault(); later(0); });
  document.querySelector(".theme").addEventListener("change", scheme);
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (event) => { if (event.target.files[0]) take(event.target.files[0]); event.target.value = ""; });
  byId("copy").addEventListener("click", copy);
  byId("save").addEventListener("click", save);
  byId("clear").addEventListener("click", () => { form.reset(); edited = false; text.focus(); later(0); });
  addEventListener("beforeunload", (event) => { if (edited && text.value.trim()) event.preventDefault(); });

  for (const kind of ["dragenter", "dragover"]) addEventListener(kind, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  for (const kind of ["dragleave", "drop"]) addEventListener(kind, (event) => {
    if (kind === "dragleave" && event.relatedTarget) return;
    form.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
})();
