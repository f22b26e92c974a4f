package io.github.qptv2.media.video;

import java.io.IOException;

/** A video that cannot be read; the message is one line naming the file, what is wrong and what to do. */
public final class VideoException extends IOException {

    private static final long serialVersionUID = 1;

    /** With {@code message} in one line: file, rule, advice. */
    public VideoException(String message) {
        super(message);
    }
}
