package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

import io.github.qptv2.scoring.internal.CropNetwork;
import io.github.qptv2.scoring.internal.ImageBatch;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;

/**
 * What one pass of a network gives for each crop: the raw output and, of a HiViT for images, statistics of its stages
 * and of the pixels.
 *
 * @param values (crops, width)
 * @param width 1 + D, or 1 without statistics
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CropOutputs(float[] values, int width) {

    /**
     * Runs the network once on each crop; fewer crops once {@code stop} returns true.
     *
     * @param statistics whether they are wanted, if the network has any
     */
    static CropOutputs of(CropNetwork network, boolean statistics, ImageBatch crops, BooleanSupplier stop) {
        return statistics && network instanceof ImageScoringNetwork images
                ? new CropOutputs(images.scoresAndStatistics(crops, stop), 1 + images.statisticsWidth())
                : new CropOutputs(network.scores(crops, stop), 1);
    }

    /** Number of crops. */
    int crops() {
        return values.length / width;
    }

    /** Mean raw output of crops {@code first} to {@code end - 1}. */
    double raw(int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += values[i * width];
        }
        return sum / (end - first);
    }

    /** Mean raw output of the same crops, and the mean of their statistics. */
    ImageFeatures features(int first, int end) {
        return new ImageFeatures(raw(first, end), statistics(first, end));
    }

    private float[] statistics(int first, int end) {
        return Arrays.copyOfRange(CropMeans.of(values, first * width, end * width, width), 1, width);
    }
}
