package io.github.qptv2.media.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/**
 * Decodes images to 8-bit sRGB, upright and opaque.
 *
 * <pre>{@code
 * Image photo = ImageReader.standard().read(Path.of("photo.jpg"));
 * }</pre>
 *
 * <p>Immutable; one reader serves any number of threads at once.
 */
public final class ImageReader {

    private static final double STANDARD_MEGAPIXELS = 250;

    private final double maxMegapixels;
    private final CorruptFiles corruptFiles;

    private ImageReader(double maxMegapixels, CorruptFiles corruptFiles) {
        this.maxMegapixels = maxMegapixels;
        this.corruptFiles = corruptFiles;
    }

    /**
     * Loads OpenCV's libraries before the first image is decoded, for example on another thread while a model is
     * loaded.
     *
     * @throws LinkageError if they cannot be loaded on this machine
     */
    public static void loadLibraries() {
        NativeMemory.unlimited();
        Loader.load(opencv_imgcodecs.class);
    }

    /** A reader with a limit of 250 million pixels that decodes corrupt files with a warning. */
    public static ImageReader standard() {
        return new ImageReader(STANDARD_MEGAPIXELS, CorruptFiles.WARN);
    }

    /** A reader with another policy on corrupt files that can be decoded. */
    public ImageReader withCorruptFiles(CorruptFiles policy) {
        return new ImageReader(maxMegapixels, policy);
    }

    /**
     * A reader with another limit in millions of pixels, above 0, which is checked before decoding; 715 is the limit in
     * any case.
     */
    public ImageReader withMaxMegapixels(double megapixels) {
        if (!(megapixels > 0)) {
            throw new IllegalArgumentException("megapixels must be above 0, got " + megapixels);
        }
        return new ImageReader(megapixels, corruptFiles);
    }

    /**
     * Decodes a file, which is held in native memory during the call.
     *
     * @throws ImageException if the file is missing, no image, unsupported, truncated, too large or, unless
     *     {@link #withCorruptFiles} says otherwise and it can be decoded, corrupt
     */
    public Image read(Path file) throws ImageException {
        return readReduced(file, Integer.MAX_VALUE);
    }

    /** Decodes the bytes of a file; {@code name} identifies it in errors. */
    public Image read(byte[] bytes, String name) throws ImageException {
        return readReduced(bytes, name, Integer.MAX_VALUE);
    }

    /** Decodes a stream, read to its end and not closed; {@code name} identifies it in errors. */
    public Image read(InputStream stream, String name) throws IOException {
        return read(stream.readAllBytes(), name);
    }

    /**
     * As {@link #read(Path)}, but a JPEG is decoded at 1/2, 1/4 or 1/8 of its size: the smallest whose short side is at
     * least {@code minShortSide}. The decoder omits the higher frequencies, which is several times faster. CMYK and
     * corrupt files are decoded in full.
     */
    public Image readReduced(Path file, int minShortSide) throws ImageException {
        String name = file.toString();
        try (var bytes = FileBytes.open(file)) {
            checkSize(ImageHeader.of(ImageContainers.parse(bytes, name)), name);
            if (bytes.size() > EncodedBytes.MAX) {
                throw new ImageException(name + ": files may have at most 2 GiB; save it again with compression");
            }
            try (var data = EncodedBytes.allocate((int) bytes.size())) {
                bytes.fill(data.buffer(), 0);
                return decode(data, name, minShortSide);
            }
        } catch (ImageException e) {
            throw e;
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    /** As {@link #readReduced(Path, int)}, of the bytes of a file; {@code name} identifies it in errors. */
    public Image readReduced(byte[] bytes, String name, int minShortSide) throws ImageException {
        checkSize(ImageHeader.read(bytes, name), name);
        try (var data = EncodedBytes.allocate(bytes.length)) {
            data.buffer().put(bytes);
            return decode(data, name, minShortSide);
        }
    }

    /**
     * Checks the bytes of a file without decoding its pixels.
     *
     * @return what is wrong with a corrupt file that is not refused, as {@link Image#warning}
     * @throws ImageException if it is no image, unsupported, too large, truncated or, unless {@link #withCorruptFiles}
     *     says otherwise, corrupt
     */
    public Optional<String> check(byte[] bytes, String name) throws ImageException {
        ImageContainer container = ImageContainers.parse(RandomAccessBytes.of(ByteBuffer.wrap(bytes)), name);
        checkSize(ImageHeader.of(container), name);
        requireComplete(container, name);
        return IntegrityCheck.here(container.decodedPart(ByteBuffer.wrap(bytes)))
                .tolerated(corruptFiles, name);
    }

    private void checkSize(ImageHeader header, String name) throws ImageException {
        double megapixels = (double) header.width() * header.height() / 1e6;
        double limit = Math.min(maxMegapixels, Image.MAX_MEGAPIXELS);
        if (megapixels > limit) {
            throw new ImageException(String.format(
                    Locale.ROOT,
                    "%s: images may have at most %.0f megapixels, got %dx%d; shrink it%s",
                    name,
                    limit,
                    header.width(),
                    header.height(),
                    limit < Image.MAX_MEGAPIXELS ? " or raise the limit" : ""));
        }
    }

    private Image decode(EncodedBytes data, String name, int minShortSide) throws ImageException {
        ImageContainer container = ImageContainers.parse(RandomAccessBytes.of(data.buffer()), name);
        requireComplete(container, name);
        try (var check = IntegrityCheck.start(container.decodedPart(data.buffer()))) {
            boolean sound = !container.checkedFirst()
                    || check.tolerated(corruptFiles, name).isEmpty();
            Image image;
            try {
                image = new ImageDecoder(container, name, sound).decode(data, minShortSide);
            } catch (ImageException e) {
                throw check.explain(e, name);
            }
            return check.tolerated(corruptFiles, name).map(image::withWarning).orElse(image);
        } catch (OutOfMemoryError e) {
            long mebibytes = 3L * container.width() * container.height() / (1 << 20) + 1;
            throw new ImageException(
                    name + ": a " + container.width() + "x" + container.height() + " image needs " + mebibytes
                            + " MB of Java memory; raise -Xmx or shrink it",
                    e);
        }
    }

    private static void requireComplete(ImageContainer container, String name) throws ImageException {
        if (!isComplete(container)) {
            throw new ImageException(ImageContainers.truncated(name));
        }
    }

    /** Whether the file contains the whole image; false also where its structure leads past its end. */
    static boolean isComplete(ImageContainer container) {
        try {
            return container.complete();
        } catch (IndexOutOfBoundsException | CorruptHeaderException broken) {
            return false;
        }
    }
}
