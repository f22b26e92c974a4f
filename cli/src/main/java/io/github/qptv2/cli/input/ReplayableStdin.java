package io.github.qptv2.cli.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;

/** The standard input, for one reader as it comes, or for several from memory. */
public final class ReplayableStdin {

    private final InputStream stdin;
    private final byte[] kept;
    private final boolean keep;

    /** @param keep whether all of it is read now, so that more than one can read it */
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

    public InputStream stream() {
        return keep ? new ByteArrayInputStream(kept) : stdin;
    }
}
