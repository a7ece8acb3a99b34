// The search of a language: words folded as the index has them (i18n/search_keys.py), results with filters.
// Pagefind is loaded when something is asked, not before.

const LETTERS = {
  ى: "ي", ی: "ي", ې: "ي", ئ: "ي", ة: "ه", ہ: "ه", ۀ: "ه", ؤ: "و", ک: "ك", ٱ: "ا", ء: "", ـ: "",
  đ: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe", ς: "σ",
};
const CYRILLIC = {
  а: "a", б: "b", в: "v", г: "g", д: "d", ђ: "d", ѓ: "g", е: "e", ж: "z", з: "z", ѕ: "dz", и: "i", ј: "j", к: "k",
  ќ: "k", л: "l", љ: "lj", м: "m", н: "n", њ: "nj", о: "o", п: "p", р: "r", с: "s", т: "t", ћ: "c", у: "u", ф: "f",
  х: "h", ц: "c", ч: "c", џ: "dz", ш: "s",
};
const ARTICLES = ["وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];
const MIN_STEM = 3;
const PAGE = 20;

const digit = (sign) => {
  // the digits of a script stand in a row that begins with its zero
  const code = sign.codePointAt(0);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
};

export function fold(text) {
  const bare = text.toLowerCase().normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  const latin = bare.replace(/\p{Nd}/gu, digit);
  return [...latin].map((sign) => LETTERS[sign] ?? sign).map((sign) => CYRILLIC[sign] ?? sign).join("");
}

export function queryWords(text) {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => {
    const article = ARTICLES.find((prefix) => word.startsWith(prefix) && word.length - prefix.length >= MIN_STEM);
    return article ? word.slice(article.length) : word;
  });
}

const form = document.querySelector("form.search");
if (form) {
  const field = form.elements.q;
  const selects = [...form.querySelectorAll("select")];
  const status = document.querySelector("[data-results]");
  const list = document.querySelector(".results");
  const more = document.querySelector(".more-results");
  const { lang, dataset } = document.documentElement;
  const number = new Intl.NumberFormat(lang, { numberingSystem: dataset.digits });
  const index = new URL(form.dataset.index, location.href);
  const root = new URL(form.dataset.root, location.href);
  let loading = null;
  let asked = 0;

  function load() {
    loading ??= import(new URL("pagefind.js", index).href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: root.pathname, ranking: { termFrequency: 0.6, pageLength: 0.3 } });
      await pagefind.init();
      await pagefind.filters(); // without them, no result is counted by its kind
      return pagefind;
    });
    return loading;
  }

  function element(name, text, attributes = {}) {
    const made = Object.assign(document.createElement(name), { textContent: text });
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function entry(found) {
    const item = document.createElement("li");
    const { title, abstract, kind, path, lang: own, dir } = found.meta;
    item.append(element("p", kind, { class: "kicker" }));
    const line = document.createElement("p");
    line.append(element("a", title, { href: new URL(path.slice(1), root).href, lang: own, dir }));
    item.append(line);
    if (abstract) {
      const { abstract_lang: abstractLang, abstract_dir: abstractDir } = found.meta;
      item.append(element("p", abstract, { class: "quiet", lang: abstractLang, dir: abstractDir }));
    }
    return item;
  }

  function showFacets(counts) {
    let some = false;
    for (const select of selects) {
      const values = Object.entries(counts[select.name] ?? {});
      const chosen = select.value;
      const kept = values.filter(([value, count]) => count > 0 || value === chosen);
      const collator = new Intl.Collator(lang);
      kept.sort(([one], [other]) => collator.compare(one, other));
      select.replaceChildren(select.options[0]);
      for (const [value, count] of kept) {
        select.append(new Option(`${value} (${number.format(count)})`, value));
      }
      select.value = chosen;
      const label = select.closest("label");
      label.hidden = kept.length < 2 && !chosen;
      some ||= !label.hidden;
    }
    form.querySelector(".facets").hidden = !some;
  }

  async function search() {
    const turn = (asked += 1);
    const words = queryWords(field.value);
    const filters = Object.fromEntries(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    writeAddress();
    if (words.length === 0) {
      list.replaceChildren();
      status.textContent = "";
      more.parentElement.hidden = true;
      form.querySelector(".facets").hidden = selects.every(({ value }) => !value);
      return;
    }
    let pagefind;
    try {
      pagefind = await load();
    } catch {
      loading = null;
      status.textContent = status.dataset.failed;
      return;
    }
    const found = await pagefind.search(words.join(" "), { filters });
    if (turn !== asked) return;
    const shown = number.format(found.results.length);
    status.textContent = found.results.length ? status.dataset.results.replace("{number}", shown) : status.dataset.none;
    showFacets(found.filters);
    list.replaceChildren();
    await showMore(found.results, turn);
  }

  async function showMore(results, turn) {
    const next = results.slice(list.children.length, list.children.length + PAGE);
    const found = await Promise.all(next.map((one) => one.data()));
    if (turn !== asked) return;
    const first = list.children.length;
    list.append(...found.map(entry));
    list.dataset.shows = field.value;
    more.parentElement.hidden = list.children.length >= results.length;
    more.onclick = async () => {
      await showMore(results, asked);
      list.children[first + PAGE]?.querySelector("a").focus();
    };
  }

  function writeAddress() {
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    for (const { name, value } of selects) if (value) query.set(name, value);
    const text = String(query);
    history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}`);
  }

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  form.addEventListener("change", (event) => event.target !== field && search());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });

  const query = new URLSearchParams(location.search);
  field.value = query.get("q") ?? "";
  for (const select of selects) {
    const value = query.get(select.name);
    if (value) select.append(new Option(value, value, true, true));
  }
  form.hidden = false;
  if (field.value) search();
}
