/**
 * Scores of images and videos.
 *
 * <ul>
 *   <li><b>Load</b> a model with {@link io.github.qptv2.scoring.Scorer#load(java.nio.file.Path)}, or a built-in one
 *       with {@link io.github.qptv2.scoring.Scorer#builtIn}; {@link io.github.qptv2.scoring.ScorerOptions} chooses
 *       device and threads. A scorer is shared by all threads and closed at the end.
 *   <li><b>Score</b> an image from a file, a stream or memory:
 *       {@link io.github.qptv2.scoring.Scorer#score(java.nio.file.Path)} gives a {@link io.github.qptv2.scoring.Score}.
 *   <li><b>Batch</b>: {@link io.github.qptv2.scoring.batch.BatchScorer} scores many files, one result per file.
 *   <li><b>Map</b>: {@link io.github.qptv2.scoring.Scorer#map} gives a {@link io.github.qptv2.scoring.QualityMap} of
 *       local quality.
 *   <li><b>Video</b>: {@link io.github.qptv2.scoring.Scorer#scoreVideo} gives a
 *       {@link io.github.qptv2.scoring.VideoScore} with the scores of its segments.
 * </ul>
 *
 * <pre>{@code
 * try (var scorer = Scorer.builtIn("qpt-iqa-mini")) {
 *     System.out.println(scorer.score(Path.of("holiday.jpg")).percent());
 * }
 * }</pre>
 *
 * <p>Long calls take a {@link io.github.qptv2.scoring.CancellationToken}. Images that cannot be scored are
 * {@link io.github.qptv2.media.image.ImageException}s, videos {@link io.github.qptv2.media.video.VideoException}s.
 * {@link io.github.qptv2.scoring.Embedder} gives an encoder's vectors,
 * {@link io.github.qptv2.scoring.export.OnnxExport} writes a model for other runtimes.
 *
 * @since 0.1
 */
@NullMarked
package io.github.qptv2.scoring;

import org.jspecify.annotations.NullMarked;
