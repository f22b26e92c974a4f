package io.github.qptv2.server.queue;

import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Measures of a queue: what waits, what is begun, and how large batches are. */
final class QueueMetrics {

    private final Counter items;
    private final DistributionSummary batches;

    QueueMetrics(MeterRegistry registry, String queue, IntSupplier size) {
        items = Counter.builder("qpt.queue.items")
                .description("Items given to a network, once for each model")
                .tag("queue", queue)
                .register(registry);
        batches = DistributionSummary.builder("qpt.queue.batch")
                .description("Items scored together")
                .tag("queue", queue)
                .register(registry);
        Gauge.builder("qpt.queue.waiting", size::getAsInt)
                .description("Items that wait")
                .tag("queue", queue)
                .strongReference(true)
                .register(registry);
    }

    void begun() {
        items.increment();
    }

    void pass(int jobs) {
        batches.record(jobs);
    }
}
