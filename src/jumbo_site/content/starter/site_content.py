"""The content of a new site: a small invented conference, with comments that say what each line is for."""

from __future__ import annotations

from collections.abc import Mapping

from jumbo_site.content.starter.answers import SiteAnswers
from jumbo_site.content.starter.texts import Texts, sample_languages
from jumbo_site.content.translation_yaml import yaml_scalar
from jumbo_site.i18n.language import script_of_tag

_NAMES: Mapping[str, Mapping[str, str]] = {
    "amina-example": {"Latn": "Amina Example", "Arab": "آمنة مثال", "Cyrl": "Амина Пример"},
    "marco-esempio": {"Latn": "Marco Esempio", "Arab": "ماركو إزيمبيو", "Cyrl": "Марко Есемпио"},
}
_OWN_SCRIPTS = {"amina-example": "Arab", "marco-esempio": "Latn"}


def content_files(answers: SiteAnswers) -> dict[str, str]:
    """Return the files of content/ by their paths in it; the schemas are named in their first lines."""
    samples = sample_languages(answers.languages)
    files = {
        "site.yaml": _site(answers, samples),
        "organisations.yaml": _organisations(samples),
        "places.yaml": _places(answers, samples),
        "pages/about.yaml": "menu: true                 # the page stands in the main menu\norder: 10\n",
    }
    for speaker, role in (("amina-example", "chair"), ("marco-esempio", "speaker")):
        files[f"speakers/{speaker}.yaml"] = _speaker(answers, samples, speaker, role)
        files |= {f"speakers/{speaker}.{tag}.md": texts["biography"] + "\n" for tag, texts in samples.items()}
    contact = {
        tag: texts["contact"].format(mail=answers.contact) if answers.contact else "" for tag, texts in samples.items()
    }
    for tag, texts in samples.items():
        files[f"pages/about.{tag}.md"] = _prose(texts, "about", texts["about-text"] + contact[tag])
    files |= _edition(answers, samples)
    return {path: _header(path) + text for path, text in files.items()}


def _edition(answers: SiteAnswers, samples: Mapping[str, Texts]) -> dict[str, str]:
    edition = answers.edition
    links = {"programme": f"/{edition}/programme/", "about": "/about/"}
    sessions = {"opening": _opening(answers), "coffee": _coffee(answers), "closing": _closing(answers)}
    files = {
        f"{edition}/edition.yaml": _edition_facts(answers, samples),
        f"{edition}/panels/first-panel.yaml": _panel(answers),
    }
    files |= {f"{edition}/sessions/{name}.yaml": text for name, text in sessions.items()}
    for tag, texts in samples.items():
        theme = f"title: {_text(texts['edition'])}\ntheme: {_text(texts['theme'])}   # what it is about, in a line\n"
        files[f"{edition}/edition.{tag}.md"] = f"---\n{theme}---\n{texts['welcome'].format(**links)}\n"
        files[f"{edition}/sessions/opening.{tag}.md"] = _prose(texts, "opening", texts["opening-text"])
        files[f"{edition}/sessions/coffee.{tag}.md"] = _prose(texts, "break", "")
        files[f"{edition}/sessions/closing.{tag}.md"] = _prose(texts, "closing", texts["closing-text"])
        outcomes = (
            f"outcomes:                  # the ids stand in the YAML file\n  publish: {_text(texts['outcome'])}\n"
        )
        files[f"{edition}/panels/first-panel.{tag}.md"] = _prose(texts, "panel", texts["panel-text"], outcomes)
    return files


def _header(path: str) -> str:
    """Return the line by which editors find the schema of a YAML file."""
    if not path.endswith(".yaml"):
        return ""
    *folders, name = path.split("/")
    kind = name.removesuffix(".yaml")
    is_single = kind in ("site", "edition")
    listed = f"{kind}.list" if not folders else folders[-1]
    schema = kind if is_single else listed
    return f"# yaml-language-server: $schema={'../' * (len(folders) + 1)}schemas/{schema}.json\n"


def _text(text: str) -> str:
    return yaml_scalar(text, None, in_flow=False)


def _by_language(texts: Mapping[str, str], indent: str) -> str:
    return "".join(f"{indent}{tag}: {_text(text)}\n" for tag, text in texts.items())


def _of(samples: Mapping[str, Texts], key: str) -> dict[str, str]:
    return {tag: texts[key] for tag, texts in samples.items()}


def _prose(texts: Texts, key: str, body: str, more: str = "") -> str:
    front = f"title: {_text(texts[key])}\nsummary: {_text(texts[key + '-summary'])}\n{more}"
    return f"---\n{front}---\n" + (f"{body}\n" if body else "")


