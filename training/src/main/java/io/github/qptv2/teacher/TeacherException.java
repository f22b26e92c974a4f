package io.github.qptv2.teacher;

/** A teacher that cannot be used, in one line that names its file. */
public final class TeacherException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With the rule and the value. */
    public TeacherException(String message) {
        super(message);
    }

    /** With what lies behind it. */
    public TeacherException(String message, Throwable cause) {
        super(message, cause);
    }
}
