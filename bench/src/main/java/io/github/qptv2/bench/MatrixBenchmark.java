package io.github.qptv2.bench;

import java.util.concurrent.TimeUnit;

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

/** The machine's peak: a product of two 2048 x 2048 matrices of 32-bit floats. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class MatrixBenchmark {

    static final int SIDE = 2048;

    private Tensor left = Tensor.zeros(1);
    private Tensor right = Tensor.zeros(1);

    /** Random matrices. */
    @Setup
    public void allocate() {
        left = Tensor.rand(SIDE, SIDE);
        right = Tensor.rand(SIDE, SIDE);
    }

    /** One product. */
    @Benchmark
    public float product() {
        try (var scope = io.github.qptv2.tensor.Scope.open()) {
            return left.matmul(right).select(0, 0).select(0, 0).item();
        }
    }

    /** Frees the matrices. */
    @TearDown
    public void free() {
        left.close();
        right.close();
    }
}
