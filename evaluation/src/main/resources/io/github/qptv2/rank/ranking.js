"use strict";
(() => {
  const main = document.getElementById("images");
  const cards = [...main.querySelectorAll(".card")];
  const sorts = [...document.querySelectorAll("[data-sort]")];
  const find = document.getElementById("find"), best = document.getElementById("best"), maps = document.getElementById("maps");
  if (!main.querySelector(".heat")) { maps.hidden = true; document.querySelector(".legend").hidden = true; }
  const groups = cards.some(card => card.dataset.group !== "0");
  best.hidden = !groups; sorts.find(sort => sort.dataset.sort === "group").hidden = !groups;
  const collator = new Intl.Collator(undefined, { numeric: true });
  const keys = {
    value: (a, b) => a.dataset.value - b.dataset.value || b.dataset.rank - a.dataset.rank,
    pct: (a, b) => a.dataset.pct - b.dataset.pct,
    name: (a, b) => collator.compare(a.dataset.name, b.dataset.name),
    group: (a, b) => (a.dataset.group || 0) - (b.dataset.group || 0) || a.dataset.rank - b.dataset.rank
  };
  const order = (key, up) => {
    const alone = card => key === "group" && card.dataset.group === "0";
    const sorted = [...cards].sort((a, b) => alone(a) - alone(b) || (up ? 1 : -1) * keys[key](a, b));
    main.append(...sorted);
  };
  for (const sort of sorts) sort.addEventListener("click", () => {
    let up = "up" in sort.dataset;
    if (sort.getAttribute("aria-pressed") === "true") {
      up = !up;
      sort.toggleAttribute("data-up", up); sort.toggleAttribute("data-down", !up);
    }
    for (const other of sorts) other.setAttribute("aria-pressed", other === sort);
    order(sort.dataset.sort, up);
  });
  const filter = () => {
    const words = find.value.toLowerCase(), only = best.getAttribute("aria-pressed") === "true";
    for (const card of cards) card.hidden = !card.dataset.name.toLowerCase().includes(words) || (only && card.classList.contains("lesser"));
  };
  const toggle = button => { const on = button.getAttribute("aria-pressed") !== "true"; button.setAttribute("aria-pressed", on); return on; };
  find.addEventListener("input", filter);
  best.addEventListener("click", () => { toggle(best); filter(); });
  maps.addEventListener("click", () => main.classList.toggle("maps", toggle(maps)));
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.classList.contains("dark") || (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
    root.classList.toggle("dark", !dark); root.classList.toggle("light", dark);
  });
  const move = (card, key) => {
    const shown = [...main.querySelectorAll(".card:not([hidden])")], at = shown.indexOf(card);
    if (key === "ArrowRight" || key === "ArrowLeft") return shown[at + (key === "ArrowRight" ? 1 : -1)];
    const down = key === "ArrowDown", here = card.getBoundingClientRect();
    const others = shown.filter(other => { const box = other.getBoundingClientRect(); return (down ? box.top > here.top + 4 : box.top < here.top - 4) && Math.abs(box.left - here.left) < 4; });
    return down ? others[0] : others[others.length - 1];
  };
  document.addEventListener("keydown", event => {
    if (event.target === find || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "h" || event.key === "H") { if (!maps.hidden) maps.click(); return; }
    if (!event.key.startsWith("Arrow") && event.key !== "Enter") return;
    const card = event.target.closest(".card");
    if (event.key === "Enter") { if (card === event.target) card.querySelector("a")?.click(); return; }
    if (event.target.closest("nav")) return;
    const next = card ? move(card, event.key) : main.querySelector(".card:not([hidden])");
    if (next) { next.focus(); event.preventDefault(); }
  });
})();
