package io.github.qptv2.media.image;

import java.io.UncheckedIOException;

/** An image file taken apart as far as needed to judge it before its pixels are decoded. */
sealed interface ImageContainer permits JpegFile, PngFile, WebpFile, TiffFile, BmpFile, GifFile {

    /** The header, or an {@link ImageException} when it makes no sense. */
    ImageHeader header();

    /** The embedded ICC profile; empty if there is none or it is not whole. */
    byte[] profile();

    /** Whether the file holds all of the image; looks at the whole file. */
    boolean complete();

    /** Whether the JDK must decode it, because OpenCV cannot or does it wrongly. */
    default boolean throughJava() {
        return false;
    }

    /** Whether the colors come multiplied by the alpha. */
    default boolean premultiplied() {
        return false;
    }

    /** The gray value, at 8 or 16 bits as decoded, that stands for transparent; -1 if none does. */
    default int transparentGray() {
        return -1;
    }

    /**
     * Recognizes the format by content and parses what stands around the pixels.
     *
     * @throws ImageException if this is no image, one of a refused format, or its header is cut or broken
     */
    static ImageContainer of(RandomAccessBytes bytes, String name) throws ImageException {
        if (bytes.size() == 0) {
            throw new ImageException(name + ": is empty; replace it");
        }
        ImageFormat format = FileSignature.of(bytes)
                .orElseThrow(
                        () -> new ImageException(name + ": is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF"));
        if (!format.readable()) {
            throw refused(name, format.label());
        }
        try {
            ImageContainer container = parse(format, bytes);
            container.header();
            return container;
        } catch (UnsupportedVariant e) {
            throw refused(name, e.kind());
        } catch (IndexOutOfBoundsException e) {
            throw new ImageException(truncated(name), e);
        } catch (CorruptHeader e) {
            throw new ImageException(
                    "%s: is not a readable %s: %s; replace it".formatted(name, format.label(), e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new ImageException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static ImageException refused(String name, String kind) {
        return new ImageException(
                "%s: %s images are not supported; convert it to JPEG or PNG first".formatted(name, kind));
    }

    static String truncated(String name) {
        return name + ": truncated: the file ends before the image does; copy or download it again";
    }

    private static ImageContainer parse(ImageFormat format, RandomAccessBytes bytes) {
        return switch (format) {
            case JPEG -> new JpegFile(bytes);
            case PNG -> new PngFile(bytes);
            case WEBP -> new WebpFile(bytes);
            case TIFF -> new TiffFile(bytes);
            case BMP -> new BmpFile(bytes);
            case GIF -> new GifFile(bytes);
            default -> throw new IllegalStateException("no parser of " + format);
        };
    }
}
