package io.github.qptv2.finetune.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.loader.FrameCache;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;
import io.github.qptv2.scoring.bundle.FrameTransform;

import static io.github.qptv2.train.Preconditions.require;

/**
 * How videos are looked at, where the sets or the ladders are of videos.
 *
 * @param frames of a clip, a multiple of 2; a network for clips in {@code init.from} has its own
 * @param interval frames of the video from one to the next, at least 1
 * @param clips of a video in validation and of the finished model, 1 to 64; a step sees one, drawn at random
 * @param view what of each frame
 * @param cache folder for decoded frames, which runs may share; empty for none
 * @param cacheSize MiB in that folder, at least 1
 */
public record ClipSettings(int frames, int interval, int clips, FrameTransform view, String cache, int cacheSize) {

    /** As the published checkpoints and FAST-VQA: 32 frames, every second, of fragments; four clips, no cache. */
    public static final ClipSettings DEFAULT = new ClipSettings(32, 2, 4, FrameTransform.FRAGMENTS, "", 8192);

    private static final int MIB = 1 << 20;

    /** Checks the ranges. */
    public ClipSettings {
        require(
                frames >= Inflation.TEMPORAL_PATCH && frames % Inflation.TEMPORAL_PATCH == 0,
                "clips.frames must be a multiple of 2",
                frames);
        require(interval >= 1, "clips.interval must be at least 1", interval);
        require(clips >= 1 && clips <= 64, "clips.clips must be in [1, 64]", clips);
        require(cacheSize >= 1, "clips.cache-size must be at least 1", cacheSize);
    }

    /** One clip, for a step. */
    public FrameSampling training(int length) {
        return new FrameSampling(length, interval, 1);
    }

    /** As the finished model looks at a video. */
    public ClipPreprocessing preprocessing() {
        return new ClipPreprocessing(view, interval, clips);
    }

    /** Where clips come from. */
    public ClipFrames source() throws IOException {
        return new ClipFrames(
                cache.isEmpty()
                        ? Optional.empty()
                        : Optional.of(FrameCache.open(Path.of(cache), (long) cacheSize * MIB)));
    }

    /** Without what changes no number. */
    ClipSettings resumeFingerprint() {
        return new ClipSettings(frames, interval, clips, view, DEFAULT.cache, DEFAULT.cacheSize);
    }
}
