package io.github.qptv2.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

import org.openjdk.jmh.annotations.Param;

/**
 * {@link DegradeBenchmark} as one table, in crops per second of CPU time, which other processes on the machine affect
 * less than wall time.
 */
final class DegradeSpeeds {

    private static final long NANOS = 1_000_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DegradeSpeeds() {}

    public static void main(String[] args) throws NoSuchFieldException {
        String[] all = DegradeBenchmark.class
                .getField("what")
                .getAnnotation(Param.class)
                .value();
        System.out.println("| preset or operator | crops/s |\n|---|---:|");
        for (String what : args.length > 0 ? args : all) {
            var benchmark = new DegradeBenchmark();
            benchmark.what = what;
            benchmark.prepare();
            perSecond(benchmark, NANOS / 2);
            System.out.printf("| `%s` | %.0f |%n", what, perSecond(benchmark, NANOS));
        }
    }

    private static double perSecond(DegradeBenchmark benchmark, long atLeast) {
        long start = THREADS.getCurrentThreadCpuTime(), used = 0;
        int crops = 0;
        // whole rounds, so that a preset's mixture is complete, up to a time limit
        while (used < atLeast
                || (benchmark.isPreset() && crops % DegradeBenchmark.CHAINS != 0 && used < 20 * atLeast)) {
            benchmark.crops();
            crops++;
            used = THREADS.getCurrentThreadCpuTime() - start;
        }
        return crops * (double) NANOS / used;
    }
}
