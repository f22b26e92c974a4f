#!/usr/bin/env python3
"""Spearman's correlation of score and strength over the 25 distortion types of KADID-10k, by photograph.

    bench/distortion_series.py "./qpt" PHOTOGRAPHS WORK [MODEL ...]

Reduces each photograph to a short side of 512 pixels, writes its series with `qpt degrade --series all` (once), scores
them with each model and prints a table for each: mean over photographs, worst photograph, photographs above -.60, and
how often the original has the highest score, or is within .2 points of it. Levels are ordered by strength; a type whose levels lie on both
sides of the original is two series. Needs Pillow and SciPy.
"""
import json, re, shlex, subprocess, sys
from collections import defaultdict
from pathlib import Path
from PIL import Image
from scipy.stats import spearmanr

qpt, photographs, work, models = shlex.split(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
small, series = work / "small", work / "series"
if not series.exists():
    small.mkdir(parents=True, exist_ok=True)
    for file in sorted(photographs.iterdir()):
        if file.suffix in (".jpg", ".png"):
            image = Image.open(file).convert("RGB")
            scale = 512 / min(image.size)
            image.resize([round(s * scale) for s in image.size], Image.LANCZOS).save(small / (file.stem + ".png"))
    subprocess.run([*qpt, "degrade", *sorted(map(str, small.iterdir())), "--series", "all", "--out", str(series)], check=True)

for sheet in series.glob("*-sheet.png"):
    sheet.unlink()
levels = defaultdict(list)  # (photograph, type) -> (severity, file); signed where the type has two sides
for line in (series / "degradations.jsonl").read_text().splitlines():
    row = json.loads(line)
    severity = row["severity"]
    if row["type"] in ("mean-shift", "contrast"):
        severity = float(re.search("=([-0-9.e]+)", row["chain"])[1])  # 0 is the identity
    levels[Path(row["source"]).stem, row["type"]].append((severity, row["path"]))

for model in models:
    rows = work / (Path(model).stem + ".jsonl")
    if not rows.exists():
        subprocess.run([*qpt, "score", "--model", model, "--format", "jsonl", "--out", str(rows), str(small), str(series)], check=True)
    score = {Path(r["path"]).name: r["score"] for r in map(json.loads, rows.read_text().splitlines())}
    table, first, total = defaultdict(list), 0, 0
    for (photograph, kind), entries in levels.items():
        sides = defaultdict(list)
        for severity, output in entries:
            if severity != 0:
                sides[severity > 0].append((abs(severity), score[Path(output).name]))
        original = score[photograph + ".png"]
        for positive, side in sides.items():
            points = [(0, original), *sorted(side)]
            if len(points) < 3:
                continue
            name = kind if len(sides) == 1 else kind + (" +" if positive else " -")
            table[name].append((spearmanr(*zip(*points)).statistic, photograph))
            total += 1
            first += original >= max(s for _, s in side) - 0.2
    print(f"\n{model}: the original is first, or within .2 points, in {first} of {total} series ({first / total:.0%})\n")
    print("| type | mean | worst | above -.60 |\n|---|---|---|---|")
    for name, values in sorted(table.items(), key=lambda item: sum(v for v, _ in item[1]) / len(item[1])):
        mean = sum(v for v, _ in values) / len(values)
        worst = max(values)
        print(f"| {name} | {mean:.2f} | {worst[0]:.2f} ({worst[1]}) | {sum(v > -.6 for v, _ in values)} of {len(values)} |")
