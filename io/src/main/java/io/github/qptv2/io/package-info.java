/**
 * Code shared by all modules: atomic writing ({@link AtomicFile}), file types ({@link MediaFiles}), folders in a fixed
 * order ({@link FileTree}), ordered parallel execution ({@link OrderedExecutor}), random numbers ({@link SplitMix64}),
 * names of former versions ({@link LegacyNames}).
 */
@NullMarked
package io.github.qptv2.io;

import org.jspecify.annotations.NullMarked;
