"""The stylesheet of a site's own fonts (CSS Fonts 4): its families stand before those of the theme."""

from __future__ import annotations

from jumbo_site.model.theme_fonts import FontFile, ThemeFonts

TEXT, HEADING = "Own text", "Own heading"
HEADINGS = ":is(h1, h2, h3, h4)"
IN_ARABIC_LETTERS = ":is(:lang(ar), :lang(fa), :lang(ur))"


def _face(family: str, font: FontFile) -> str:
    """Return the rule of a file; the address is that from a stylesheet in ``static/css/``."""
    ranges = f"  unicode-range: {font.unicode_range};\n" if font.unicode_range else ""
    return (
        f'@font-face {{\n  font-family: "{family}";\n  src: url("../{font.file}") format("woff2");\n'
        f"  font-weight: {font.weight};\n  font-display: swap;\n{ranges}}}\n"
    )


def own_fonts_css(fonts: ThemeFonts) -> str:
    """Return the rules; an empty text where a site has no font of its own."""
    rules = [_face(TEXT, font) for font in fonts.text] + [_face(HEADING, font) for font in fonts.heading]
    if fonts.text:
        lists = (f'--{name}: "{TEXT}", var(--{name}-of-theme);' for name in ("serif", "naskh"))
        rules.append(f":root {{ {' '.join(lists)} }}\n")
    if fonts.heading:
        rules.append(f'{HEADINGS} {{ font-family: "{HEADING}", var(--serif); }}\n')
        rules.append(f'{HEADINGS}{IN_ARABIC_LETTERS} {{ font-family: "{HEADING}", var(--naskh); }}\n')
    return "".join(rules)
