package io.github.qptv2.evaluate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.metric.PairedDifference;
import io.github.qptv2.metric.PairedScores;
import io.github.qptv2.scoring.Embedder;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.FilePreprocessor;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * Evaluates a frozen encoder by a {@link LinearProbe} on its embeddings.
 *
 * @param copy of a labeled dataset
 * @param train items to which the probe is fitted
 * @param test items on which the probe is evaluated
 * @param bootstrap of the intervals
 * @param threads number of decoding threads, at least 1
 */
public record EncoderProbe(
        DatasetCopy copy, List<LabeledItem> train, List<LabeledItem> test, Bootstrap bootstrap, int threads) {

    private static final int IMAGES_AT_ONCE = 16;

    /**
     * Result of a probe.
     *
     * @param predicted for the test items
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(LinearProbe.Fit fit, double[] predicted, AgreementReport report) {}

    /**
     * SRCC of one encoder minus the mean SRCC of others, by the paired bootstrap.
     *
     * @param heldOut on the training items by cross-validation
     * @param test on the test items
     */
    public record Gain(Estimate heldOut, Estimate test) {}

    /** Copies. */
    public EncoderProbe {
        train = List.copyOf(train);
        test = List.copyOf(test);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /**
     * Probes an encoder.
     *
     * @param done receives the number of processed images of both lists after each image
     * @throws IOException in one line if an image cannot be read, since probes on different images are not comparable
     */
    public Outcome of(ModelBundle encoder, ScorerOptions options, LongConsumer done) throws IOException {
        try (var embedder = Embedder.of(encoder, options)) {
            return paired(vectors(embedder, done));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Difference between an encoder and others, at least one, probed on the same items. */
    public Gain gain(Outcome one, List<Outcome> others) {
        return new Gain(
                PairedDifference.srcc(
                        one.fit().heldOut(),
                        others.stream().map(other -> other.fit().heldOut()).toList(),
                        mos(train),
                        bootstrap),
                PairedDifference.srcc(
                        one.predicted(), others.stream().map(Outcome::predicted).toList(), mos(test), bootstrap));
    }

    private List<float[]> vectors(Embedder embedder, LongConsumer done) {
        var vectors = new ArrayList<float[]>();
        var items = Stream.concat(train.stream(), test.stream()).iterator();
        var preprocessor = new FilePreprocessor(ImageReader.standard(), embedder::prepare, PixelBudget.ofHeap(threads));
        try (var opened = new OrderedExecutor<LabeledItem, ModelInput>(
                items, item -> open(preprocessor, copy.file(item)), OrderedExecutor.Width.of(threads))) {
            var pending = new ArrayList<ModelInput>();
            while (opened.hasNext()) {
                pending.add(opened.next());
                if (pending.size() == IMAGES_AT_ONCE || !opened.hasNext()) {
                    for (float[] vector : embedder.embed(pending)) {
                        vectors.add(vector);
                        done.accept(vectors.size());
                    }
                    pending.clear();
                }
            }
        }
        return vectors;
    }

    private static ModelInput open(FilePreprocessor preprocessor, Path file) {
        try {
            return preprocessor.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new ImageException(file + ": " + FilePreprocessor.reason(file, e), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(file + ": interrupted"));
        }
    }

    private Outcome paired(List<float[]> vectors) {
        var fit = new LinearProbe(bootstrap.seed()).fit(vectors.subList(0, train.size()), mos(train));
        double[] predicted = fit.predict(vectors.subList(train.size(), vectors.size()));
        var paired = PairedScores.of(predicted, mos(test));
        return new Outcome(fit, predicted, AgreementReport.of(paired, LogisticFit.Family.FOUR, bootstrap));
    }

    private static double[] mos(List<LabeledItem> items) {
        return items.stream().mapToDouble(LabeledItem::mos).toArray();
    }
}
