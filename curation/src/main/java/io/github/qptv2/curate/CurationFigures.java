package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.report.Histogram;

/** The figures of the report, gathered in one pass over a manifest in constant memory. */
final class CurationFigures {

    private static final int SAMPLES = 12;
    private static final int LEAKS = 60;
    private static final int ERRORS = 100;
    private static final List<String> KINDS = List.of("kept", "dropped");
    private static final int DROPPED = 1;

    private final Map<String, ThumbnailSample> galleries = new TreeMap<>();
    private final Map<String, long[]> leaksBySet = new TreeMap<>();
    private final List<ImageRecord> leaks = new ArrayList<>();
    private final List<ImageRecord> errors = new ArrayList<>();
    private final Histogram megapixels = new Histogram(
            "Resolution, megapixels", new Histogram.Axis(0.01, 100, 32, true, CurationFigures::short3), KINDS);
    private final Histogram coverage = new Histogram(
            "Foreground coverage", new Histogram.Axis(0, 1, 25, false, v -> Math.round(100 * v) + " %"), KINDS);
    private final Histogram objects =
            new Histogram("Objects per image", new Histogram.Axis(0, 60, 30, false, v -> "" + Math.round(v)), KINDS);
    private final Histogram sharpness = new Histogram(
            "Sharpness, variance of the Laplacian",
            new Histogram.Axis(1, 10_000, 32, true, CurationFigures::short3),
            KINDS);
    private final Histogram entropy = new Histogram(
            "Entropy of detail, bits", new Histogram.Axis(0, 9, 27, false, CurationFigures::short3), KINDS);
    private long masks;
    private long total;

    static CurationFigures of(Path file) throws IOException {
        var figures = new CurationFigures();
        try (var manifest = Manifest.open(file)) {
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                figures.add(image);
            }
        }
        return figures;
    }

    private static String short3(double value) {
        return String.format(Locale.ROOT, value >= 9.95 ? "%,.0f" : value >= 0.995 ? "%.1f" : "%.2f", value);
    }

    private void add(ImageRecord image) {
        CurationDecision decision = image.decision();
        total++;
        galleries
                .computeIfAbsent(decision.rule(), rule -> new ThumbnailSample(SAMPLES))
                .add(image);
        if (image.content() instanceof ImageMeasurements.Broken && errors.size() < ERRORS) {
            errors.add(image);
        }
        if (!decision.match().set().isEmpty()) {
            long[] counts = leaksBySet.computeIfAbsent(decision.match().set(), set -> new long[2]);
            counts[decision.rule().equals(CurationDecision.BENCHMARK_IMAGE) ? 0 : 1]++;
            // near duplicates are shown as examples, equal files are not
            if (decision.rule().equals(CurationDecision.BENCHMARK_NEAR) && leaks.size() < LEAKS) {
                leaks.add(image);
            }
        }
        if (image.content() instanceof ImageMeasurements.Unopened unopened) {
            megapixels.add(unopened.shape().megapixels(), DROPPED);
        } else if (image.content() instanceof ImageMeasurements.Measured measured) {
            measure(measured, decision.keep());
        }
    }

    private void measure(ImageMeasurements.Measured image, boolean keep) {
        int kind = keep ? 0 : DROPPED;
        megapixels.add(image.shape().megapixels(), kind);
        coverage.add(image.foreground().coverage(), kind);
        objects.add(image.foreground().objects(), kind);
        sharpness.add(image.detail().sharpness(), kind);
        entropy.add(image.detail().entropy(), kind);
        masks += image.foreground().source() == Foreground.Source.MASKS ? 1 : 0;
    }

    /** Images by rule. */
    Map<String, ThumbnailSample> galleries() {
        return galleries;
    }

    /** For each excluded set the number of equal files and of near duplicates. */
    Map<String, long[]> leaksBySet() {
        return leaksBySet;
    }

    /** The first near duplicates of benchmark images. */
    List<ImageRecord> leaks() {
        return leaks;
    }

    /** The first images that cannot be read. */
    List<ImageRecord> errors() {
        return errors;
    }

    List<Histogram> histograms() {
        return List.of(megapixels, coverage, objects, sharpness, entropy);
    }

    /** Number of images with masks. */
    long masks() {
        return masks;
    }

    long total() {
        return total;
    }
}
