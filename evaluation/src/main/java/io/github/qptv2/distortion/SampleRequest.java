package io.github.qptv2.distortion;

import java.nio.file.Path;
import java.util.List;

/**
 * Which crops are drawn.
 *
 * @param files images without visible distortions
 * @param crops number of crops, at least 1
 * @param seed of regions and compositions
 * @param threads that decode and distort, at least 1; changes no crop
 */
public record SampleRequest(List<Path> files, int crops, long seed, int threads) {

    /** Checks the ranges. */
    public SampleRequest {
        files = List.copyOf(files);
        if (files.isEmpty() || crops < 1 || threads < 1) {
            throw new IllegalArgumentException("images, crops and threads must be at least 1, got %d, %d and %d"
                    .formatted(files.size(), crops, threads));
        }
    }
}
