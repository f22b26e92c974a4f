package io.github.qptv2.cli.console;

import java.io.IOException;

/** Output whose failures become one-line messages. */
public final class GuardedOutput {

    private GuardedOutput() {}

    /** A write operation, which may fail. */
    public interface Writing<T> {
        T run() throws IOException;
    }

    /**
     * Runs a write operation.
     *
     * @param name of the destination, for the message
     * @throws ClosedPipeException if the reader has closed the pipe
     * @throws UserException for every other failure
     */
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
