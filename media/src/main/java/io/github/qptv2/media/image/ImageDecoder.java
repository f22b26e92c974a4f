package io.github.qptv2.media.image;

import java.io.IOException;

import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.jpeg.JpegFile;
import io.github.qptv2.media.image.raw.RawFile;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

/**
 * Decodes the pixels of a container by OpenCV, or in Java where OpenCV cannot, and converts them to sRGB block by
 * block.
 *
 * @param sound whether the file is known to be sound: libjpeg writes to the standard error about others
 */
record ImageDecoder(ImageContainer container, String name, boolean sound) {

    /** @param minShortSide least short side of a reduced JPEG; {@link Integer#MAX_VALUE} for full size */
    Image decode(EncodedBytes data, int minShortSide) throws ImageException {
        if (container instanceof RawFile raw) {
            try (var preview = EncodedBytes.copy(raw.decodedPart(data.buffer()))) {
                Image stored =
                        new ImageDecoder(raw.preview(), name, sound).decode(preview, minShortSide, raw.orientation());
                return stored.withNote(raw.note());
            }
        }
        return decode(data, minShortSide, container.orientation());
    }

    private Image decode(EncodedBytes data, int minShortSide, int orientation) throws ImageException {
        boolean java = container.decodedInJava() || (container instanceof JpegFile && !sound);
        try (StoredRows rows = java ? JavaCodecs.decode(container, name) : natively(data, minShortSide)) {
            return toSrgb(rows, container.profile(), orientation);
        } catch (ImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImageException(
                    "%s: its %s data is corrupt or of an unsupported kind (%s); save it again as JPEG or PNG"
                            .formatted(name, container.format().label(), ExceptionText.firstLine(e, "undecodable")),
                    e);
        }
    }

    private StoredRows natively(EncodedBytes data, int minShortSide) throws IOException {
        if (container instanceof JpegFile jpeg) {
            jpeg.conform(data.buffer());
        }
        return byOpenCv(data, minShortSide);
    }

    private StoredRows byOpenCv(EncodedBytes data, int minShortSide) throws IOException {
        int size = container.decodedPart(data.buffer()).remaining();
        try (Mat encoded = container instanceof JpegFile ? data.padded() : data.first(size)) {
            Mat pixels = imdecode(encoded, flags(minShortSide));
            if (pixels.empty()) {
                pixels.close();
                throw new IOException("the decoder failed");
            }
            if (pixels.depth() != CV_8U && pixels.depth() != CV_16U) {
                pixels.close();
                throw new IOException("its samples are neither 8 nor 16 bits");
            }
            return new MatRows(pixels, !(container instanceof JpegFile));
        }
    }

    private int flags(int minShortSide) {
        if (!(container instanceof JpegFile jpeg)) {
            return IMREAD_UNCHANGED;
        }
        int color = jpeg.isGray() ? IMREAD_GRAYSCALE : IMREAD_COLOR_RGB;
        return color | IMREAD_IGNORE_ORIENTATION | reduction(minShortSide);
    }

    private int reduction(int minShortSide) {
        int shortSide = Math.min(container.width(), container.height());
        if (shortSide / 8 >= minShortSide) {
            return IMREAD_REDUCED_GRAYSCALE_8;
        }
        if (shortSide / 4 >= minShortSide) {
            return IMREAD_REDUCED_GRAYSCALE_4;
        }
        return shortSide / 2 >= minShortSide ? IMREAD_REDUCED_GRAYSCALE_2 : 0;
    }

    /** Converts stored rows to sRGB, composites them over white and applies an EXIF orientation. */
    private static Image toSrgb(StoredRows rows, byte[] profile, int orientation) {
        int width = rows.width(), height = rows.height();
        var upright = new OrientedImageWriter(width, height, orientation, new byte[3 * width * height]);
        SrgbRows.convert(rows, profile, upright::put);
        return upright.image();
    }
}
