#!/usr/bin/env bash
# The figures of a model's distortion head on images that it has not seen, for its card.
#
#     bench/explained_figures.sh "./qpt" MODEL LIST [SAMPLES]        LIST: a .txt of images, or a folder
#
# Prints the table of `qpt distortions evaluate` for two seeds, then how often nothing is found in the images themselves.
set -euo pipefail
qpt=$1 model=$2 images=$3 samples=${4:-600}
for seed in 2 3; do
  echo "seed $seed"
  $qpt distortions evaluate --model "$model" --images "$images" --samples "$samples" --seed $seed --threads 1
done
list() { if [ -d "$images" ]; then echo "$images"; else cat "$images"; fi; }
list | $qpt score --model "$model" --explain --threads 1 --recursive --format csv - 2> /dev/null |
  awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "causes") after = NF - i; next }
           $(NF - after) == "none" { none++ } $(NF - after) ~ /:/ { causes++ }
           END { printf "nothing found in %d of %d images\n", none, none + causes }'
