package io.github.qptv2.tensor.distributed;

import io.github.qptv2.tensor.LibtorchErrors;

/**
 * Communication between processes failed. The message is one line with the rank, the operation and its duration. The
 * state of this process is unchanged, but it must be restarted together with the others.
 */
public final class CollectiveException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CollectiveException(String message) {
        super(message);
    }

    CollectiveException(String message, Throwable cause) {
        super(message, cause);
    }

    /** libtorch's message, without its source location. */
    static String reason(Throwable error) {
        var text = LibtorchErrors.firstLine(error.getMessage());
        return text.startsWith("[/") && text.contains("] ") ? text.substring(text.indexOf("] ") + 2) : text;
    }
}
