package io.github.qptv2.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which files are taken for videos: by name, so that a broken one is found and reported. */
public final class VideoFileNames {

    private static final Set<String> EXTENSIONS = Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "ivf", "y4m");

    private VideoFileNames() {}

    /** Whether the name's extension is that of a video. */
    public static boolean isVideo(String name) {
        return EXTENSIONS.contains(ImageFileNames.extension(name));
    }

    /** Those in a folder and below it, in the order of their names; or the one that is named itself. */
    public static List<Path> in(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return isVideo(place.toString()) ? List.of(place) : List.of();
        }
        var videos = new ArrayList<Path>();
        try {
            new FileTree(place).forEachRemaining(file -> {
                if (isVideo(file.toString())) {
                    videos.add(file);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return List.copyOf(videos);
    }
}
