package io.github.qptv2.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import io.github.qptv2.media.image.integrity.ImageIntegrity;
import io.github.qptv2.scoring.Scorer;

/**
 * CPU time of the check of an image's bytes relative to scoring the image, check included, measured in turns in one
 * run: {@code IntegrityCost MODEL ROUNDS IMAGE...}.
 */
final class IntegrityCost {

    private IntegrityCost() {}

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[1]);
        try (var scorer = Scorer.builtIn(args[0])) {
            for (String image : Arrays.asList(args).subList(2, args.length)) {
                System.out.println(image + ": " + ratio(scorer, Path.of(image), rounds));
            }
        }
    }

    private static String ratio(Scorer scorer, Path image, int rounds) throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        var ratios = new double[rounds];
        double checks = 0, scores = 0;
        for (int round = -rounds; round < rounds; round++) { // the first half compiles
            long start = cpuNanos();
            ImageIntegrity.check(bytes);
            long checked = cpuNanos();
            scorer.score(image);
            long scored = cpuNanos();
            if (round >= 0) {
                ratios[round] = (double) (checked - start) / (scored - checked);
                checks += (checked - start) / 1e6 / rounds;
                scores += (scored - checked) / 1e6 / rounds;
            }
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "the check is %.3f of scoring: %.1f of %.1f ms of CPU time, means of %d pairs (median %.3f, %.3f to %.3f)",
                checks / scores,
                checks,
                scores,
                rounds,
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    /** CPU time of the whole process, which Linux counts in steps of 10 ms: means are more exact than single pairs. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
