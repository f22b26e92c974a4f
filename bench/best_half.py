#!/usr/bin/env python3
"""Lists the images of BIQ2021 whose MOS is at least the median of its training part, as sources of distortions.

    bench/best_half.py BIQ2021 LIST [MEDIAN] > pristine.txt        LIST: names or paths of images, one a line
"""
import csv, statistics, sys
from pathlib import Path

folder, names = Path(sys.argv[1]), Path(sys.argv[2]).read_text().splitlines()
with open(folder / "Train (Images and MOS).csv", newline="") as table:
    mos = {row[0].lower(): float(row[1]) for row in list(csv.reader(table))[1:] if row and row[0]}
images = [name for name in (Path(line).name for line in names if line and line[0] != "#") if name.lower() in mos]
least = float(sys.argv[3]) if len(sys.argv) > 3 else statistics.median(mos[name.lower()] for name in images)
print(f"{least} is the least MOS", file=sys.stderr)
for name in images:
    if mos[name.lower()] >= least:
        print((folder / "Images" / name).resolve())
