"""Row 18 of ABUSE.md: files of media/ are pictures and documents; what a browser could run is refused."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from jumbo_site.content.load import load_content
from jumbo_site.content.media_files import KINDS, media_problems
from jumbo_site.content.svg_files import MAX_BYTES, MAX_DEPTH, SvgFault, svg_fault
from jumbo_site.outputs.image_notes import without_notes
from tests.build.small_site import Project

pytestmark = pytest.mark.xdist_group("hostile-media")

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def fault(inside: str, head: str = HEAD) -> SvgFault | None:
    return svg_fault(f"{head}{inside}</svg>".encode())


PICTURES = {
    "shapes": '<g fill="#c00"><circle r="4"/><path d="M0 0h9"/></g>',
    "gradient": '<linearGradient id="a"/><rect fill="url(#a)" style="stroke: url( \'#a\' )"/>',
    "use": '<defs><g id="s"/></defs><use href="#s"/><use xlink:href="#s"/>',
    "raster inside": '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "styles": "<style>.a{fill:#000;filter:url(#f)} @media print{.a{fill:#fff}} /* url(http://a.example/) */</style>",
    "font inside": "<style>@font-face{font-family:F;src:url(data:font/woff2;base64,d09GMg==)}</style>",
    "notes of a drawing program": (
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<r:Description r:about="" r:resource="http://purl.org/dc/dcmitype/StillImage"/></r:RDF></metadata>'
        '<i:path-effect xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="image(1): set"/>'
    ),
    "words": "<title>on load: url, script &amp; http://a.example/</title><text>javascript:alert(1)</text>",
    "movement": '<circle r="2"><animate attributeName="r" values="2;4" dur="1s"/></circle>',
}
"""Whatever mere pictures hold."""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_published(name: str) -> None:
    assert fault(PICTURES[name]) is None


def test_a_document_type_without_declarations_is_no_fault() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert svg_fault(f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{HEAD}</svg>'.encode()) is None
    assert svg_fault(b"\xef\xbb\xbf" + f"{HEAD}</svg>".encode()) is None


XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
ACTIVE = [
    "<script>alert(1)</script>",
    '<script href="/a.js"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    "<SCRIPT>alert(1)</SCRIPT>",
    '<g onload="alert(1)"/>',
    '<g ONCLICK="alert(1)"/>',
    f"<h:script {XHTML}>alert(1)</h:script>",
    f'<h:img {XHTML} src="x" onerror="alert(1)"/>',
    f'<metadata><h:iframe {XHTML} src="#"/></metadata>',
    "<foreignObject><p/></foreignObject>",
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a xlink:href=" java&#10;script:alert(1)"/>',
    '<a href="https://a.example/"/>',
    '<use href="https://a.example/b.svg#c"/>',
    '<use href="data:image/svg+xml,%3Csvg%3E#x"/>',
    '<image href="//a.example/b.png"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    '<image href="../../secret.png"/>',
    '<feImage href="https://a.example/b.png"/>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<a><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>',
    '<set attributeName=" onclick " to="alert(1)"/>',
    '<style>@import "https://a.example/b.css";</style>',
    "<style>a{fill:url(https://a.example/#a)}</style>",
    "<style><![CDATA[a{background:u\\72l(https://a.example/)}]]></style>",
    "<style>a{fill:u/**/rl(x);fill:url(/**/'//a.example/')}</style>",
    '<style>a{background:image-set("https://a.example/b.png" 1x)}</style>',
    '<style>@\\69mport "//a.example/"</style>',
    '<rect style="fill:url(https://a.example/#a)"/>',
    '<rect mask="url(https://a.example/#a)"/>',
    '<rect cursor="url(https://a.example/c.png), auto"/>',
    '<g xml:base="https://a.example/"/>',
    '<handler type="application/ecmascript">alert(1)</handler>',
]


@pytest.mark.parametrize("inside", ACTIVE)
def test_what_runs_loads_or_leads_on_is_refused(inside: str) -> None:
    found = fault(f"\n  {inside}\n")
    assert found is not None
    assert found.line == 2
    assert found.column >= 3
    assert "well-formed" not in found.message


WHOLE = {
    "a page": b"<html><body onload='alert(1)'/></html>",
    "no namespace": b"<svg><script>alert(1)</script></svg>",
    "script outside": b'<?xml version="1.0"?><script xmlns="http://www.w3.org/2000/svg">alert(1)</script>',
    "stylesheet": f'<?xml-stylesheet href="/media/a.csv" type="text/xsl"?>{HEAD}</svg>'.encode(),
    "entities": f'<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>{HEAD}&a;</svg>'.encode(),
    "bomb": f'<!DOCTYPE s [<!ENTITY a "{"a" * 99}"><!ENTITY b "{"&a;" * 99}">]>{HEAD}&b;</svg>'.encode(),
    "outside entity": f'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}&a;</svg>'.encode(),
    "another encoding": f'<?xml version="1.0" encoding="ISO-2022-JP"?>{HEAD}</svg>'.encode(),
    "EBCDIC": f'<?xml version="1.0" encoding="cp037"?>{HEAD}<script/></svg>'.encode(),
    "UTF-16": f"{HEAD}<script/></svg>".encode("utf-16"),
    "cut off": f"{HEAD}<g>".encode(),
    "nothing": b"",
    "NUL": f"{HEAD}\0</svg>".encode(),
    "HTML in its way": b'<svg xmlns="http://www.w3.org/2000/svg"><p><style><!--</style><img src=x onerror=alert(1)>',
    "deep": HEAD.encode() + b"<g>" * 100_000,
    "large": HEAD.encode() + b" " * MAX_BYTES + b"</svg>",
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_plain_picture_as_a_whole_is_refused(name: str) -> None:
    assert svg_fault(WHOLE[name]) is not None


def test_nesting_has_a_bound() -> None:
    assert fault("<g>" * (MAX_DEPTH - 1) + "</g>" * (MAX_DEPTH - 1)) is None
    assert fault("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH) is not None


@settings(max_examples=100)
@given(st.data())
def test_damage_gives_a_fault_or_a_picture_and_no_exception(data: st.DataObject) -> None:
    whole = bytearray(f"{HEAD}{''.join(PICTURES.values())}</svg>".encode())
    chance = random.Random(data.draw(st.integers(0, 10**6)))  # noqa: S311
    for _ in range(data.draw(st.integers(1, 5))):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    found = svg_fault(bytes(whole[: chance.randrange(len(whole) + 1)]))
    assert found is None or (found.line >= 1 and found.column >= 1 and found.message.endswith("."))


REFUSED = (
    *("plan.html", "PLAN.HTM", "a.xhtml", "a.xht", "a.xml", "a.xsl", "feed.atom", "a.rdf", "map.kml", "track.gpx"),
    *("a.js", "a.mjs", "a.css", "a.wasm", "a.svgz", "a.swf", "a.mht", "a.php", "a.cgi", "a.sh", "a.exe", "a.hta"),
    *("a.html.txt", "a.xml.gz", "a.php.jpg", "a.shtml.ar", "_headers", "_redirects", "CNAME", "a.", "a.html.en.pdf"),
    "a.svg.zip",
)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_a_kind_that_is_not_listed_is_refused_at_its_place(name: str, tmp_path: Path) -> None:
    (found,) = media_problems(tmp_path, [f"media/{name}"], "content")
    assert (found.code, str(found.severity)) == ("media-refused", "error")
    assert found.location is not None
    assert (found.location.file, found.location.line) == (f"content/media/{name}", 1)


@pytest.mark.parametrize("suffix", sorted({suffix for _, suffixes in KINDS for suffix in suffixes} - {".svg"}))
def test_documents_sound_film_and_images_are_published(suffix: str, tmp_path: Path) -> None:
    assert media_problems(tmp_path, [f"media/paper of 2022, v. 1{suffix}", f"media/B{suffix.upper()}"], "content") == []


def test_a_site_with_such_files_is_not_published(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    assert project.build().published
    published = sorted(path for path in (tmp_path / "site").rglob("*"))
    project.write("media/talks/index.html", "<script>alert(1)</script>")
    project.write("media/lamp.svg", f"{HEAD}\n<g onload='alert(1)'/></svg>")
    report = project.build()
    assert not report.published
    assert sorted(path for path in (tmp_path / "site").rglob("*")) == published
    told = [(one.code, one.location.file, one.location.line) for one in report.diagnostics if one.location]
    folder = (tmp_path / "content").as_posix()
    assert told == [
        ("svg-unsafe", f"{folder}/media/lamp.svg", 2),
        ("media-refused", f"{folder}/media/talks/index.html", 1),
    ]


PLACE = "SECRETPLACE"


def _told() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = PLACE
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def _frames(size: tuple[int, int]) -> list[Image.Image]:
    return [Image.new("RGB", size, colour) for colour in ("#100000", "#002000", "#000030")]


TELLING: dict[str, tuple[str, dict[str, object]]] = {
    "small.jpg": ("JPEG", {}),
    "small.png": ("PNG", {}),
    "small.webp": ("WEBP", {}),
    "small.avif": ("AVIF", {}),
    "phone.jpg": ("MPO", {"save_all": True}),
    "moving.png": ("PNG", {"save_all": True, "duration": 90, "loop": 2}),
    "moving.webp": ("WEBP", {"save_all": True, "duration": 90, "loop": 2, "lossless": True, "xmp": PLACE.encode()}),
    "moving.gif": ("GIF", {"save_all": True, "duration": 90, "loop": 2, "comment": PLACE.encode()}),
    "moving.avif": ("AVIF", {"save_all": True}),
}
"""What cameras and programs write: small pictures, several in one file, animations."""


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project.at(tmp_path_factory.mktemp("photos"))
    for name, (kind, options) in TELLING.items():
        first, *rest = _frames((60, 60) if name.startswith("small") else (300, 200))
        more = {"append_images": rest} if "save_all" in options else {}
        first.save(project.content(f"media/{name}"), kind, exif=_told(), **more, **options)  # type: ignore[arg-type]
    Image.new("RGB", (300, 200)).save(project.content("media/film.jpg"), "JPEG")
    with project.content("media/film.jpg").open("ab") as file:
        file.write(b"a film of " + PLACE.encode())
    assert project.build().published
    return project


@pytest.mark.parametrize("name", [*TELLING, "film.jpg"])
def test_no_picture_of_any_kind_tells_its_place(photos: Project, name: str) -> None:
    published = photos.folder / "site" / "media" / name
    assert PLACE.encode() in photos.content(f"media/{name}").read_bytes()
    assert PLACE.encode() not in published.read_bytes()
    with Image.open(published) as image:
        image.load()
        assert not image.getexif()


@pytest.mark.parametrize("name", ["moving.png", "moving.webp", "moving.gif"])
def test_an_animation_moves_as_before(photos: Project, name: str) -> None:
    with (
        Image.open(photos.content(f"media/{name}")) as before,
        Image.open(photos.folder / "site/media" / name) as after,
    ):
        assert (before.n_frames, before.info.get("loop")) == (after.n_frames, after.info.get("loop"))  # type: ignore[attr-defined]
        for frame in range(3):
            before.seek(frame)
            after.seek(frame)
            assert before.info.get("duration") == after.info.get("duration")
            assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()


@settings(max_examples=150)
@given(st.sampled_from(["PNG", "WEBP", "GIF"]), st.data())
def test_a_damaged_animation_is_copied_or_refused(kind: str, data: st.DataObject) -> None:
    stream = io.BytesIO()
    first, *rest = _frames((9, 9))
    first.save(stream, kind, save_all=True, append_images=rest)
    whole = bytearray(stream.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(13, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        copied = without_notes(bytes(whole[: data.draw(st.integers(20, len(whole)))]), kind)
    except (ValueError, IndexError):
        return
    assert copied is not None
    assert len(copied) <= len(whole) + 1


def test_a_picture_that_is_wider_than_any_and_a_lying_one_are_told_at_once(tmp_path: Path) -> None:
    """The memory that they cost is bounded in tests/outputs/test_images.py."""
    import zlib

    header = (50_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    chunk = b"IHDR" + header
    png = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    packed = zlib.compress(b"\0" * 10_000_000)  # a decompression bomb: a thousandth of what it unpacks to
    data = b"IDAT" + packed
    png += len(packed).to_bytes(4, "big") + data + zlib.crc32(data).to_bytes(4, "big")
    png += b"\0\0\0\0IEND\xaeB`\x82"
    project = Project.at(tmp_path)
    (project.content("media") / "wide.png").write_bytes(png)
    result = load_content(tmp_path / "content", "content")
    assert [(one.code, one.location.file) for one in result.diagnostics if one.location] == [
        ("image-too-large", "content/media/wide.png")
    ]
