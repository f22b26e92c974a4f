package io.github.qptv2.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * What is to be examined, and on what.
 *
 * @param bundle under its own conventions, the current ones
 * @param options the device, and how many crops of an image are looked at
 * @param images photographs in full resolution, at least one
 * @param labels to rank conventions by, or none: then by the photographs' ladders
 * @param seed of the resampling
 * @param threads that spoil images at the same time, as far as memory allows
 */
public record Examination(
        ModelBundle bundle,
        ScorerOptions options,
        List<Path> images,
        Optional<LabeledSample> labels,
        long seed,
        int threads) {

    /** Checks and copies. */
    public Examination {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("an examination needs at least one image, got none");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** Evenly spread over a list in its order, at most so many: neighbors by name are often alike. */
    public static List<Path> spread(List<Path> all, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("images must be at least 1, got " + most);
        }
        int count = Math.min(most, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
