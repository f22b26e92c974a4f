package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.github.qptv2.train.RunRequest;

/**
 * Request for a pretraining run.
 *
 * @param config settings of the run
 * @param run folder and length
 */
public record PretrainRequest(PretrainConfig config, RunRequest run) {

    /**
     * With the components of {@link RunRequest}.
     *
     * @param out folder of the run
     */
    public PretrainRequest(PretrainConfig config, Path out, OptionalLong limit, boolean resume) {
        this(config, new RunRequest(out, limit, resume));
    }
}
