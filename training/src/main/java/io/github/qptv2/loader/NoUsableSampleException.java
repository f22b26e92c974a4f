package io.github.qptv2.loader;

/** Of the images or videos that were tried, none could be read: a run cannot go on. The message is one line. */
public final class NoUsableSampleException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Says what was tried, and why the last of it cannot be used. */
    public NoUsableSampleException(String message) {
        super(message);
    }
}
