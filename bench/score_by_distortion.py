#!/usr/bin/env python3
"""Draws docs/images/score-by-distortion.jpg: the sample at five levels of three distortions, with its scores.

    bench/score_by_distortion.py "./qpt" [MODEL]        needs Pillow
"""
import json, shlex, subprocess, sys, tempfile
from pathlib import Path
from PIL import Image, ImageDraw, ImageFont

qpt = shlex.split(sys.argv[1])
model = ["--model", sys.argv[2]] if len(sys.argv) > 2 else []
root = Path(__file__).resolve().parent.parent
sample = root / "docs" / "sample.jpg"
kinds = {"gaussian-blur": "Gaussian blur", "jpeg": "JPEG", "white-noise": "White noise"}
width, height, gap, line = 196, 132, 4, 24
sheet = Image.new("RGB", (6 * (width + gap) - gap, 3 * (height + line)), "white")
draw = ImageDraw.Draw(sheet)
font = ImageFont.load_default(15)

with tempfile.TemporaryDirectory() as folder:
    for kind in kinds:
        subprocess.run([*qpt, "degrade", str(sample), "--series", kind, "--out", f"{folder}/{kind}"], check=True)
        next(Path(folder, kind).glob("*-sheet.png")).unlink()
    scored = subprocess.run([*qpt, "score", *model, "--format", "jsonl", "--recursive", str(sample), folder],
                            check=True, capture_output=True, text=True).stdout
    score = {Path(row["path"]).name: row["score"] for row in map(json.loads, scored.splitlines())}
    for y, (kind, title) in enumerate(kinds.items()):
        files = [sample, *sorted(Path(folder, kind).glob("*.png"))]
        for x, file in enumerate(files):
            at = (x * (width + gap), y * (height + line))
            sheet.paste(Image.open(file).convert("RGB").resize((width, height), Image.LANCZOS), at)
            label = "original" if x == 0 else f"{title} {x}"
            draw.text((at[0] + 2, at[1] + height + 2), label, "#444", font)
            draw.text((at[0] + width - 2, at[1] + height + 2), f"{score[file.name]:.1f}", "black", font, anchor="ra")
sheet.save(root / "docs" / "images" / "score-by-distortion.jpg", quality=88)
