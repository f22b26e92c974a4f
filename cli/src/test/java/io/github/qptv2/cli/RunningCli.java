package io.github.qptv2.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, with the flags that the launcher gives it. */
public final class RunningCli {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path folder;

    private RunningCli(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts in {@code folder}, where {@code stdout} and {@code stderr} are kept. */
    public static RunningCli start(Path folder, Object... args) throws IOException {
        return start(folder, folder.resolve("stdout").toFile(), List.of(), args);
    }

    public static RunningCli start(Path folder, File stdout, List<String> flags, Object... args) throws IOException {
        return start(folder, stdout, new Setting(flags, Map.of()), args);
    }

    /**
     * What a process starts with.
     *
     * @param flags of the JVM
     * @param environment added to the test's own
     * @param classPath of the JVM
     */
    public record Setting(List<String> flags, Map<String, String> environment, String classPath) {

        public Setting(List<String> flags, Map<String, String> environment) {
            this(flags, environment, System.getProperty("java.class.path"));
        }
    }

    public static RunningCli start(Path folder, File stdout, Setting setting, Object... args) throws IOException {
        var command = new ArrayList<>(List.of(
                "env", // where the build runs in the background, SIGINT is ignored, and children would inherit that
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(setting.flags());
        command.addAll(List.of("-cp", setting.classPath(), Main.class.getName()));
        List.of(args).forEach(arg -> command.add(arg.toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout)
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("GOMP_SPINCOUNT", "0");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(setting.environment());
        return new RunningCli(builder.start(), folder);
    }

    /** Waits until {@code file} has so many lines. */
    public void awaitLines(Path file, int count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || lines(file) < count) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no " + count + " lines in " + file + ": " + stderr());
            }
            Thread.sleep(10);
        }
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Sends a signal by its name, such as {@code TERM}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    public int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + stderr());
        }
        return process.exitValue();
    }

    public String stdout() throws IOException {
        return Files.readString(folder.resolve("stdout"));
    }

    public String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    /** The JVM's reports of crashes in this folder. */
    public List<String> crashReports() {
        return List.of(folder.toFile().list((in, name) -> name.startsWith("hs_err") || name.startsWith("core")));
    }
}
