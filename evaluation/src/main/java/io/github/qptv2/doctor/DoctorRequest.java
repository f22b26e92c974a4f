package io.github.qptv2.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * Input of an examination.
 *
 * @param bundle with the current inference configuration
 * @param options device and maximum number of crops per image
 * @param images photographs in full resolution, at least one
 * @param labels labeled images that rank the candidates; without them, distortion series rank
 * @param seed of the bootstrap
 * @param threads maximum number of distorted versions computed in parallel, limited by the heap
 */
public record DoctorRequest(
        ModelBundle bundle,
        ScorerOptions options,
        List<Path> images,
        Optional<LabeledSample> labels,
        long seed,
        int threads) {

    /** Checks and copies. */
    public DoctorRequest {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("an examination needs at least one image, got none");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** Samples at most {@code max} files evenly from an ordered list, since neighbors by name are often similar. */
    public static List<Path> evenlySpaced(List<Path> all, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("images must be at least 1, got " + max);
        }
        int count = Math.min(max, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
