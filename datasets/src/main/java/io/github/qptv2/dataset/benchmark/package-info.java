/**
 * One reader for every public dataset. To add one, implement {@link io.github.qptv2.dataset.benchmark.DatasetReader}
 * and list it in {@link io.github.qptv2.dataset.benchmark.DatasetReaders}.
 */
@NullMarked
package io.github.qptv2.dataset.benchmark;

import org.jspecify.annotations.NullMarked;
