package io.github.qptv2.media.image;

/** Containers of still images, told apart by their content, never by the file's name. */
public enum ImageFormat {
    JPEG("JPEG", true),
    PNG("PNG", true),
    WEBP("WebP", true),
    TIFF("TIFF", true),
    BMP("BMP", true),
    GIF("GIF", true),
    HEIC("HEIC", false),
    AVIF("AVIF", false),
    RAW("camera RAW", false),
    JPEG_XL("JPEG XL", false),
    JPEG_2000("JPEG 2000", false),
    PSD("Photoshop", false),
    SVG("SVG", false),
    PDF("PDF", false);

    private final String label;
    private final boolean readable;

    ImageFormat(String label, boolean readable) {
        this.label = label;
        this.readable = readable;
    }

    /** The name people know it by, such as {@code WebP}. */
    public String label() {
        return label;
    }

    /** Whether {@link ImageReader} decodes it; the others are recognized only to be refused by name. */
    public boolean readable() {
        return readable;
    }
}
