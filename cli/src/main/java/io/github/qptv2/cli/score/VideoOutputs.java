package io.github.qptv2.cli.score;

import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.scoring.VideoScore;
import org.jspecify.annotations.Nullable;

/** Output files of videos besides their rows. */
final class VideoOutputs implements AutoCloseable {

    private final @Nullable SegmentFile segments;
    private final @Nullable CurveFiles curves;
    private boolean scored;

    VideoOutputs(@Nullable SegmentFile segments, @Nullable CurveFiles curves) {
        this.segments = segments;
        this.curves = curves;
    }

    /** Must be called for every video, in order. */
    void write(VideoFile clip, @Nullable VideoScore score) {
        scored = true;
        if (segments != null && score != null) {
            segments.write(clip.name(), score.segments());
        }
        if (curves != null) {
            curves.write(clip, score);
        }
    }

    void finish() {
        if (segments != null) {
            segments.finish();
        }
    }

    /** Whether files were requested, but no input was a video. */
    boolean hasNoVideos() {
        return !scored && (segments != null || curves != null);
    }

    @Override
    public void close() {
        if (segments != null) {
            segments.close();
        }
    }
}
