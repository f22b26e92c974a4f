package io.github.qptv2.scoring;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.internal.ImageBatch;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;

/**
 * What one pass of a network gives for each crop: the raw output and, with a distortion head, the statistics of its
 * stages.
 *
 * @param values (crops, 1 + D), or (crops, 1) without a head
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CropOutputs(float[] values, Optional<DistortionHead> head) {

    /** Runs the network once on each crop; fewer crops once {@code stop} returns true. */
    static CropOutputs of(LoadedModel model, ImageBatch crops, BooleanSupplier stop) {
        var head = model.distortionHead();
        return head.isPresent() && model.network() instanceof ImageScoringNetwork network
                ? new CropOutputs(network.scoresAndStatistics(crops, stop), head)
                : new CropOutputs(model.network().scores(crops, stop), Optional.empty());
    }

    /** Number of crops. */
    int crops() {
        return values.length / width();
    }

    private int width() {
        return 1 + head.map(DistortionHead::inputs).orElse(0);
    }

    /** Mean raw output of crops {@code first} to {@code end - 1}. */
    double raw(int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += values[i * width()];
        }
        return sum / (end - first);
    }

    /** A score with the distortions of the mean statistics of its crops. */
    Score explained(Score score, int first, int end) {
        return head.map(layers -> score.with(Distortions.of(layers, statistics(first, end))))
                .orElse(score);
    }

    private float[] statistics(int first, int end) {
        int width = width();
        var mean = new float[width - 1];
        for (int d = 1; d < width; d++) {
            double sum = 0;
            for (int i = first; i < end; i++) {
                sum += values[i * width + d];
            }
            mean[d - 1] = (float) (sum / (end - first));
        }
        return mean;
    }
}
