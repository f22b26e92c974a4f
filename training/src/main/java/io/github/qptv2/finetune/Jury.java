package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.qptv2.data.ClipFrames;
import io.github.qptv2.tensor.Collective;

/**
 * Who looks at models in a run.
 *
 * @param clips where clips come from, in a run of videos
 * @param says is told of files that cannot be read
 */
record Jury(FinetuneConfig config, Optional<ClipFrames> clips, Consumer<String> says) {

    /**
     * For some files.
     *
     * @param memory bytes of squares that may be kept for the next model; clips are kept in the cache of frames
     */
    Rater of(List<Path> files, Collective all, long memory) {
        int workers = config.data().workers();
        return clips.isPresent()
                ? new ClipJudge(files, all, new ClipJudge.Decoding(clips.get(), workers), says)
                : new Judge(files, all, workers, memory, says);
    }
}
