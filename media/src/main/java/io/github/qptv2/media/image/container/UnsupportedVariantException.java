package io.github.qptv2.media.image.container;

/** A variant of a format that is recognized but not decoded; reported with the name of the file. */
public final class UnsupportedVariantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    /** @param kind completes "… is not supported" */
    public UnsupportedVariantException(String kind) {
        super(kind);
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }
}
