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

/** The command line in a separate process, with the JVM flags of the launcher. */
public final class RunningCli {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path folder;

    private RunningCli(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts in {@code folder}, with the output in its files {@code stdout} and {@code stderr}. */
    public static RunningCli start(Path folder, Object... args) throws IOException {
        return start(folder, folder.resolve("stdout").toFile(), List.of(), args);
    }

    public static RunningCli start(Path folder, File stdout, List<String> flags, Object... args) throws IOException {
        return start(folder, stdout, new Setting(flags, Map.of()), args);
    }

    /**
     * Settings of a process.
     *
     * @param flags JVM flags
     * @param environment additional environment variables
     * @param classPath class path of the JVM
     */
    public record Setting(List<String> flags, Map<String, String> environment, String classPath) {

        public Setting(List<String> flags, Map<String, String> environment) {
            this(flags, environment, System.getProperty("java.class.path"));
        }
    }

    public static RunningCli start(Path folder, File stdout, Setting setting, Object... args) throws IOException {
        var command = new ArrayList<>(List.of(
                "env", // a build in the background ignores SIGINT, which child processes inherit
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

    /** Waits until {@code file} has at least {@code count} lines. */
    public void awaitLines(Path file, int count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || lines(file) < count) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no " + count + " lines in " + file + ": " + stderr());
            }
            Thread.sleep(10);
        }
    }

    /** Waits until the standard error contains {@code text}. */
    public void awaitStderr(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!stderr().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no \"" + text + "\" in: " + stderr());
            }
            Thread.sleep(10);
        }
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Sends a signal, such as {@code TERM}. */
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

    /** Names of JVM crash reports and core files in the folder. */
    public List<String> crashReports() {
        return List.of(folder.toFile().list((in, name) -> name.startsWith("hs_err") || name.startsWith("core")));
    }
}
