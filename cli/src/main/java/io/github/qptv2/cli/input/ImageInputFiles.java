package io.github.qptv2.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import io.github.qptv2.media.image.ImageFormat;
import io.github.qptv2.media.image.ImageHeader;

/** Which of a folder's files are taken for images. */
final class ImageInputFiles {

    // photographs that cannot be decoded are taken too: they get a row that says so, instead of being passed over
    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "bmp", "gif", "heic", "heif", "avif", "jxl",
            "jp2", "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf");

    private static final Set<String> OTHERS = Set.of(
            "txt",
            "md",
            "csv",
            "json",
            "jsonl",
            "xml",
            "html",
            "yaml",
            "yml",
            "zip",
            "tar",
            "gz",
            "mp4",
            "webm",
            "mov",
            "mkv",
            "avi",
            "pth",
            "pt",
            "safetensors",
            "pdf",
            "svg",
            "psd",
            "xmp",
            "py",
            "sh",
            "log");

    private ImageInputFiles() {}

    /** By the extension of the name; where that says nothing, by the first bytes. */
    static boolean isImage(Path file) {
        String extension = extension(file);
        if (IMAGES.contains(extension)) {
            return true;
        }
        return !OTHERS.contains(extension) && Files.isRegularFile(file) && hasHeader(file);
    }

    /** What follows the last dot of the name, in lower case. */
    static String extension(Path file) {
        return io.github.qptv2.io.ImageFileNames.extension(String.valueOf(file.getFileName()));
    }

    /** Whether an extension says what a file is. */
    static boolean isKnown(String extension) {
        return IMAGES.contains(extension) || OTHERS.contains(extension);
    }

    private static boolean hasHeader(Path file) {
        try {
            ImageFormat format = ImageHeader.read(file).format();
            return format.readable();
        } catch (IOException e) {
            return false;
        }
    }
}
