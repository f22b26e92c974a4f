package io.github.qptv2.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.loader.Batch;

/**
 * A step whose loss or gradient is no number.
 *
 * @param batches of the step, as this process saw them
 */
record NonFiniteLoss(StepReport report, List<Batch> batches) {

    private static final int NAMED = 3;

    /**
     * Writes the images of the step, a line each with its damage, and says where.
     *
     * @param rank of this process: each has images of its own
     */
    TrainingException in(Path folder, int rank) throws IOException {
        Files.createDirectories(folder);
        String whose = rank == 0 ? "" : "-rank-" + rank;
        Path file = folder.resolve("diverged-step-%06d%s.txt".formatted(report.step(), whose));
        String lines =
                items().map(item -> item.name() + "\t" + item.chain() + "\n").collect(Collectors.joining());
        AtomicFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
        List<String> first = items().limit(NAMED).map(Batch.Item::name).toList();
        return new TrainingException(
                "step %d: %s at a learning rate of %.3g, on %s%s (all in %s); begin again in another folder with a lower optimizer.base-lr, or with optimizer.clip-grad"
                        .formatted(
                                report.step(),
                                complaint(),
                                report.learningRate(),
                                String.join(", ", first),
                                more(),
                                file));
    }

    private String complaint() {
        return Double.isFinite(report.loss()) ? "the gradient is not finite" : "the loss is " + report.loss();
    }

    private String more() {
        long rest = items().count() - NAMED;
        return rest > 0 ? " and " + rest + " more" : "";
    }

    private Stream<Batch.Item> items() {
        return batches.stream().flatMap(batch -> batch.items().stream());
    }
}
