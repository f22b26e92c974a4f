#!/usr/bin/env python3
"""Coverage of the intervals of the MOS by subset, and shares of images that are out of domain.

    bench/how_sure.py "./qpt" MODEL BIQ2021 IMAGES WORK [NEAR_DUPLICATES.csv]

Scores BIQ2021's official test part and the images of bench/domain_images.py with a model that `qpt calibrate --intervals`
has fitted, once: rows in WORK are kept. Prints two tables in Markdown, with 95 % intervals of the shares (Wilson, 1927).
All images of BIQ2021 have 512 x 512 pixels, so small and large are by the bytes of the file.
"""
import csv, json, math, shlex, statistics, struct, subprocess, sys
from collections import defaultdict
from pathlib import Path

qpt, model, biq2021, drawn, work = shlex.split(sys.argv[1]), sys.argv[2], *map(Path, sys.argv[3:6])
work.mkdir(parents=True, exist_ok=True)


def rows(name, files):
    out = work / f"{name}.jsonl"
    subprocess.run([*qpt, "score", "--model", model, "--format", "jsonl", "--out", str(out), "--resume", "-"],
                   input="\n".join(map(str, files)), text=True, check=True)
    named = set(map(str, files))
    return [row for row in map(json.loads, out.read_text().splitlines()) if row["path"] in named]


def share(hits):
    n, p, z = len(hits), sum(hits) / max(1, len(hits)), 1.96
    if n == 0:
        return "- | 0"
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return f"{100 * p:.1f} % ({100 * low:.1f} to {100 * high:.1f}) | {n}"


with open(model, "rb") as file:
    metadata = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))["__metadata__"]
level, quantile, reach = map(float, metadata["qpt.uncertainty.interval"].split())
knots = [list(map(float, metadata["qpt.uncertainty." + key].split())) for key in ("mos", "residuals")]


def residual(mos):
    x, y = knots
    for i in range(1, len(x)):
        if mos < x[i]:
            return y[i - 1] + (y[i] - y[i - 1]) * max(0, mos - x[i - 1]) / (x[i] - x[i - 1])
    return y[-1]


with open(biq2021 / "Test (Images and MOS).csv", encoding="utf-8-sig", newline="") as file:
    labels = {row[0]: float(row[1]) for row in list(csv.reader(file))[1:]}
images = []
for row in rows("biq2021-test", [biq2021 / "Images" / name for name in labels]):
    label, half = labels[Path(row["path"]).name], max(row["mos"] - row["mos_low"], row["mos_high"] - row["mos"])
    images.append(row | {"covered": row["mos_low"] <= label <= row["mos_high"], "half": half, "error": abs(label - row["mos"]),
                         "far": half / (quantile * residual(row["mos"])), "bytes": Path(row["path"]).stat().st_size})


def thirds(key):
    order = sorted(images, key=lambda image: image[key])
    n = len(order)
    return [order[i * n // 3:(i + 1) * n // 3] for i in range(3)]


def halves(key):
    middle = statistics.median(image[key] for image in images)
    return [image for image in images if image[key] <= middle], [image for image in images if image[key] > middle]


subsets = {"all": images}
subsets |= zip(("lowest third of the predicted MOS", "middle third", "highest third"), thirds("mos"))
subsets["no farther from the training images than 90 % of them"] = [image for image in images if image["far"] <= 1 + 1e-6]
subsets["farther"] = [image for image in images if image["far"] > 1 + 1e-6]
subsets |= zip(("less usual half, by `domain_p`", "more usual half"), halves("domain_p"))
subsets |= zip(("narrower half of the intervals", "wider half"), halves("half"))
subsets |= zip(("smaller half of the files", "larger half"), halves("bytes"))
if len(sys.argv) > 6:
    with open(sys.argv[6], newline="") as file:
        named = {Path(value).name for row in csv.DictReader(file) for key, value in row.items()
                 if key in ("name", "test_image", "image", "path")}
    subsets["without near duplicates of training images"] = [i for i in images if Path(i["path"]).name not in named]
print(f"BIQ2021, official test part, intervals of {100 * level:.0f} %\n\n| images | covered | number | mean width |\n|---|---|---|---|")
for name, members in subsets.items():
    width = statistics.mean(2 * image["half"] for image in members) if members else math.nan
    print(f"| {name} | {share([image['covered'] for image in members])} | {width:.3f} |")
order = [sorted(range(len(images)), key=lambda i: images[i][key]) for key in ("half", "error")]
ranks = [sorted(range(len(images)), key=places.__getitem__) for places in order]
error = statistics.correlation(*ranks)
print(f"\nSpearman's correlation of width and absolute error: {error:.3f}\n")

kinds = defaultdict(list)
for row in rows("drawn", sorted(p for p in drawn.iterdir() if p.suffix in (".png", ".jpg"))):
    kinds[Path(row["path"]).name.split("-")[0]].append(row)
flagged = lambda members: [image["domain"] == "out-of-domain" for image in members]
print("| images | out of domain | number |\n|---|---|---|")
print(f"| BIQ2021, official test part | {share(flagged(images))} |")
print(f"| not photographs | {share([hit for members in kinds.values() for hit in flagged(members)])} |")
for kind, members in sorted(kinds.items()):
    print(f"| {kind} | {share(flagged(members))} |")
missed = [Path(row["path"]).name for members in kinds.values() for row in members if row["domain"] != "out-of-domain"]
print("\nNot flagged: " + (", ".join(sorted(missed)) or "none"))
