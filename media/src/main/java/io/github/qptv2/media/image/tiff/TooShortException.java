package io.github.qptv2.media.image.tiff;

import java.io.IOException;
import java.io.Serial;

/** The data of a strip or tile ends early. */
final class TooShortException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooShortException(int got, int size) {
        super("a strip or tile ends after " + got + " of " + size + " bytes");
    }
}
