/**
 * Evaluates scores against MOS: {@link io.github.qptv2.evaluate.SplitProtocol} selects items,
 * {@link io.github.qptv2.evaluate.DatasetPredictor} scores them, {@link io.github.qptv2.evaluate.Evaluation} computes
 * the agreement, {@link io.github.qptv2.evaluate.HtmlReport} presents it. Also prediction files, linear probes and the
 * BRISQUE baseline.
 */
@NullMarked
package io.github.qptv2.evaluate;

import org.jspecify.annotations.NullMarked;
