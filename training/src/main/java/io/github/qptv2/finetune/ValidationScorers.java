package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.tensor.distributed.Collective;

/**
 * Who looks at models in a run.
 *
 * @param clips where clips come from, in a run of videos
 * @param says is told of files that cannot be read
 */
record ValidationScorers(FinetuneConfig config, Optional<ClipFrames> clips, Consumer<String> says) {

    /**
     * For some files.
     *
     * @param memory bytes of crops that may be kept for the next model; clips are kept in the cache of frames
     */
    ValidationScorer of(List<Path> files, Collective all, long memory) {
        int workers = config.data().workers();
        return clips.isPresent()
                ? new VideoValidationScorer(files, all, new VideoValidationScorer.Decoding(clips.get(), workers), says)
                : new ImageValidationScorer(files, all, workers, memory, says);
    }
}
