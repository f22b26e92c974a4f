package io.github.qptv2.media.feature;

import java.util.Arrays;

import io.github.qptv2.media.image.NativeMemory;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.bytedeco.opencv.opencv_ml.SVM;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_ml.ROW_SAMPLE;

/**
 * Epsilon support-vector regression with a Gaussian kernel, by OpenCV. Features are scaled to [-1, 1] by their range in
 * training, targets to mean 0 and standard deviation 1, so that {@link Settings} do not depend on the scale of the
 * data.
 *
 * <pre>{@code
 * try (var regression = SupportVectorRegression.train(features, mos, new Settings(4, 0.1, 0.3))) {
 *     double[] predicted = regression.predict(others);
 * }
 * }</pre>
 *
 * <p>Holds native memory; used by one thread at a time.
 */
public final class SupportVectorRegression implements AutoCloseable {

    static {
        NativeMemory.unlimited();
    }

    private static final int STEPS = 100_000;
    private static final double TOLERANCE = 1e-3;

    private final SVM machine;
    private final float[] low;
    private final float[] high;
    private final double mean;
    private final double deviation;

    /**
     * Hyperparameters, chosen by cross-validation.
     *
     * @param c cost of an error beyond epsilon, above 0
     * @param gamma of the kernel {@code exp(-gamma |a - b|²)}, above 0
     * @param epsilon largest error without cost, in standard deviations of the targets, at least 0
     */
    public record Settings(double c, double gamma, double epsilon) {
        /** Checks the ranges. */
        public Settings {
            if (!(c > 0 && gamma > 0 && epsilon >= 0)) {
                throw new IllegalArgumentException("c and gamma must be above 0, epsilon at least 0, got %s, %s and %s"
                        .formatted(c, gamma, epsilon));
            }
        }
    }

    private SupportVectorRegression(SVM machine, float[][] range, double mean, double deviation) {
        this.machine = machine;
        this.low = range[0];
        this.high = range[1];
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * Trains on rows of features of one length with a target each; at least 2 rows with different targets. The same
     * rows give the same regression.
     */
    public static SupportVectorRegression train(float[][] features, double[] targets, Settings settings) {
        if (features.length < 2 || features.length != targets.length) {
            throw new IllegalArgumentException("rows and targets must be as many, at least 2, got %d and %d"
                    .formatted(features.length, targets.length));
        }
        double mean = Arrays.stream(targets).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(targets)
                .map(t -> (t - mean) * (t - mean))
                .average()
                .orElseThrow());
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("targets must differ, got only " + mean);
        }
        SVM machine = machine(settings);
        var regression = new SupportVectorRegression(machine, range(features), mean, deviation);
        var standard = new float[targets.length][1];
        for (int i = 0; i < targets.length; i++) {
            standard[i][0] = (float) ((targets[i] - mean) / deviation);
        }
        try (Mat rows = regression.scaled(features);
                Mat responses = matrix(standard)) {
            machine.train(rows, ROW_SAMPLE, responses);
        }
        return regression;
    }

    private static SVM machine(Settings settings) {
        SVM machine = SVM.create();
        machine.setType(SVM.EPS_SVR);
        machine.setKernel(SVM.RBF);
        machine.setC(settings.c());
        machine.setGamma(settings.gamma());
        machine.setP(settings.epsilon());
        try (var end = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, STEPS, TOLERANCE)) {
            machine.setTermCriteria(end);
        }
        return machine;
    }

    /** A target for each row of features. */
    public double[] predict(float[][] features) {
        try (Mat rows = scaled(features);
                var responses = new Mat()) {
            machine.predict(rows, responses, 0);
            var predicted = new double[features.length];
            try (FloatIndexer column = responses.createIndexer()) {
                for (int i = 0; i < predicted.length; i++) {
                    predicted[i] = mean + deviation * column.get(i, 0);
                }
            }
            return predicted;
        }
    }

    private static float[][] range(float[][] features) {
        float[] low = features[0].clone(), high = features[0].clone();
        for (float[] row : features) {
            for (int i = 0; i < low.length; i++) {
                low[i] = Math.min(low[i], row[i]);
                high[i] = Math.max(high[i], row[i]);
            }
        }
        return new float[][] {low, high};
    }

    private Mat scaled(float[][] features) {
        var scaled = new float[features.length][low.length];
        for (int row = 0; row < features.length; row++) {
            if (features[row].length != low.length) {
                throw new IllegalArgumentException(
                        "rows must have %d features, got %d".formatted(low.length, features[row].length));
            }
            for (int i = 0; i < low.length; i++) {
                float width = high[i] - low[i];
                scaled[row][i] = width > 0 ? 2 * (features[row][i] - low[i]) / width - 1 : 0;
            }
        }
        return matrix(scaled);
    }

    private static Mat matrix(float[][] rows) {
        var matrix = new Mat(rows.length, rows[0].length, CV_32F);
        try (FloatIndexer cells = matrix.createIndexer()) {
            for (int row = 0; row < rows.length; row++) {
                cells.put(row, 0, rows[row]);
            }
        }
        return matrix;
    }

    @Override
    public void close() {
        machine.close();
    }
}
