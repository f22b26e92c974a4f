package io.github.qptv2.teacher;

/** A teacher cannot be used; the message is one line that names its file. */
public final class TeacherException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a one-line message. */
    public TeacherException(String message) {
        super(message);
    }

    /** With a one-line message and its cause. */
    public TeacherException(String message, Throwable cause) {
        super(message, cause);
    }
}