def _site(answers: SiteAnswers, samples: Mapping[str, Texts]) -> str:
    languages = answers.languages
    whole = all(tag in answers.titles for tag in samples) and (
        not answers.cities or all(tag in answers.cities for tag in samples)
    )
    return (
        "# The settings of the whole site. A text is written once a language. `jumbo-site check` tells what is wrong,\n"
        "# with the line. An editor that knows the schemas offers all keys (in VS Code: Ctrl+Space).\n"
        "title:\n" + _by_language(answers.titles, "  ") + "\n"
        "# One sentence for search engines.\n"
        "description:\n" + _by_language(_of(samples, "description"), "  ") + "\n"
        "# The address at which the site is published; it may hold a path: https://example.github.io/conference/\n"
        f"base_url: {answers.base_url}\n\n"
        "# The first language is the default one. A `partial` language may lack texts without a warning: what it\n"
        "# lacks is shown in the languages of `fallback`. Take `partial` away when all is translated.\n"
        "languages:\n" + "".join(_language(tag, languages, samples) for tag in languages) + "\n"
        "# The folder of the edition that the home page shows.\n"
        f'edition: "{answers.edition}"\n\n'
        "# The series that the editions belong to. An ISSN goes here, where there is one.\n"
        "series:\n  name:\n" + _by_language(answers.titles, "    ") + "\n"
        "# The look. The theme makes the shades for light and dark from one colour.\n"
        '# theme:\n#   colour: "#14545c"\n#   logo: media/logo.svg\n\n'
        "# `warn`: check lists every text that lacks a translation. `ignore` keeps quiet until you are so far.\n"
        f"missing_translations: {'warn' if whole else 'ignore'}\n"
    )


def _language(tag: str, languages: tuple[str, ...], samples: Mapping[str, Texts]) -> str:
    if tag in samples:
        return f"  - {tag}\n"
    others = [other for other in languages if other in samples]
    source = next((other for other in languages if other in ("sr", "sr-Cyrl", "cnr-Cyrl")), None)
    is_spelled = (
        source is not None and tag != source and script_of_tag(tag) == "Latn" and tag.split("-")[0] in ("sr", "cnr")
    )
    spelled = f", transliterate: {source}" if is_spelled else ""
    return f"  - {{tag: {tag}, partial: true, fallback: [{', '.join(others)}]{spelled}}}\n"


def _speaker(answers: SiteAnswers, samples: Mapping[str, Texts], speaker: str, role: str) -> str:
    scripts = list(dict.fromkeys([_OWN_SCRIPTS[speaker], "Latn", *map(script_of_tag, answers.languages)]))
    names = {script: _NAMES[speaker][script] for script in scripts if script in _NAMES[speaker]}
    return (
        "# The file's name is the person's id: part of the address, and how other files name the person.\n"
        "name:                      # a line a script, as its owner writes it; the owner's own first\n"
        + _by_language(names, "  ")
        + "position:                  # the office held\n"
        + _by_language(_of(samples, role), "  ")
        + "affiliation: example-organisation   # an id of organisations.yaml\n"
        "# country: IT              # two letters (ISO 3166)\n"
        "# photo: media/photo.jpg   # put the file into content/media/\n"
    )


def _organisations(samples: Mapping[str, Texts]) -> str:
    return (
        "# Every organisation that a person or an edition names. Another one begins with `- id:` as this one does.\n"
        "- id: example-organisation\n  name:\n"
        + _by_language(_of(samples, "organisation"), "    ")
        + "  kind: civil-society"
        "      # government, international, academic, company, civil-society, other\n"
        "  # country: IT\n  # url: https://example.org/\n"
    )


def _places(answers: SiteAnswers, samples: Mapping[str, Texts]) -> str:
    city = "  city:\n" + _by_language(answers.cities, "    ") if answers.cities else "  # city:\n"
    return (
        "# Where sessions are held. An edition names its place as `venue`.\n"
        "- id: example-centre\n  name:\n" + _by_language(_of(samples, "place"), "    ") + city + "  # country: IT\n"
        "  # address:\n"
    )


def _edition_facts(answers: SiteAnswers, samples: Mapping[str, Texts]) -> str:
    return (
        "# One holding of the conference. This folder's name is part of its address. The title stands in\n"
        "# edition.<language>.md.\n"
        f"number: 1\nstart: {answers.start}          # the first day\nend: {answers.end}\n"
        f"timezone: {answers.timezone}    # of all clock times; a name of the IANA database\n"
        "venue: example-centre      # an id of places.yaml\n"
        "mode: in-person            # or online, hybrid\n"
        "organisers:\n  - {organisation: example-organisation, role: organiser}   # co-organiser, partner …\n"
        "rooms:\n  - id: hall\n    name:\n" + _by_language(_of(samples, "hall"), "      ")
    )


def _times(answers: SiteAnswers, start: str, end: str) -> str:
    times = f'day: {answers.start}\nstart: "{start}"\nend: "{end}"\n'
    return times + "room: hall                 # an id of `rooms` in edition.yaml\n"


def _opening(answers: SiteAnswers) -> str:
    return (
        "# A part of the programme. Its title and text stand in opening.<language>.md.\n"
        "kind: opening              # closing, keynote, session, workshop, break, ceremony\n"
        + _times(answers, "09:00", "09:30")
        + "people:                    # ids of speakers/, each with a role\n"
        "  - {speaker: amina-example, role: opening}\n"
    )


def _coffee(answers: SiteAnswers) -> str:
    return "kind: break\n" + _times(answers, "11:00", "11:30")


def _closing(answers: SiteAnswers) -> str:
    return (
        "kind: closing\n" + _times(answers, "11:30", "12:00") + "people:\n  - {speaker: marco-esempio, role: closing}\n"
    )


def _panel(answers: SiteAnswers) -> str:
    return (
        "number: 1                  # shown before the title\n"
        + _times(answers, "09:30", "11:00")
        + "people:\n  - {speaker: amina-example, role: chair}\n  - {speaker: marco-esempio, role: panellist}\n"
        "# What was concluded: an id that stays (it is part of the address) and a kind. The texts stand in the front\n"
        "# matter of first-panel.<language>.md.\n"
        "outcomes:\n  - {id: publish, kind: recommendation}   # finding, challenge, recommendation, strategy\n"
    )
