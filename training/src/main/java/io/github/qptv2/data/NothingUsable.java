package io.github.qptv2.data;

/** Of the pictures or videos that were tried, none could be read: a run cannot go on. The message is one line. */
public final class NothingUsable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Says what was tried, and why the last of it cannot be used. */
    public NothingUsable(String message) {
        super(message);
    }
}
