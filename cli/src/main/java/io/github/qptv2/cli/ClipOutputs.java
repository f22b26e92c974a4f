package io.github.qptv2.cli;

import io.github.qptv2.cli.Input.Clip;
import io.github.qptv2.scoring.ClipScore;
import org.jspecify.annotations.Nullable;

/** What is written of videos besides their rows. */
final class ClipOutputs implements AutoCloseable {

    private final @Nullable MomentFile moments;
    private final @Nullable CurveFiles curves;
    private boolean seen;

    ClipOutputs(@Nullable MomentFile moments, @Nullable CurveFiles curves) {
        this.moments = moments;
        this.curves = curves;
    }

    /** To be told of every video, in order. */
    void write(Clip clip, @Nullable ClipScore score) {
        seen = true;
        if (moments != null && score != null) {
            moments.write(clip.name(), score.moments());
        }
        if (curves != null) {
            curves.write(clip, score);
        }
    }

    void finish() {
        if (moments != null) {
            moments.finish();
        }
    }

    /** Whether files were asked for of videos, and none came. */
    boolean lackVideos() {
        return !seen && (moments != null || curves != null);
    }

    @Override
    public void close() {
        if (moments != null) {
            moments.close();
        }
    }
}
