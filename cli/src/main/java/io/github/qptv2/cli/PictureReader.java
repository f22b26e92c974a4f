package io.github.qptv2.cli;

import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

import io.github.qptv2.cli.Input.Failure;
import io.github.qptv2.cli.Input.Picture;
import io.github.qptv2.cli.Ready.Skipped;
import io.github.qptv2.cli.Ready.Squares;
import io.github.qptv2.cli.Ready.Unusable;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Prepared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a file to squares for the network, on any number of threads; whatever is wrong with a file becomes its result.
 */
final class PictureReader {

    private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

    private final ImageReader reader;
    private final Function<Image, Prepared> prepare;
    private final PixelBudget budget;
    private final Set<String> done;

    /** @param done names of pictures to be passed over */
    PictureReader(ImageReader reader, Function<Image, Prepared> prepare, PixelBudget budget, Set<String> done) {
        this.reader = reader;
        this.prepare = prepare;
        this.budget = budget;
        this.done = done;
    }

    Ready read(Input input) throws InterruptedException {
        if (done.contains(input.name())) {
            return new Skipped(input);
        }
        if (input instanceof Picture picture) {
            try {
                return squares(picture);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                return new Unusable(input, reason(picture, e));
            }
        }
        return new Unusable(input, ((Failure) input).error());
    }

    private Ready squares(Picture picture) throws IOException, InterruptedException {
        ImageHeader header = ImageHeader.read(picture.file());
        try (var loan = budget.borrow((long) header.width() * header.height())) {
            return new Squares(picture, prepare.apply(reader.read(picture.file())));
        }
    }

    /** One line that does not repeat the file's name. */
    static String reason(Picture picture, Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return "does not fit into the Java heap of %d MB; give more with QPT_JAVA_OPTS=-Xmx4g"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20);
        }
        if (error instanceof RuntimeException && !(error instanceof IllegalArgumentException)) {
            LOG.warn("{}: unexpected failure", picture.name(), error);
        }
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        String line = message.lines().findFirst().orElse("");
        String prefix = picture.file() + ": ";
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }
}
