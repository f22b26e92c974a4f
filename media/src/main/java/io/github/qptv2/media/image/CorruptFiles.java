package io.github.qptv2.media.image;

/**
 * What to do with a file that decodes although {@link io.github.qptv2.media.image.integrity.ImageIntegrity} finds it
 * corrupt. A truncated file is an error in any case, as is one that cannot be decoded.
 */
public enum CorruptFiles {
    /** Decode it; {@link Image#warning} says what is wrong, and commands report a partial failure. */
    WARN,
    /** Refuse it by an {@link ImageException}. */
    REFUSE,
    /** Decode it; {@link Image#warning} says what is wrong, and commands report success. */
    ACCEPT
}
