"""Images in sizes, without what a camera told, within bounds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image, ImageCms, ImageDraw

from jumbo_site.content.image_files import MAX_PIXELS, read_images
from jumbo_site.model.images import SMALLEST, WIDTHS, ImageFacts, sizes_of
from jumbo_site.outputs.images import LARGEST
from tests.conftest import build
from tests.large_site import draw_portrait
from tests.test_sites import place

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


pytestmark = pytest.mark.xdist_group("images")


def photo(path: Path, size: tuple[int, int], orientation: int = 1, *, quality: int = 90) -> None:
    """Save a photo as a camera does: red above, blue below as its sensor saw it, with place and maker."""
    image = Image.new("RGB", size, "#0000ff")
    ImageDraw.Draw(image).rectangle((0, 0, size[0], size[1] // 2), fill="#ff0000")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Invented camera"
    exif.get_ifd(GPS)[1] = "N"
    image.save(
        path, exif=exif, quality=quality, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )


def _encoded(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((100, 100), 80).save(stream, kind)
    return stream.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("images")
    place(None, folder)
    media = folder / "content" / "media"
    media.mkdir(exist_ok=True)
    photo(media / "turned.jpg", (1200, 800), orientation=6)
    photo(media / "huge.jpg", (3000, 100))
    draw_portrait(media / "ana.jpg", "ana")
    Image.new("RGBA", (700, 300), (10, 20, 30, 0)).save(media / "logo.png")
    Image.new("RGB", (40, 40)).save(media / "dot.png")
    (media / "broken.jpg").write_bytes(b"no image")
    speaker = folder / "content" / "speakers" / "ana-deda.yaml"
    speaker.write_text(speaker.read_text("utf-8") + "photo: media/ana.jpg\n", "utf-8")
    page = folder / "content" / "pages" / "about.en.md"
    text = '\n\n![The harbour](/media/turned.jpg "The harbour at dusk > noon")\n\nSee ![a dot](/media/dot.png) here.\n'
    page.write_text(page.read_text("utf-8") + text, "utf-8")
    done = build(folder / "content", folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_no_published_image_tells_where_it_was_taken(site: Path) -> None:
    images = [path for path in site.rglob("*") if path.suffix in (".jpg", ".png", ".webp")]
    assert len(images) > 8
    for path in images:
        if path.name == "broken.jpg":
            continue
        with Image.open(path) as image:
            assert not dict(image.getexif()), path
            assert max(image.size) <= LARGEST


def test_a_photo_is_shown_as_its_camera_was_held(site: Path) -> None:
    with Image.open(site / "media" / "turned.jpg") as image:
        assert image.size == (800, 1200)
        left, right = image.convert("RGB").getpixel((100, 600)), image.convert("RGB").getpixel((700, 600))
    assert isinstance(left, tuple) and isinstance(right, tuple)
    assert left[2] > 200 > 100 > left[0]
    assert right[0] > 200 > 100 > right[2]


def test_what_tells_nothing_and_is_small_stays_byte_by_byte(site: Path) -> None:
    for name in ("ana.jpg", "logo.png", "dot.png"):
        assert (site / "media" / name).read_bytes() == (site.parent / "content" / "media" / name).read_bytes()


def test_transparency_stays(site: Path) -> None:
    wide = sorted(site.glob("assets/images/picture-*.webp"))
    modes = set()
    for path in wide:
        with Image.open(path) as image:
            modes.add(image.mode)
    assert modes == {"RGB", "RGBA"}


def test_a_portrait_offers_squares_and_keeps_its_room(site: Path) -> None:
    document = html.document_fromstring((site / "en" / "speakers" / "ana-deda" / "index.html").read_bytes())
    (picture,) = document.xpath("//main//picture")
    (own,) = picture.xpath(".//img")
    assert (own.get("width"), own.get("height")) == ("480", "480")
    offered = picture.xpath(".//source")[0].get("srcset").split(", ")
    assert [one.split()[1] for one in offered] == ["128w", "320w"]
    for one in offered:
        address, width = one.split()
        with Image.open((site / "en" / "speakers" / "ana-deda" / address).resolve()) as image:
            assert image.size == (int(width[:-1]),) * 2


def test_an_image_with_a_title_is_a_figure(site: Path) -> None:
    document = html.document_fromstring((site / "en" / "about" / "index.html").read_bytes())
    (figure,) = document.xpath("//figure")
    assert figure.findtext("figcaption") == "The harbour at dusk > noon"
    image = figure.xpath(".//img")[0]
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("The harbour", "800", "1200")
    assert image.get("title") is None
    assert [one.split()[1] for one in figure.xpath(".//source")[0].get("srcset").split(", ")] == ["480w", "800w"]
    (dot,) = document.xpath("//p/img[@alt='a dot']")
    assert (dot.get("width"), dot.get("height")) == ("40", "40")


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["portrait", "picture"]))
def test_no_size_is_larger_than_the_image(width: int, height: int, use: str) -> None:
    sizes = sizes_of(ImageFacts(width, height, "0" * 16), use)  # type: ignore[arg-type]
    across = min(width, height) if use == "portrait" else width
    assert list(sizes) == sorted(set(sizes))
    assert all(size <= across for size in sizes)
    assert bool(sizes) == (across > SMALLEST)
    assert not sizes or sizes[-1] == min(across, WIDTHS[use][-1])  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("text.jpg", b"no image at all", "image-unreadable"),
        ("empty.png", b"", "image-unreadable"),
        ("half.gif", b"GIF89a", "image-unreadable"),
        ("cut.jpg", _encoded("JPEG")[:1500], "image-unreadable"),
        ("cut.png", _encoded("PNG")[:1500], "image-unreadable"),
        ("cut.webp", _encoded("WEBP")[:-100], "image-unreadable"),
    ],
)
def test_what_is_no_image_is_told(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    facts, problems = read_images(tmp_path, [name], "content")
    assert facts == {}
    assert [(one.code, one.location.file if one.location else None) for one in problems] == [(code, f"content/{name}")]


def test_a_lying_header_costs_no_memory(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("L", (10, 10)).save(stream, "PNG")
    data = bytearray(stream.getvalue())
    data[16:24] = (8000).to_bytes(4, "big") * 2
    assert MAX_PIXELS < 8000 * 8000
    (tmp_path / "lie.png").write_bytes(data)
    facts, problems = read_images(tmp_path, ["lie.png"], "content")
    assert facts == {}
    assert len(problems) == 1
