package io.github.qptv2.media.image;

import java.io.IOException;

/** An image that cannot be read. The message is one line: the file, the problem, the remedy. */
public final class ImageException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a message of one line. */
    public ImageException(String message) {
        super(message);
    }

    /** With a cause for the log; the message is complete without it. */
    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
