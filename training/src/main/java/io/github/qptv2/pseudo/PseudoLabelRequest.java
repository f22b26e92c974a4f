package io.github.qptv2.pseudo;

import java.nio.file.Path;
import java.util.List;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Settings of pseudo-labeling.
 *
 * @param model that {@code qpt score} takes
 * @param data folders, lists, tables or manifests of images
 * @param out the CSV file to write
 * @param degradation {@code none}, a preset, or a file as in {@code configs/degrade}
 * @param views degraded views of each image in addition to the image itself, at least 1; none with degradation
 *     {@code none}
 * @param seed of the degradations
 * @param weight of each row in the loss, above 0
 * @param resume whether to continue an interrupted run with the same settings
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
}
