package io.github.qptv2.cli.console;

import java.io.IOException;

/** Steps of output, whose failures are told in one line. */
public final class GuardedOutput {

    private GuardedOutput() {}

    /** A step that may fail for want of space, permission or a reader. */
    public interface Writing<T> {
        T run() throws IOException;
    }

    /** Does it, or says in one line why not; {@code name} is what is written to. */
    public static <T> T guarded(String name, Writing<T> writing) {
        try {
            return writing.run();
        } catch (IOException e) {
            String reason = FileErrors.reason(e);
            if (reason.contains("Broken pipe") || reason.contains("pipe is being closed")) {
                throw new ClosedPipeException();
            }
            throw new UserException("cannot write " + name + ": " + reason);
        }
    }
}
