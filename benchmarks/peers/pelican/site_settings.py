"""Pelican's settings for one language; the file that starts it sets LANGUAGE."""

import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

SITENAME = "Conference"
SITEURL = ""
TIMEZONE = "Europe/Rome"
THEME = str(FOLDER / "theme")
THEME_STATIC_DIR = "theme"
THEME_STATIC_PATHS = []
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
DEFAULT_CATEGORY = "sessions"
DEFAULT_DATE = (2030, 1, 1)
FORMATTED_FIELDS = []
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
DEFAULT_PAGINATION = False
PAGINATED_TEMPLATES = {}
TYPOGRIFY = False
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
PLUGINS = ["model"]
DELETE_OUTPUT_DIRECTORY = False

SHARED = {
    name: json.loads((FOLDER / "data" / f"{name}.json").read_text("utf-8"))
    for name in ("site", "rooms", "topics", "countries", "days", "labels")
}

DIRECT_TEMPLATES = [
    "direct_" + name
    for name in ("home", "programme", "outcomes", "proceedings", "speakers", "organisations", "countries", "topics")
]
DIRECT_HOME_SAVE_AS = "index.html"
DIRECT_PROGRAMME_SAVE_AS = "2030/programme/index.html"
DIRECT_OUTCOMES_SAVE_AS = "2030/outcomes/index.html"
DIRECT_PROCEEDINGS_SAVE_AS = "2030/proceedings/index.html"
DIRECT_SPEAKERS_SAVE_AS = "speakers/index.html"
DIRECT_ORGANISATIONS_SAVE_AS = "organisations/index.html"
DIRECT_COUNTRIES_SAVE_AS = "countries/index.html"
DIRECT_TOPICS_SAVE_AS = "topics/index.html"


def language(tag):
    """Return the settings that differ from language to language."""
    return {
        "LANGUAGE": tag,
        "DEFAULT_LANG": tag,
        "PATH": str(FOLDER / "content" / tag),
        "OUTPUT_PATH": str(FOLDER / "output" / tag),
        "CACHE_PATH": str(FOLDER / "cache" / tag),
    }
