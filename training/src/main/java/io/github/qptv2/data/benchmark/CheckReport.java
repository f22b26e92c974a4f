package io.github.qptv2.data.benchmark;

import java.util.List;

/**
 * What a check of a copy has found.
 *
 * @param items labelled items, practice included
 * @param decoded pictures that were opened
 * @param notDecoded labelled files that are no pictures (clips): only seen to be there and not empty
 * @param findings only those with details
 */
public record CheckReport(
        String name, Scale scale, int items, int usable, int decoded, int notDecoded, List<Finding> findings) {

    /** Copies; leaves out what found nothing. */
    public CheckReport {
        findings = findings.stream()
                .filter(finding -> !finding.details().isEmpty())
                .toList();
    }

    /** Whether the copy is whole and can be used as it is. */
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.kind().isFault());
    }
}
