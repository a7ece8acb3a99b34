// Starts Sveltia CMS and teaches it the files of content/.
//
// The content may say one thing in several ways: a text in one language or in many, a name with or without the form to
// sort by. The editor's input fields have one shape each, and would drop what does not fit. So each kind of file has a
// format here: reading brings every value into the shape of its input fields, writing brings it back. What each value
// is ("form") stands in formats.json, which is made from the model. All scalars are texts, as in the generator.
"use strict";

window.CMS_MANUAL_INIT = true;

(() => {
  let language = "en";

  // The editor asks once an hour whether there is a newer one, and how GitHub fares. The policy of the page forbids it;
  // this answers instead, so that the console stays clean.
  const REFUSED = new Set(["https://unpkg.com", "https://www.githubstatus.com"]);
  const ask = window.fetch;
  window.fetch = (request, options) => {
    const { origin } = new URL(request instanceof Request ? request.url : request, document.baseURI);
    return REFUSED.has(origin) ? Promise.resolve(new Response(null, { status: 404 })) : ask(request, options);
  };

  const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const mapped = (value, change) =>
    Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)]));
  const nothing = (value) =>
    value === null || value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);

  const readers = {
    texts: (value) => (typeof value === "string" && value ? { [language]: value } : value),
    plurals: (value) => {
      const byLanguage = readers.texts(value);
      return isMapping(byLanguage)
        ? mapped(byLanguage, (forms) => (typeof forms === "string" ? { other: forms } : forms))
        : byLanguage;
    },
    names: (value) => {
      if (!isMapping(value)) return value;
      const forms = mapped(value, (form) => (typeof form === "string" ? { text: form } : form));
      return { first: Object.keys(value)[0], ...forms };
    },
    record: (value, form) => {
      const whole = typeof value === "string" && form.short && value ? { [form.short]: value } : value;
      return isMapping(whole) ? mapped(whole, (one, key) => read(one, form.fields[key])) : whole;
    },
    list: (value, form) => (Array.isArray(value) ? value.map((one) => read(one, form.item)) : value),
    keyed: (value, form) =>
      isMapping(value) ? Object.entries(value).map(([key, one]) => ({ key, value: read(one, form.item) })) : value,
    media: (value) => (typeof value === "string" && value ? `/${value.replace(/^\/+/, "")}` : value),
    flag: (value) => {
      const text = String(value ?? "").toLowerCase();
      if (["true", "yes", "on", "1", "y", "t"].includes(text)) return "true";
      return ["false", "no", "off", "0", "n", "f"].includes(text) ? "false" : value;
    },
  };

  const writers = {
    names: (value) => {
      if (!isMapping(value)) return value;
      const { first, ...forms } = value;
      return first in forms ? { [first]: forms[first], ...forms } : forms;
    },
    record: (value, form) => (isMapping(value) ? mapped(value, (one, key) => write(one, form.fields[key])) : value),
    list: (value, form) => (Array.isArray(value) ? value.map((one) => write(one, form.item)) : value),
    keyed: (value, form) =>
      Array.isArray(value)
        ? Object.fromEntries(value.filter((one) => one?.key).map((one) => [one.key, write(one.value, form.item)]))
        : value,
    media: (value) => (typeof value === "string" ? value.replace(/^\/+/, "") : value),
    flag: (value) => (value === "true" ? true : value === "false" ? false : value),
  };

  const read = (value, form) => (form && readers[form.as] ? readers[form.as](value, form) : value);
  const write = (value, form) => (form && writers[form.as] ? writers[form.as](value, form) : value);

  // An input field that nobody filled in is no statement.
  function pruned(value) {
    if (Array.isArray(value)) return value.map(pruned).filter((one) => !nothing(one));
    if (!isMapping(value)) return value;
    const kept = Object.entries(value).map(([key, one]) => [key, pruned(one)]);
    return Object.fromEntries(kept.filter(([, one]) => !nothing(one)));
  }

  const parsed = (text) => jsyaml.load(text, { schema: jsyaml.FAILSAFE_SCHEMA });
  const dumped = (value) =>
    jsyaml.dump(value, { schema: jsyaml.CORE_SCHEMA, lineWidth: -1, noRefs: true, quotingType: '"' });

  const FRONT_MATTER = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n([\s\S]*))?$/;

  const hows = {
    facts: {
      fromFile: (text, { form }) => read(parsed(text) ?? {}, form) || {},
      toFile: (value, { form }) => {
        const kept = pruned(write(value, form));
        return Object.keys(kept).length ? dumped(kept) : "{}";
      },
    },
    list: {
      fromFile: (text, { form, key }) => ({ [key]: read(parsed(text) || [], form) }),
      toFile: (value, { form, key }) => dumped(pruned(write(value[key] ?? [], form))),
    },
    prose: {
      fromFile: (text, { form }) => {
        const [, front = "", body = ""] = text.match(FRONT_MATTER) ?? [null, "", text];
        return { ...read(parsed(front) || {}, form), body: body.replace(/^\n+/, "") };
      },
      toFile: (value, { form }) => {
        const { body = "", ...front } = pruned(write(value, form));
        const fenced = Object.keys(front).length || body.startsWith("---");
        return fenced ? `---\n${Object.keys(front).length ? dumped(front) : ""}---\n${body}` : body;
      },
    },
  };

  async function start() {
    const known = await (await fetch("formats.json", { cache: "no-cache" })).json();
    const formats = {};
    language = known.default_language;
    for (const [name, format] of Object.entries(known.formats)) {
      const { fromFile, toFile } = hows[format.how];
      formats[name] = { fromFile: (text) => fromFile(text, format), toFile: (value) => toFile(value, format) };
      CMS.registerCustomFormat(name, format.how === "prose" ? "md" : "yaml", formats[name]);
    }
    window.contentFormats = formats; // to be tried without the editor
    CMS.init();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
