package io.github.qptv2.train;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How far and where a run is wanted.
 *
 * @param out the folder of the run
 * @param limit steps in all after which to stop, at least 1; the learning rate follows the configuration's length
 * @param resume whether to go on from the newest checkpoint in {@code out}, if there is one
 */
public record RunRequest(Path out, OptionalLong limit, boolean resume) {

    /** Checks the range. */
    public RunRequest {
        if (limit.isPresent() && limit.getAsLong() < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + limit.getAsLong());
        }
    }

    /** Steps that are wanted of a schedule of so many. */
    long until(long steps) {
        return Math.min(steps, limit.orElse(Long.MAX_VALUE));
    }
}
