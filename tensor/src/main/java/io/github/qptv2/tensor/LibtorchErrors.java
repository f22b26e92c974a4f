package io.github.qptv2.tensor;

import org.jspecify.annotations.Nullable;

/** Translates libtorch's exceptions, without their C++ backtraces. */
public final class LibtorchErrors {

    private LibtorchErrors() {}

    public static RuntimeException translate(RuntimeException error) {
        String first = firstLine(error.getMessage());
        // JavaCPP maps C++ exceptions to plain RuntimeExceptions; other exceptions are passed on
        if (error.getClass() != RuntimeException.class) {
            return error;
        }
        return first.contains("not enough memory") || first.contains("out of memory")
                ? new IllegalStateException("native memory is exhausted: " + first, error)
                : new IllegalArgumentException(first, error);
    }

    public static String firstLine(@Nullable String message) {
        return message == null
                ? "unknown libtorch error"
                : message.lines().findFirst().orElse("unknown libtorch error");
    }
}
