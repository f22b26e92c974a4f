package io.github.qptv2.cli.rank;

import java.nio.file.Path;

import io.github.qptv2.cli.output.ResultRow;
import io.github.qptv2.rank.ThumbnailStore;

/** What is kept of a scored image until all are known. */
record ScoredRow(ResultRow row, Path file, ThumbnailStore.Slot thumbnail, ThumbnailStore.Slot heat) {}
