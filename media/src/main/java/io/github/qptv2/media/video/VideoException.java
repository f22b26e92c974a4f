package io.github.qptv2.media.video;

import java.io.IOException;

/** A video that cannot be read. The message is one line: the file, the problem, the remedy. */
public final class VideoException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a message of one line. */
    public VideoException(String message) {
        super(message);
    }
}
