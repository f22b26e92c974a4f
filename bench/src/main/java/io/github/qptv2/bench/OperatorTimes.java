package io.github.qptv2.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.media.image.Image;

/** CPU time of a degradation model by operator. */
final class OperatorTimes {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SHOWN = 12;

    private OperatorTimes() {}

    /**
     * Cost of an operator.
     *
     * @param millis total CPU time
     */
    private record Spent(String operator, double millis, int times) {

        Spent and(Spent other) {
            return new Spent(operator, millis + other.millis, times + other.times);
        }
    }

    /**
     * Applies {@code count} chains, operator by operator, to crops in turn, and prints the most expensive operators.
     */
    static void print(String name, DegradationModel composition, List<Image> crops, int count) {
        Map<String, Spent> all = new TreeMap<>();
        apply(composition, crops, count / 4, new TreeMap<>()); // warmup
        apply(composition, crops, count, all);
        double sum = all.values().stream().mapToDouble(Spent::millis).sum();
        System.out.printf(Locale.ROOT, "%n%s: %.2f ms per crop%n", name, sum / count);
        System.out.println("| operator | share of the time | of the crops | ms each |\n|---|---:|---:|---:|");
        all.values().stream()
                .sorted(Comparator.comparingDouble(Spent::millis).reversed())
                .limit(SHOWN)
                .forEach(spent -> System.out.printf(
                        Locale.ROOT,
                        "| `%s` | %.1f %% | %.1f %% | %.2f |%n",
                        spent.operator(),
                        100 * spent.millis() / sum,
                        100.0 * spent.times() / count,
                        spent.millis() / spent.times()));
    }

    private static void apply(DegradationModel composition, List<Image> crops, int count, Map<String, Spent> into) {
        for (int i = 0; i < count; i++) {
            Image image = crops.get(i % crops.size());
            var chain = composition.sample(i);
            for (var step : chain.steps()) {
                String operator = step.settings().text().replaceAll(":.*", "");
                long start = THREADS.getCurrentThreadCpuTime();
                image = new DegradationChain(List.of(step), chain.seed()).apply(image);
                var spent = new Spent(operator, (THREADS.getCurrentThreadCpuTime() - start) / 1e6, 1);
                into.merge(operator, spent, Spent::and);
            }
        }
    }
}
