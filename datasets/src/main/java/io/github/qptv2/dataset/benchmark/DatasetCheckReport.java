package io.github.qptv2.dataset.benchmark;

import java.util.List;

import io.github.qptv2.dataset.RatingScale;

/**
 * Result of a {@link DatasetCheck}.
 *
 * @param items number of labeled items, including practice items
 * @param usable number of items without practice items
 * @param decoded number of opened images
 * @param notDecoded number of labeled videos, which are only checked for existence and size
 * @param findings those with details
 */
public record DatasetCheckReport(
        String name,
        RatingScale scale,
        int items,
        int usable,
        int decoded,
        int notDecoded,
        List<CheckFinding> findings) {

    /** Copies findings with details. */
    public DatasetCheckReport {
        findings = findings.stream()
                .filter(finding -> !finding.details().isEmpty())
                .toList();
    }

    /** Whether the copy is complete and valid. */
    public boolean isValid() {
        return findings.stream().noneMatch(finding -> finding.kind().isFault());
    }
}
