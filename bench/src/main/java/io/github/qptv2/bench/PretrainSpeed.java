package io.github.qptv2.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.io.Quantiles;
import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/**
 * Images per second of a pretraining step of HiViT-T with masked tokens dropped before encoding, of the same step with
 * all tokens encoded, and of a plain matrix product: {@code PretrainSpeed [ROUNDS]}.
 *
 * <p>All are timed in turn in every round, by wall time and by CPU time over the number of cores, which other processes
 * affect less.
 */
final class PretrainSpeed {

    private static final int BATCH = 32;
    private static final HiVitConfig ENCODER = HiVitConfig.TINY;
    private static final long VISIBLE = (long) (ENCODER.tokens() * (1 - PretrainStepSpeed.MASK_RATIO));
    private static final String PRODUCT = "matrix product";
    private static final int PRODUCTS = 20;
    private static final double GFLOP_A_PRODUCT = 2 * Math.pow(MatrixBenchmark.SIDE, 3) / 1e9;

    private PretrainSpeed() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        try (var light = new PretrainStepSpeed(ENCODER, DecoderConfig.LIGHT);
                var standard = new PretrainStepSpeed(ENCODER, DecoderConfig.STANDARD)) {
            var cases = List.of(
                    new Case(
                            "decoder 256x2, gathered",
                            gflop(DecoderConfig.LIGHT, VISIBLE),
                            () -> light.gathered(BATCH)),
                    new Case(
                            "decoder 256x2, all tokens encoded",
                            gflop(DecoderConfig.LIGHT, ENCODER.tokens()),
                            () -> light.perTensorCopies(BATCH)),
                    new Case(
                            "decoder 512x6, gathered",
                            gflop(DecoderConfig.STANDARD, VISIBLE),
                            () -> standard.gathered(BATCH)),
                    new Case(
                            "decoder 512x6, all tokens encoded",
                            gflop(DecoderConfig.STANDARD, ENCODER.tokens()),
                            () -> standard.perTensorCopies(BATCH)),
                    new Case(PRODUCT, PRODUCTS * GFLOP_A_PRODUCT, PretrainSpeed::products));
            cases.forEach(one -> one.work().run()); // warmup
            for (int round = 0; round < rounds; round++) {
                cases.forEach(Case::measure);
            }
            print(cases);
        }
    }

    private static double gflop(DecoderConfig decoder, long encoded) {
        return BATCH * new PretrainArithmetic(ENCODER, decoder, encoded).gflop(VISIBLE);
    }

    private static void products() {
        try (var scope = Scope.open();
                var left = Tensor.rand(MatrixBenchmark.SIDE, MatrixBenchmark.SIDE);
                var right = Tensor.rand(MatrixBenchmark.SIDE, MatrixBenchmark.SIDE)) {
            for (int i = 0; i < PRODUCTS; i++) {
                left.matmul(right).close();
            }
        }
    }

    private static void print(List<Case> cases) {
        Case product = cases.get(cases.size() - 1);
        System.out.println(
                "| step | images/s | of idle cores | GFLOP/s | of the product's rate |\n|---|---|---|---|---|");
        for (Case one : cases) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %.0f %% |%n",
                    one.name(),
                    one.isStep() ? perSecond(one.wall()) : "",
                    one.isStep() ? perSecond(one.idle()) : "",
                    one.rate(),
                    100 * one.rate() / product.rate());
        }
        for (int i = 0; i < 4; i += 2) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f times all tokens by wall time, %.2f by CPU time; by arithmetic %.2f%n",
                    cases.get(i).name(),
                    cases.get(i + 1).wall() / cases.get(i).wall(),
                    cases.get(i + 1).idle() / cases.get(i).idle(),
                    cases.get(i + 1).gflop() / cases.get(i).gflop());
        }
    }

    private static String perSecond(double stepSeconds) {
        return String.format(Locale.ROOT, "%.1f", BATCH / stepSeconds);
    }

    /** A case that is timed repeatedly; the medians are reported. */
    private record Case(String name, double gflop, Runnable work, List<Double> walls, List<Double> cpus) {

        Case(String name, double gflop, Runnable work) {
            this(name, gflop, work, new ArrayList<>(), new ArrayList<>());
        }

        boolean isStep() {
            return !name.equals(PRODUCT);
        }

        void measure() {
            double cpu = ProcessFigures.cpuSeconds();
            long start = System.nanoTime();
            work.run();
            walls.add((System.nanoTime() - start) / 1e9);
            cpus.add(ProcessFigures.cpuSeconds() - cpu);
        }

        double wall() {
            return median(walls);
        }

        /** Seconds of CPU time over the number of cores. */
        double idle() {
            return median(cpus) / Ops.threads();
        }

        double rate() {
            return gflop / wall();
        }

        private static double median(List<Double> values) {
            return Quantiles.median(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
