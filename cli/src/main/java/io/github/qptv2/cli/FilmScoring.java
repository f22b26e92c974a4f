package io.github.qptv2.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.cli.Input.Clip;
import io.github.qptv2.evaluate.Preparing;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.ClipOptions;
import io.github.qptv2.scoring.ClipScore;
import io.github.qptv2.scoring.Scorer;

/** Scores videos; whatever is wrong with one becomes its result. */
record FilmScoring(Scorer scorer, VideoReader reader, ClipOptions options) {

    /** Videos as the library looks at them. */
    static FilmScoring of(Scorer scorer) {
        return new FilmScoring(scorer, VideoReader.standard(), ClipOptions.DEFAULT);
    }

    /** What has become of a video. */
    sealed interface Outcome {}

    /** It has a score. */
    record Scored(ClipScore score) implements Outcome {}

    /** It has none. */
    record Failed(String reason) implements Outcome {}

    /** Nothing if {@code stop} said yes before it was through. */
    Optional<Outcome> score(Clip clip, BooleanSupplier stop) {
        try (var video = reader.open(clip.file())) {
            return Optional.of(new Scored(scorer.score(video, options, stop)));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Optional.of(new Failed(Preparing.reason(clip.file(), e)));
        }
    }
}
