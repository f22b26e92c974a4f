package io.github.qptv2.bench;

import java.util.Locale;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Efficiency of scoring: the network's arithmetic rate as a share of a plain matrix product's, from one run, by medians
 * of all samples.
 */
public final class ShareOfPeak {

    /** HiViT-T, one crop of 224 x 224: 4.60 G multiply-adds. */
    private static final double GFLOP_A_CROP = 9.2;

    private static final double GFLOP_A_PRODUCT = 2 * Math.pow(MatrixBenchmark.SIDE, 3) / 1e9;

    private ShareOfPeak() {}

    /** Runs both benchmarks and prints the shares. */
    public static void main(String[] args) throws RunnerException {
        var options = new OptionsBuilder()
                .include(MatrixBenchmark.class.getSimpleName())
                .include(NetworkBenchmark.class.getSimpleName())
                .jvmArgsAppend("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        var results = new Runner(options.build()).run();
        double peak = GFLOP_A_PRODUCT / median(results.iterator().next());
        for (var result : results) {
            String crops = result.getParams().getParam("crops");
            double gflop = crops == null ? GFLOP_A_PRODUCT : GFLOP_A_CROP * Integer.parseInt(crops);
            double rate = gflop / median(result);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %8.1f ms %8.0f GFLOP/s %6.0f %%%n",
                    crops == null ? "matrix product" : "HiViT-T, " + crops + " crops per pass",
                    median(result),
                    1000 * rate,
                    100 * rate / peak);
        }
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
