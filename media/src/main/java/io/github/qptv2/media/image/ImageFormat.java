package io.github.qptv2.media.image;

import java.util.Arrays;

import io.github.qptv2.io.MediaFormat;

/** Image formats that {@link ImageReader} decodes, recognized by content, not by the file's name. */
public enum ImageFormat {
    JPEG(MediaFormat.JPEG),
    PNG(MediaFormat.PNG),
    WEBP(MediaFormat.WEBP),
    TIFF(MediaFormat.TIFF),
    BMP(MediaFormat.BMP),
    GIF(MediaFormat.GIF),
    HEIC(MediaFormat.HEIC),
    AVIF(MediaFormat.AVIF),
    /** The largest JPEG that the camera has embedded. */
    RAW(MediaFormat.RAW);

    private final MediaFormat format;

    ImageFormat(MediaFormat format) {
        this.format = format;
    }

    /** The constant of an image format that is decoded. */
    static ImageFormat of(MediaFormat format) {
        return Arrays.stream(values())
                .filter(image -> image.format == format)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format must be one that is decoded, got " + format));
    }

    /** The common name, such as {@code WebP}. */
    public String label() {
        return format.label();
    }
}
