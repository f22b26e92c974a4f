package io.github.qptv2.spark;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.io.MediaSignatures;
import io.github.qptv2.io.MediaType;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The ways in which a row of a DataFrame holds an image or a video. */
sealed interface MediaInput extends Serializable {

    /**
     * The bytes of a file.
     *
     * @param name in results; empty if no column has one
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity
    record Content(String name, byte[] bytes) implements MediaInput {

        /** Whether the first bytes are those of a video. */
        boolean isVideo() {
            var head = bytes.length > MediaSignatures.HEAD ? Arrays.copyOf(bytes, MediaSignatures.HEAD) : bytes;
            return MediaSignatures.format(head).map(MediaFormat::type).orElse(MediaType.IMAGE) == MediaType.VIDEO;
        }

        Image image(ImageReader reader) throws ImageException {
            return reader.read(bytes, name.isEmpty() ? "content" : name);
        }

        /** A private file with these bytes, for decoders that read files alone. */
        Path spooled() throws IOException {
            Path file = Files.createTempFile("qpt-video-", ".bin"); // rw-------
            return Files.write(file, bytes);
        }
    }

    /**
     * Decoded pixels of Spark's data source {@code image}.
     *
     * @param bgr 3 bytes a pixel, blue first, row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity
    record Pixels(String name, int width, int height, byte[] bgr) implements MediaInput {

        Image image() {
            var rgb = new byte[bgr.length];
            for (int i = 0; i < bgr.length; i += 3) {
                rgb[i] = bgr[i + 2];
                rgb[i + 1] = bgr[i + 1];
                rgb[i + 2] = bgr[i];
            }
            return Image.of(width, height, rgb);
        }
    }

    /** A value that holds neither. */
    record Missing(String name, String reason) implements MediaInput {}

    /** Name in results. */
    String name();

    /** The file of a path: Hadoop's file system of its scheme reads it, here all at once. */
    static MediaInput read(String path) {
        var hadoop = new org.apache.hadoop.fs.Path(
                path.contains(":/")
                        ? URI.create(path.replace(" ", "%20"))
                        : Path.of(path).toUri());
        try (var in = hadoop.getFileSystem(new Configuration()).open(hadoop)) {
            return new Content(path, in.readAllBytes());
        } catch (IOException e) {
            return new Missing(path, ExceptionText.firstLine(e, "cannot be read"));
        }
    }

    /** A struct of Spark's data source {@code image}: 8-bit gray (mode 0) and BGR (mode 16). */
    static MediaInput pixels(@Nullable Row image) {
        if (image == null) {
            return new Missing("", "no image");
        }
        String origin = image.getAs("origin");
        String name = origin == null ? "" : origin;
        int width = image.<Integer>getAs("width"), height = image.<Integer>getAs("height");
        int channels = image.<Integer>getAs("nChannels");
        byte[] data = image.getAs("data");
        if (width <= 0 || height <= 0 || data.length != width * height * channels) {
            return new Missing(name, "the data source could not decode it");
        }
        return switch (channels) {
            case 1 -> new Pixels(name, width, height, tripled(data));
            case 3 -> new Pixels(name, width, height, data);
            default -> new Missing(name, "an image struct must have 1 or 3 channels, got " + channels);
        };
    }

    private static byte[] tripled(byte[] gray) {
        var bgr = new byte[3 * gray.length];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = gray[i / 3];
        }
        return bgr;
    }
}
