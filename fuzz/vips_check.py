#!/usr/bin/env python3
"""Counts the mutated images that were read without a warning although libvips refuses them.

Usage: vips_check.py FOLDER, where FOLDER is fuzz.out of MediaFuzz (results.csv and files/); needs the command vips
(Debian: libvips-tools). Writes FOLDER/pairs.csv with the files and libvips' reasons.
"""
import collections
import csv
import pathlib
import subprocess
import sys
import tempfile

IMAGES = {"jpg", "png", "gif", "webp", "tif"}  # libvips of Debian has no reader of BMP without ImageMagick


def refusal(file, scratch):
    """The last line of libvips' error, or None if it reads the file without a warning."""
    run = subprocess.run(
        ["vips", "copy", f"{file}[fail-on=warning]", scratch], capture_output=True, text=True, errors="replace", timeout=60
    )
    return None if run.returncode == 0 else (run.stderr.strip().splitlines() or ["no reason"])[-1]


def main(folder):
    read, pairs = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as scratch, open(folder / "results.csv", encoding="utf-8") as results, open(
        folder / "pairs.csv", "w", encoding="utf-8", newline=""
    ) as out:
        writer = csv.writer(out)
        writer.writerow(["file", "seed", "mutations", "reason"])
        for row in csv.DictReader(results):
            if row["outcome"] != "read" or row["format"] not in IMAGES:
                continue
            read[row["format"]] += 1
            reason = refusal(folder / row["file"], f"{scratch}/x.v")
            if reason:
                pairs[row["format"]] += 1
                writer.writerow([row["file"], row["seed"], row["mutations"], reason])
    for name in sorted(read):
        print(f"{name}: {read[name]} read without a warning, of which libvips refuses {pairs[name]}")
    print(f"all: {sum(read.values())} read without a warning, of which libvips refuses {sum(pairs.values())}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
