/* The page of the search: the box, the results, what narrows them, and the address that holds it all.
   search-index.js, fetched with the first query, finds. All text is set as text. */
(() => {
  const box = document.querySelector("[data-search]"), form = box.querySelector("form"), input = form.elements.q;
  const status = box.querySelector(".found"), answers = box.querySelector(".answers");
  const [nav, list, further] = ["nav", "ol", "button"].map((s) => answers.querySelector(s));
  const language = document.documentElement.lang, REACH = 6;
  const say = (name, values) => box.dataset[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
  const tell = (name, values) => { status.textContent = say(name, values); };
  const busy = (is) => answers.setAttribute("aria-busy", is);
  const asked = () => new URLSearchParams(location.search);
  const local = (number) => number.toLocaleString(language);
  const make = (tag, className, ...parts) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...parts);
    return node;
  };
  const marked = (pieces) => pieces.map(([text, isHit]) => (isHit ? make("mark", "", text) : text));

  let index, turn = 0, reach = REACH, timer;

  const row = async (hit, wanted) => {
    const [title, href, iso, day] = await index.card(hit), { kind, column, region } = hit.under;
    const a = make("a", "hl", ...marked(index.pieces(title, wanted))), said = make("p", "said"), meta = make("p", "meta");
    a.href = href;
    if (region) meta.append(make("span", "", region[1]));
    if (iso) meta.append(Object.assign(make("time", "", day), { dateTime: iso }));
    const node = make("li", "", make("div", "", make("p", "kick", (column ?? kind)[1]), make("h3", "", a), said));
    if (meta.firstChild) said.after(meta);
    if (!hit.own) Object.assign(node, { lang: hit.volume.language, dir: "auto" });
    node.tell = () => index.excerpt(hit, href, wanted).then((pieces) => said.append(...marked(pieces)), () => said.remove());
    return node;
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) { seen.unobserve(target); target.tell(); }
  });

  /* What results can be narrowed to; the first choice is everything. */
  const choices = ({ id, name, current, options }, parameters) => [make("h2", "", name), make("ul", "", ...options.map(([value, label, count]) => {
    const target = new URLSearchParams(parameters), a = make("a", "", label ?? box.dataset.all, " ", make("span", "", local(count)));
    if (value) target.set(id, value); else target.delete(id);
    a.href = `?${target}`;
    if (value === current) a.setAttribute("aria-current", "true");
    return make("li", "", a);
  }))];

  const run = async (isAgain) => {
    const own = ++turn, parameters = asked(), q = parameters.get("q") ?? "";
    const slow = setTimeout(() => own === turn && tell("busy"), 400);
    seen.disconnect();
    try {
      if (q) { busy(true); index ??= await import(box.dataset.engine); }
      const wanted = q ? index.phrases(q) : [];
      if (own !== turn) return;
      if (wanted.length) await show(own, q, wanted, parameters, await index.find(box.dataset.search, wanted, reach));
      else {
        answers.hidden = true;
        list.replaceChildren();
        if (q) tell("none", { q }); else status.textContent = "";
      }
    } catch (error) {
      index?.forget();
      if (own !== turn) return;
      /* The site was renewed while it was read: once more, from the new index. */
      if (error.message === "stale" && !isAgain) return await run(true);
      answers.hidden = true;
      tell("failed");
    } finally {
      clearTimeout(slow);
      if (own === turn) busy(false);
    }
  };
  const show = async (own, q, phrases, parameters, { all, facets, hasOlder }) => {
    const wanted = index.pattern(phrases), { hits, narrower } = index.narrowed(all, facets, parameters);
    let shown = 0;
    const add = async () => {
      const start = shown, some = hits.slice(start, shown = index.reach(hits, start));
      const rows = await Promise.all(some.map((hit) => row(hit, wanted)));
      if (own !== turn) return;
      if (!start) list.replaceChildren();
      list.append(...rows);
      rows.forEach((node, i) => (!start && i < 4 ? node.tell() : seen.observe(node)));
      const left = Math.min(50, hits.length - shown);
      further.hidden = !left && !hasOlder;
      further.textContent = left ? say("more", { n: left }) : say("older");
      further.onclick = async () => {
        busy(true);
        if (!left) { reach += REACH; return run(); }
        try { await add(); rows.at(-1).nextElementSibling?.querySelector("a").focus(); }
        catch { tell("failed"); }
        busy(false);
      };
    };
    await add();
    if (own !== turn) return;
    nav.replaceChildren(...narrower.flatMap((facet) => choices(facet, parameters)));
    answers.hidden = !all.length && !hasOlder;
    tell(!hits.length ? "none" : hits.length === all.length ? "count" : "narrowed", { q, n: local(all.length), m: local(hits.length) });
  };

  /* What readers do. */
  const go = (parameters, isStep) => {
    clearTimeout(timer);
    reach = REACH;
    history[isStep ? "pushState" : "replaceState"](null, "", location.pathname + (`${parameters}` && `?${parameters}`));
    run();
  };
  const ask = (isStep) => {
    const parameters = asked(), q = input.value.trim();
    if (q) parameters.set("q", q); else parameters.delete("q");
    go(parameters, isStep);
  };
  const typed = (event) => { clearTimeout(timer); if (!event.isComposing) timer = setTimeout(ask, 150); };
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(true); });
  nav.addEventListener("click", (event) => {
    const a = event.target.closest("a");
    if (!a || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(new URL(a.href).searchParams, true);
  });
  addEventListener("keydown", (event) => {
    const isIn = document.activeElement === input;
    if (event.key === "Escape" && isIn && input.value) { input.value = ""; go(new URLSearchParams(), true); }
    else if (event.key === "/" && !isIn) input.focus();
    else return;
    event.preventDefault();
  });
  const read = () => { input.value = asked().get("q") ?? ""; run(); };
  addEventListener("popstate", read);
  answers.querySelector("details").open = matchMedia("(min-width: 62rem)").matches;
  read();
})();
