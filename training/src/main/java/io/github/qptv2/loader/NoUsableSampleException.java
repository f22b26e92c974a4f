package io.github.qptv2.loader;

/** No image or video of a dataset can be read, so that a run cannot continue. The message is one line. */
public final class NoUsableSampleException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** With the number of samples tried and the error of the last one. */
    public NoUsableSampleException(String message) {
        super(message);
    }
}
