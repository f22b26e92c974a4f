package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A run that somebody wants.
 *
 * @param out the folder of the run
 * @param limit steps in all after which to stop, at least 1; the learning rate follows the configuration's length
 * @param resume whether to go on from the newest checkpoint in {@code out}, if there is one
 */
public record PretrainRequest(PretrainConfig config, Path out, OptionalLong limit, boolean resume) {

    /** Checks the range. */
    public PretrainRequest {
        if (limit.isPresent() && limit.getAsLong() < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + limit.getAsLong());
        }
    }
}
