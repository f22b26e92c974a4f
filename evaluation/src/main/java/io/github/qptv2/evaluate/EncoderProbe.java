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
 * Judges an encoder by a {@link LinearProbe} on its vectors, without training it.
 *
 * @param copy of a labeled set
 * @param train items that the probe learns from
 * @param test items that it is judged by
 * @param bootstrap of the intervals
 * @param threads that decode, at least 1
 */
public record EncoderProbe(
        DatasetCopy copy, List<LabeledItem> train, List<LabeledItem> test, Bootstrap bootstrap, int threads) {

    private static final int IMAGES_AT_ONCE = 16;

    /**
     * What a probe came to.
     *
     * @param predicted for the test items
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(LinearProbe.Fit fit, double[] predicted, AgreementReport report) {}

    /**
     * By how much the SRCC of one encoder exceeds the mean of others', by the paired bootstrap.
     *
     * @param heldOut on the training items, each predicted without its fold
     * @param test on the test items
     */
    public record Lead(Estimate heldOut, Estimate test) {}

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
     * @param done is told after each image how many are through, of all in both lists
     * @throws IOException in one line, if an image cannot be read: a probe on fewer images would be another probe
     */
    public Outcome of(ModelBundle encoder, ScorerOptions options, LongConsumer done) throws IOException {
        try (var embedder = Embedder.of(encoder, options)) {
            return paired(vectors(embedder, done));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** How far an encoder is ahead of others, at least one, that were probed on the same items. */
    public Lead lead(Outcome one, List<Outcome> others) {
        return new Lead(
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
        var judgements = PairedScores.of(predicted, mos(test));
        return new Outcome(fit, predicted, AgreementReport.of(judgements, LogisticFit.Family.FOUR, bootstrap));
    }

    private static double[] mos(List<LabeledItem> items) {
        return items.stream().mapToDouble(LabeledItem::mos).toArray();
    }
}
