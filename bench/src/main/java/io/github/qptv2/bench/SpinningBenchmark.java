package io.github.qptv2.bench;

import java.util.concurrent.TimeUnit;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One HiViT-T crop through libtorch's layers, whose threads of libgomp and OpenBLAS share the cores. Different values
 * of {@code GOMP_SPINCOUNT} show the cost of spinning.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class SpinningBenchmark {

    @SuppressWarnings("NullAway.Init")
    private QualityNetwork network;

    @SuppressWarnings("NullAway.Init")
    private Tensor tokens;

    /** A network with random weights, and noise as input. */
    @Setup
    public void build() {
        try (var scope = io.github.qptv2.tensor.Scope.open()) {
            network = new QualityNetwork(HiVitConfig.TINY, 1e-6, Pooling.MEAN_THEN_NORM);
            tokens = TokenLayout.of(Tensor.rand(1, 3, 224, 224)).retain();
        }
    }

    /** One pass. */
    @Benchmark
    public float forward() {
        try (var scope = io.github.qptv2.tensor.Scope.open();
                var noGrad = NoGrad.open()) {
            return network.forward(tokens).item();
        }
    }

    /** Frees everything. */
    @TearDown
    public void free() {
        network.close();
        tokens.close();
    }
}
