package io.github.qptv2.media.image.container;

/** A header that violates its format; the message states the rule and is completed by the name of the file. */
public final class CorruptHeaderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CorruptHeaderException(String message) {
        super(message);
    }

    /** A side as read from a header, checked to be a positive {@code int}. */
    public static int side(long pixels) {
        if (pixels < 1 || pixels > Integer.MAX_VALUE) {
            throw new CorruptHeaderException("its sides must be in [1, 2147483647], got " + pixels);
        }
        return (int) pixels;
    }
}
