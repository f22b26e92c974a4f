"""Corrupts image files in known ways and compares the tools that report it.

    reliability.py make FOLDER PHOTO...     # sound variants of each photo and corrupt copies, listed in FOLDER/paths.txt
    bench/run integrity < FOLDER/paths.txt > FOLDER/findings.tsv
    reliability.py compare FOLDER           # table of what djpeg, vips, ImageMagick, Pillow and the product report

Needs Pillow, and cjpeg, djpeg, jpegtran (libjpeg-turbo), vips and convert (ImageMagick) on the path.
"""

import collections
import pathlib
import random
import subprocess
import sys

from PIL import Image

SIDE = 700  # pixels of the longer side


def quiet(*command, **arguments):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **arguments)


def variants(photo, folder):
    """Sound JPEGs of a photo by several encoders and modes, by name."""
    image = Image.open(photo).convert("RGB")
    image.thumbnail((SIDE, SIDE))
    base = folder / photo.stem

    def save(kind, pixels=image, **options):
        path = f"{base}-{kind}.jpg"
        pixels.save(path, quality=options.pop("quality", 85), **options)
        return kind, pathlib.Path(path)

    def transform(kind, source, *options):
        path = pathlib.Path(f"{base}-{kind}.jpg")
        subprocess.run(["jpegtran", *options, "-outfile", str(path), str(source)], check=True)
        return kind, path

    yield save("420")
    yield save("444", subsampling=0, quality=95)
    yield save("422-optimized", subsampling=1, optimize=True)
    yield save("gray", image.convert("L"))
    yield save("cmyk", image.convert("CMYK"))
    yield save("progressive", progressive=True)
    yield save("progressive-444", progressive=True, subsampling=0, quality=95)
    yield save("progressive-gray", image.convert("L"), progressive=True)
    yield transform("restart", base.parent / f"{photo.stem}-420.jpg", "-restart", "1")
    yield transform("progressive-restart", base.parent / f"{photo.stem}-progressive.jpg", "-progressive", "-restart", "10B")


def entropy(data):
    """First and last offset of coded data: from the first scan to the end marker."""
    at = 2
    while data[at + 1] != 0xDA:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at + 2 + int.from_bytes(data[at + 2 : at + 4], "big"), len(data) - 2


def corruptions(data, chance):
    first, last = entropy(data)

    def place(length):
        return chance.randrange(first, last - length)

    def zeroed(length):
        at = place(length)
        return data[:at] + bytes(length) + data[at + length :]

    def flipped(number):
        copy = bytearray(data)
        for _ in range(number):
            copy[place(1)] ^= chance.randrange(1, 256)
        return bytes(copy)

    def dropped(length):
        at = place(length)
        return data[:at] + data[at + length :]

    def repeated(length):
        at = place(length)
        return data[: at + length] + data[at:]

    yield "zeroed 64", zeroed(64)
    yield "zeroed 2000", zeroed(2000)
    yield "cut, FFD9", data[: place(1)] + b"\xff\xd9"
    yield "cut", data[: place(1)]
    yield "flipped 1", flipped(1)
    yield "flipped 8", flipped(8)
    yield "dropped 1", dropped(1)
    yield "dropped 500", dropped(500)
    yield "repeated 500", repeated(500)


def make(folder, photos):
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(1)
    paths = []
    for photo in photos:
        for kind, path in variants(photo, folder):
            paths.append(path)
            for name, data in corruptions(path.read_bytes(), chance):
                copy = path.with_name(f"{path.stem}+{name.replace(', ', ' ').replace(' ', '-')}.jpg")
                copy.write_bytes(data)
                paths.append(copy)
    (folder / "paths.txt").write_text("".join(f"{path}\n" for path in paths))


def pillow(path):
    try:
        Image.open(path).load()
        return False
    except Exception:
        return True


def reports(path):
    """Which of the other tools report the file."""
    djpeg, vips = quiet("djpeg", "-strict", path), quiet("vips", "avg", f"{path}[fail-on=warning]")
    magick = quiet("convert", "-regard-warnings", path, "null:")
    return {
        "djpeg": djpeg.returncode != 0 or bool(djpeg.stderr),
        "vips": vips.returncode != 0 or b"warning" in vips.stderr.lower(),
        "ImageMagick": magick.returncode != 0 or bool(magick.stderr),
        "Pillow": pillow(path),
    }


def compare(folder):
    lines = (folder / "findings.tsv").read_text().splitlines()
    findings = dict(line.split("\t", 1) for line in lines)
    table = collections.defaultdict(collections.Counter)
    for path in (folder / "paths.txt").read_text().splitlines():
        others = reports(path)
        kind = path.rsplit("+", 1)[1][:-4] if "+" in path else "sound"
        row = table[kind]
        row["files"] += 1
        row["product"] += path in findings
        for tool, report in others.items():
            row[tool] += report
        if any(others.values()) and path not in findings:
            row["missed"] += 1
            print("missed:", path, [tool for tool, report in others.items() if report], file=sys.stderr)
    columns = ["files", "product", "djpeg", "vips", "ImageMagick", "Pillow", "missed"]
    print("| corruption | " + " | ".join(columns) + " |\n|---" + "|---:" * len(columns) + "|")
    for kind, row in table.items():
        print(f"| {kind} | " + " | ".join(str(row[column]) for column in columns) + " |")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]), [pathlib.Path(photo) for photo in sys.argv[3:]])
    else:
        compare(pathlib.Path(sys.argv[2]))
