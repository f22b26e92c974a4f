package io.github.qptv2.media.video;

import java.io.IOException;

/** A video that cannot be read. The message is one line: the file, the problem, the remedy. */
public final class VideoException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean tooLarge;

    /** With a message of one line. */
    public VideoException(String message) {
        this(message, false);
    }

    private VideoException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    static VideoException tooLarge(String message) {
        return new VideoException(message, true);
    }

    /**
     * Whether its frames exceed the limit of the reader.
     *
     * @since 0.2
     */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
