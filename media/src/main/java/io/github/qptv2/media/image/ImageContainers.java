package io.github.qptv2.media.image;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.io.MediaSignatures;
import io.github.qptv2.io.MediaType;
import io.github.qptv2.media.image.bmp.BmpFile;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;
import io.github.qptv2.media.image.gif.GifFile;
import io.github.qptv2.media.image.heif.HeifFile;
import io.github.qptv2.media.image.jpeg.JpegFile;
import io.github.qptv2.media.image.png.PngFile;
import io.github.qptv2.media.image.raw.RawFile;
import io.github.qptv2.media.image.tiff.TiffFile;
import io.github.qptv2.media.image.webp.WebpFile;

/** Recognizes the format of an image by its first bytes and parses its header. */
final class ImageContainers {

    private ImageContainers() {}

    /**
     * Parses all but the pixels.
     *
     * @throws ImageException if this is no image, is of an unsupported format, or its header is truncated or corrupt
     */
    static ImageContainer parse(RandomAccessBytes bytes, String name) throws ImageException {
        if (bytes.size() == 0) {
            throw new ImageException(name + ": is empty; replace it");
        }
        MediaFormat format = MediaSignatures.format(bytes.copy(0, Math.min(MediaSignatures.HEAD, bytes.size())))
                .orElseThrow(() -> unrecognized(name));
        if (format.type() == MediaType.VIDEO) {
            throw new ImageException("%s: is a video (%s), not an image; give it the extension of a video"
                    .formatted(name, format.label()));
        }
        if (format == MediaFormat.PLAYLIST) {
            throw new ImageException(name + ": is a playlist, which is not followed; give the files that it names");
        }
        var parser = parser(format).orElseThrow(() -> unsupported(name, format.label()));
        try {
            ImageContainer container = parser.apply(bytes);
            container.width();
            container.height();
            return container;
        } catch (UnsupportedVariantException e) {
            throw new ImageException(
                    "%s: %s is not supported; convert it to JPEG or PNG first".formatted(name, e.kind()), e);
        } catch (IndexOutOfBoundsException e) {
            throw new ImageException(truncated(name), e);
        } catch (CorruptHeaderException e) {
            throw new ImageException(
                    "%s: is not a readable %s: %s; replace it".formatted(name, format.label(), e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new ImageException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** A TGA has no signature: its name is all that tells it from other files. */
    private static ImageException unrecognized(String name) {
        return MediaFormat.TGA.extensions().contains(MediaFiles.extension(name))
                ? unsupported(name, MediaFormat.TGA.label())
                : new ImageException(name + ": is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");
    }

    private static ImageException unsupported(String name, String kind) {
        return new ImageException(
                "%s: %s images are not supported; convert it to JPEG or PNG first".formatted(name, kind));
    }

    static String truncated(String name) {
        return name + ": truncated: the file ends before the image does; copy or download it again";
    }

    private static Optional<Function<RandomAccessBytes, ImageContainer>> parser(MediaFormat format) {
        return switch (format) {
            case JPEG -> Optional.of(JpegFile::new);
            case PNG -> Optional.of(PngFile::new);
            case WEBP -> Optional.of(WebpFile::new);
            case TIFF -> Optional.of(bytes -> TiffFile.isRaw(bytes) ? RawFile.of(bytes) : new TiffFile(bytes));
            case HEIC -> Optional.of(HeifFile::heic);
            case AVIF -> Optional.of(HeifFile::avif);
            case RAW -> Optional.of(RawFile::of);
            case BMP -> Optional.of(BmpFile::new);
            case GIF -> Optional.of(GifFile::new);
            default -> Optional.empty();
        };
    }
}
