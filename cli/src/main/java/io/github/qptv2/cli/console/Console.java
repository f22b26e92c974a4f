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
 * The ends of the process that a command talks to.
 *
 * @param out for results alone; not {@code System.out}, which keeps to itself that nobody reads it any more
 * @param err for everything that is said about them
 * @param stop whether the user wants the command to end
 */
public record Console(InputStream in, OutputStream out, PrintStream err, CancellationSignal stop) {

    public static Console ofProcess() {
        return new Console(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                new CancellationSignal());
    }

    /** Says one line, with the program's name before it. */
    public void say(String line) {
        err.println("qpt: " + line);
    }

    /** Writes a result that is there as a whole. */
    public void print(String text) {
        GuardedOutput.guarded("the standard output", () -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return text;
        });
    }
}
