package io.github.qptv2.server.problem;

import java.util.Map;

/**
 * Ends a request with a problem.
 *
 * @since 0.2
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ProblemType type;
    private final transient Map<String, String> headers;

    /** A problem; {@code detail} states the rule, then the value, in one line. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** A problem with additional header fields of the response. */
    public ProblemException(ProblemType type, String detail, Map<String, String> headers) {
        super(detail, null, false, false); // an answer, not a failure: no stack trace
        this.type = type;
        this.headers = Map.copyOf(headers);
    }

    /** Kind of the problem. */
    public ProblemType type() {
        return type;
    }

    /** This occurrence, in one line. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Additional header fields of the response. */
    public Map<String, String> headers() {
        return headers;
    }
}
