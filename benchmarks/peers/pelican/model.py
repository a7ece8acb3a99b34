# ruff: noqa: D103 - code of a peer, as short as its users write it
"""A Pelican plugin: what the pages of one language show of each other, made once."""

import json
from itertools import groupby

from pelican import signals

BASE = "https://conference.example"
KINDS = ("finding", "challenge", "strategy", "recommendation")
LANGUAGES = (
    {"tag": "ar", "name": "العربية", "dir": "rtl"},
    {"tag": "en", "name": "English", "dir": "ltr"},
    {"tag": "it", "name": "italiano", "dir": "ltr"},
)
SINGLE = {
    "home": "",
    "programme": "2030/programme/",
    "outcomes": "2030/outcomes/",
    "proceedings": "2030/proceedings/",
    "speakers": "speakers/",
    "organisations": "organisations/",
    "countries": "countries/",
    "topics": "topics/",
}


class Entry(dict):
    """A page with its facts; its text is converted already."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def dumps(data):
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def grouped(items, key):
    found = {}
    for item in items:
        found.setdefault(item[key], []).append(item)
    return found.items()


def entry(tag, facts, path, content):
    own = Entry(facts, url=f"/{tag}/{path}", rest=f"/{path}", content=content, body_file=f"bodies/{facts['body']}.html")
    own["description"] = facts.get("summary") or facts.get("position") or ""
    return own


def build_model(tag, shared, entries):
    t = {key: word[tag] for key, word in shared["labels"].items()}
    site = shared["site"]
    by_url = {one.url: one for one in entries}
    sessions = sorted((one for one in entries if one.get("type") == "session"), key=lambda one: one["weight"])
    people = sorted((one for one in entries if one.get("type") == "speakers"), key=lambda one: one["sort"])
    organisations = sorted((one for one in entries if one.get("type") == "organisations"), key=lambda one: one["title"])
    person_by_id = {one["id"]: one for one in people}
    organisation_by_id = {one["id"]: one for one in organisations}
    for one in organisations:
        one["people"], one["kind_label"] = [], t[f"organisation_{one['kind']}"]
        one["country_name"] = shared["countries"][one["country"]][tag]
        one["json_ld"] = dumps(
            {"@context": "https://schema.org", "@type": "Organization", "name": one["title"], "url": BASE + one["url"]}
        )
    for one in people:
        home = one["organisation_page"] = organisation_by_id[one["organisation"]]
        home["people"].append(one)
        one["appearances"] = []
        one["country_name"] = shared["countries"][one["country"]][tag]
        one["country_url"] = f"/{tag}/countries/#{one['country'].lower()}"
        one["json_ld"] = dumps(
            {
                "@context": "https://schema.org",
                "@type": "Person",
                "@id": BASE + one["url"],
                "name": one["title"],
                "url": BASE + one["url"],
                "alternateName": [one["other_name"]],
                "jobTitle": one["position"],
                "nationality": one["country_name"],
                "affiliation": {"@type": "Organization", "@id": BASE + home["url"], "name": home["title"]},
            }
        )
    for index, one in enumerate(sessions):
        one["label"] = t[f"kind_{one['kind']}"] + (f" {one['number']}" if one.get("number") else "")
        one["day_text"], one["room_name"] = shared["days"][one["day"]][tag], shared["rooms"][one["room"]][tag]
        one.setdefault("outcomes", [])
        one["outcome_count"] = len(one["outcomes"])
        by_kind = ((kind, [outcome for outcome in one["outcomes"] if outcome["kind"] == kind]) for kind in KINDS)
        one["outcome_groups"] = [
            {"kind": kind, "label": t[f"outcome_{kind}"], "outcomes": found} for kind, found in by_kind if found
        ]
        one["topic_links"] = [
            {"url": f"/{tag}/topics/#{topic}", "name": shared["topics"][topic][tag]} for topic in one["topics"]
        ]
        one["groups"] = [
            {"role": role, "label": t[f"role_{role}"], "people": [person_by_id[part["speaker"]] for part in parts]}
            for role, parts in groupby(one["people"], key=lambda part: part["role"])
        ]
        for part in one["people"]:
            person_by_id[part["speaker"]]["appearances"].append({"session": one, "label": t[f"role_{part['role']}"]})
        one["previous"] = sessions[index - 1] if index else None
        one["next"] = sessions[index + 1] if index + 1 < len(sessions) else None
        one["json_ld"] = dumps(
            {
                "@context": "https://schema.org",
                "@type": "Event",
                "name": one["title"],
                "description": one["summary"],
                "url": BASE + one["url"],
                "startDate": f"{one['day']}T{one['start']}:00",
                "endDate": f"{one['day']}T{one['end']}:00",
                "location": {"@type": "Place", "name": one["room_name"]},
                "performer": [
                    {"@type": "Person", "name": person_by_id[part["speaker"]]["title"]} for part in one["people"]
                ],
            }
        )
    for one in people:
        one["roles_text"] = " · ".join(dict.fromkeys(part["label"] for part in one["appearances"]))
    for one in entries:
        section = by_url.get(f"/{tag}/2030/" if one.get("type") == "session" else f"/{tag}/{one.get('type')}/")
        one["crumbs"] = [{"url": f"/{tag}/", "title": t["home"]}, *([section] if section else [])]
        one["crumbs_json"] = dumps(
            {
                "@context": "https://schema.org",
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": position, "name": crumb["title"], "item": BASE + crumb["url"]}
                    for position, crumb in enumerate([*one["crumbs"], one], start=1)
                ],
            }
        )
        one["has_event"] = one["body"] in ("home", "edition", "programme")

    def menu(*paths):
        found = (by_url[f"/{tag}/{path}"] for path in paths)
        return [{"url": one["url"], "title": one["title"], "key": one["menu_key"]} for one in found]

    return {
        "t": t,
        "by_url": by_url,
        "sessions": sessions,
        "people": people,
        "organisations": organisations,
        "languages": LANGUAGES,
        "dir": "rtl" if tag == "ar" else "ltr",
        "font": "noto-naskh-arabic" if tag == "ar" else "noto-serif-latin",
        "site_title": site["title"][tag],
        "short_name": site["short_name"][tag],
        "theme": site["theme"][tag],
        "venue": site["venue"][tag],
        "city": site["city"][tag],
        "start": site["start"],
        "dates_text": f"{shared['days'][site['start']][tag]} – {shared['days'][site['end']][tag]}",
        "organiser": organisation_by_id[site["organiser"]]["title"],
        "first_people": people[:8],
        "menu": menu("2030/programme/", "speakers/", "2030/outcomes/", "2030/proceedings/", "about/"),
        "footer_menu": menu("2030/", "countries/", "organisations/", "topics/", "about/"),
        "days": [
            {"key": day, "text": shared["days"][day][tag], "sessions": found} for day, found in grouped(sessions, "day")
        ],
        "letters": [{"key": letter, "people": found} for letter, found in grouped(people, "letter")],
        "kinds": [{"label": label, "organisations": found} for label, found in grouped(organisations, "kind_label")],
        "countries": [
            {
                "id": code.lower(),
                "name": shared["countries"][code][tag],
                "people": found,
                "organisations": [one for one in organisations if one["country"] == code],
            }
            for code, found in sorted(grouped(people, "country"))
        ],
        "topics": [
            {"id": topic, "name": name[tag], "sessions": [one for one in sessions if topic in one["topics"]]}
            for topic, name in shared["topics"].items()
        ],
        "outcomes": [
            {
                "kind": kind,
                "label": t[f"outcome_{kind}"],
                "entries": [
                    {"outcome": outcome, "session": one}
                    for one in sessions
                    for outcome in one["outcomes"]
                    if outcome["kind"] == kind
                ],
            }
            for kind in KINDS
        ],
        "event_json": dumps(
            {
                "@context": "https://schema.org",
                "@type": "Event",
                "name": site["title"][tag],
                "url": f"{BASE}/{tag}/",
                "startDate": site["start"],
                "endDate": site["end"],
                "location": {"@type": "Place", "name": site["venue"][tag]},
                "subEvent": [
                    {
                        "@type": "Event",
                        "name": one["title"],
                        "url": BASE + one["url"],
                        "startDate": f"{one['day']}T{one['start']}:00",
                        "endDate": f"{one['day']}T{one['end']}:00",
                    }
                    for one in sessions
                ],
            }
        ),
    }


def prepare(generators):
    """Make the model when all sources are read and nothing is rendered."""
    settings = generators[0].settings
    tag, shared = settings["LANGUAGE"], settings["SHARED"]
    entries = []
    for generator in generators:
        for source in (*getattr(generator, "articles", ()), *getattr(generator, "pages", ())):
            one = entry(tag, json.loads(source.facts), source.path_in_site, source.content)
            source.entry = one
            entries.append(one)
    labels, site = shared["labels"], shared["site"]
    for name, path in SINGLE.items():
        title = site["title"][tag] if name == "home" else labels[name][tag]
        entries.append(entry(tag, {"title": title, "body": name, "menu_key": name}, path, ""))
    model = build_model(tag, shared, entries)
    for generator in generators:
        generator.context["model"] = model
        generator.context["lang"] = tag


def register():
    """Tell Pelican."""
    signals.all_generators_finalized.connect(prepare)
