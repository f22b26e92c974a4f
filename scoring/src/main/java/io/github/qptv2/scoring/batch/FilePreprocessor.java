package io.github.qptv2.scoring.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.scoring.ModelInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes files and prepares them for a network, on any number of threads, with a bound on the pixels that are decoded
 * at the same time.
 *
 * <pre>{@code
 * var preprocessor = new FilePreprocessor(ImageReader.standard(), scorer::prepare, PixelBudget.ofHeap(4));
 * ModelInput input = preprocessor.read(Path.of("holiday.jpg"));
 * }</pre>
 *
 * @since 0.2
 */
public final class FilePreprocessor {

    private static final Logger LOG = LoggerFactory.getLogger(FilePreprocessor.class);

    private final ImageReader reader;
    private final Preparation preparation;
    private final PixelBudget budget;

    /** Makes the network's input of an image, such as {@code scorer::prepare}. */
    @FunctionalInterface
    public interface Preparation {
        /**
         * Resizes and cuts an image.
         *
         * @throws ImageException if the image cannot be scored
         */
        ModelInput prepare(Image image) throws ImageException;
    }

    /** Decodes with {@code reader} within {@code budget}. */
    public FilePreprocessor(ImageReader reader, Preparation preparation, PixelBudget budget) {
        this.reader = reader;
        this.preparation = preparation;
        this.budget = budget;
    }

    /**
     * Decodes and prepares an image; waits while too many pixels are being decoded.
     *
     * @throws ImageException if it cannot be read or scored
     */
    public ModelInput read(Path file) throws IOException, InterruptedException {
        return read(file, image -> {});
    }

    /** As {@link #read(Path)}; {@code decoded} is given the image before it is prepared. */
    ModelInput read(Path file, Consumer<? super Image> decoded) throws IOException, InterruptedException {
        ImageHeader header = ImageHeader.read(file);
        try (var loan = budget.borrow((long) header.width() * header.height())) {
            Image image = reader.read(file);
            decoded.accept(image);
            return preparation.prepare(image);
        }
    }

    /** Why a file could not be scored: one line that does not repeat the file's name. */
    public static String reason(Path file, Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return "does not fit into the Java heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; raise it with -Xmx";
        }
        if (error instanceof RuntimeException && !(error instanceof IllegalArgumentException)) {
            LOG.warn("{}: unexpected failure", file, error);
        }
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        String prefix = file + ": "; // a file's name may contain a newline
        String reason = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return reason.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(error.getClass().getSimpleName());
    }
}
