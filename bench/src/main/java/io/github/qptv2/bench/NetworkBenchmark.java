package io.github.qptv2.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** HiViT-T end to end: from the bytes of crops to scores. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class NetworkBenchmark {

    private static final int SIDE = HiVitConfig.TINY.imageSize();

    /** Crops per pass. */
    @Param({"1", "8"})
    @SuppressWarnings("NullAway.Init")
    private int crops;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private Scorer scorer;

    @SuppressWarnings("NullAway.Init")
    private List<ModelInput> inputs;

    /** Writes a network with random weights and loads it through the public API. */
    @Setup
    public void load() throws IOException {
        file = Files.createTempFile("hivit-tiny", ".safetensors");
        try (var network = new QualityNetwork(HiVitConfig.TINY, 1e-6, Pooling.MEAN_THEN_NORM)) {
            var description = ModelDescription.of("hivit-tiny");
            new ModelBundle(description, new Architecture(HiVitConfig.TINY, 1, true), network.state()).write(file);
        }
        scorer = Scorer.load(file);
        var pixels = new byte[3 * SIDE * SIDE];
        new SplittableRandom(1).nextBytes(pixels);
        inputs = Collections.nCopies(crops, scorer.prepare(Image.of(SIDE, SIDE, pixels)));
    }

    /** As many images of one crop. */
    @Benchmark
    public List<Score> score() {
        return scorer.scoreInputs(inputs);
    }

    /** Frees the network and its file. */
    @TearDown
    public void free() throws IOException {
        scorer.close();
        Files.delete(file);
    }
}
