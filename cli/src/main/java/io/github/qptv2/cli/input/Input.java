package io.github.qptv2.cli.input;

import java.nio.file.Path;

import io.github.qptv2.io.MediaFiles;

/** A file or failure that an argument expands to. */
public sealed interface Input {

    /** The name in result rows. */
    String name();

    /** A file to be scored as an image. */
    record ImageFile(String name, Path file) implements Input {}

    /** A file to be scored as a video. */
    record VideoFile(String name, Path file) implements Input {}

    /** An argument, folder or file without an input, with the reason. */
    record Failure(String name, String error) implements Input {}

    /** A file named explicitly: a video if it is recognized as one, else an image. */
    static Input of(String name, Path file) {
        return MediaFiles.isVideo(file) ? new VideoFile(name, file) : new ImageFile(name, file);
    }
}
