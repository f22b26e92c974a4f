package io.github.qptv2.cli.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;

/** The standard input, streamed to one reader or buffered for several. */
public final class ReplayableStdin {

    private final InputStream stdin;
    private final byte[] kept;
    private final boolean keep;

    /**
     * Opens the standard input.
     *
     * @param keep whether it is read into memory, so that it can be read repeatedly
     */
    public ReplayableStdin(InputStream stdin, boolean keep) {
        this.stdin = stdin;
        this.keep = keep;
        this.kept = keep ? all(stdin) : new byte[0];
    }

    private static byte[] all(InputStream stdin) {
        try {
            return stdin.readAllBytes();
        } catch (IOException e) {
            throw new UserException("the standard input cannot be read: " + FileErrors.reason(e));
        }
    }

    /** The input from its beginning, if it is kept; else the rest of it. */
    public InputStream stream() {
        return keep ? new ByteArrayInputStream(kept) : stdin;
    }
}
