package io.github.qptv2.io;

import java.util.List;

import static io.github.qptv2.io.MediaType.IMAGE;
import static io.github.qptv2.io.MediaType.OTHER;
import static io.github.qptv2.io.MediaType.VIDEO;

/**
 * Formats of image and video files with the extensions of their names; {@link MediaSignatures} has their first bytes.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum MediaFormat {
    JPEG(IMAGE, "JPEG", "jpg", "jpeg", "jpe", "jfif", "mpo"),
    PNG(IMAGE, "PNG", "png"),
    WEBP(IMAGE, "WebP", "webp"),
    TIFF(IMAGE, "TIFF", "tif", "tiff"),
    BMP(IMAGE, "BMP", "bmp"),
    GIF(IMAGE, "GIF", "gif"),
    HEIC(IMAGE, "HEIC", "heic", "heif"),
    AVIF(IMAGE, "AVIF", "avif"),
    RAW(IMAGE, "camera RAW", "cr2", "cr3", "nef", "arw", "dng", "orf", "raf", "rw2"),
    JPEG_XL(IMAGE, "JPEG XL", "jxl"),
    JPEG_2000(IMAGE, "JPEG 2000", "jp2"),
    PSD(IMAGE, "Photoshop", "psd"),
    SVG(OTHER, "SVG", "svg"),
    PDF(OTHER, "PDF", "pdf"),
    MP4(VIDEO, "MP4", "mp4", "m4v", "mov"),
    MATROSKA(VIDEO, "Matroska", "mkv", "webm"),
    AVI(VIDEO, "AVI", "avi"),
    IVF(VIDEO, "IVF", "ivf"),
    Y4M(VIDEO, "YUV4MPEG2", "y4m"),
    YUV(VIDEO, "raw YUV", "yuv");

    private final MediaType type;
    private final String label;
    private final List<String> extensions;

    MediaFormat(MediaType type, String label, String... extensions) {
        this.type = type;
        this.label = label;
        this.extensions = List.of(extensions);
    }

    /** Whether files of this format are images, videos or neither. */
    public MediaType type() {
        return type;
    }

    /** The common name, such as {@code WebP}. */
    public String label() {
        return label;
    }

    /** Extensions of file names, in lower case, without the dot. */
    public List<String> extensions() {
        return extensions;
    }
}
