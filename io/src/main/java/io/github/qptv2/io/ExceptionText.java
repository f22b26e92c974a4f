package io.github.qptv2.io;

/** Messages of exceptions, for messages of one line. */
public final class ExceptionText {

    private ExceptionText() {}

    /** The first line of the message, or a default if it has none. */
    public static String firstLine(Throwable problem, String otherwise) {
        String message = problem.getMessage();
        return message == null ? otherwise : message.lines().findFirst().orElse(otherwise);
    }

    /** The cause that has no cause itself: at the end of the chain of causes. */
    public static Throwable innermost(Throwable problem) {
        var cause = problem;
        for (var next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause;
    }
}
