package io.github.qptv2.cli.rank;

import java.nio.file.Path;

import io.github.qptv2.cli.output.ResultRow;
import io.github.qptv2.rank.ThumbnailStore;

/** Data of a scored image that is kept until the ranking is complete. */
record ScoredRow(ResultRow row, Path file, ThumbnailStore.Slot thumbnail, ThumbnailStore.Slot heat) {}
