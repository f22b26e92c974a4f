/**
 * Scores images and videos of Spark DataFrames: {@link io.github.qptv2.spark.QualityScorer} in Java, Scala and ML
 * pipelines, {@link io.github.qptv2.spark.QptSparkExtensions} for SQL and PySpark,
 * {@link io.github.qptv2.spark.ScoreJob} for {@code spark-submit}. A row's fields are those of
 * {@link io.github.qptv2.scoring.batch.ResultRow}.
 */
@NullMarked
package io.github.qptv2.spark;

import org.jspecify.annotations.NullMarked;
