package io.github.qptv2.media.image;

import java.io.IOException;

/** An image that cannot be read; the message is one line naming the file, what is wrong and what to do. */
public final class ImageException extends IOException {

    private static final long serialVersionUID = 1;

    /** With {@code message} in one line: file, rule, advice. */
    public ImageException(String message) {
        super(message);
    }

    /** With the failure underneath, for the log; the message must do without it. */
    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
