/* The search. It fetches the parts of the index that a query needs; SearchAtoms.swift has the same
   rules for cutting text, SearchShards.swift says what the files hold. All text is set as text. */
(() => {
  const box = document.querySelector("[data-search]"), form = box.querySelector("form"), input = form.elements.q;
  const status = box.querySelector(".found"), answers = box.querySelector(".answers");
  const [nav, list, further] = ["nav", "ol", "button"].map((s) => answers.querySelector(s));
  const say = (name, values) => box.dataset[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
  const make = (tag, className, ...parts) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...parts);
    return node;
  };
  const REACH = 6, language = document.documentElement.lang, decoder = new TextDecoder();

  /* Files: fetched once; those of a volume bear its version, so that old and new never mix. */
  const root = new URL(box.dataset.search, location).href;
  let files = new Map();
  const file = (path, options) => {
    if (!files.has(path)) files.set(path, fetch(new URL(path, root), options).then((answer) => {
      if (!answer.ok) throw Error("stale");
      return answer.arrayBuffer();
    }).then((buffer) => new Uint8Array(buffer)));
    return files.get(path);
  };
  const text = async (path, options) => decoder.decode(await file(path, options));
  const part = async (volume, name, at) => {
    const bytes = await file(`${volume.path}${name}?${volume.version}`);
    if (decoder.decode(bytes.subarray(at, at + 8)) !== volume.version) throw Error("stale");
    return bytes;
  };
  const json = async (volume, name) => JSON.parse(decoder.decode(await part(volume, name, 12)));

  /* Atoms. */
  const HAN = "\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff", WIDE = "\\u{20000}-\\u{31fff}";
  const ATOM = new RegExp(`[${HAN}${WIDE}]|\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?`
    + `|[\\u0f0b\\u0f0c]|(?:(?![\\d${HAN}${WIDE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
  const ONE_HAN = new RegExp(`^[${HAN}]$`);
  const ascii = (s) => s.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt() - 0xfee0));
  const phrases = (query) => {
    const plain = Array.from(ascii(query.normalize("NFC")), (c) => c.toLowerCase()).join("")
      .replace(/[\xad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]/g, "");
    const found = [];
    let end = -1;
    for (const { 0: atom, index } of plain.matchAll(ATOM)) {
      if (index !== end) found.push([]);
      end = index + atom.length;
      if (!/[\u0f0b\u0f0c]/.test(atom)) found.at(-1).push(atom.replaceAll(",", ""));
    }
    return found.filter((phrase) => phrase.length).slice(0, 8);
  };

  /* The pages that hold an atom, or two that touch. */
  const postings = async (volume, first, second = "", isLast = true) => {
    const inHan = ONE_HAN.test(first) && (!second || ONE_HAN.test(second));
    const key = first.charCodeAt() * 65536 + (second ? second.charCodeAt() : 0);
    const term = second ? `${first}\t${second}` : first;
    /* The last word may go on; one letter alone is too little to begin with. */
    const goesOn = isLast && !ONE_HAN.test(second || first) && (second || first.length > 1);
    let hash = 0x811c9dc5;
    if (inHan) hash = Math.imul(key, 0x9e3779b1);
    else for (const unit of (second ? `${first}\t${second[0]}` : first.slice(0, 2)).split("")) hash = Math.imul(hash ^ unit.charCodeAt(), 0x1000193);
    const bytes = await part(volume, `t${Math.floor((hash >>> 0) * volume.shards / 2 ** 32)}.bin`, 0);
    const view = new DataView(bytes.buffer), words = 12 + view.getUint32(8, true), pages = new Map();
    let place = inHan ? 12 : words;
    const number = () => {
      let value = 0, scale = 1, byte;
      do { byte = bytes[place++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
      return value;
    };
    while (place < (inHan ? words : bytes.length)) {
      let isWanted;
      if (inHan) isWanted = view.getUint32((place += 4) - 4, true) === key;
      else {
        const length = number(), own = decoder.decode(bytes.subarray(place, place += length));
        isWanted = own === term || (goesOn && own.startsWith(term));
      }
      const end = number() + place;
      for (let page = -1; isWanted && place < end;) {
        page += number();
        const count = number(), known = pages.get(page) ?? { count: 0, title: 0, at: new Set() };
        known.count += count >> 1;
        known.title |= count & 1;
        for (let i = second ? count >> 1 : 0, at = 0; i > 0; i--) known.at.add(at += number());
        pages.set(page, known);
      }
      place = end;
    }
    return pages;
  };
  const holding = async (volume, phrase) => {
    const last = phrase.length - 1;
    if (!last) return postings(volume, phrase[0]);
    const places = phrase.map((_, i) => i).filter((i) => i === last - 1 || (i < last && i % 2 === 0));
    const [first, ...rest] = await Promise.all(places.map((i) => postings(volume, phrase[i], phrase[i + 1], i + 1 === last)));
    const found = new Map();
    for (const [page, { at }] of first) {
      const hits = [...at].filter((p) => rest.every((other, i) => other.get(page)?.at.has(p + places[i + 1])));
      if (hits.length) found.set(page, { count: hits.length, title: Math.min(...hits) < 256 ? 1 : 0 });
    }
    return found;
  };
  const search = async (volume, wanted) => {
    const [{ facets }, first, ...rest] = await Promise.all([json(volume, "facets.json"), ...wanted.map((phrase) => holding(volume, phrase))]);
    const hits = [];
    for (const [page, own] of first) {
      const all = [own, ...rest.map((pages) => pages.get(page))];
      if (!all.every(Boolean)) continue;
      const hit = { volume, page, title: 1, count: 0, own: +(volume.language === language), under: {} };
      for (const { title, count } of all) { hit.title &= title; hit.count += count; }
      for (const { id, of, values } of facets) {
        const code = of.charCodeAt(page);
        hit.under[id] = values[code - (code < 256 ? 98 : 257)];
      }
      hits.push(hit);
    }
    return { facets, hits: hits.sort((a, b) => a.page - b.page) };
  };

  /* Marks and excerpts. */
  const pattern = (wanted) => new RegExp(wanted.map((phrase) => {
    const source = phrase.map((atom) => atom.replace(/\d(?=\d)/g, "$&,?").replace(".", "\\.")).join("[\\u0f0b\\u0f0c]?");
    return (/^\d/.test(source) ? "(?<!\\d[.,]?)" : ONE_HAN.test(phrase[0]) ? "" : "(?<![\\p{L}\\p{M}])") + source;
  }).join("|"), "giu");
  const mark = (node, s, wanted) => {
    let end = 0;
    for (const { 0: hit, index } of ascii(s).matchAll(wanted)) {
      node.append(s.slice(end, index), make("mark", "", s.slice(index, end = index + hit.length)));
    }
    node.append(s.slice(end));
  };
  const spoken = async ({ volume, page, under }, href) => {
    if (!/^(news|branch|register)$/.test(under.kind[0])) return decoder.decode(await part(volume, `p${page}.txt`, 0)).slice(8);
    const other = new DOMParser().parseFromString(await text(href), "text/html");
    const body = other.querySelector("[data-pagefind-body]") ?? other.querySelector("main");
    for (const node of body.querySelectorAll("nav, h1, .kick, script, style, [aria-hidden=true], [hidden]")) node.remove();
    for (const node of body.querySelectorAll("p, div, li, dt, dd, td, th, h2, h3, figcaption")) node.append(" ");
    return body.textContent.replace(/\s+/g, " ").trim();
  };
  const row = async (hit, wanted) => {
    const { cards } = await json(hit.volume, `c${hit.page >> 3}.json`), [title, href, iso, day] = cards[hit.page & 7];
    const a = make("a", "hl"), said = make("p", "said"), meta = make("p", "meta"), { kind, column, region } = hit.under;
    a.href = href;
    mark(a, title, wanted);
    if (region) meta.append(make("span", "", region[1]));
    if (iso) meta.append(Object.assign(make("time", "", day), { dateTime: iso }));
    const node = make("li", "", make("div", "", make("p", "kick", (column ?? kind)[1]), make("h3", "", a), said, ...(meta.firstChild ? [meta] : [])));
    if (!hit.own) Object.assign(node, { lang: hit.volume.language, dir: "auto" });
    node.tell = () => spoken(hit, href).then((body) => {
      const at = ascii(body).search(wanted), space = body.indexOf(" ", at - 30);
      const start = at < 40 ? 0 : space > 0 && space < at ? space + 1 : at - 30;
      mark(said, `${start ? "…" : ""}${body.slice(start, start + 100)}${body.length > start + 100 ? "…" : ""}`, wanted);
    }).catch(() => said.remove());
    return node;
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) { seen.unobserve(target); target.tell(); }
  });

  /* What results can be narrowed to, with counts of what the other choices leave. */
  const choices = ({ id, name }, all, fits, parameters) => {
    const left = all.filter((hit) => fits(hit, id)), current = parameters.get(id), counts = new Map();
    for (const { under: { [id]: value } } of left) if (value) {
      const [label, count] = counts.get(value[0]) ?? [value[1], 0]; /* own pages come first, and so do their words */
      counts.set(value[0], [label, count + 1]);
    }
    if (counts.size < 2 && !current) return [];
    const link = (value, label, count) => {
      const target = new URLSearchParams(parameters), a = make("a", "", label, " ", make("span", "", count.toLocaleString(language)));
      if (value) target.set(id, value); else target.delete(id);
      a.href = `?${target}`;
      if (value === current) a.setAttribute("aria-current", "true");
      return make("li", "", a);
    };
    const order = [...counts].sort(([a, [, x]], [b, [, y]]) => (id === "year" ? b - a : y - x || (a < b ? -1 : 1)));
    return [make("h2", "", name), make("ul", "", link(null, box.dataset.all, left.length),
      ...order.filter(([value], i) => i < 10 || value === current).map(([value, [label, count]]) => link(value, label, count)))];
  };

  answers.querySelector("details").open = matchMedia("(min-width: 62rem)").matches;

  let turn = 0, reach = REACH;
  const busy = (is) => answers.setAttribute("aria-busy", is);
  const run = async (isAgain) => {
    const own = ++turn, parameters = new URLSearchParams(location.search), q = parameters.get("q") ?? "", wanted = phrases(q);
    seen.disconnect();
    if (!wanted.length) {
      answers.hidden = true;
      list.replaceChildren();
      status.textContent = q && say("none", { q });
      return busy(false);
    }
    busy(true);
    const slow = setTimeout(() => { status.textContent = say("busy"); }, 400);
    try {
      const { volumes } = JSON.parse(await text(root, { cache: "no-cache" }));
      const parts = await Promise.all(volumes.slice(0, reach).map((volume) => search(volume, wanted)));
      if (own === turn) await show(own, q, wanted, parameters, parts, volumes.length > reach);
    } catch (error) {
      files = new Map();
      if (own !== turn) return;
      /* The site was renewed while it was read: once more, from the new index. */
      if (error.message === "stale" && !isAgain) { clearTimeout(slow); return await run(true); }
      answers.hidden = true;
      status.textContent = say("failed");
    } finally {
      clearTimeout(slow);
      if (own === turn) busy(false);
    }
  };
  const show = async (own, q, wanted, parameters, parts, hasOlder) => {
    const all = parts.flatMap((each) => each.hits), facets = parts[0]?.facets ?? [], marked = pattern(wanted);
    const fits = (hit, except) => facets.every(({ id }) => id === except || !parameters.has(id) || hit.under[id]?.[0] === parameters.get(id));
    /* The sort is stable, and volumes and their pages are newest first. */
    const hits = all.filter((hit) => fits(hit)).sort((a, b) => b.own - a.own || b.title - a.title || b.count - a.count);
    const [n, m] = [all, hits].map((each) => each.length.toLocaleString(language));
    let shown = 0;
    /* First as many as 96 files of titles hold, 50 at least and 400 at most; then 50 at a time. */
    const next = () => {
      const start = shown, titles = new Set();
      while (shown < hits.length && shown - start < (start ? 50 : 400) && (shown - start < 50 || titles.size < 96)) {
        const { volume, page } = hits[shown++];
        titles.add(`${volume.path}${page >> 3}`);
      }
      return start;
    };
    const add = async () => {
      const start = next(), rows = await Promise.all(hits.slice(start, shown).map((hit) => row(hit, marked)));
      if (own !== turn) return;
      if (!start) list.replaceChildren();
      list.append(...rows);
      rows.forEach((node, i) => (!start && i < 4 ? node.tell() : seen.observe(node)));
      const left = Math.min(50, hits.length - shown);
      further.hidden = left <= 0 && !hasOlder;
      further.textContent = left > 0 ? say("more", { n: left }) : say("older");
      further.onclick = async () => {
        busy(true);
        if (left <= 0) { reach += REACH; return run(); }
        try { await add(); list.children[start + rows.length]?.querySelector("a").focus(); }
        catch { status.textContent = say("failed"); }
        busy(false);
      };
    };
    await add();
    if (own !== turn) return;
    nav.replaceChildren(...facets.flatMap((facet) => choices(facet, all, fits, parameters)));
    answers.hidden = !all.length && !hasOlder;
    status.textContent = say(!hits.length ? "none" : n === m ? "count" : "narrowed", { q, n, m });
  };

  /* What readers do; the address holds the query and what it is narrowed to. */
  let timer;
  const go = (parameters, isStep) => {
    clearTimeout(timer);
    reach = REACH;
    history[isStep ? "pushState" : "replaceState"](null, "", location.pathname + (`${parameters}` && `?${parameters}`));
    run();
  };
  const ask = (isStep) => {
    const parameters = new URLSearchParams(location.search), q = input.value.trim();
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
  const read = () => { input.value = new URLSearchParams(location.search).get("q") ?? ""; run(); };
  addEventListener("popstate", read);
  read();
})();
