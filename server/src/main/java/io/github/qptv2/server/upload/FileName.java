package io.github.qptv2.server.upload;

import java.util.regex.Pattern;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;

/** The rule for names that a client gives its files. Names are only repeated in results; no path is made of them. */
final class FileName {

    private static final int MAX_LENGTH = 1024;
    private static final Pattern LEAVES = Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)");
    private static final Pattern ABSOLUTE = Pattern.compile("^([/\\\\]|[A-Za-z]:)");

    private FileName() {}

    /**
     * The name itself.
     *
     * @throws ProblemException of type {@link ProblemType#BAD_NAME} if the name is not allowed
     */
    static String checked(String name) {
        if (name.isBlank() || name.length() > MAX_LENGTH) {
            throw malformed("must have 1 to %d characters, got %d".formatted(MAX_LENGTH, name.length()));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw malformed("must have no control characters, got " + printable(name));
        }
        if (LEAVES.matcher(name).find() || ABSOLUTE.matcher(name).find()) {
            throw malformed("must be relative and without .., got " + name);
        }
        return name;
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static ProblemException malformed(String rule) {
        return new ProblemException(ProblemType.BAD_NAME, "the name of a file " + rule);
    }
}
