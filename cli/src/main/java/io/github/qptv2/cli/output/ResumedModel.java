package io.github.qptv2.cli.output;

import java.util.HashSet;
import java.util.Set;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import io.github.qptv2.scoring.batch.ResultRow;

/**
 * A model that continues the rows of an earlier run, and what the rows must state to be its own.
 *
 * @param hash content hash of the model
 * @param imageSettings settings that determine the score of an image
 * @param videoSettings settings that determine the score of a video
 * @param explained whether a row of an image must have causes
 * @param done receives the paths that have its score
 */
public record ResumedModel(
        String name,
        Precision precision,
        String hash,
        String imageSettings,
        String videoSettings,
        boolean explained,
        Set<String> done) {

    /** A loaded model without paths. */
    public static ResumedModel of(Scorer scorer, VideoOptions options) {
        return new ResumedModel(
                scorer.description().name(),
                scorer.precision(),
                scorer.modelHash(),
                scorer.imageSettings(),
                scorer.videoSettings(options),
                false,
                new HashSet<>());
    }

    /** The same; with {@code wanted}, rows of images without causes are not continued but scored again. */
    public ResumedModel withCauses(boolean wanted) {
        return new ResumedModel(name, precision, hash, imageSettings, videoSettings, wanted, done);
    }

    /** Whether a row of this model is complete. */
    boolean isComplete(ResultRow row) {
        return row.isOk() && (!explained || row.isVideo() || row.causes().isPresent());
    }
}
