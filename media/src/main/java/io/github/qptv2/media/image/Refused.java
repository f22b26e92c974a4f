package io.github.qptv2.media.image;

/** A variant of a format that is recognised but not decoded; the message names it, for {@link Container#of}. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    /** @param kind completes "… images are not supported" */
    Refused(String kind) {
        super(kind);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
