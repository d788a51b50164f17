"use strict";
// A dropped file as a draft: text as it is, front matter and HTML as what they say. Nothing of it is run or fetched.
const reader = (() => {
  const LEFT_OUT = "script,style,noscript,template,nav,header,footer,aside,form,button,svg,iframe,object,figure>img";
  const BLOCKS = new Set("ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR LI MAIN OL P PRE SECTION TABLE TR UL".split(" "));
  const day = (value) => /^\d{4}-\d{2}-\d{2}/.exec(value?.trim() ?? "")?.[0] ?? "";

  // The text of an element: a blank line between blocks, one space for any other white space.
  function words(root) {
    let text = "";
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) text += node.data.replace(/[ \t\r\n\f]+/g, " ");
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      if (node.tagName === "BR") text += "\n";
      const block = BLOCKS.has(node.tagName);
      if (block) text += "\n\n";
      if (node.tagName === "TD" || node.tagName === "TH") text += " ";
      node.childNodes.forEach(walk);
      if (block) text += "\n\n";
    };
    walk(root);
    return text.replace(/ *\n */g, "\n").replace(/\n{3,}/g, "\n\n").replace(/ {2,}/g, " ").trim();
  }

  function fromHtml(source) {
    const page = new DOMParser().parseFromString(source, "text/html"); // inert: runs no script, loads no image
    const meta = (name) => page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.content ?? "";
    const head = page.querySelector("h1");
    const title = (head?.textContent || meta("og:title") || page.title).replace(/\s+/g, " ").trim();
    const published = day(meta("article:published_time") || meta("date") || page.querySelector("time[datetime]")?.dateTime);
    const body = page.querySelector("article, main") ?? page.body;
    head?.remove();
    body.querySelectorAll(LEFT_OUT).forEach((one) => one.remove());
    return {text: words(body), title, published};
  }

  function fromText(source) {
    const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    const fence = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n+|$)/m.exec(text);
    if (!fence || fence.index) return {text};
    const said = (key) => new RegExp(`^${key}:[ \\t]*["']?(.*?)["']?[ \\t]*$`, "m").exec(fence[1])?.[1] ?? "";
    return {text: text.slice(fence[0].length), title: said("title"), published: day(said("published")), desk: said("desk")};
  }

  async function read(file) {
    const source = await file.text();
    const html = file.type === "text/html" || /\.x?html?$/i.test(file.name);
    if (!html && source.slice(0, 8192).includes("\0")) throw new Error(`${file.name} is no text; drop a .txt, .md or .html file`);
    const found = html ? fromHtml(source) : fromText(source);
    if (!found.text.trim()) throw new Error(`there is no text in ${file.name}`);
    return found;
  }

  return {read, fromHtml, fromText};
})();
