package io.github.qptv2.cli.console;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard streams and cancellation of the process.
 *
 * @param out standard output, for results only; not {@code System.out}, which suppresses write errors
 * @param err standard error, for messages and progress
 * @param stop cancellation of the running command
 */
public record Console(InputStream in, OutputStream out, PrintStream err, CancellationSignal stop) {

    /** The streams of this process. */
    public static Console ofProcess() {
        return new Console(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                new CancellationSignal());
    }

    /** Prints one line to the standard error, after the program's name. */
    public void message(String line) {
        err.println("qpt: " + line);
    }

    /** Writes a complete result to the standard output. */
    public void print(String text) {
        GuardedOutput.guarded("the standard output", () -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return text;
        });
    }
}
