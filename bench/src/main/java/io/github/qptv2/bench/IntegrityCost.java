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
        double checks = 0;
        for (int round = -rounds; round < rounds; round++) { // the first half compiles
            long start = cpuNanos();
            ImageIntegrity.check(bytes);
            long checked = cpuNanos();
            scorer.score(image);
            long scored = cpuNanos();
            if (round >= 0) {
                ratios[round] = (double) (checked - start) / (scored - checked);
                checks += (checked - start) / 1e6 / rounds;
            }
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "the check is %.3f of scoring (median of %d pairs, %.3f to %.3f), %.0f ms of CPU time",
                ratios[rounds / 2],
                rounds,
                ratios[0],
                ratios[rounds - 1],
                checks);
    }

    /** CPU time of the whole process. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
