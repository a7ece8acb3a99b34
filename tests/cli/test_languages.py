"""The commands speak English, Arabic or Italian, by ``--lang`` or by the environment."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bidi import get_display
from click.testing import CliRunner, Result

from jumbo_site.cli import main
from jumbo_site.diagnostics import CODES
from jumbo_site.diagnostics.explanations import CURES
from jumbo_site.messages import translated
from jumbo_site.messages.languages import speech

SITES = Path(__file__).parents[1] / "sites"
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
ENGLISH = {"JUMBO_SITE_LANG": None, "LANGUAGE": None, "LC_ALL": "C", "LC_MESSAGES": None, "LANG": None}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SITES / "good", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def break_site(*cases: str) -> None:
    for case in cases:
        shutil.copytree(SITES / "broken" / case, "content", dirs_exist_ok=True)
    Path("content/expected.txt").unlink()


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env={**ENGLISH, **environment}).invoke(main, list(arguments))


def test_a_broken_site_is_reported_in_italian(site: Path) -> None:
    break_site("unknown-speaker")
    done = run("--lang", "it", "check")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "content/2030/panels/lights.yaml:8:15: errore: Il relatore `omar-noor` non esiste. [unknown-speaker]",
        "    suggerimento: Intendevi `omar-nur`?",
        "Non è stato costruito nulla: 1 errore, 0 avvisi.",
    ]


def test_a_broken_site_is_reported_in_arabic_with_place_and_code_in_their_order(site: Path) -> None:
    break_site("unknown-speaker")
    done = run("--lang", "ar", "check")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "content/2030/panels/lights.yaml:8:15: "
        "\u2067خطأ: لا يوجد متحدث \u2068`omar-noor`\u2069.\u2069 [unknown-speaker]",
        "    \u2067تلميح: هل تقصد \u2068`omar-nur`\u2069؟\u2069",
        "\u2067لم يُبنَ شيء: خطأ واحد، لا تنبيهات.\u2069",
    ]


def test_an_arabic_report_reads_right_on_a_terminal_whose_lines_begin_at_the_left(site: Path) -> None:
    """As the bidirectional algorithm orders it: the place, the Arabic sentence to its full stop, the code."""
    break_site("unknown-speaker")
    shown = get_display(run("--lang", "ar", "check").stderr.splitlines()[0], base_dir="L").translate(ISOLATES)
    assert shown == f"content/2030/panels/lights.yaml:8:15: .`omar-noor` {'خطأ: لا يوجد متحدث'[::-1]} [unknown-speaker]"


def test_what_pydantic_and_yaml_find_is_said_in_arabic(site: Path) -> None:
    break_site("wrong-type", "yaml-duplicate-key", "unknown-key")
    said = run("--lang", "ar", "check").stderr.translate(ISOLATES)
    assert "يجب أن يكون `number` عددًا صحيحًا، لا `one`." in said
    assert " must be " not in said
    assert " error: " not in said


def test_content_cannot_forge_the_direction_of_a_report(site: Path) -> None:
    (site / "topics.yaml").write_text('- id: "a\u202eb"\n', "utf-8")
    said = run("--lang", "ar", "check").stderr
    assert "\u202e" not in said
    assert "`a<U+202E>b`" in said


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "it_IT.UTF-8", "LC_ALL": ""}, "Non è stato costruito nulla"),
        ({"LC_ALL": "ar_EG.UTF-8"}, "لم يُبنَ شيء"),
        ({"LC_ALL": "ar_EG.UTF-8", "JUMBO_SITE_LANG": "it"}, "Non è stato costruito nulla"),
        ({"LC_ALL": "it_IT.UTF-8", "JUMBO_SITE_LANG": "en"}, "Nothing was built"),
        ({"LC_ALL": "C.UTF-8"}, "Nothing was built"),
    ],
)
def test_without_an_option_the_environment_counts(tmp_path: Path, environment: dict[str, str], said: str) -> None:
    done = run("check", "--content", str(tmp_path / "nowhere"), **environment)
    assert done.exit_code == 2
    assert said in done.stderr


def test_the_option_comes_before_the_environment(tmp_path: Path) -> None:
    done = run("--lang", "it", "check", "--content", str(tmp_path / "nowhere"), JUMBO_SITE_LANG="ar")
    assert "Non è stato costruito nulla" in done.stderr


def test_a_language_that_is_not_spoken_is_wrong_usage() -> None:
    done = run("--lang", "fr", "check")
    assert done.exit_code == 2
    assert "'fr' is not one of 'en', 'ar', 'it'" in done.stderr


def test_wrong_usage_is_said_in_the_language() -> None:
    said = run("--lang", "it", "check", "--jobs", "many").stderr
    assert "Errore: Valore non valido per '--jobs'" in said
    assert "Prova 'main check --help' per l’aiuto." in said
    assert "خطأ: لا يوجد خيار باسم '--jbs'. هل تقصد '--jobs'؟" in run("--lang", "ar", "check", "--jbs").stderr
    assert "No such option '--jbs'" in run("check", "--jbs").stderr


def test_help_is_in_the_language_also_that_of_commands_below_commands() -> None:
    said = run("--lang", "ar", "--help").output
    assert "الأوامر:" in said
    assert "يفحص المحتوى" in said
    assert "Show this message" not in said
    assert (
        "Scrive anche se così si perdono traduzioni" in run("--lang", "it", "translations", "export", "--help").output
    )
    assert "Write even where this drops translations" in run("translations", "export", "--help").output


def test_a_code_is_explained_in_arabic() -> None:
    done = run("--lang", "ar", "explain", "unknown-speaker")
    said = done.output.translate(ISOLATES)
    assert done.exit_code == 0
    assert said.startswith("unknown-speaker (خطأ)\n\nإحالة إلى متحدث غير موجود.\n")
    assert "content/2030/panels/lights.yaml:8:15: خطأ: لا يوجد متحدث `omar-noor`. [unknown-speaker]" in said
    assert "A reference" not in said


@pytest.mark.parametrize("tag", ["ar", "it"])
def test_every_code_is_explained_in_each_language(tag: str) -> None:
    texts = [*(code.summary for code in CODES.values()), *CURES.values()]
    assert [text for text in texts if translated(text, speech(tag)) == text] == []


def test_an_unchanged_build_speaks_the_language_that_is_asked_for_now(site: Path) -> None:
    (site / "2030" / "stray.txt").write_text("?", "utf-8")
    first = run("build", "--jobs", "1")
    assert "warning: `2030/stray.txt` is not used for anything. [unknown-file]" in first.stderr
    again = run("--lang", "it", "build", "--jobs", "1", "--report", "report.json")
    assert json.loads(Path("report.json").read_text("utf-8"))["way"] == "unchanged"
    assert "avviso: `2030/stray.txt` non serve a nulla. [unknown-file]" in again.stderr
    assert "0 pagine rifatte" in again.stderr
    assert run("build", "--jobs", "1").stderr.splitlines()[0] == first.stderr.splitlines()[0]


def test_formats_for_machines_keep_codes_and_severities_and_have_no_isolates(site: Path) -> None:
    break_site("unknown-speaker")
    found = json.loads(run("--lang", "ar", "check", "--format", "json").stdout)["diagnostics"][0]
    assert (found["code"], found["severity"]) == ("unknown-speaker", "error")
    assert found["message"] == "لا يوجد متحدث `omar-noor`."
    assert found["hint"] == "هل تقصد `omar-nur`؟"
    noted = run("--lang", "it", "check", "--format", "github").stdout
    assert noted.startswith(
        "::error file=content/2030/panels/lights.yaml,line=8,col=15,title=unknown-speaker::Il relatore"
    )
    log = json.loads(run("--lang", "it", "check", "--format", "sarif").stdout)["runs"][0]
    assert log["results"][0]["message"]["text"] == "Il relatore `omar-noor` non esiste. Intendevi `omar-nur`?"
    assert (log["results"][0]["ruleId"], log["results"][0]["level"]) == ("unknown-speaker", "error")
