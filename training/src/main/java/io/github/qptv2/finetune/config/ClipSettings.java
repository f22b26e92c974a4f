package io.github.qptv2.finetune.config;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.loader.FrameCache;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;
import io.github.qptv2.scoring.bundle.FrameTransform;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Sampling of clips, in runs on videos.
 *
 * @param frames of a clip, a multiple of 2; a video network in {@code init.from} overrides it
 * @param interval frames of the video from one frame of a clip to the next, at least 1
 * @param clips of a video in validation and in the final model, 1 to 64; a training step draws one
 * @param view spatial sampling of the frames
 * @param cache folder for decoded frames, which runs may share; empty for no cache
 * @param cacheSize limit of that folder in MiB, at least 1
 */
public record ClipSettings(int frames, int interval, int clips, FrameTransform view, String cache, int cacheSize) {

    /** FAST-VQA's: 32 frames of fragments at an interval of 2, 4 clips; no cache. */
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

    /** Sampling of one clip, for a training step. */
    public FrameSampling training(int length) {
        return new FrameSampling(length, interval, 1);
    }

    /** Sampling of the final model. */
    public ClipPreprocessing preprocessing() {
        return new ClipPreprocessing(view, interval, clips);
    }

    /** Opens the decoder of clips, with its cache. */
    public ClipFrames source() throws IOException {
        return new ClipFrames(cache.isEmpty() ? null : FrameCache.open(Path.of(cache), (long) cacheSize * MIB));
    }

    /** Without the settings that may change on resume. */
    ClipSettings resumeFingerprint() {
        return new ClipSettings(frames, interval, clips, view, DEFAULT.cache, DEFAULT.cacheSize);
    }
}
