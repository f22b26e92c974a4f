package io.github.qptv2.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.loader.Batch;

/**
 * A step whose loss or gradient is NaN or infinite.
 *
 * @param batches of the step in this process
 */
record NonFiniteLoss(StepReport report, List<Batch> batches) {

    private static final int NAMED = 3;

    /**
     * Lists the images of the step with their degradations, one per line, in {@code diverged-step-N.txt}.
     *
     * @param rank of this process, whose images the file lists
     * @return an error that names the file and the first images
     */
    TrainingException writtenTo(Path folder, int rank) throws IOException {
        Files.createDirectories(folder);
        String suffix = rank == 0 ? "" : "-rank-" + rank;
        Path file = folder.resolve(String.format(Locale.ROOT, "diverged-step-%06d%s.txt", report.step(), suffix));
        String lines =
                items().map(item -> item.name() + "\t" + item.chain() + "\n").collect(Collectors.joining());
        AtomicFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
        List<String> first = items().limit(NAMED).map(Batch.Item::name).toList();
        return new TrainingException(
                "step %d: %s at a learning rate of %.3g, on %s%s (all in %s); start again in another folder with a lower optimizer.base-lr, or with optimizer.clip-grad"
                        .formatted(
                                report.step(), cause(), report.learningRate(), String.join(", ", first), more(), file));
    }

    private String cause() {
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
