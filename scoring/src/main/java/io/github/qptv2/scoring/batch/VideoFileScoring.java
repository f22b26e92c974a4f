package io.github.qptv2.scoring.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import io.github.qptv2.scoring.VideoScore;

/**
 * Scores videos; whatever is wrong with one becomes its result.
 *
 * @param scorer stays open
 * @param reader opens them
 * @param options how much of a video is looked at
 */
public record VideoFileScoring(Scorer scorer, VideoReader reader, VideoOptions options) {

    /** Videos as the library looks at them. */
    public static VideoFileScoring of(Scorer scorer) {
        return new VideoFileScoring(scorer, VideoReader.standard(), VideoOptions.DEFAULT);
    }

    /** What has become of a video. */
    public sealed interface Outcome {}

    /** It has a score. */
    public record Scored(VideoScore score) implements Outcome {}

    /** It has none; {@code reason} is one line that does not name the file. */
    public record Failed(String reason) implements Outcome {}

    /** Nothing if {@code stop} said yes before it was through. */
    public Optional<Outcome> score(Path file, BooleanSupplier stop) {
        try (var video = reader.open(file)) {
            return Optional.of(new Scored(scorer.score(video, options, stop)));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Optional.of(new Failed(FilePreprocessor.reason(file, e)));
        }
    }
}
