package io.github.qptv2.tensor.distributed;

import io.github.qptv2.tensor.LibtorchErrors;

/**
 * Processes that train together have lost one another; the message is one line that says which rank noticed, what it
 * was doing and for how long. What this process holds is as it was, but it can no longer work with the others: it
 * should end and be started again with them.
 */
public final class CollectiveException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CollectiveException(String message) {
        super(message);
    }

    CollectiveException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What libtorch said, without the place in its source that it starts with. */
    static String reason(Throwable error) {
        var text = LibtorchErrors.firstLine(error.getMessage());
        return text.startsWith("[/") && text.contains("] ") ? text.substring(text.indexOf("] ") + 2) : text;
    }
}
