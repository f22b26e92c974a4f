#!/usr/bin/env python3
"""Images that are no photographs, none of them drawn by the generator that `qpt calibrate --intervals` fits to.

    bench/domain_images.py OUT

Screenshots of local HTML documents by Chromium at the sizes of a desktop, a tablet and a phone; dark terminals; pages of
manuals, printed by Chromium and rendered by PDFium; charts by matplotlib; icons of the installed themes, drawn by
Chromium; charts and screenshots of this repository. A third of them are stored as JPEG. Existing files are kept. Needs
Chromium, man-db, groff, Pillow, matplotlib (PSF-like license) and pypdfium2 (Apache-2.0 or BSD).
"""
import html, io, random, subprocess, sys, tempfile
from pathlib import Path
from urllib.parse import quote

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pypdfium2
from PIL import Image

out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
random.seed(21)
rng = np.random.default_rng(21)
scratch = Path(tempfile.mkdtemp())


def chromium(*options):
    subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--user-data-dir={scratch / 'profile'}", *options], check=True, capture_output=True, timeout=120)


def keep(image, name, place):
    """Every third one as JPEG."""
    image = image.convert("RGB")
    if place % 3 == 2:
        image.save(out / f"{name}.jpg", quality=[60, 80, 92][place // 3 % 3])
    else:
        image.save(out / f"{name}.png")


def made(name):
    return any((out / f"{name}.{ending}").exists() for ending in ("png", "jpg"))


def screenshot(page, name, place, size):
    if made(name):
        return
    shot = scratch / "shot.png"
    chromium(f"--window-size={size[0]},{size[1]}", f"--screenshot={shot}", "file://" + quote(str(page)))
    keep(Image.open(shot), name, place)


SIZES = [(1280, 800), (390, 844), (1920, 1080), (820, 1180), (1024, 768)]


def documents():
    folders = ["/usr/share/doc/libimage-exiftool-perl/html", "/usr/share/doc/valgrind/html", "/usr/share/doc/nodejs/api",
               "/usr/share/doc/libxslt1-dev/html", "/usr/share/doc/libffi8/html", "/usr/share/doc/shared-mime-info"]
    place = 0
    for folder in folders:
        pages = sorted(p for p in Path(folder).rglob("*.html") if p.stat().st_size > 4000)
        for page in random.sample(pages, min(len(pages), 9)):
            screenshot(page, f"screenshot-{place:02}", place, SIZES[place % len(SIZES)])
            place += 1


def terminals():
    commands = ["ls -la /usr/bin | head -60", "ls -la /etc | head -70", "cat /etc/services | head -80", "dpkg -l | head -70",
                "head -80 /etc/mime.types", "locale -a; env | cut -c1-20 | head -5; df | head -30", "git --help", "tar --help | head -80"]
    for place, command in enumerate(commands):
        text = subprocess.run(command, shell=True, capture_output=True, text=True).stdout
        colors = [("#111", "#ddd"), ("#002b36", "#93a1a1"), ("#000", "#3f3"), ("#fdf6e3", "#333")][place % 4]
        page = scratch / "terminal.html"
        page.write_text(f"<body style='background:{colors[0]};color:{colors[1]};font:{11 + place}px monospace'>"
                        f"<pre>{html.escape(text)}</pre>")
        screenshot(page, f"terminal-{place:02}", place, SIZES[place % 3])


def manuals():
    names = ["bash", "tar", "find", "grep", "sed", "git-log", "ssh", "less", "perlre", "gcc", "chmod", "dpkg"]
    for place, name in enumerate(names):
        if made(f"page-{name}"):
            continue
        text = subprocess.run(["man", "-Tutf8", name], capture_output=True, text=True, env={"MANWIDTH": "90", "PATH": "/usr/bin:/bin", "GROFF_NO_SGR": "1"}).stdout
        text = "".join(c for i, c in enumerate(text) if c != "\b" and text[i + 1:i + 2] != "\b")
        if len(text) < 2000:
            continue
        page, pdf = scratch / "manual.html", scratch / "manual.pdf"
        page.write_text(f"<meta charset=utf-8><body style='font:{9 + place % 4}pt {['serif', 'monospace'][place % 2]}'><pre style='font:inherit;white-space:pre-wrap'>{html.escape(text[:20000])}</pre>")
        chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", "file://" + str(page))
        document = pypdfium2.PdfDocument(pdf)
        keep(document[place % min(3, len(document))].render(scale=[1, 1.5, 2][place % 3]).to_pil(), f"page-{name}", place)


def charts():
    def line(ax): [ax.plot(np.cumsum(rng.normal(size=200))) for _ in range(3)]
    def bars(ax): ax.bar(range(12), rng.random(12))
    def points(ax): ax.scatter(rng.normal(size=400), rng.normal(size=400), c=rng.random(400))
    def pie(ax): ax.pie(rng.random(6), labels=list("abcdef"))
    def heat(ax): ax.imshow(rng.random((12, 12)), cmap="viridis")
    def histogram(ax): ax.hist(rng.normal(size=2000), 40)
    def boxes(ax): ax.boxplot([rng.normal(size=80) for _ in range(6)])
    def contours(ax): ax.contourf(np.add.outer(np.sin(np.linspace(0, 6, 80)), np.cos(np.linspace(0, 5, 80))))
    def violins(ax): ax.violinplot([rng.normal(size=80) for _ in range(5)])
    def stems(ax): ax.stem(rng.random(30))
    kinds = [line, bars, points, pie, heat, histogram, boxes, contours, violins, stems]
    for place in range(30):
        kind = kinds[place % len(kinds)]
        with plt.style.context(["default", "ggplot", "dark_background"][place // len(kinds)]):
            figure, axes = plt.subplots(1, 1 + place % 2, figsize=[(6.4, 4.8), (10, 5), (5, 6)][place % 3], squeeze=False)
            for ax in axes[0]:
                kind(ax)
                ax.set_title(f"{kind.__name__} of series {place}")
            buffer = io.BytesIO()
            figure.savefig(buffer, dpi=[80, 110, 150][place % 3])
            plt.close(figure)
        keep(Image.open(buffer), f"chart-{place:02}", place)


def drawings():
    icons = sorted(p for p in Path("/usr/share").rglob("*.svg")
                   if "symbolic" not in p.name and "Adwaita/cursors" not in str(p) and p.stat().st_size > 1500)
    icons = random.sample(icons, min(len(icons), 25))
    for place, icon in enumerate(icons):
        page = scratch / "icon.html"
        color = ["#fff", "#eee", "#345", "#fdd"][place % 4]
        page.write_text(f"<body style='margin:0;background:{color}'><img src='file://{quote(str(icon))}' style='width:100vw;height:100vh;object-fit:contain'>")
        screenshot(page, f"icon-{place:02}", place, [(512, 512), (640, 480), (800, 600)][place % 3])
    large = sorted(Path("/usr/share/icons/Adwaita/512x512").rglob("*.png"))
    for place, icon in enumerate(random.sample(large, min(len(large), 20))):
        drawn = Image.open(icon).convert("RGBA")
        paper = Image.new("RGBA", drawn.size, ["white", "#dde", "#222"][place % 3])
        keep(Image.alpha_composite(paper, drawn), f"drawing-{place:02}", place)


def repository():
    images = Path(__file__).parents[1] / "docs" / "images"
    for name in ("clip-curve.png", "joint-mini-curves.png", "pretraining-mini-curves.png", "page-agreement.jpg",
                 "page-compare.jpg", "page-groups.jpg", "page-map.jpg", "score-by-distortion.jpg"):
        if (images / name).exists():
            (out / ("docs-" + name)).write_bytes((images / name).read_bytes())


for step in (charts, repository, documents, terminals, manuals, drawings):
    step()
    print(f"{step.__name__}: {len(list(out.iterdir()))} images", file=sys.stderr)
