package io.github.qptv2.dataset.benchmark;

import java.util.List;

/**
 * One kind of thing that a check has found.
 *
 * @param kind what is the matter
 * @param details a line each: names, or name and reason
 */
public record CheckFinding(Kind kind, List<String> details) {

    /** What can be the matter with a copy. */
    public enum Kind {
        /** Labeled, but no such file is there. */
        LABEL_WITHOUT_FILE(true),
        /** Beside labeled files, but without a label. */
        FILE_WITHOUT_LABEL(true),
        /** Cannot be decoded, or is empty. */
        UNDECODABLE(true),
        /** Another number of items than is known of a whole copy, or labels that leave the known range. */
        UNEXPECTED(true),
        /** Named otherwise on disk than in the labels, by case alone: found all the same. */
        CASE_DIFFERS(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /** Whether a copy with it is not as it should be. */
        public boolean isFault() {
            return fault;
        }
    }

    /** Copies the lines. */
    public CheckFinding {
        details = List.copyOf(details);
    }
}
