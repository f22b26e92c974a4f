package io.github.qptv2.scoring.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

@Timeout(60)
class BatchScorerTest {

    private static final double SAME = 1e-5; // the promise of Scorer

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private static Scorer scorer;

    @BeforeAll
    static void load() throws Exception {
        scorer = Scorer.load(TestModels.micro());
    }

    @AfterAll
    static void free() {
        scorer.close();
    }

    private Path image(String name, int width, int height, int seed) throws IOException {
        Path file = dir.resolve(name);
        ImageIO.write(TestModels.image(width, height, seed).toBufferedImage(), "png", file.toFile());
        return file;
    }

    private List<Path> images(int count) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < count; i++) {
            files.add(image("%02d.png".formatted(i), 64 + 7 * i, 64, i));
        }
        return files;
    }

    private static List<BatchResult<Path>> results(BatchScorer batch, List<Path> files) {
        var results = new ArrayList<BatchResult<Path>>();
        batch.score(files.stream(), results::add);
        return results;
    }

    @Test
    void resultsComeInTheOrderOfTheFilesWithTheScoresOfTheScorer() throws Exception {
        var files = images(12);
        for (int threads : new int[] {1, 3}) {
            var batch = new BatchScorer(scorer, BatchOptions.DEFAULT.withThreads(threads));
            var results = results(batch, files);
            assertThat(results).extracting(BatchResult::item).isEqualTo(files);
            for (var result : results) {
                assertThat(result.raw().orElseThrow())
                        .isEqualTo(scorer.score(result.item()).raw(), within(SAME));
            }
        }
    }

    @Test
    void aCorruptFileIsAResultAmongTheOthers() throws Exception {
        var files = images(3);
        Files.write(files.get(1), new byte[] {1, 2, 3});
        var results = results(new BatchScorer(scorer), files);
        assertThat(results.get(1))
                .isEqualTo(new BatchResult.Failed<>(
                        files.get(1), "is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF"));
        assertThat(results.get(0).raw()).isPresent();
        assertThat(results.get(2).raw()).isPresent();
        assertThat(ResultRow.of("b.png", results.get(1), scorer).toCsv())
                .startsWith("b.png,error,unknown,hivit-micro,");
    }

    @Test
    void anImageThatIsTooSmallIsAResultThatDoesNotNameTheFile() throws Exception {
        Path small = image("small.png", 8, 8, 1);
        assertThat(results(new BatchScorer(scorer), List.of(small)))
                .containsExactly(
                        new BatchResult.Failed<>(small, "an image must be at least 16 pixels on each side, got 8x8"));
    }

    @Test
    void itemsOfAnyTypeAreMappedToFilesPreparedImagesOrReasons() throws Exception {
        Path file = image("a.png", 64, 64, 1);
        var prepared = scorer.prepare(TestModels.image(64, 64, 1));
        var results = new ArrayList<BatchResult<Integer>>();
        new BatchScorer(scorer)
                .score(
                        List.of(0, 1, 2).iterator(),
                        item -> switch (item) {
                            case 0 -> new BatchInput.ImageFile(file);
                            case 1 -> new BatchInput.Prepared(prepared);
                            default -> new BatchInput.Unusable("not today");
                        },
                        results::add,
                        new CancellationToken());
        assertThat(results.get(1).raw().orElseThrow())
                .isEqualTo(results.get(0).raw().orElseThrow(), within(SAME));
        assertThat(results.get(2)).isEqualTo(new BatchResult.Failed<>(2, "not today"));
    }

    /** The file of a camera (RW2): its directory's field 46 is a JPEG. */
    @Test
    void thePreviewOfARawPhotographIsScoredAndNamedInTheWarning() throws Exception {
        var encoded = new ByteArrayOutputStream();
        ImageIO.write(TestModels.image(64, 48, 1).toBufferedImage(), "jpeg", encoded);
        byte[] jpeg = encoded.toByteArray();
        var raw = ByteBuffer.allocate(64 + jpeg.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.put("IIU\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(24).position(24);
        raw.putShort((short) 1)
                .putShort((short) 46)
                .putShort((short) 7)
                .putInt(jpeg.length)
                .putInt(64);
        Path file = Files.write(dir.resolve("a.rw2"), raw.position(64).put(jpeg).array());
        Path plain = Files.write(dir.resolve("a.jpg"), jpeg);

        var rows = results(new BatchScorer(scorer), List.of(file, plain)).stream()
                .map(result -> ResultRow.of("a", result, scorer))
                .toList();
        assertThat(rows.get(0).text(RowColumn.WARNING)).hasValue("scored the embedded preview of 64x48");
        assertThat(rows.get(0).number(RowColumn.RAW)).isPresent();
        assertThat(rows.get(1).text(RowColumn.WARNING)).isEmpty();
    }

    @Test
    void decodedImagesReachTheListenerBeforeTheirResults() throws Exception {
        var files = images(5);
        Set<Path> decoded = Collections.synchronizedSet(new HashSet<>());
        var flushed = new AtomicInteger();
        new BatchScorer(scorer).score(files.stream(), new BatchListener<>() {
            @Override
            public void result(BatchResult<Path> result) {
                assertThat(decoded).contains(result.item());
            }

            @Override
            public void decoded(Path item, Image image) {
                decoded.add(item);
            }

            @Override
            public void flush() {
                flushed.incrementAndGet();
            }
        });
        assertThat(decoded).hasSize(5);
        assertThat(flushed.get()).isBetween(1, 5);
    }

    @Test
    void noMoreFilesAreDrawnAheadThanTheWindowHolds() throws Exception {
        Path file = image("a.png", 64, 64, 1);
        var drawn = new AtomicInteger();
        var max = new AtomicInteger();
        var handedOut = new AtomicInteger();
        var batch = new BatchScorer(scorer, BatchOptions.DEFAULT.withThreads(1));
        batch.score(Stream.generate(() -> file).limit(200).peek(next -> drawn.incrementAndGet()), result -> {
            int ahead = drawn.get() - handedOut.getAndIncrement();
            max.accumulateAndGet(ahead, Math::max);
        });
        assertThat(handedOut).hasValue(200);
        // 10 in the window, one at its door, two groups of up to 4 crops at the network, one being gathered
        assertThat(max.get()).isLessThanOrEqualTo(10 + 1 + 3 * 4);
    }

    @Test
    void aCanceledBatchThrowsAfterTheResultsThatAreComplete() throws Exception {
        var files = images(12);
        var token = new CancellationToken();
        var results = new ArrayList<BatchResult<Path>>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new BatchScorer(scorer, BatchOptions.DEFAULT.withThreads(1))
                        .score(
                                Stream.concat(files.stream(), Stream.generate(() -> files.get(0))),
                                result -> {
                                    results.add(result);
                                    token.cancel();
                                },
                                token));
        assertThat(results).isNotEmpty();
        assertThat(results).extracting(BatchResult::item).isEqualTo(files.subList(0, Math.min(results.size(), 12)));
    }

    @Test
    void aBatchIsCanceledWhileItWaitsForItsInputs() {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        Iterator<Path> silent = Stream.generate(() -> {
                    asked.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Path.of("never.png");
                })
                .iterator();
        var token = CancellationToken.when(() -> asked.getCount() == 0);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> new BatchScorer(scorer)
                .score(silent, BatchInput::of, (BatchResult<Path> result) -> {}, token));
    }

    @Test
    void anInterruptedBatchReturnsAfterTheLastPass() throws Exception {
        var files = images(1);
        var groups = new AtomicInteger();
        var secondStarted = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var slow = CancellationToken.when(() -> {
            if (Thread.currentThread().getName().startsWith("score-")) {
                if (groups.incrementAndGet() == 1) {
                    await(secondStarted);
                } else {
                    inside.incrementAndGet();
                    secondStarted.countDown();
                    LockSupport.parkNanos(500_000_000); // as long as a pass of a large network
                    inside.decrementAndGet();
                }
            }
            return false;
        });
        var many = Stream.generate(() -> files.get(0)).limit(200);
        assertThatIllegalStateException()
                .isThrownBy(() -> new BatchScorer(scorer)
                        .score(
                                many,
                                result -> {
                                    Thread.currentThread().interrupt();
                                    throw new IllegalStateException("disk full");
                                },
                                slow))
                .withMessage("disk full");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(inside).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anImageWithoutAFiniteOutputFailsAndTheOthersKeepTheirScores() throws Exception {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 7; i++) {
            files.add(image(i + ".png", 64, 64, i));
        }
        var rawOutputs = new ArrayList<Double>();
        try (var one = Scorer.of(scaled(1), ScorerOptions.DEFAULT)) {
            for (var file : files) {
                rawOutputs.add(one.score(file).raw());
            }
        }
        var sorted = rawOutputs.stream().sorted(Comparator.reverseOrder()).toList();
        double factor = Float.MAX_VALUE / ((sorted.get(0) + sorted.get(1)) / 2); // only the largest overflows
        int culprit = rawOutputs.indexOf(sorted.get(0));
        try (var overflowing = Scorer.of(scaled((float) factor), ScorerOptions.DEFAULT)) {
            var results = results(new BatchScorer(overflowing), files);
            assertThat(results).extracting(BatchResult::item).isEqualTo(files);
            assertThat(results.get(culprit))
                    .isEqualTo(new BatchResult.Failed<>(
                            files.get(culprit), "the network's output must be finite, got Infinity"));
            assertThat(results).filteredOn(result -> result.raw().isPresent()).hasSize(6);
        }
    }

    /** The reference network, whose output is 10,000 x {@code factor} times the first inner activation of its head. */
    private static ModelBundle scaled(float factor) throws IOException {
        var bundle = ModelBundle.read(TestModels.micro());
        var weights = new LinkedHashMap<>(bundle.weights().weights());
        for (String name : List.of("quality_regressor.fc_cls.0.weight", "quality_regressor.fc_cls.0.bias")) {
            weights.computeIfPresent(name, (same, weight) -> {
                float[] values = weight.toFloats();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 10_000;
                }
                return Weight.of(values, weight.shape());
            });
        }
        weights.computeIfPresent("quality_regressor.fc_cls.3.weight", (name, weight) -> {
            var values = new float[weight.toFloats().length];
            values[0] = factor;
            return Weight.of(values, weight.shape());
        });
        weights.put("quality_regressor.fc_cls.3.bias", Weight.of(new float[] {0}, 1));
        return new ModelBundle(bundle.description(), bundle.architecture(), StateDict.of(weights));
    }

    @Test
    void anExceptionOfTheStreamIsThrownAfterTheResultsBeforeIt() throws Exception {
        var files = images(7);
        for (int before = 0; before <= 7; before++) {
            int good = before;
            var results = new ArrayList<BatchResult<Path>>();
            var failing = Stream.concat(
                    files.stream().limit(good), Stream.of(Path.of("")).peek(none -> {
                        throw new UncheckedIOException(new IOException("no such folder"));
                    }));
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> new BatchScorer(scorer).score(failing, results::add))
                    .withMessageContaining("no such folder");
            assertThat(results).extracting(BatchResult::item).isEqualTo(files.subList(0, good));
        }
    }

    @Test
    void anInterruptedBatchHandsOutTheImagesThatAreScored() throws Exception {
        Path file = image("a.png", 64, 64, 1);
        var batchThread = Thread.currentThread();
        var interrupting = CancellationToken.when(() -> {
            if (Thread.currentThread().getName().startsWith("score-")) { // before the only pass
                batchThread.interrupt();
                LockSupport.parkNanos(100_000_000);
            }
            return false;
        });
        var never = new CountDownLatch(1);
        var oneImage = Stream.iterate(file, last -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return last;
        });
        var results = new ArrayList<BatchResult<Path>>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new BatchScorer(scorer).score(oneImage, results::add, interrupting))
                .withMessage("interrupted before the last result");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).hasSize(1);
        assertThat(results.get(0).raw()).isPresent();
    }

    @Test
    void theScorersBatchSizeSetsTheSizeOfAGroup() throws Exception {
        try (var wide = Scorer.load(TestModels.micro(), ScorerOptions.DEFAULT.withBatch(16))) {
            assertThat(wide.batch()).isEqualTo(16);
            var input = new BatchInput.Prepared(wide.prepare(TestModels.image(64, 64, 1)));
            var sizes = new ArrayList<>(List.of(0)); // results between two flushes
            var grouped = new BatchListener<Integer>() {
                @Override
                public void result(BatchResult<Integer> result) {
                    sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + 1);
                }

                @Override
                public void flush() {
                    sizes.add(0);
                }
            };
            var items = IntStream.range(0, 200).boxed().iterator();
            new BatchScorer(wide, BatchOptions.DEFAULT.withThreads(1))
                    .score(items, item -> input, grouped, new CancellationToken());
            assertThat(Collections.max(sizes)).isBetween(5, 32); // two passes of one thread's 2 crops would be 4
        }
    }

    @Test
    void anExceptionOfTheListenerEndsTheBatch() throws Exception {
        var files = images(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> new BatchScorer(scorer).score(files.stream(), result -> {
                    throw new IllegalStateException("disk full");
                }))
                .withMessage("disk full");
    }

    @Test
    void aClosedScorerIsRefused() throws Exception {
        var closed = Scorer.load(TestModels.micro());
        closed.close();
        var files = images(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> new BatchScorer(closed).score(files.stream(), result -> {}))
                .withMessage("scorer is closed");
    }

    @Test
    void aScorerThatIsClosedMeanwhileEndsTheBatch() throws Exception {
        var files = images(3);
        var closing = Scorer.load(TestModels.micro());
        var endless = IntStream.iterate(0, i -> i + 1).mapToObj(i -> files.get(i % 3));
        assertThatIllegalStateException()
                .isThrownBy(() -> new BatchScorer(closing).score(endless, result -> closing.close()))
                .withMessage("scorer is closed");
    }
}
