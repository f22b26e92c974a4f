package io.github.qptv2.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.ResultRow;

/** The command line, run in the process of the test. */
public record Cli(int exitCode, String out, String err) {

    public static Cli run(Object... args) {
        return runWith("", args);
    }

    /** With a standard input. */
    public static Cli runWith(String stdin, Object... args) {
        var out = new ByteArrayOutputStream();
        return run(stdin, out, out, args);
    }

    /** With another standard output. */
    public static Cli runInto(OutputStream out, Object... args) {
        return run("", out, new ByteArrayOutputStream(), args);
    }

    private static Cli run(String stdin, OutputStream out, ByteArrayOutputStream stdout, Object... args) {
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new CancellationSignal());
        var words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int exitCode = Main.run(console, words);
        return new Cli(exitCode, stdout.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public List<String> outLines() {
        return out.lines().toList();
    }

    /** The only row of a run with JSON lines. */
    public ResultRow onlyRow() {
        if (outLines().size() != 1) {
            throw new AssertionError("one row expected, got: " + out + err);
        }
        return JsonText.row(out.strip());
    }

    /** The reference checkpoint, copied to {@code folder}: 64 x 64 pixels, a pass takes a few milliseconds. */
    public static Path microModel(Path folder) {
        return golden("hivit-micro.pth", folder);
    }

    public static Path golden(String name, Path folder) {
        try (var in = Objects.requireNonNull(Cli.class.getResourceAsStream("/golden/" + name))) {
            Path file = folder.resolve(name);
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
