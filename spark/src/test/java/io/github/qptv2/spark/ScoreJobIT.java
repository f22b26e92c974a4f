package io.github.qptv2.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.scoring.Scorer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoreJobIT {

    private static final String MODEL = "qpt-iqa-micro";

    private static SparkSession spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void setUp() {
        spark = SparkTest.session();
    }

    @AfterAll
    static void tearDown() {
        spark.stop();
    }

    private record Ended(int code, String output) {}

    private static Ended job(String... arguments) {
        var output = new ByteArrayOutputStream();
        var all =
                Stream.concat(Stream.of(arguments), Stream.of("--model", MODEL)).toArray(String[]::new);
        int code = ScoreJob.run(new PrintStream(output, true, StandardCharsets.UTF_8), all);
        return new Ended(code, output.toString(StandardCharsets.UTF_8));
    }

    private Path photos(int count) throws IOException {
        Path photos = folder.resolve("photos"), sub = Files.createDirectories(photos.resolve("sub"));
        for (int i = 0; i < count; i++) {
            Files.write(sub.resolve("p" + i + (i % 2 == 0 ? ".png" : ".PNG")), SparkTest.image(i, "png"));
        }
        Files.writeString(sub.resolve("notes.txt"), "other");
        return photos;
    }

    private static Dataset<Row> rows(Path out) {
        return spark.read().parquet(out.toString()).orderBy("path");
    }

    @Test
    void aFolderIsScoredAndResumeAddsWhatIsMissingOnce() throws Exception {
        Path photos = photos(4), out = folder.resolve("out");
        var first = job("--input", photos.toString(), "--out", out.toString());
        assertThat(first).isEqualTo(new Ended(0, "4 rows added to " + out + System.lineSeparator()));
        try (var scorer = Scorer.builtIn(MODEL)) {
            for (Row row : rows(out).collectAsList()) {
                Path file = Path.of(row.<String>getAs("path").replaceFirst("^file:", ""));
                assertThat(row.<Double>getAs("raw"))
                        .isCloseTo(scorer.score(file).raw(), within(1e-6));
                assertThat(row.<String>getAs("content_hash")).hasSize(64);
            }
        }
        Files.write(photos.resolve("new.png"), SparkTest.image(77, "png"));
        var again = job("--input", photos.toString(), "--out", out.toString());
        assertThat(again.code()).isEqualTo(2);
        var resumed = job("--input", photos.toString(), "--out", out.toString(), "--resume", "--commits", "3");
        assertThat(resumed.output()).startsWith("1 rows added");
        assertThat(rows(out).count()).isEqualTo(5);
        assertThat(rows(out).select("path").distinct().count()).isEqualTo(5);
        // a file with other content gets a row of its own
        Files.write(photos.resolve("new.png"), SparkTest.image(78, "png"));
        assertThat(job("--input", photos.toString(), "--out", out.toString(), "--resume")
                        .output())
                .startsWith("1 rows added");
    }

    @Test
    void rowsOfTwoModelsAreNotMixed() throws IOException {
        Path photos = photos(1), out = folder.resolve("out");
        assertThat(job("--input", photos.toString(), "--out", out.toString()).code())
                .isZero();
        assertThat(ScoreJob.run(
                        System.out,
                        "--input",
                        photos.toString(),
                        "--out",
                        out.toString(),
                        "--resume",
                        "--model",
                        "qpt-iaa-micro"))
                .isEqualTo(2);
    }

    @Test
    void tarsHaveTheScoresOfTheirFiles() throws IOException {
        Path photos = photos(3), tar = folder.resolve("shard-000.tar"), out = folder.resolve("out");
        try (var writer = new TarArchiveOutputStream(Files.newOutputStream(tar));
                var files = Files.walk(photos)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new TarArchiveEntry(String.valueOf(file.getFileName()));
                entry.setSize(Files.size(file));
                writer.putArchiveEntry(entry);
                Files.copy(file, writer);
                writer.closeArchiveEntry();
            }
        }
        assertThat(job("--input", tar.toString(), "--shards", "--out", out.toString())
                        .output())
                .startsWith("3 rows added");
        Path other = folder.resolve("other");
        job("--input", photos.toString(), "--out", other.toString());
        assertThat(rawOutputs(out)).isEqualTo(rawOutputs(other));
        assertThat(rows(out).first().<String>getAs("path")).endsWith("shard-000.tar!/p0.png");
    }

    private static List<Double> rawOutputs(Path out) {
        return rows(out).orderBy("content_hash").collectAsList().stream()
                .map(row -> row.<Double>getAs("raw"))
                .toList();
    }

    @Test
    void wrongArgumentsAndInputsEndWithALine() {
        assertThat(job("--out", folder.resolve("x").toString()).code()).isEqualTo(2);
        assertThat(job("--input", "/nowhere", "--out", folder.resolve("x").toString())
                        .code())
                .isEqualTo(1);
        assertThat(job(
                                "--input",
                                folder.toString(),
                                "--out",
                                folder.resolve("x").toString(),
                                "--commits",
                                "0")
                        .code())
                .isEqualTo(2);
    }
}
