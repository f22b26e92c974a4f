package io.github.qptv2.scoring.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.scoring.ModelInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a file to squares for the network, on any number of threads, with a bound on the pixels decoded at once. */
public final class FilePreprocessor {

    private static final Logger LOG = LoggerFactory.getLogger(FilePreprocessor.class);

    private final ImageReader reader;
    private final Function<Image, ModelInput> prepare;
    private final PixelBudget budget;

    /** @param prepare what the network needs of an image, such as {@code scorer::prepare} */
    public FilePreprocessor(ImageReader reader, Function<Image, ModelInput> prepare, PixelBudget budget) {
        this.reader = reader;
        this.prepare = prepare;
        this.budget = budget;
    }

    /**
     * Decodes and cuts an image; waits while too many pixels are being decoded.
     *
     * @throws IllegalArgumentException if it is of a size that cannot be scored
     */
    public ModelInput read(Path file) throws IOException, InterruptedException {
        ImageHeader header = ImageHeader.read(file);
        try (var loan = budget.borrow((long) header.width() * header.height())) {
            return prepare.apply(reader.read(file));
        }
    }

    /** Why an image could not be read: one line that does not repeat the file's name. */
    public static String reason(Path file, Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return "does not fit into the Java heap of %d MB; give more with QPT_JAVA_OPTS=-Xmx4g"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20);
        }
        if (error instanceof RuntimeException && !(error instanceof IllegalArgumentException)) {
            LOG.warn("{}: unexpected failure", file, error);
        }
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        String line = message.lines().findFirst().orElse("");
        String prefix = file + ": ";
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }
}
