package io.github.qptv2.cli.rank;

import java.nio.file.Path;

import io.github.qptv2.rank.ThumbnailStore;
import io.github.qptv2.scoring.batch.ResultRow;

/** Data of a scored image that is kept until the ranking is complete. */
record ScoredRow(ResultRow row, Path file, ThumbnailStore.Slot thumbnail, ThumbnailStore.Slot heat) {}
