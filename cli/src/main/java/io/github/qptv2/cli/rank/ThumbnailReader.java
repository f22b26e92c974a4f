package io.github.qptv2.cli.rank;

import java.util.Set;

import io.github.qptv2.cli.input.Input;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.cli.input.InputReader;
import io.github.qptv2.cli.input.PreparedInput;
import io.github.qptv2.cli.input.PreparedInput.Unusable;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.FilePreprocessor;

/** Decodes an image once, for its crops and for its thumbnail and hash. */
record ThumbnailReader(ImageReader reader, Scorer scorer, PixelBudget budget, RankSink sink) {

    PreparedInput read(Input input) throws InterruptedException {
        if (input instanceof VideoFile) {
            return new Unusable(input, "is a video; qpt rank takes images only, see qpt score");
        }
        var preprocessor = new FilePreprocessor(
                reader,
                image -> {
                    sink.thumbnail(input, image);
                    return scorer.prepare(image);
                },
                budget);
        return new InputReader(preprocessor, Set.of()).read(input);
    }
}
