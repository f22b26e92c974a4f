package io.github.qptv2.pseudo;

import java.nio.file.Path;
import java.util.List;

/**
 * What images are to be pseudo-labeled by what.
 *
 * @param model that {@code qpt score} takes
 * @param data folders, lists, tables or manifests of images
 * @param out the CSV file to be written
 * @param degradation {@code none}, a preset, or a file as in {@code configs/degrade}
 * @param views degraded views of each image beside the image itself, at least 1; none without a degradation
 * @param seed of the degradations
 * @param weight of each row in the loss, above 0
 * @param resume whether to go on where an earlier run with the same settings was ended
 * @param threads that decode, degrade and score, at least 1
 */
public record PseudoLabelRequest(
        Path model,
        List<Path> data,
        Path out,
        String degradation,
        int views,
        long seed,
        double weight,
        boolean resume,
        int threads) {

    /** Copies, and checks the ranges. */
    public PseudoLabelRequest {
        data = List.copyOf(data);
        require(views >= 1, "--views must be at least 1", views);
        require(weight > 0 && Double.isFinite(weight), "--weight must be above 0 and finite", weight);
        require(threads >= 1, "--threads must be at least 1", threads);
    }

    private static void require(boolean holds, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }
}
