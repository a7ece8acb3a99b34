"""Every message of the program is made of one literal, whose fields and arguments are the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "jumbo_site"
FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
FILLED_LATER = {"here"}
"""The character at hand, which content.yaml_messages puts into a message of its table."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "say_plural"):
                yield f"{module.relative_to(PACKAGE)}:{node.lineno}", node


def test_a_template_is_one_literal() -> None:
    numbers = {"say": 1, "say_plural": 2}
    wrong = [
        place
        for place, call in calls()
        for template in call.args[: numbers[getattr(call.func, "id", "")]]
        if not (isinstance(template, ast.Constant) and isinstance(template.value, str))
    ]
    assert wrong == []


def test_fields_and_arguments_are_the_same() -> None:
    wrong = {}
    for place, call in calls():
        if any(keyword.arg is None for keyword in call.keywords):
            continue  # ``**`` of a mapping
        given = {str(keyword.arg) for keyword in call.keywords}
        literals = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        fields = {field for text in literals if isinstance(text, str) for field in FIELD.findall(text)}
        given |= {"n"} if len(call.args) > 2 else set()
        if fields - FILLED_LATER != given and not (fields - {"n"} == given - {"n"} and len(call.args) > 2):
            wrong[place] = (fields, given)
    assert wrong == {}


SHOWN = {
    "diagnostic": (1, 3),
    "Diagnostic": (2, 4),
    "fail": (0, 2),
    "labelled": (1,),
    "told": (0,),
    "echo": (0,),
    "confirm": (0,),
    "UsageError": (0,),
    "BadParameter": (0,),
    "ClickException": (0,),
}
"""Which arguments of a call are shown to organisers. Where types tell, mypy holds the same."""


def _has_words(node: ast.expr) -> bool:
    """Tell whether a literal, or the literal parts of an f-string, are words and not a label or a sign."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(re.search(r"[a-z]{2} |[A-Za-z]{3}", text) is not None for text in texts)


def test_nothing_is_shown_that_could_not_be_translated() -> None:
    wrong = []
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            shown = [node.args[place] for place in SHOWN.get(name, ()) if place < len(node.args)]
            if any(isinstance(one, ast.Constant | ast.JoinedStr) and _has_words(one) for one in shown):
                wrong.append(f"{module.relative_to(PACKAGE)}:{node.lineno}")
    assert wrong == []
