/**
 * Datasets: unlabeled images in folders, lists and tar shards ({@link io.github.qptv2.dataset.ImageDataset}), and
 * labeled items with MOS ({@link io.github.qptv2.dataset.LabeledDataset}). Subpackages read public benchmarks, tables
 * and splits.
 */
@NullMarked
package io.github.qptv2.dataset;

import org.jspecify.annotations.NullMarked;
