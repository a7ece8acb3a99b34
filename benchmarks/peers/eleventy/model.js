// What the pages of one language show of each other: plain objects, made once.
const groups = (items, key) => {
  const found = new Map();
  for (const item of items) {
    const name = key(item);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(item);
  }
  return [...found];
};
const byKey = (field) => (a, b) => (a[field] < b[field] ? -1 : a[field] > b[field] ? 1 : 0);
const KINDS = ["finding", "challenge", "strategy", "recommendation"];
const LANGUAGES = [
  { tag: "ar", name: "العربية", dir: "rtl" },
  { tag: "en", name: "English", dir: "ltr" },
  { tag: "it", name: "italiano", dir: "ltr" },
];
const BASE = "https://conference.example";

const entry = (item) => {
  const own = { ...item.data.facts, url: item.url, rest: item.url.slice(3) };
  own.body_file = `bodies/${own.body}.html`;
  own.description = own.summary ?? own.position ?? "";
  Object.defineProperty(own, "content", { get: () => item.content });
  return own;
};

export function buildModel(tag, shared, items) {
  const t = Object.fromEntries(Object.entries(shared.labels).map(([key, word]) => [key, word[tag]]));
  const entries = items.map(entry);
  const by_url = Object.fromEntries(entries.map((one) => [one.url, one]));
  const at = (path) => by_url[`/${tag}/${path}`];
  const site = shared.site;
  const sessions = entries.filter((one) => one.type === "session").sort(byKey("weight"));
  const people = entries.filter((one) => one.type === "speakers").sort(byKey("sort"));
  const organisations = entries.filter((one) => one.type === "organisations").sort(byKey("title"));
  const personById = new Map(people.map((one) => [one.id, one]));
  const organisationById = new Map(organisations.map((one) => [one.id, one]));
  for (const one of organisations) {
    Object.assign(one, { people: [], kind_label: t[`organisation_${one.kind}`], body_file: "bodies/organisation.html" });
    one.country_name = shared.countries[one.country][tag];
    one.json_ld = JSON.stringify({ "@context": "https://schema.org", "@type": "Organization", name: one.title, url: BASE + one.url });
  }
  for (const one of people) {
    one.body_file = "bodies/speaker.html";
    one.appearances = [];
    one.organisation_page = organisationById.get(one.organisation);
    one.organisation_page.people.push(one);
    one.country_name = shared.countries[one.country][tag];
    one.country_url = `/${tag}/countries/#${one.country.toLowerCase()}`;
    one.json_ld = JSON.stringify({
      "@context": "https://schema.org", "@type": "Person", "@id": BASE + one.url, name: one.title, url: BASE + one.url,
      alternateName: [one.other_name], jobTitle: one.position, nationality: one.country_name,
      affiliation: { "@type": "Organization", "@id": BASE + one.organisation_page.url, name: one.organisation_page.title },
    });
  }
  sessions.forEach((one, index) => {
    one.body_file = "bodies/session.html";
    one.label = t[`kind_${one.kind}`] + (one.number ? ` ${one.number}` : "");
    one.day_text = shared.days[one.day][tag];
    one.room_name = shared.rooms[one.room][tag];
    one.outcomes ??= [];
    one.outcome_count = one.outcomes.length;
    one.outcome_groups = KINDS.map((kind) => ({
      kind, label: t[`outcome_${kind}`], outcomes: one.outcomes.filter((outcome) => outcome.kind === kind),
    })).filter((group) => group.outcomes.length);
    one.topic_links = one.topics.map((topic) => ({ url: `/${tag}/topics/#${topic}`, name: shared.topics[topic][tag] }));
    one.groups = groups(one.people, (part) => part.role).map(([role, parts]) => ({
      role, label: t[`role_${role}`], people: parts.map((part) => personById.get(part.speaker)),
    }));
    for (const part of one.people) {
      personById.get(part.speaker).appearances.push({ session: one, label: t[`role_${part.role}`] });
    }
    one.previous = sessions[index - 1];
    one.next = sessions[index + 1];
    one.json_ld = JSON.stringify({
      "@context": "https://schema.org", "@type": "Event", name: one.title, description: one.summary, url: BASE + one.url,
      startDate: `${one.day}T${one.start}:00`, endDate: `${one.day}T${one.end}:00`,
      location: { "@type": "Place", name: one.room_name },
      performer: one.people.map((part) => ({ "@type": "Person", name: personById.get(part.speaker).title })),
    });
  });
  for (const one of people) {
    one.roles_text = [...new Set(one.appearances.map((part) => part.label))].join(" · ");
  }
  for (const one of entries) {
    one.crumbs = [{ url: `/${tag}/`, title: t.home }];
    const section = one.type === "session" ? at("2030/") : at(`${one.type}/`);
    if (section) one.crumbs.push(section);
    one.crumbs_json = JSON.stringify({
      "@context": "https://schema.org", "@type": "BreadcrumbList",
      itemListElement: [...one.crumbs, one].map((crumb, index) => ({
        "@type": "ListItem", position: index + 1, name: crumb.title, item: BASE + crumb.url,
      })),
    });
    one.has_event = ["home", "edition", "programme"].includes(one.body);
  }
  const menu = (paths) => paths.map((path) => at(path)).map((one) => ({ url: one.url, title: one.title, key: one.menu_key }));
  return {
    t, by_url, sessions, people, organisations,
    languages: LANGUAGES,
    dir: tag === "ar" ? "rtl" : "ltr",
    font: tag === "ar" ? "noto-naskh-arabic" : "noto-serif-latin",
    site_title: site.title[tag], short_name: site.short_name[tag], theme: site.theme[tag],
    venue: site.venue[tag], city: site.city[tag], start: site.start,
    dates_text: `${shared.days[site.start][tag]} – ${shared.days[site.end][tag]}`,
    organiser: organisationById.get(site.organiser).title,
    first_people: people.slice(0, 8),
    menu: menu(["2030/programme/", "speakers/", "2030/outcomes/", "2030/proceedings/", "about/"]),
    footer_menu: menu(["2030/", "countries/", "organisations/", "topics/", "about/"]),
    days: groups(sessions, (one) => one.day).map(([key, list]) => ({ key, text: shared.days[key][tag], sessions: list })),
    letters: groups(people, (one) => one.letter).map(([key, list]) => ({ key, people: list })),
    kinds: groups(organisations, (one) => one.kind_label).map(([label, list]) => ({ label, organisations: list })),
    countries: groups(people, (one) => one.country).sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([code, list]) => ({
      id: code.toLowerCase(), name: shared.countries[code][tag], people: list,
      organisations: organisations.filter((one) => one.country === code),
    })),
    topics: Object.entries(shared.topics).map(([id, name]) => ({
      id, name: name[tag], sessions: sessions.filter((one) => one.topics.includes(id)),
    })),
    outcomes: KINDS.map((kind) => ({
      kind, label: t[`outcome_${kind}`],
      entries: sessions.flatMap((session) =>
        session.outcomes.filter((one) => one.kind === kind).map((outcome) => ({ outcome, session }))),
    })),
    event_json: JSON.stringify({
      "@context": "https://schema.org", "@type": "Event", name: site.title[tag], url: `${BASE}/${tag}/`,
      startDate: site.start, endDate: site.end, location: { "@type": "Place", name: site.venue[tag] },
      subEvent: sessions.map((one) => ({
        "@type": "Event", name: one.title, url: BASE + one.url,
        startDate: `${one.day}T${one.start}:00`, endDate: `${one.day}T${one.end}:00`,
      })),
    }),
  };
}
