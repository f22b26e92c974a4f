package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a curation.
 *
 * @param rules number of images by the deciding rule, including {@link CurationDecision#KEPT}
 * @param corrupt number of corrupt images that are kept
 * @param excludedImages number of images of the excluded sets
 * @param excludedBroken one line for each unreadable image of the excluded sets
 */
public record CurationSummary(Map<String, Long> rules, long corrupt, int excludedImages, List<String> excludedBroken) {

    /** Copies. */
    public CurationSummary {
        rules = Map.copyOf(rules);
        excludedBroken = List.copyOf(excludedBroken);
    }

    static CurationSummary of(Path manifest, BenchmarkExclusions exclusions) throws IOException {
        var rules = new TreeMap<String, Long>();
        long corrupt = 0;
        try (var lines = Manifest.open(manifest)) {
            for (var image = lines.next(); image != null; image = lines.next()) {
                rules.merge(image.decision().rule(), 1L, Long::sum);
                corrupt += isCorrupt(image) && image.decision().keep() ? 1 : 0;
            }
        }
        return new CurationSummary(rules, corrupt, exclusions.size(), exclusions.malformed());
    }

    private static boolean isCorrupt(ImageRecord image) {
        return image.content() instanceof ImageMeasurements.Measured measured
                && !measured.warning().isEmpty();
    }

    /** Number of images decided by a rule. */
    public long count(String rule) {
        return rules.getOrDefault(rule, 0L);
    }

    /** Number of images of the pools. */
    public long total() {
        return rules.values().stream().mapToLong(Long::longValue).sum();
    }
}
