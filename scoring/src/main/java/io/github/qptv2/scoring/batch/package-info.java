/**
 * Scoring of many files: decoding ahead on several threads, bounded memory, results in order, one result per file.
 *
 * <ul>
 *   <li>{@link io.github.qptv2.scoring.batch.BatchScorer} scores a stream of paths, images and videos, and hands each
 *       {@link io.github.qptv2.scoring.batch.BatchResult} to a listener; a corrupt file is a result, not an exception.
 *   <li>{@link io.github.qptv2.scoring.batch.BatchOptions} sets the threads and how files are decoded.
 *   <li>{@link io.github.qptv2.scoring.batch.ResultRow} is a result as one row of a table, with its JSON and CSV form.
 * </ul>
 *
 * <pre>{@code
 * try (var scorer = Scorer.builtIn("qpt-iqa-mini"); var files = Files.list(folder)) {
 *     new BatchScorer(scorer).score(files.sorted(), result ->
 *             System.out.println(ResultRow.of(result.item().toString(), result, scorer).toJson()));
 * }
 * }</pre>
 *
 * @since 0.2
 */
@NullMarked
package io.github.qptv2.scoring.batch;

import org.jspecify.annotations.NullMarked;
