package io.github.qptv2.io;

import java.util.Locale;
import java.util.Set;

/** Which files of a folder are taken for images: by name, so that a broken image is found and reported. */
public final class ImageFileNames {

    private static final Set<String> EXTENSIONS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "bmp", "gif", "heic", "heif", "avif", "jxl",
            "jp2", "psd", "cr2", "cr3", "nef", "arw", "dng", "orf", "raf", "rw2", "mpo");

    private ImageFileNames() {}

    /** Whether the name's extension is that of an image, readable here or not. */
    public static boolean isImage(String name) {
        return EXTENSIONS.contains(extension(name));
    }

    /** What follows the last dot, in lower case. */
    public static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
