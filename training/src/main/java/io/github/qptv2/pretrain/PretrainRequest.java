package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.github.qptv2.train.RunRequest;

/**
 * A pretraining run that somebody wants.
 *
 * @param run where, and how far
 */
public record PretrainRequest(PretrainConfig config, RunRequest run) {

    /**
     * With the parts of {@link RunRequest}.
     *
     * @param out the folder of the run
     */
    public PretrainRequest(PretrainConfig config, Path out, OptionalLong limit, boolean resume) {
        this(config, new RunRequest(out, limit, resume));
    }
}
