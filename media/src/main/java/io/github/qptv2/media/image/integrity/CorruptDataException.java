package io.github.qptv2.media.image.integrity;

/** Ends the walk of a file at a value that its format does not allow; the message becomes a {@link Finding}. */
final class CorruptDataException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean dataEnded;

    CorruptDataException(String message) {
        this(message, false);
    }

    private CorruptDataException(String message, boolean dataEnded) {
        super(message, null, false, false);
        this.dataEnded = dataEnded;
    }

    /** Data that end before the image does. */
    static CorruptDataException ended(String message) {
        return new CorruptDataException(message, true);
    }

    boolean dataEnded() {
        return dataEnded;
    }
}
