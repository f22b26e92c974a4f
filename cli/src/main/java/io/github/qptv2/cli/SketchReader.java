package io.github.qptv2.cli;

import java.util.Set;

import io.github.qptv2.cli.Input.Clip;
import io.github.qptv2.cli.Ready.Unusable;
import io.github.qptv2.data.PixelBudget;
import io.github.qptv2.evaluate.Preparing;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Scorer;

/** Reads a picture once for both: squares for the network, and what the ranking keeps of it. */
record SketchReader(ImageReader reader, Scorer scorer, PixelBudget budget, RankSink sink) {

    Ready read(Input input) throws InterruptedException {
        if (input instanceof Clip) {
            return new Unusable(input, "is a video; qpt rank orders pictures, see qpt score");
        }
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
