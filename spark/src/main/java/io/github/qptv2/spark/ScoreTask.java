package io.github.qptv2.spark;

import java.io.IOException;
import java.util.List;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sha2;

/**
 * Scores images and videos into Parquet files: the fields of {@link io.github.qptv2.scoring.batch.ResultRow} and
 * {@code content_hash}, the SHA-256 of the file. Spark's committer makes each commit visible as a whole or not at all;
 * a job that was killed loses the commit in progress alone.
 */
final class ScoreTask {

    private static final String PATH = "path";
    private static final String CONTENT_HASH = "content_hash";
    private static final String QUALITY = "quality";

    private static final Seq<String> KEY =
            CollectionConverters.asScala(List.of(PATH, CONTENT_HASH)).toSeq();

    private final SparkSession spark;
    private final ScoreRequest request;

    ScoreTask(SparkSession spark, ScoreRequest request) {
        this.spark = spark;
        this.request = request;
    }

    /**
     * Runs the job.
     *
     * @return rows that were added
     * @throws IOException if {@code out} cannot be read
     * @throws IllegalArgumentException if {@code out} exists without {@code resume}, or has rows of another model
     */
    long run() throws IOException {
        var media = media().withColumn(CONTENT_HASH, sha2(col("content"), 256));
        boolean exists = exists();
        if (exists && !request.resume()) {
            throw new IllegalArgumentException(
                    "--out must not exist, got %s; --resume adds what is missing".formatted(request.out()));
        }
        if (exists) {
            requireSameModel(media);
        }
        long before = exists ? spark.read().parquet(request.out()).count() : 0;
        for (int commit = 0; commit < request.commits(); commit++) {
            commit(media, commit);
        }
        return spark.read().parquet(request.out()).count() - before;
    }

    private Dataset<Row> media() {
        return request.isShards()
                ? MediaSourceFrame.shards(spark, request.input())
                : MediaSourceFrame.files(spark, request.input());
    }

    private void commit(Dataset<Row> media, int commit) throws IOException {
        var part = request.commits() == 1
                ? media
                : media.filter(pmod(hash(col(PATH)), lit(request.commits())).equalTo(commit));
        var missing = exists() ? part.join(done(), KEY, "left_anti") : part;
        scored(missing).write().mode(SaveMode.Append).parquet(request.out());
    }

    private Dataset<Row> done() {
        return spark.read().parquet(request.out()).select(PATH, CONTENT_HASH);
    }

    private Dataset<Row> scored(Dataset<Row> media) {
        return request.scorer().setOutputCol(QUALITY).transform(media).select(col(QUALITY + ".*"), col(CONTENT_HASH));
    }

    /** Rows of two models in one table could not be compared. */
    private void requireSameModel(Dataset<Row> media) {
        var made = models(spark.read().parquet(request.out()));
        if (made.isEmpty()) {
            return;
        }
        var own = models(scored(media.limit(1)));
        if (!own.isEmpty() && !made.equals(own)) {
            throw new IllegalArgumentException(
                    "--out must have rows of model %s alone, got rows of %s in %s".formatted(own, made, request.out()));
        }
    }

    private static List<String> models(Dataset<Row> rows) {
        return rows.select("model_hash")
                .distinct()
                .orderBy("model_hash")
                .as(Encoders.STRING())
                .collectAsList();
    }

    private boolean exists() throws IOException {
        var path = new Path(request.out());
        var files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
        return files.exists(new Path(path, "_SUCCESS"));
    }
}
