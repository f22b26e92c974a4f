package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.train.TrainingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BenchmarkIT {

    private static final Protocol RANDOM = new Protocol.RandomSplits(3, false);

    @TempDir
    private Path dir;

    private Path set = Path.of("");

    @BeforeEach
    void makeSet() throws IOException {
        set = SmallDatasets.blurred(dir.resolve("set"), 12, 3);
    }

    private Optional<BenchmarkResults> run(String out, int jobs) throws IOException, TrainingException {
        return SmallBenchmark.run(RANDOM, set, dir.resolve(out), jobs, () -> false);
    }

    @Test
    void everySplitIsTrainedTestedAndSummarized() throws Exception {
        var results = run("out", 1).orElseThrow();
        assertThat(results.rows()).hasSize(1);
        var row = results.rows().get(0);
        assertThat(row.method()).isEqualTo("fine-tuned");
        assertThat(row.entries()).hasSize(3);
        for (var entry : row.entries()) {
            assertThat(entry.agreement().n()).isEqualTo(6); // two of twelve contents, three levels each
            assertThat(entry.cell().result().parameters()).isPositive();
            assertThat(entry.cell().result().steps()).isEqualTo(6);
        }
        double[] srcc = row.entries().stream()
                .mapToDouble(entry -> entry.agreement().srcc())
                .sorted()
                .toArray();
        var summary = row.summary(Measure.SRCC);
        assertThat(summary.median().value()).isEqualTo(srcc[1]);
        assertThat(summary.median().interval()).isNotNull();
        assertThat(summary.medianOverSplits()).isNull(); // three splits are too few
        assertThat(summary.meanOverSplits()).isNotNull();

        Path out = dir.resolve("out");
        assertThat(out.resolve("results.csv")).content().startsWith("method,training,test,split,seed,share,train,");
        assertThat(out.resolve("summary.csv")).content().contains("fine-tuned,own,own,3,srcc,");
        assertThat(out.resolve("results.json")).content().contains("\"median_over_images\"");
        assertThat(out.resolve("table.tex")).content().contains("fine-tuned & own & own & 3 &");
        assertThat(out.resolve("report.html")).content().contains("Medians over splits", "<polyline");
        assertThat(BenchmarkOutput.text(results))
                .contains("fine-tuned, trained on own (30 labels), tested on own", "median");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("step-")))
                    .isEmpty();
        }
    }

    @Test
    void theNumberOfJobsChangesNoResult() throws Exception {
        run("one", 1);
        run("two", 2);
        assertThat(SmallBenchmark.table(dir.resolve("two"))).isEqualTo(SmallBenchmark.table(dir.resolve("one")));
    }

    @Test
    void aBenchmarkStoppedAtRandomStepsEndsWithTheSameTable() throws Exception {
        run("whole", 1);
        var random = new Random(5);
        int stops = 0;
        Path parts = dir.resolve("parts");
        for (boolean complete = false; !complete; stops++) {
            var left =
                    new AtomicInteger(5 + random.nextInt(20)); // asked after each step and several times for each image
            complete = SmallBenchmark.run(RANDOM, set, parts, 1, () -> left.decrementAndGet() < 0)
                    .isPresent();
            assertThat(stops).isLessThan(100);
        }
        assertThat(stops).isGreaterThan(3);
        assertThat(SmallBenchmark.table(parts)).isEqualTo(SmallBenchmark.table(dir.resolve("whole")));
    }

    @Test
    void aKilledProcessIsContinued() throws Exception {
        run("whole", 1);
        Path parts = dir.resolve("killed");
        var random = new Random(7);
        int kills = 0;
        for (boolean complete = false; !complete; ) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallBenchmark.class.getName(),
                            set.toString(),
                            parts.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log.txt").toFile())
                    .start();
            long wait = kills < 4 ? 1500 + random.nextInt(2500) : 120_000;
            if (process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue())
                        .as(Files.readString(dir.resolve("log.txt")))
                        .isZero();
                complete = true;
            } else {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        assertThat(SmallBenchmark.table(parts)).isEqualTo(SmallBenchmark.table(dir.resolve("whole")));
    }

    @Test
    void noEpochIsChosenByTheTestPart() throws Exception {
        var plan = SmallBenchmark.plan(RANDOM, set, dir.resolve("before"));
        var before = new BenchmarkRun(plan, SmallBenchmark.methods(set), dir.resolve("before"), 1)
                .run(BenchmarkListener.NONE, () -> false)
                .orElseThrow();

        // the test labels of the first split are reversed; its training, and so its predictions, stay
        var tested = plan.splits().get(0).tests().get(0).names();
        var lines = new ArrayList<String>();
        for (String line : Files.readAllLines(set.resolve("labels.csv"))) {
            String[] fields = line.split(",", -1);
            if (tested.contains(fields[0])) {
                fields[1] = String.format(Locale.ROOT, "%d", -2 - Integer.parseInt(fields[1]));
            }
            lines.add(String.join(",", fields));
        }
        Files.write(set.resolve("labels.csv"), lines);
        var changed = SmallBenchmark.plan(RANDOM, set, dir.resolve("after"));
        assertThat(changed.splits().get(0)).isEqualTo(plan.splits().get(0));
        var after = new BenchmarkRun(changed, SmallBenchmark.methods(set), dir.resolve("after"), 1)
                .run(BenchmarkListener.NONE, () -> false)
                .orElseThrow();

        var one = before.get(0).tests().get(0).scores().paired();
        var other = after.get(0).tests().get(0).scores().paired();
        assertThat(other.mos()).isNotEqualTo(one.mos());
        assertThat(other.predictions()).isEqualTo(one.predictions());
    }

    @Test
    void anotherPlanInTheSameFolderIsRefused() throws Exception {
        run("out", 1);
        Path labels = set.resolve("labels.csv");
        Files.writeString(labels, Files.readString(labels).replace("000-1.png,-1,", "000-1.png,-2,"));
        assertThatThrownBy(() -> run("out", 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(dir.resolve("out") + " was planned with another labels of own: 36 items, ")
                .hasMessageEndingWith("; restore it, or name another folder");
    }

    @Test
    void nearDuplicatesOfTestImagesAreReportedAndAreOneContentWhereNoneIsNamed() throws Exception {
        // each image is its own content, and levels of blur of one texture are near duplicates
        var lines = new ArrayList<String>(List.of("path,score,split,scale"));
        for (String line : Files.readAllLines(set.resolve("labels.csv")).subList(1, 37)) {
            String[] fields = line.split(",", -1);
            lines.add(
                    String.join(",", fields[0], fields[1], fields[0].endsWith("2.png") ? "test" : "train", fields[4]));
        }
        Files.write(set.resolve("labels.csv"), lines);

        var official = SmallBenchmark.plan(new Protocol.Official(1, false), set, dir.resolve("official"));
        assertThat(official.duplicates().pairs()).hasSizeGreaterThan(5).allSatisfy(pair -> assertThat(
                        pair.train().name())
                .startsWith(pair.test().name().substring(0, 3))); // the texture
        assertThat(dir.resolve("official/near-duplicates.csv"))
                .content()
                .startsWith(
                        "split,test_set,test_image,train_set,train_image,distance\nown-official-1,own,000-2.png,own,");

        var random = SmallBenchmark.plan(RANDOM, set, dir.resolve("random"));
        assertThat(random.duplicates().pairs()).isEmpty();
        assertThat(random.duplicates().isSearched()).isTrue();
    }
}
