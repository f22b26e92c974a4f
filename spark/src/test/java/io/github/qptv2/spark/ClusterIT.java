package io.github.qptv2.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.scoring.Scorer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClusterIT {

    private static final String MODEL = "qpt-iqa-micro";
    private static final int IMAGES = 120;

    @TempDir
    private Path folder;

    @Test
    void aLostWorkerChangesNoRow() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos")), out = folder.resolve("out");
        for (int i = 0; i < IMAGES; i++) {
            Files.write(photos.resolve("p" + i + ".png"), SparkTest.image(i, "png"));
        }
        try (var cluster = new StandaloneCluster(folder, 2)) {
            var job = cluster.submit(
                    List.of("--input", photos.toString(), "--out", out.toString(), "--model", MODEL, "--commits", "3"));
            cluster.awaitExecutors(120);
            TimeUnit.SECONDS.sleep(3);
            boolean wasRunning = job.isAlive();
            cluster.killAWorker();
            assertThat(job.waitFor(240, TimeUnit.SECONDS))
                    .as(cluster.log("job"))
                    .isTrue();
            assertThat(job.exitValue()).as(cluster.log("job")).isZero();
            assertThat(wasRunning).isTrue();
        }
        try (var spark = SparkTest.session();
                var scorer = Scorer.builtIn(MODEL)) {
            var rows = spark.read().parquet(out.toString()).collectAsList();
            assertThat(rows).hasSize(IMAGES);
            for (Row row : rows) {
                Path file = Path.of(row.<String>getAs("path").replaceFirst("^file:", ""));
                assertThat(row.<Double>getAs("raw"))
                        .isCloseTo(scorer.score(file).raw(), within(1e-6));
            }
            assertThat(rows.stream().map(row -> row.<String>getAs("path")).distinct())
                    .hasSize(IMAGES);
        }
    }
}
