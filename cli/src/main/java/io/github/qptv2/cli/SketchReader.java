package io.github.qptv2.cli;

import java.util.Set;

import io.github.qptv2.data.PixelBudget;
import io.github.qptv2.evaluate.Preparing;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Scorer;

/** Reads a picture once for both: squares for the network, and what the ranking keeps of it. */
record SketchReader(ImageReader reader, Scorer scorer, PixelBudget budget, RankSink sink) {

    Ready read(Input input) throws InterruptedException {
        var preparing = new Preparing(
                reader,
                image -> {
                    sink.sketch(input, image);
                    return scorer.prepare(image);
                },
                budget);
        return new PictureReader(preparing, Set.of()).read(input);
    }
}
