package io.github.qptv2.media.image;

/** A header that contradicts its format; the message says the rule, for {@link ImageContainers#parse} to complete. */
final class CorruptHeader extends RuntimeException {

    private static final long serialVersionUID = 1;

    CorruptHeader(String message) {
        super(message);
    }

    /** A side as read from a header, checked to be a positive {@code int}. */
    static int side(long pixels) {
        if (pixels < 1 || pixels > Integer.MAX_VALUE) {
            throw new CorruptHeader("its sides must be in [1, 2147483647], got " + pixels);
        }
        return (int) pixels;
    }
}
