package io.github.qptv2.cli.input;

import java.nio.file.Path;

import io.github.qptv2.io.MediaFiles;

/** What one of the arguments stands for. */
public sealed interface Input {

    /** As rows name it. */
    String name();

    /** A file to be scored as an image. */
    record ImageFile(String name, Path file) implements Input {}

    /** A file to be scored as a video. */
    record VideoFile(String name, Path file) implements Input {}

    /** An argument, folder or file that leads to nothing, and why. */
    record Failure(String name, String error) implements Input {}

    /** A file that somebody named: a video if it seems to be one, else an image. */
    static Input of(String name, Path file) {
        return MediaFiles.isVideo(file) ? new VideoFile(name, file) : new ImageFile(name, file);
    }
}
