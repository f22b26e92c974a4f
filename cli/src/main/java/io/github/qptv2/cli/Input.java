package io.github.qptv2.cli;

import java.nio.file.Path;

/** What one of the arguments stands for. */
sealed interface Input {

    /** As rows name it. */
    String name();

    /** A file to be scored. */
    record Picture(String name, Path file) implements Input {}

    /** An argument, folder or file that leads to no picture, and why. */
    record Failure(String name, String error) implements Input {}
}
