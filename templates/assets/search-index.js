/* Reads the index of the search: fetches the parts that a query needs and finds pages in them.
   SearchAtoms.swift has the same rules for cutting text, SearchShards.swift says what the files hold. */
const decoder = new TextDecoder(), language = document.documentElement.lang;

/* Files: fetched once; the version is in their addresses, so that no old one is read for a new one. Each bears the
   order of its volume: the numbers of pages mean the same in all that are read. */
let root, files = new Map();
const file = (path, options) => {
  if (!files.has(path)) files.set(path, fetch(new URL(path, root), options).then(async (answer) => {
    if (!answer.ok) throw Error("stale");
    return new Uint8Array(await answer.arrayBuffer());
  }));
  return files.get(path);
};
const text = async (path, options) => decoder.decode(await file(path, options));
const part = async (volume, name, at) => {
  const bytes = await file(`${volume.path}${name}?${volume.version}`);
  if (decoder.decode(bytes.subarray(at, at + 8)) !== volume.order) throw Error("stale");
  return bytes;
};
const json = async (volume, name) => JSON.parse(decoder.decode(await part(volume, name, 10)));
export const forget = () => { files = new Map(); };

/* Atoms. */
const HAN = "\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff", WIDE = "\\u{20000}-\\u{31fff}";
const ATOM = new RegExp(`[${HAN}${WIDE}]|\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?`
  + `|[\\u0f0b\\u0f0c]|(?:(?![\\d${HAN}${WIDE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
const ONE_HAN = new RegExp(`^[${HAN}]$`);
const ascii = (s) => s.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt() - 0xfee0));
export const phrases = (query) => {
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
  const key = first.charCodeAt() * 65536 + (second ? second.charCodeAt() : 0), term = second ? `${first}\t${second}` : first;
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
  const places = [...phrase.keys()].filter((i) => i === last - 1 || (i < last && i % 2 === 0));
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
  const hits = [], own = +(volume.language === language);
  for (const [page, one] of first) {
    const every = [one, ...rest.map((pages) => pages.get(page))];
    if (!every.every(Boolean)) continue;
    const hit = { volume, page, own, title: 1, count: 0, under: {} };
    for (const { title, count } of every) { hit.title &= title; hit.count += count; }
    for (const { id, of, values } of facets) {
      const code = of.charCodeAt(page);
      hit.under[id] = values[code - (code < 256 ? 98 : 257)];
    }
    hits.push(hit);
  }
  return { facets, hits: hits.sort((a, b) => a.page - b.page) };
};

/* What the newest volumes hold, the best first. The sort is stable, and volumes and their pages are newest first. */
export const find = async (address, wanted, reach) => {
  root = new URL(address, location).href;
  const { volumes } = JSON.parse(await text(root, { cache: "no-cache" }));
  const parts = await Promise.all(volumes.slice(0, reach).map((volume) => search(volume, wanted)));
  const all = parts.flatMap(({ hits }) => hits).sort((a, b) => b.own - a.own || b.title - a.title || b.count - a.count);
  return { all, facets: parts[0]?.facets ?? [], hasOlder: volumes.length > reach };
};

/* The hits that fit the choices, and what they can be narrowed to, with counts of what the other choices leave. */
export const narrowed = (all, facets, parameters) => {
  const fits = (hit, except) => facets.every(({ id }) => id === except || !parameters.has(id) || hit.under[id]?.[0] === parameters.get(id));
  const narrower = facets.flatMap(({ id, name }) => {
    const left = all.filter((hit) => fits(hit, id)), current = parameters.get(id), counts = new Map();
    for (const { under: { [id]: value } } of left) if (value) {
      const [label, count] = counts.get(value[0]) ?? [value[1], 0]; /* own pages come first, and so do their words */
      counts.set(value[0], [label, count + 1]);
    }
    if (counts.size < 2 && !current) return [];
    const order = [...counts].sort(([a, [, x]], [b, [, y]]) => (id === "year" ? b - a : y - x || (a < b ? -1 : 1)));
    const some = order.filter(([value], i) => i < 10 || value === current);
    return [{ id, name, current, options: [[null, null, left.length], ...some.map(([value, of]) => [value, ...of])] }];
  });
  return { hits: all.filter((hit) => fits(hit)), narrower };
};

/* Where a list goes on from a place: first as many hits as 96 files of titles hold, 50 at least and 400 at most; then 50 at a time. */
export const reach = (hits, start) => {
  const titles = new Set();
  let end = start;
  while (end < hits.length && end - start < (start ? 50 : 400) && (end - start < 50 || titles.size < 96)) {
    const { volume, page } = hits[end++];
    titles.add(`${volume.path}${page >> 3}`);
  }
  return end;
};

/* Titles, excerpts and marks; pieces are pairs of a text and whether it was asked for. */
export const card = async ({ volume, page }) => (await json(volume, `c${page >> 3}.json`)).cards[page & 7];
export const pattern = (wanted) => new RegExp(wanted.map((phrase) => {
  const source = phrase.map((atom) => atom.replace(/\d(?=\d)/g, "$&,?").replace(".", "\\.")).join("[\\u0f0b\\u0f0c]?");
  return (/^\d/.test(source) ? "(?<!\\d[.,]?)" : ONE_HAN.test(phrase[0]) ? "" : "(?<![\\p{L}\\p{M}])") + source;
}).join("|"), "giu");
export const pieces = (s, wanted) => {
  const found = [];
  let end = 0;
  for (const { 0: hit, index } of ascii(s).matchAll(wanted)) {
    found.push([s.slice(end, index), false], [s.slice(index, end = index + hit.length), true]);
  }
  return [...found, [s.slice(end), false]];
};
const spoken = async ({ volume, page, under }, href) => {
  if (!/^(news|branch|register)$/.test(under.kind[0])) return decoder.decode(await part(volume, `p${page}.txt`, 0)).slice(8);
  const other = new DOMParser().parseFromString(await text(href), "text/html");
  const body = other.querySelector("main");
  for (const node of body.querySelectorAll("nav, h1, .kick, script, style, [aria-hidden=true], [hidden]")) node.remove();
  for (const node of body.querySelectorAll("p, div, li, dt, dd, td, th, h2, h3, figcaption")) node.append(" ");
  return body.textContent.replace(/\s+/g, " ").trim();
};
export const excerpt = async (hit, href, wanted) => {
  const body = await spoken(hit, href), at = ascii(body).search(wanted), space = body.indexOf(" ", at - 30);
  const start = at < 40 ? 0 : space > 0 && space < at ? space + 1 : at - 30;
  return pieces(`${start ? "…" : ""}${body.slice(start, start + 100)}${body.length > start + 100 ? "…" : ""}`, wanted);
};
