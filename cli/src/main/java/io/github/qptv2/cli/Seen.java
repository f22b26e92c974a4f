package io.github.qptv2.cli;

import java.nio.file.Path;

import io.github.qptv2.rank.Album;

/** What is kept of a scored picture until all are known. */
record Seen(Row row, Path file, Album.Piece thumbnail, Album.Piece heat) {}
