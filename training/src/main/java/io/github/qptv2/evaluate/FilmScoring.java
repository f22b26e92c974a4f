package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.ClipOptions;
import io.github.qptv2.scoring.ClipScore;
import io.github.qptv2.scoring.Scorer;

/**
 * Scores videos; whatever is wrong with one becomes its result.
 *
 * @param scorer stays open
 * @param reader opens them
 * @param options how much of a video is looked at
 */
public record FilmScoring(Scorer scorer, VideoReader reader, ClipOptions options) {

    /** Videos as the library looks at them. */
    public static FilmScoring of(Scorer scorer) {
        return new FilmScoring(scorer, VideoReader.standard(), ClipOptions.DEFAULT);
    }

    /** What has become of a video. */
    public sealed interface Outcome {}

    /** It has a score. */
    public record Scored(ClipScore score) implements Outcome {}

    /** It has none; {@code reason} is one line that does not name the file. */
    public record Failed(String reason) implements Outcome {}

    /** Nothing if {@code stop} said yes before it was through. */
    public Optional<Outcome> score(Path file, BooleanSupplier stop) {
        try (var video = reader.open(file)) {
            return Optional.of(new Scored(scorer.score(video, options, stop)));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Optional.of(new Failed(Preparing.reason(file, e)));
        }
    }
}
