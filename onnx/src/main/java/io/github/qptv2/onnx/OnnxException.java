package io.github.qptv2.onnx;

import java.nio.file.Path;

/** A network cannot be loaded or run; the message is one line. */
public final class OnnxException extends Exception {

    private static final long serialVersionUID = 1;

    /** An error whose message has the rule and the value. */
    public OnnxException(String message) {
        super(message);
    }

    OnnxException(String what, Throwable cause) {
        super(
                what + ": "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                cause);
    }

    /** The same of a file. */
    OnnxException of(Path file) {
        var named = new OnnxException(file + " " + getMessage());
        named.initCause(this);
        return named;
    }
}
