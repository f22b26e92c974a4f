package io.github.qptv2.dataset.benchmark;

import java.util.List;

/**
 * Findings of one kind.
 *
 * @param details one line each: a name, or a name and a reason
 */
public record CheckFinding(Kind kind, List<String> details) {

    /** Kinds of findings. */
    public enum Kind {
        /** A labeled file is missing. */
        LABEL_WITHOUT_FILE(true),
        /** A file beside labeled files has no label. */
        FILE_WITHOUT_LABEL(true),
        /** A file is corrupt or empty. */
        UNDECODABLE(true),
        /** An image is corrupt but can be decoded. */
        CORRUPT(true),
        /** Counts differ from those of a complete copy, or labels are out of range. */
        UNEXPECTED(true),
        /** A file name differs from the label in case only; the file is used. */
        CASE_DIFFERS(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /** Whether a copy with such a finding is invalid. */
        public boolean isFault() {
            return fault;
        }
    }

    /** Copies the lines. */
    public CheckFinding {
        details = List.copyOf(details);
    }
}
