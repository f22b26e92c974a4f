package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a curation came to.
 *
 * @param rules images by the rule that decided, {@link CurationVerdict#KEPT} among them
 * @param excludedImages images of the excluded sets
 * @param excludedBroken one line for each image of them that could not be read
 */
public record CurationSummary(Map<String, Long> rules, int excludedImages, List<String> excludedBroken) {

    /** Copies. */
    public CurationSummary {
        rules = Map.copyOf(rules);
        excludedBroken = List.copyOf(excludedBroken);
    }

    static CurationSummary of(Path manifest, BenchmarkExclusions exclusions) throws IOException {
        var rules = new TreeMap<String, Long>();
        try (var lines = Manifest.open(manifest)) {
            for (var image = lines.next(); image != null; image = lines.next()) {
                rules.merge(image.verdict().rule(), 1L, Long::sum);
            }
        }
        return new CurationSummary(rules, exclusions.size(), exclusions.broken());
    }

    /** Images decided by a rule. */
    public long count(String rule) {
        return rules.getOrDefault(rule, 0L);
    }

    /** All images of the pools. */
    public long total() {
        return rules.values().stream().mapToLong(Long::longValue).sum();
    }
}
