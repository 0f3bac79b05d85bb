"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  root.classList.add("js");

  const flash = (element) => {
    for (const other of all(".flash")) other.classList.remove("flash");
    void element.getBoundingClientRect();
    element.classList.add("flash");
  };

  const openAround = (element) => {
    for (let e = element; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  };

  const show = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    openAround(target);
    const centred = target.matches(".place, .finding");
    const tall = target.getBoundingClientRect().height > window.innerHeight * 0.8;
    target.scrollIntoView({ block: centred && !tall ? "center" : "start", inline: "center" });
    if (target.matches(".place, .finding, .page, .document")) flash(target);
  };

  const select = (finding) => {
    for (const other of all(".finding.current")) other.classList.remove("current");
    if (finding) finding.classList.add("current");
  };

  const go = (id) => {
    if (location.hash.slice(1) === id) show(id);
    else location.hash = id;
  };

  window.addEventListener("hashchange", () => show(location.hash.slice(1)));
  if (location.hash) show(location.hash.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#'], a[*|href^='#']");
    const finding = event.target.closest(".finding");
    if (link) {
      const id = link.getAttribute("href").slice(1);
      if (finding) select(finding);
      const target = document.getElementById(id);
      if (target && target.matches(".finding")) select(target);
      if (location.hash.slice(1) === id) { event.preventDefault(); show(id); }
      return;
    }
    if (finding && !String(window.getSelection())) {
      select(finding);
      const first = finding.querySelector("a.first");
      if (first) go(first.getAttribute("href").slice(1));
    }
  });

  const step = (by) => {
    const findings = all(".finding").filter((f) => f.getClientRects().length > 0);
    if (!findings.length) return;
    const at = findings.findIndex((f) => f.classList.contains("current"));
    const next = findings[at < 0 ? (by > 0 ? 0 : findings.length - 1) : (at + by + findings.length) % findings.length];
    select(next);
    next.focus({ preventScroll: true });
    const first = next.querySelector("a.first");
    const panes = getComputedStyle(document.querySelector(".desk")).overflowY === "auto";
    if (first && panes) go(first.getAttribute("href").slice(1));
    next.scrollIntoView({ block: "nearest" });
  };

  const zooms = ["z0", "z1", "z2", "z3"];
  const zoom = (by) => {
    const pages = document.querySelector(".pages");
    const at = Math.max(0, zooms.findIndex((z) => pages.classList.contains(z)));
    const next = Math.min(zooms.length - 1, Math.max(0, at + by));
    pages.classList.remove(...zooms);
    pages.classList.add(zooms[next]);
    const current = document.querySelector(".place.flash");
    if (current) current.scrollIntoView({ block: "center", inline: "center" });
  };

  const marks = () => {
    const hidden = root.classList.toggle("nomarks");
    document.querySelector("[data-marks]").setAttribute("aria-pressed", String(!hidden));
  };

  const language = (which) => {
    root.dataset.lang = which;
    root.lang = which === "en" ? "en" : "zh-CN";
    for (const b of all("button[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === which));
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    try { await navigator.clipboard.writeText(source.textContent); } catch { document.execCommand("copy"); }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 1600);
  };

  for (const b of all("button[data-step]")) b.addEventListener("click", () => step(Number(b.dataset.step)));
  for (const b of all("button[data-zoom]")) b.addEventListener("click", () => zoom(Number(b.dataset.zoom)));
  for (const b of all("button[data-lang]")) b.addEventListener("click", () => language(b.dataset.lang));
  for (const b of all("button[data-copy]")) b.addEventListener("click", () => copy(b));
  document.querySelector("[data-marks]").addEventListener("click", marks);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const actions = { n: () => step(1), p: () => step(-1), m: marks, "+": () => zoom(1), "=": () => zoom(1), "-": () => zoom(-1) };
    if (actions[event.key]) { event.preventDefault(); actions[event.key](); }
  });

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const d of opened) d.open = true;
  });
  window.addEventListener("afterprint", () => { for (const d of opened) d.open = false; });
})();
