package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import io.github.qptv2.fuzz.PngChecksums;
import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.io.MediaSignatures;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.tiff.TiffDirectory;

/** The parsers of image containers, EXIF and TIFF directories. */
public final class ImageHeaderTargets {

    private static final int[] TAGS = {
        254, 256, 257, 258, 259, 262, 273, 274, 277, 279, 324, 325, 330, 338, 339, 34675, 50706
    };

    /** Of an image whose pixels are decoded. */
    private static final long MAX_PIXELS = 1 << 16;

    private ImageHeaderTargets() {}

    /**
     * The calls of {@link ImageReader} on a container before it decodes.
     *
     * @param profile length of the ICC profile in bytes
     * @param complete as reported by the reader: false also where the file ends early
     */
    public record Parsed(int width, int height, int orientation, int profile, boolean complete) {}

    /**
     * Parses a file of one format, and decodes small images that are decoded in Java; another format is refused. A PNG
     * gets valid checksums, without which its header is refused.
     */
    public static Parsed header(byte[] input, ImageFormat format) throws ImageException {
        MediaFormat found = MediaSignatures.format(Arrays.copyOf(input, Math.min(input.length, MediaSignatures.HEAD)))
                .orElse(MediaFormat.PDF);
        if (!found.name().equals(format.name())) {
            throw new ImageException("another format");
        }
        byte[] file = format == ImageFormat.PNG ? PngChecksums.renewed(input.clone()) : input;
        ImageContainer container = ImageContainers.parse(RandomAccessBytes.of(ByteBuffer.wrap(file)), "x");
        ImageHeader header = ImageHeader.of(container);
        if (container.decodedInJava() && (long) header.width() * header.height() <= MAX_PIXELS) {
            decode(container);
        }
        return new Parsed(
                header.width(),
                header.height(),
                header.orientation(),
                container.profile().length,
                ImageReader.isComplete(container));
    }

    private static void decode(ImageContainer container) throws ImageException {
        try (var rows = JavaCodecs.decode(container, "x")) {
            SrgbRows.convert(rows, new byte[0], (row, pixels, from) -> {});
        } catch (IOException | RuntimeException e) { // as ImageDecoder
            throw new ImageException("corrupt", e);
        }
    }

    /** EXIF data from the first byte; a number for the orientation. */
    public static Integer exif(byte[] input) {
        return Exif.orientation(RandomAccessBytes.of(ByteBuffer.wrap(input)), 0);
    }

    /**
     * The first directory: the sum of the values of the fields that are used; past the end is reported as truncation.
     */
    public static Integer directory(byte[] input) throws ImageException {
        try {
            var directory = new TiffDirectory(RandomAccessBytes.of(ByteBuffer.wrap(input)));
            long sum = 0;
            for (int tag : TAGS) {
                sum += directory.value(tag, 0) + last(directory, tag) + directory.raw(tag).length;
            }
            return sum == 0 ? 0 : (int) directory.value(256, 0);
        } catch (IndexOutOfBoundsException | CorruptHeaderException e) {
            throw new ImageException("truncated or corrupt", e);
        }
    }

    private static long last(TiffDirectory directory, int tag) {
        int count = directory.count(tag);
        return count == 0 ? 0 : directory.valueAt(tag, count - 1);
    }
}
