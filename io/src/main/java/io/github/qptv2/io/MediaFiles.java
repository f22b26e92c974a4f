package io.github.qptv2.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which files of a folder, list or archive are images and videos, for every command alike: by the extension, so
 * that a corrupt or unsupported image is reported, not skipped; for an unknown extension by the first bytes.
 */
public final class MediaFiles {

    private static final Map<String, MediaType> TYPES = Arrays.stream(MediaFormat.values())
            .flatMap(format -> format.extensions().stream().map(extension -> Map.entry(extension, format.type())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Files with these extensions are neither images nor videos and are not opened to find out. */
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
            "pth",
            "pt",
            "safetensors",
            "xmp",
            "py",
            "sh",
            "log");

    private MediaFiles() {}

    /** Whether a file's extension, or its content if the extension is unknown, is that of an image. */
    public static boolean isImage(Path file) {
        return type(file) == MediaType.IMAGE;
    }

    /** Whether a file's extension, or its content if the extension is unknown, is that of a video. */
    public static boolean isVideo(Path file) {
        return type(file) == MediaType.VIDEO;
    }

    /** Whether a name that cannot be opened here (in an archive or a list) has the extension of an image. */
    public static boolean isImageName(String name) {
        return TYPES.get(extension(name)) == MediaType.IMAGE;
    }

    /** Whether a name that cannot be opened here (in an archive or a list) has the extension of a video. */
    public static boolean isVideoName(String name) {
        return TYPES.get(extension(name)) == MediaType.VIDEO;
    }

    /** The characters after the last dot of a name, in lower case. */
    public static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The type of a file; a file that cannot be opened is {@link MediaType#OTHER} unless its extension is known. */
    public static MediaType type(Path file) {
        String extension = extension(String.valueOf(file.getFileName()));
        MediaType known = TYPES.get(extension);
        if (known != null) {
            return known;
        }
        return OTHERS.contains(extension)
                ? MediaType.OTHER
                : content(file).map(MediaFormat::type).orElse(MediaType.OTHER);
    }

    private static Optional<MediaFormat> content(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty(); // reading a pipe would block
        }
        try (var in = Files.newInputStream(file)) {
            return MediaSignatures.format(in.readNBytes(MediaSignatures.HEAD));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
