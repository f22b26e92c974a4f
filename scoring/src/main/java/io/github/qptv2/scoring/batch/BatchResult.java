package io.github.qptv2.scoring.batch;

import java.util.OptionalDouble;

import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.VideoScore;

/**
 * The result of one item of a batch.
 *
 * <pre>{@code
 * if (result instanceof BatchResult.Failed<Path> failed) {
 *     System.err.println(failed.item() + ": " + failed.reason());
 * }
 * }</pre>
 *
 * @param <T> type of the items, such as {@link java.nio.file.Path}
 * @since 0.2
 */
public sealed interface BatchResult<T> {

    /** The item. */
    T item();

    /** Raw output of the image, or of the whole video; empty if the item failed. */
    default OptionalDouble raw() {
        if (this instanceof ImageScored<T> image) {
            return OptionalDouble.of(image.score().raw());
        }
        return this instanceof VideoScored<T> video
                ? OptionalDouble.of(video.score().whole().raw())
                : OptionalDouble.empty();
    }

    /**
     * An image was scored.
     *
     * @param note {@link io.github.qptv2.media.image.Image#note} of the image; empty for most
     */
    record ImageScored<T>(T item, Score score, String note) implements BatchResult<T> {

        /** Without a note. */
        public ImageScored(T item, Score score) {
            this(item, score, "");
        }
    }

    /** A video was scored; {@link io.github.qptv2.media.video.VideoInfo#complete} says whether all of it. */
    record VideoScored<T>(T item, VideoScore score) implements BatchResult<T> {}

    /**
     * The item has no score: its file is missing, corrupt, or of a size that cannot be scored.
     *
     * @param reason one line that does not name the file
     */
    record Failed<T>(T item, String reason) implements BatchResult<T> {}
}
