"""Write docs/content-reference.md from the model. Usage: python tools/write_content_reference.py"""

from pathlib import Path

from jumbo_site.content.reference import content_reference

if __name__ == "__main__":
    target = Path(__file__).resolve().parent.parent / "docs" / "content-reference.md"
    target.write_text(content_reference(), "utf-8", newline="\n")
