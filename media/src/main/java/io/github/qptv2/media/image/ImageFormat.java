package io.github.qptv2.media.image;

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

    private final String label;

    ImageFormat(MediaFormat format) {
        label = format.label();
    }

    /** The common name, such as {@code WebP}. */
    public String label() {
        return label;
    }
}
