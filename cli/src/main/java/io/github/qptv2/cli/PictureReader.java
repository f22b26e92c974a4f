package io.github.qptv2.cli;

import java.io.IOException;
import java.util.Set;

import io.github.qptv2.cli.Input.Clip;
import io.github.qptv2.cli.Input.Failure;
import io.github.qptv2.cli.Input.Picture;
import io.github.qptv2.cli.Ready.Film;
import io.github.qptv2.cli.Ready.Skipped;
import io.github.qptv2.cli.Ready.Squares;
import io.github.qptv2.cli.Ready.Unusable;
import io.github.qptv2.evaluate.Preparing;

/**
 * From an input to squares for the network, on any number of threads; whatever is wrong with a file becomes its result.
 */
final class PictureReader {

    private final Preparing preparing;
    private final Set<String> done;

    /** @param done names of pictures to be passed over */
    PictureReader(Preparing preparing, Set<String> done) {
        this.preparing = preparing;
        this.done = done;
    }

    Ready read(Input input) throws InterruptedException {
        if (done.contains(input.name())) {
            return new Skipped(input);
        }
        if (input instanceof Picture picture) {
            try {
                return new Squares(picture, preparing.read(picture.file()));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                return new Unusable(input, Preparing.reason(picture.file(), e));
            }
        }
        if (input instanceof Clip clip) {
            return new Film(clip);
        }
        return new Unusable(input, ((Failure) input).error());
    }
}
