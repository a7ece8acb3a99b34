"""Files with which editors help: the schemas of the content, and settings for VS Code that name them."""

from __future__ import annotations

import json

from jumbo_site.content.schemas import content_schemas, schema_patterns
from jumbo_site.diagnostics.reports import json_text
from jumbo_site.model.content import Content

SETTINGS_FILE = ".vscode/settings.json"
EXTENSIONS_FILE = ".vscode/extensions.json"


def schema_files(content: Content | None) -> dict[str, str]:
    """Return the schemas by their file names; without content they suggest no ids."""
    return {f"{name}.json": json_text(schema) for name, schema in content_schemas(content).items()}


def vscode_settings(schema_names: list[str], schema_folder: str, content_folder: str) -> str:
    """Return settings by which the YAML extension of VS Code finds each file's schema."""
    patterns = schema_patterns([name.removesuffix(".json") for name in schema_names], content_folder)
    mapping = {f"./{schema_folder}/{name}.json": paths for name, paths in patterns.items()}
    return json.dumps({"yaml.schemas": mapping}, indent=2) + "\n"


def vscode_extensions() -> str:
    """Return which extensions VS Code proposes: for YAML by schemas, and for .editorconfig."""
    return json.dumps({"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]}, indent=2) + "\n"
