package io.github.qptv2.media.image.integrity;

/**
 * One reason why a file is not intact.
 *
 * @param kind what happened to the file
 * @param text cause and place in a short sentence without a full stop, such as "the CRC of chunk IDAT at byte 33 is
 *     wrong"
 */
public record Finding(Kind kind, String text) {

    /** What happened to a file. */
    public enum Kind {
        /** The file ends before the image does. */
        TRUNCATED,
        /** The file has bytes that its format does not allow, or lacks some in the middle. */
        CORRUPT
    }

    static Finding corrupt(String text) {
        return new Finding(Kind.CORRUPT, text);
    }

    static Finding truncated(String text) {
        return new Finding(Kind.TRUNCATED, text);
    }
}
