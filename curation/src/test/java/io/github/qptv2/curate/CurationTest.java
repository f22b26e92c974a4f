package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.ProgressListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class CurationTest {

    private Path folder;
    private Path pool;
    private Path out;

    @BeforeEach
    void folders(@TempDir Path temporary) throws IOException {
        folder = temporary;
        pool = Files.createDirectories(folder.resolve("pool"));
        out = folder.resolve("out/manifest.jsonl");
    }

    private CurationRequest request(CurationConfig config, List<Path> exclude, int threads) {
        return new CurationRequest(
                List.of(pool), List.of(), exclude, config, out, true, OrderedExecutor.Width.of(threads));
    }

    private Map<String, String> run(CurationConfig config, Path... exclude) throws IOException {
        Curation.run(request(config, List.of(exclude), 2), ProgressListener.NONE);
        var rules = new LinkedHashMap<String, String>();
        records()
                .forEach(image -> rules.put(
                        image.origin().path(),
                        image.decision().rule() + " " + image.decision().reason()));
        return rules;
    }

    private List<ImageRecord> records() throws IOException {
        var records = new ArrayList<ImageRecord>();
        try (var manifest = Manifest.open(out)) {
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                records.add(image);
            }
        }
        return records;
    }

    @Test
    void resolutionIsCheckedByTheHeaderAlone() throws IOException {
        var rule = new CurationConfig(
                new CurationConfig.Resolution(100, 0.02, 2),
                CurationConfig.DEFAULT.detail(),
                CurationConfig.DEFAULT.foreground(),
                CurationConfig.DEFAULT.duplicates());
        TestScenes.write(pool.resolve("a.png"), TestScenes.image(200, 100, 1));
        TestScenes.write(pool.resolve("b.png"), TestScenes.image(99, 300, 2));
        TestScenes.write(pool.resolve("c.png"), TestScenes.image(120, 120, 3));
        TestScenes.write(pool.resolve("d.png"), TestScenes.image(300, 149, 4));
        // a valid header without pixels: reported as too small, not as corrupt
        byte[] whole = Files.readAllBytes(pool.resolve("b.png"));
        Files.write(pool.resolve("e.png"), Arrays.copyOf(whole, 60));
        assertThat(run(rule))
                .containsExactly(
                        entry("a.png", "kept "),
                        entry("b.png", "resolution short side must be at least 100, got 99"),
                        entry("c.png", "resolution megapixels must be at least 0.02000, got 0.01440"),
                        entry("d.png", "resolution aspect must be at most 2, got 2.013"),
                        entry("e.png", "resolution short side must be at least 100, got 99"));
    }

    @Test
    void unreadableImagesAreListedWithTheirError() throws IOException {
        TestScenes.write(pool.resolve("good.png"), TestScenes.image(240, 240, 1));
        Files.write(pool.resolve("empty.jpg"), new byte[0]);
        Files.writeString(pool.resolve("text.jpg"), "not an image");
        byte[] jpeg = TestScenes.encoded(TestScenes.image(240, 240, 2), "jpg");
        Files.write(pool.resolve("short.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
        Map<String, String> rules = run(CurationConfig.DEFAULT);
        assertThat(rules).containsOnlyKeys("empty.jpg", "good.png", "short.jpg", "text.jpg");
        assertThat(rules.get("empty.jpg")).isEqualTo("unreadable empty.jpg: is empty; replace it");
        assertThat(rules.get("short.jpg")).startsWith("unreadable short.jpg: truncated");
        assertThat(rules.get("text.jpg")).startsWith("unreadable text.jpg: is not an image");
        assertThat(rules.get("good.png")).isEqualTo("kept ");
    }

    @Test
    void ofDuplicatesTheLargestAndThenTheFirstIsKept() throws IOException {
        var scene = TestScenes.image(480, 480, 7);
        TestScenes.write(pool.resolve("a-small.jpg"), TestScenes.image(240, 240, 7));
        TestScenes.write(pool.resolve("b-large.png"), scene);
        TestScenes.write(pool.resolve("c-copy.png"), scene);
        TestScenes.write(pool.resolve("d-other.png"), TestScenes.image(240, 240, 8));
        Map<String, String> rules = run(CurationConfig.DEFAULT);
        assertThat(rules.get("a-small.jpg")).matches("near-duplicate is within \\d+ bits of b-large.png");
        assertThat(rules.get("b-large.png")).isEqualTo("kept ");
        assertThat(rules.get("c-copy.png")).isEqualTo("duplicate is the file b-large.png");
        assertThat(rules.get("d-other.png")).isEqualTo("kept ");
    }

    @Test
    void benchmarkImagesAreReportedAsLeaks() throws IOException {
        Path benchmark = Files.createDirectories(folder.resolve("bench"));
        TestScenes.write(benchmark.resolve("test1.png"), TestScenes.image(300, 300, 1));
        TestScenes.write(pool.resolve("same.png"), TestScenes.image(300, 300, 1));
        TestScenes.write(pool.resolve("near.jpg"), TestScenes.image(270, 270, 1));
        TestScenes.write(pool.resolve("other.png"), TestScenes.image(300, 300, 2));
        Files.writeString(benchmark.resolve("broken.png"), "?");
        Map<String, String> rules = run(CurationConfig.DEFAULT, benchmark);
        assertThat(rules.get("same.png")).isEqualTo("benchmark-image is the file test1.png of bench");
        assertThat(rules.get("near.jpg")).matches("benchmark-near-duplicate is within \\d+ bits of test1.png of bench");
        assertThat(rules.get("other.png")).isEqualTo("kept ");
    }

    @Test
    void aBenchmarksFileIsALeakEvenIfItIsTooSmall() throws IOException {
        Path benchmark = Files.createDirectories(folder.resolve("bench"));
        TestScenes.write(benchmark.resolve("small.png"), TestScenes.image(40, 40, 1));
        TestScenes.write(pool.resolve("same.png"), TestScenes.image(40, 40, 1));
        TestScenes.write(pool.resolve("other.png"), TestScenes.image(40, 40, 2));
        Map<String, String> rules = run(CurationConfig.DEFAULT, benchmark);
        assertThat(rules.get("same.png")).isEqualTo("benchmark-image is the file small.png of bench");
        assertThat(rules.get("other.png")).startsWith("resolution ");
    }

    @Test
    void anExcludedImageWithAnInvalidRangeIsReported() {
        // starts after the end of its file, so that the length to read is negative
        var behind = new ByteRange(Path.of("pom.xml"), 1 << 30, ByteRange.WHOLE);
        var item = new PoolItem.ImageItem(0, "behind.png", behind, PoolItem.NO_ANNOTATION);
        assertThat(ImageMeasurer.identify(item).error()).isNotEmpty();
    }

    @Test
    void unreadableExcludedImagesAreReported() throws IOException {
        TestScenes.write(pool.resolve("a.png"), TestScenes.image(300, 300, 1));
        Path list = Files.writeString(folder.resolve("test.txt"), "pool/a.png\npool/gone.png\n");
        CurationSummary summary =
                Curation.run(request(CurationConfig.DEFAULT, List.of(list), 1), ProgressListener.NONE);
        assertThat(summary.excludedImages()).isEqualTo(1);
        assertThat(summary.excludedBroken()).singleElement().asString().contains("gone.png: does not exist");
        assertThat(summary.count(CurationDecision.BENCHMARK_IMAGE)).isEqualTo(1);
    }

    @Test
    void theTopShareIsSelectedByObjectsThenCoverage() throws IOException {
        var topHalf = new CurationConfig(
                CurationConfig.DEFAULT.resolution(),
                CurationConfig.DEFAULT.detail(),
                new CurationConfig.Prominent(0, 0, 0.5, CurationConfig.TopBy.OBJECTS),
                new CurationConfig.Duplicates(0, true));
        int[] things = {3, 9, 1, 6};
        for (int i = 0; i < things.length; i++) {
            TestScenes.writeScene(pool, i, things[i]);
        }
        assertThat(run(topHalf))
                .containsExactly(
                        entry("sa_0.jpg", "top-share must be in the upper 0.5000 by objects, got 3"),
                        entry("sa_1.jpg", "kept "),
                        entry("sa_2.jpg", "top-share must be in the upper 0.5000 by objects, got 1"),
                        entry("sa_3.jpg", "kept "));
        assertThat(records()).allSatisfy(image -> assertThat(((ImageMeasurements.Measured) image.content())
                        .foreground()
                        .source())
                .isEqualTo(Foreground.Source.MASKS));
    }

    @Test
    void theManifestDoesNotDependOnThreadsOrInterruptions() throws IOException {
        for (int i = 0; i < 30; i++) {
            TestScenes.write(pool.resolve("p%02d.jpg".formatted(i)), TestScenes.image(230 + i % 7, 240, i / 2));
        }
        Files.writeString(pool.resolve("bad.jpg"), "bad");
        Curation.run(request(CurationConfig.DEFAULT, List.of(), 1), ProgressListener.NONE);
        String once = Files.readString(out);
        Files.delete(out);
        ProgressListener killer = (task, done, total) -> {
            if (done == 17) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> Curation.run(request(CurationConfig.DEFAULT, List.of(), 5), killer))
                .hasMessage("killed");
        Path measured = folder.resolve("out/manifest.jsonl.measured");
        Files.writeString(measured, "{\"pool\":0,\"path\":\"p17", StandardOpenOption.APPEND);
        var seen = new ArrayList<Long>();
        Curation.run(request(CurationConfig.DEFAULT, List.of(), 3), (task, done, total) -> {
            if (task.equals("measuring")) {
                assertThat(total).isEqualTo(31);
                seen.add(done);
            }
        });
        assertThat(seen).first().isEqualTo(18L);
        assertThat(Files.readString(out)).isEqualTo(once);
        assertThat(measured).doesNotExist();
    }

    @Test
    void masksAreNotComparedWithSaliency() throws IOException {
        var topHalf = new CurationConfig(
                CurationConfig.DEFAULT.resolution(),
                CurationConfig.DEFAULT.detail(),
                new CurationConfig.Prominent(0, 0, 0.5, CurationConfig.TopBy.OBJECTS),
                new CurationConfig.Duplicates(0, true));
        int[] things = {30, 40, 1, 9};
        for (int i = 0; i < things.length; i++) {
            TestScenes.writeScene(pool, i, things[i]);
        }
        Files.delete(pool.resolve("sa_2.json"));
        Files.delete(pool.resolve("sa_3.json"));
        Map<String, String> rules = run(topHalf);
        // the upper half of each source: 40 of the masks, the more salient of the others
        assertThat(rules.get("sa_0.jpg")).startsWith("top-share ");
        assertThat(rules.get("sa_1.jpg")).isEqualTo("kept ");
        assertThat(List.of(rules.get("sa_2.jpg"), rules.get("sa_3.jpg"))).containsOnlyOnce("kept ");
    }

    @Test
    void changedPoolsCannotBeResumed() throws IOException {
        TestScenes.write(pool.resolve("b.png"), TestScenes.image(300, 300, 1));
        TestScenes.write(pool.resolve("c.png"), TestScenes.image(300, 300, 2));
        ProgressListener killer = (task, done, total) -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> Curation.run(request(CurationConfig.DEFAULT, List.of(), 1), killer));
        TestScenes.write(pool.resolve("a.png"), TestScenes.image(300, 300, 3));
        assertThatThrownBy(() -> Curation.run(request(CurationConfig.DEFAULT, List.of(), 1), ProgressListener.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the pools have changed since: where b.png was measured is now a.png; restore");
    }

    @Test
    void anotherConfigurationCannotBeResumed() throws IOException {
        TestScenes.write(pool.resolve("a.png"), TestScenes.image(300, 300, 1));
        ProgressListener killer = (task, done, total) -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> Curation.run(request(CurationConfig.DEFAULT, List.of(), 1), killer));
        var other = new CurationConfig(
                new CurationConfig.Resolution(1, 0, 9),
                CurationConfig.DEFAULT.detail(),
                CurationConfig.DEFAULT.foreground(),
                CurationConfig.DEFAULT.duplicates());
        assertThatThrownBy(() -> Curation.run(request(other, List.of(), 1), ProgressListener.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was measured with other pools or another configuration; delete it");
    }
}
