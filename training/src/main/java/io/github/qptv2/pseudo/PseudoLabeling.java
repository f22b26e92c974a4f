package io.github.qptv2.pseudo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.DegradationChoice;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.BackboneBundle;

/**
 * Scores unlabeled images and degraded views of them, and writes a dataset that {@code qpt finetune} reads as
 * {@code pseudo}.
 *
 * <pre>{@code
 * var request = new PseudoLabelRequest(model, List.of(photos), out, "kadid", 2, 1, 1, false, 2);
 * var outcome = PseudoLabeling.run(request, image -> {}, System.err::println, () -> false);
 * }</pre>
 */
public final class PseudoLabeling {

    private final PseudoLabelRequest request;
    private final Scorer scorer;
    private final DegradationModel degradation;

    private PseudoLabeling(PseudoLabelRequest request, Scorer scorer, DegradationModel degradation) {
        this.request = request;
        this.scorer = scorer;
        this.degradation = degradation;
    }

    /**
     * Result of a run.
     *
     * @param rows of the file, including those of interrupted runs
     * @param images read in this run
     * @param failures one line for each image without rows
     * @param complete false where {@code stop} ended the run; the partial file is kept
     */
    public record Outcome(long rows, long images, List<String> failures, boolean complete) {

        /** Copies. */
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    /** Receives a line for each image that could not be labeled. */
    @FunctionalInterface
    public interface FailureListener {
        /** Called in the images' order. */
        void failed(String line);
    }

    /** Rows of an image, or the error that prevents them. */
    private record Labeled(List<PseudoLabelFile.Row> rows, String failure) {}

    /**
     * Labels all images.
     *
     * @param done receives the number of images so far, after each of them
     * @param stop asked after each image; true ends the run
     * @throws IOException in one line, if the model, a dataset or the file of an earlier run cannot be used
     */
    public static Outcome run(
            PseudoLabelRequest request, LongConsumer done, FailureListener failures, BooleanSupplier stop)
            throws IOException {
        var images = new ArrayList<SampleSource>();
        for (Path data : request.data()) {
            var found = ImageDataset.open(data);
            IntStream.range(0, found.size()).mapToObj(found::get).forEach(images::add);
        }
        var degradation = DegradationChoice.of(request.degradation());
        try (var scorer = Scorer.load(request.model(), ScorerOptions.DEFAULT.withThreads(request.threads()))) {
            if (scorer.frames() > 1) {
                throw new IOException(request.model() + ": scores videos; pseudo-labels need a model of images");
            }
            return new PseudoLabeling(request, scorer, degradation).run(images, done, failures, stop);
        }
    }

    /** Number of images. */
    public static long count(PseudoLabelRequest request) throws IOException {
        long count = 0;
        for (Path data : request.data()) {
            count += ImageDataset.open(data).size();
        }
        return count;
    }

    private Outcome run(List<SampleSource> images, LongConsumer done, FailureListener failures, BooleanSupplier stop)
            throws IOException {
        var header = PseudoLabelHeader.of(request, scorer.description(), fitted(), degradation);
        var failed = new ArrayList<String>();
        long read = 0;
        try (var file = PseudoLabelFile.open(request.out(), header, request.resume())) {
            Set<String> known = file.known();
            Iterator<SampleSource> left = images.stream()
                    .filter(image -> !known.contains(path(image)))
                    .iterator();
            try (var labeled =
                    new OrderedExecutor<>(left, this::labeled, OrderedExecutor.Width.of(request.threads()))) {
                while (labeled.hasNext() && !stop.getAsBoolean()) {
                    var next = labeled.next();
                    if (next.failure().isEmpty()) {
                        file.write(next.rows());
                    } else {
                        failed.add(next.failure());
                        failures.failed(next.failure());
                    }
                    done.accept(++read);
                }
            }
            boolean complete = !stop.getAsBoolean();
            if (complete && file.rows() > 0) {
                file.commit();
            }
            return new Outcome(file.rows(), read, failed, complete);
        }
    }

    private FittedImages fitted() throws IOException {
        var checkpoint = Checkpoint.read(request.model());
        return BackboneBundle.isPresent(checkpoint)
                ? BackboneBundle.of(checkpoint).fitted()
                : FittedImages.UNKNOWN;
    }

    /** Path relative to the folder of the output, so that both can be moved together. */
    private String path(SampleSource image) {
        Path folder = request.out().toAbsolutePath().normalize().getParent();
        Path file = image.data().file().toAbsolutePath().normalize();
        return (folder == null ? file : folder.relativize(file)).toString().replace('\\', '/');
    }

    private Labeled labeled(SampleSource source) {
        if (source.data().offset() > 0) {
            return new Labeled(List.of(), source.name() + ": is in a shard; unpack it, so that training can read it");
        }
        try {
            var image = ImageReader.standard()
                    .withCorruptFiles(CorruptFiles.REFUSE)
                    .read(source.data().read(), source.name());
            var rows = new ArrayList<PseudoLabelFile.Row>();
            rows.add(row(source, scorer.score(image), ""));
            var seeds = new ViewSeeds(request.seed(), source.name());
            for (int view = 0; view < request.views(); view++) {
                var chain = degradation.sample(seeds.of(view));
                if (!chain.steps().isEmpty()) { // an empty chain gives the image itself
                    rows.add(row(source, scorer.score(chain.apply(image)), chain.text()));
                }
            }
            return new Labeled(rows, "");
        } catch (IOException | RuntimeException e) {
            String line = ExceptionText.firstLine(e, "cannot be read");
            return new Labeled(List.of(), line.startsWith(source.name()) ? line : source.name() + ": " + line);
        }
    }

    private PseudoLabelFile.Row row(SampleSource source, Score score, String chain) {
        double mos = score.mos().orElse(score.raw());
        return new PseudoLabelFile.Row(path(source), mos, request.weight(), chain);
    }
}
