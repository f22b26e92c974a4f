package io.github.qptv2.media.image;

/** A variant of a format that is recognized but not decoded; {@link ImageContainers#parse} reports it. */
final class UnsupportedVariant extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    /** @param kind completes "… is not supported" */
    UnsupportedVariant(String kind) {
        super(kind);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
