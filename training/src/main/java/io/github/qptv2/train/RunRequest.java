package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Folder and length of a run.
 *
 * @param out the folder of the run
 * @param limit total number of steps after which the run ends, at least 1; the learning rate follows the
 *     configuration's length
 * @param resume whether to resume from the newest checkpoint in {@code out}, if there is one
 */
public record RunRequest(Path out, OptionalLong limit, boolean resume) {

    /** Checks the range. */
    public RunRequest {
        if (limit.isPresent() && limit.getAsLong() < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + limit.getAsLong());
        }
    }

    /** Whether a checkpoint is resumed. */
    public boolean isStarted() throws IOException {
        if (!resume || !Files.isDirectory(out)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(out, "step-*")) {
            return files.iterator().hasNext();
        }
    }

    /** The smaller of the limit and the steps of the schedule. */
    long lastStep(long steps) {
        return Math.min(steps, limit.orElse(Long.MAX_VALUE));
    }
}
