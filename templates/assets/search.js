/* The search: fetches the parts of the index that a query needs, and writes the results.
   Text is cut into atoms by the rules of SearchAtoms.swift, files are read as SearchShards.swift
   writes them. Nothing from outside becomes markup: all text is set as text. */
(() => {
  const box = document.querySelector("[data-search]");
  const form = box.querySelector("form");
  const input = form.elements.q;
  const status = box.querySelector(".found");
  const answers = box.querySelector(".answers");
  const [nav, list, further] = ["nav", "ol", ".further button"].map((s) => answers.querySelector(s));
  const say = (name, values) => box.dataset[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
  const make = (tag, className, ...parts) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...parts);
    return node;
  };
  const PAGE = 50, REACH = 4;

  /* Files: each is fetched once and bears the version of its volume. */
  const root = new URL(box.dataset.search, location).href;
  let files = new Map();
  class Stale extends Error {}
  const fetched = (path, read, options) => {
    if (!files.has(path)) {
      files.set(path, fetch(new URL(path, root), options).then((answer) => {
        if (!answer.ok) throw new Stale(path);
        return read(answer);
      }));
    }
    return files.get(path);
  };
  const fresh = (volume, version, value) => {
    if (version !== volume.version) throw new Stale();
    return value;
  };
  const json = (volume, name) => fetched(`${volume.path}${name}?${volume.version}`,
    async (answer) => { const value = await answer.json(); return fresh(volume, value.version, value); });
  const manifest = () => fetched(root, (answer) => answer.json(), { cache: "no-cache" });

  /* Atoms. */
  const HAN = "\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const WIDE = "\\u{20000}-\\u{31fff}";
  const ATOM = new RegExp(`[${HAN}${WIDE}]|\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?`
    + `|[\\u0f0b\\u0f0c]|(?:(?![\\d${HAN}${WIDE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
  const isHan = (atom) => new RegExp(`^[${HAN}]$`, "u").test(atom);
  const ascii = (text) => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g,
    (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const phrases = (text) => {
    const plain = Array.from(ascii(text.normalize("NFC")), (c) => c.toLowerCase()).join("")
      .replace(/[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]/g, "");
    const found = [];
    let end = -1;
    for (const match of plain.matchAll(ATOM)) {
      if (match.index !== end) found.push([]);
      end = match.index + match[0].length;
      if (!/[\u0f0b\u0f0c]/.test(match[0])) found.at(-1).push(match[0].replaceAll(",", ""));
    }
    return found.filter((phrase) => phrase.length).slice(0, 8);
  };

  /* Postings. */
  const fnv = (text) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash >>> 0;
  };
  const shard = (volume, hash) => fetched(
    `${volume.path}t${Math.floor(hash * volume.shards / 4294967296)}.bin?${volume.version}`,
    async (answer) => {
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return fresh(volume, String.fromCharCode(...bytes.subarray(0, 8)), bytes);
    });
  const decoder = new TextDecoder();
  const postings = async (volume, first, second, isLast) => {
    const pages = new Map();
    let bytes, place;
    const number = () => {
      let value = 0, scale = 1, byte;
      do { byte = bytes[place++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
      return value;
    };
    const read = (end) => {
      let page = -1;
      while (place < end) {
        page += number();
        const count = number();
        const known = pages.get(page) ?? { count: 0, title: false, at: new Set() };
        known.count += count >> 1;
        known.title ||= (count & 1) === 1;
        for (let i = second === undefined ? 0 : count >> 1, at = 0; i > 0; i--) known.at.add(at += number());
        pages.set(page, known);
      }
    };
    const inHan = isHan(first) && (second === undefined || isHan(second));
    if (inHan) {
      const key = (first.charCodeAt(0) * 65536 + (second?.charCodeAt(0) ?? 0)) >>> 0;
      bytes = await shard(volume, Math.imul(key, 0x9e3779b1) >>> 0);
      const view = new DataView(bytes.buffer);
      const end = 12 + view.getUint32(8, true);
      for (place = 12; place < end;) {
        const own = view.getUint32(place, true);
        place += 4;
        const after = number() + place;
        if (own === key) read(after);
        place = after;
      }
      return pages;
    }
    const term = second === undefined ? first : `${first}\t${second}`;
    bytes = await shard(volume, fnv(second === undefined ? first.slice(0, 2) : `${first}\t${second[0]}`));
    /* The last word of a phrase may go on; one letter alone is too little to begin with. */
    const mayGoOn = isLast && !isHan(second ?? first) && (second !== undefined || first.length > 1);
    place = 12 + new DataView(bytes.buffer).getUint32(8, true);
    while (place < bytes.length) {
      const length = number();
      const own = decoder.decode(bytes.subarray(place, place += length));
      const after = number() + place;
      if (own === term || (mayGoOn && own.startsWith(term))) read(after);
      place = after;
    }
    return pages;
  };

  /* The pages that hold a phrase: pairs of atoms, each at its distance from the first. */
  const holding = async (volume, phrase) => {
    const last = phrase.length - 1;
    if (last === 0) return postings(volume, phrase[0], undefined, true);
    const places = [];
    for (let i = 0; i < last; i += 2) places.push(i);
    if (places.at(-1) !== last - 1) places.push(last - 1);
    const [first, ...rest] = await Promise.all(
      places.map((i) => postings(volume, phrase[i], phrase[i + 1], i + 1 === last)));
    const found = new Map();
    for (const [page, { at }] of first) {
      const hits = [...at].filter((p) => rest.every((other, i) => other.get(page)?.at.has(p + places[i + 1])));
      if (hits.length) found.set(page, { count: hits.length, title: Math.min(...hits) < 256 });
    }
    return found;
  };
  const hitsIn = async (volume, wanted) => {
    const [facets, ...found] = await Promise.all(
      [json(volume, "facets.json"), ...wanted.map((phrase) => holding(volume, phrase))]);
    const hits = [];
    for (const page of found[0].keys()) {
      const each = found.map((pages) => pages.get(page));
      if (!each.every(Boolean)) continue;
      const under = {};
      for (const facet of facets.facets) {
        const code = facet.of.charCodeAt(page);
        const value = facet.values[(code < 256 ? code - 97 : code - 256) - 1];
        if (value) under[facet.id] = value;
      }
      hits.push({ volume, page, under, title: each.every((hit) => hit.title),
        count: each.reduce((sum, hit) => sum + hit.count, 0) });
    }
    return { facets: facets.facets, hits: hits.sort((a, b) => a.page - b.page) };
  };

  /* Marks and excerpts. */
  const pattern = (wanted) => new RegExp(wanted.map((phrase) => phrase.map((atom) => /^\d/.test(atom)
    ? [...atom].join(",?").replace(",?.,?", "\\.") : atom).join("[\\u0f0b\\u0f0c]?"))
    .map((source) => (/^\d/.test(source) ? `(?<!\\d[.,]?)${source}` : /^[a-z]/.test(source) ? `\\b${source}` : source))
    .join("|"), "giu");
  const mark = (node, text, wanted) => {
    let end = 0;
    for (const match of ascii(text).matchAll(wanted)) {
      node.append(text.slice(end, match.index), make("mark", "", text.slice(match.index, end = match.index + match[0].length)));
    }
    node.append(text.slice(end));
  };
  const spoken = async ({ volume, page }, href, kind) => {
    if (!/^(news|branch|register)$/.test(kind)) {
      return fetched(`${volume.path}p${page}.txt?${volume.version}`, async (answer) => {
        const text = await answer.text();
        return fresh(volume, text.slice(0, 8), text.slice(8));
      });
    }
    return fetched(new URL(href, root).href, async (answer) => {
      const other = new DOMParser().parseFromString(await answer.text(), "text/html");
      const body = other.querySelector("[data-pagefind-body]") ?? other.querySelector("main");
      for (const part of body.querySelectorAll("nav, h1, .kick, script, style, [aria-hidden=true], [hidden]")) part.remove();
      for (const part of body.querySelectorAll("p, div, li, dt, dd, td, th, tr, h2, h3, figcaption, br")) part.append(" ");
      return body.textContent.replace(/\s+/g, " ").trim();
    });
  };
  const excerpt = (text, wanted) => {
    const at = ascii(text).search(wanted);
    const start = at < 40 ? 0 : at - 30;
    return `${start ? "……" : ""}${text.slice(start, start + 120)}${text.length > start + 120 ? "……" : ""}`;
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.tell();
    }
  });

  /* The address holds the query and what it is narrowed to. */
  const state = () => new URLSearchParams(location.search);
  const go = (parameters, isStep) => {
    const address = `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
    if (isStep) history.pushState(null, "", address); else history.replaceState(null, "", address);
    run();
  };
  const asked = () => {
    const parameters = state();
    if (input.value.trim()) parameters.set("q", input.value.trim()); else parameters.delete("q");
    return parameters;
  };

  let turn = 0, reach = REACH;
  const busy = (is) => answers.setAttribute("aria-busy", is);
  const run = async (isAgain) => {
    const own = ++turn;
    const parameters = state();
    const q = parameters.get("q") ?? "";
    const wanted = phrases(q);
    seen.disconnect();
    if (!wanted.length) {
      answers.hidden = true;
      list.replaceChildren();
      status.textContent = q ? say("none", { q }) : "";
      return;
    }
    busy(true);
    const slow = setTimeout(() => { if (own === turn) status.textContent = say("busy"); }, 400);
    try {
      const { volumes } = await manifest();
      const parts = await Promise.all(volumes.slice(0, reach).map((volume) => hitsIn(volume, wanted)));
      if (own !== turn) return;
      await show(own, q, wanted, parameters, parts, volumes.length > reach);
    } catch (error) {
      files = new Map();
      if (own !== turn) return;
      /* The site was renewed while it was read: once more, from the new index. */
      if (error instanceof Stale && !isAgain) return await run(true);
      answers.hidden = true;
      status.textContent = say("failed");
    } finally {
      clearTimeout(slow);
      if (own === turn) busy(false);
    }
  };

  const show = async (own, q, wanted, parameters, parts, hasOlder) => {
    const all = parts.flatMap((part) => part.hits);
    const chosen = parts.flatMap((part) => part.facets).filter((f) => parameters.has(f.id)).map((f) => f.id);
    const fits = (hit, except) => chosen.every((id) => id === except || hit.under[id]?.[0] === parameters.get(id));
    const hits = all.filter((hit) => fits(hit));
    /* Stable: volumes and pages are newest first. */
    hits.sort((a, b) => b.title - a.title || b.count - a.count);
    const [n, m] = [all.length, hits.length].map((count) => count.toLocaleString(document.documentElement.lang));
    nav.replaceChildren(...(parts[0]?.facets ?? []).flatMap((facet) => choices(facet, all, fits, parameters)));
    list.replaceChildren();
    const expression = pattern(wanted);
    let shown = 0;
    const add = async () => {
      const next = hits.slice(shown, shown += PAGE);
      const rows = await Promise.all(next.map((hit) => row(hit, expression)));
      if (own !== turn) return;
      list.append(...rows);
      for (const node of rows) seen.observe(node);
      const left = Math.min(PAGE, hits.length - shown);
      further.hidden = left <= 0 && !hasOlder;
      further.textContent = left > 0 ? say("more", { n: left }) : say("older");
      further.onclick = left > 0 ? () => { busy(true); add().then(() => rows.at(-1).nextSibling?.querySelector("a")?.focus()).catch(failed).finally(() => busy(false)); }
        : () => { reach += REACH; run(); };
    };
    await add();
    if (own !== turn) return;
    answers.hidden = !all.length && !hasOlder;
    status.textContent = say(hits.length ? (n === m ? "count" : "narrowed") : "none", { q, n, m });
  };
  const failed = () => { status.textContent = say("failed"); };

  const choices = (facet, all, fits, parameters) => {
    const counts = new Map();
    let sum = 0;
    for (const hit of all) {
      if (!fits(hit, facet.id)) continue;
      sum++;
      const value = hit.under[facet.id];
      if (value) counts.set(value[0], [value[1], (counts.get(value[0])?.[1] ?? 0) + 1]);
    }
    const current = parameters.get(facet.id);
    if (counts.size < 2 && !current) return [];
    const link = (id, name, count) => {
      const target = new URLSearchParams(parameters);
      if (id) target.set(facet.id, id); else target.delete(facet.id);
      const a = make("a", "", name, " ", make("span", "", String(count)));
      a.href = `?${target}`;
      if (id === current) a.setAttribute("aria-current", "true");
      return make("li", "", a);
    };
    const order = [...counts].sort(([a, [, x]], [b, [, y]]) => (facet.id === "year" ? b - a : y - x || (a < b ? -1 : 1)));
    const kept = order.filter(([id], place) => place < 10 || id === current);
    return [make("h2", "", facet.name), make("ul", "", link(null, box.dataset.all, sum),
      ...kept.map(([id, [name, count]]) => link(id, name, count)))];
  };

  const row = async (hit, wanted) => {
    const { cards } = await json(hit.volume, `c${hit.page >> 4}.json`);
    const [title, href, iso, day] = cards[hit.page & 15];
    const { kind, column, region } = hit.under;
    const a = make("a", "hl");
    a.href = href;
    mark(a, title, wanted);
    const text = make("p", "said");
    const meta = make("p", "meta");
    if (region) meta.append(make("span", "", region[1]));
    if (iso) {
      const time = make("time", "", day);
      time.dateTime = iso;
      meta.append(time);
    }
    const node = make("li", "", make("div", "", make("p", "kick", (column ?? kind)[1]), make("h3", "", a), text, ...(meta.firstChild ? [meta] : [])));
    node.tell = () => spoken(hit, href, kind[0]).then((body) => mark(text, excerpt(body, wanted), wanted))
      .catch(() => text.classList.add("none"));
    return node;
  };

  /* What readers do. */
  let timer;
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { reach = REACH; go(asked()); }, 150);
  };
  input.addEventListener("input", (event) => { if (!event.isComposing) typed(); });
  input.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go(asked(), true);
  });
  nav.addEventListener("click", (event) => {
    const a = event.target.closest("a");
    if (!a || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(new URL(a.href).searchParams, true);
    status.scrollIntoView({ block: "nearest" });
  });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && document.activeElement === input && input.value) {
      event.preventDefault();
      input.value = "";
      go(new URLSearchParams(), true);
    }
  });
  const read = () => { input.value = state().get("q") ?? ""; run(); };
  addEventListener("popstate", read);
  read();
})();
