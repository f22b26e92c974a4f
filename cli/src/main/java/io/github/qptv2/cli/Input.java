package io.github.qptv2.cli;

import java.nio.file.Path;

/** What one of the arguments stands for. */
sealed interface Input {

    /** As rows name it. */
    String name();

    /** A file to be scored as a picture. */
    record Picture(String name, Path file) implements Input {}

    /** A file to be scored as a video. */
    record Clip(String name, Path file) implements Input {}

    /** An argument, folder or file that leads to nothing, and why. */
    record Failure(String name, String error) implements Input {}

    /** A file that somebody named: a video if it seems to be one, else a picture. */
    static Input of(String name, Path file) {
        return ClipFiles.isClip(file) ? new Clip(name, file) : new Picture(name, file);
    }
}
