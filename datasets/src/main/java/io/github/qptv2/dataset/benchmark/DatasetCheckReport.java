package io.github.qptv2.dataset.benchmark;

import java.util.List;

import io.github.qptv2.dataset.RatingScale;

/**
 * What a check of a copy has found.
 *
 * @param items labeled items, practice included
 * @param decoded images that were opened
 * @param notDecoded labeled files that are no images (clips): only seen to be there and not empty
 * @param findings only those with details
 */
public record DatasetCheckReport(
        String name,
        RatingScale scale,
        int items,
        int usable,
        int decoded,
        int notDecoded,
        List<CheckFinding> findings) {

    /** Copies; leaves out what found nothing. */
    public DatasetCheckReport {
        findings = findings.stream()
                .filter(finding -> !finding.details().isEmpty())
                .toList();
    }

    /** Whether the copy is whole and can be used as it is. */
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.kind().isFault());
    }
}
