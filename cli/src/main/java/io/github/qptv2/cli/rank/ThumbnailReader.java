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

/** Reads an image once for both: crops for the network, and what the ranking keeps of it. */
record ThumbnailReader(ImageReader reader, Scorer scorer, PixelBudget budget, RankSink sink) {

    PreparedInput read(Input input) throws InterruptedException {
        if (input instanceof VideoFile) {
            return new Unusable(input, "is a video; qpt rank orders images, see qpt score");
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
