package io.github.qptv2.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fuzzes all targets one after another, each in a JVM of its own with a heap of 256 MiB, and prints a row for each.
 *
 * <p>System properties: {@code fuzz.seconds} for each target (60), {@code fuzz.jvm} (further options of the JVM),
 * {@code fuzz.targets} (all; names separated by commas), {@code fuzz.planted} (false; true adds the planted faults, and
 * a target that does not find its fault fails), {@code fuzz.seeds} and {@code fuzz.out} (folders of the committed
 * corpus and of results).
 *
 * <p>The status is 1 if any input violates a contract, or with planted faults if any fault is not found.
 */
public final class FuzzRun {

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final int HEAP_MEGABYTES = 256;
    private static final int RESIDENT_MEGABYTES = 1500;
    private static final int HANG_SECONDS = 10;
    private static final int MAX_INPUT_BYTES = 8192;
    private static final int MAX_FINDINGS = 10;
    private static final Pattern PROGRESS =
            Pattern.compile("^#(\\d+)\\s+\\S+.* cov: (\\d+) .* corp: (\\d+)/.*", Pattern.MULTILINE);
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_\\w+: *(\\d+)");

    private final int seconds = Integer.getInteger("fuzz.seconds", 60);
    private final List<String> jvm = Stream.of(
                    System.getProperty("fuzz.jvm", "").split(" ", -1))
            .filter(option -> !option.isEmpty())
            .toList();
    private final boolean planted = Boolean.getBoolean("fuzz.planted");
    private final Path seeds = Path.of(System.getProperty("fuzz.seeds", "fuzz/corpus"));
    private final Path out =
            Path.of(System.getProperty("fuzz.out", "fuzz/target/fuzz")).toAbsolutePath();

    /** Figures of one target. */
    private record Figures(long executions, long edges, long corpus, long findings) {}

    private FuzzRun() {}

    /** Runs the targets that the system properties select. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!new FuzzRun().all()) {
            System.exit(1);
        }
    }

    private boolean all() throws IOException, InterruptedException {
        String selected = System.getProperty("fuzz.targets", "");
        System.out.printf("%-18s %12s %8s %8s %8s%n", "target", "executions", "edges", "corpus", "findings");
        boolean good = true;
        for (FuzzTarget target : FuzzTargets.all()) {
            if (selected.isEmpty() || List.of(selected.split(",", -1)).contains(target.name())) {
                Figures figures = run(target.name());
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %12d %8d %8d %8d%n",
                        target.name(),
                        figures.executions(),
                        figures.edges(),
                        figures.corpus(),
                        figures.findings());
                good &= planted == figures.findings() > 0;
            }
        }
        return good;
    }

    private Figures run(String target) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                out.resolve(planted ? "planted" : "runs").resolve(target));
        delete(folder);
        Path corpus = Files.createDirectories(
                planted ? folder.resolve("corpus") : out.resolve("corpus").resolve(target));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command(target, corpus))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.waitFor();
        return figures(Files.readString(log), folder);
    }

    private List<String> command(String target, Path corpus) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-Xss1m",
                "-Djava.awt.headless=true"));
        command.add("-Dfuzz.seeds=" + seeds.toAbsolutePath());
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                JAZZER,
                "--target_class=" + FuzzEntry.class.getName(),
                "--target_args=" + target + (planted ? " planted" : ""),
                "--instrumentation_includes=io.github.qptv2.**",
                "--custom_hook_includes=io.github.qptv2.**",
                "--keep_going=" + (planted ? 1 : MAX_FINDINGS),
                "--reproducer_path=."));
        command.addAll(List.of(
                "-max_total_time=" + seconds,
                "-timeout=" + HANG_SECONDS,
                "-rss_limit_mb=" + RESIDENT_MEGABYTES,
                "-max_len=" + MAX_INPUT_BYTES,
                "-use_value_profile=1",
                "-print_final_stats=1",
                corpus.toString()));
        Path committed = seeds.resolve(target).toAbsolutePath();
        if (Files.isDirectory(committed)) {
            command.add(committed.toString());
        }
        return command;
    }

    private static Figures figures(String log, Path folder) throws IOException {
        long executions = 0, edges = 0, corpus = 0;
        for (var line = PROGRESS.matcher(log); line.find(); ) {
            executions = Long.parseLong(line.group(1));
            edges = Long.parseLong(line.group(2));
            corpus = Long.parseLong(line.group(3));
        }
        for (var total = EXECUTIONS.matcher(log); total.find(); ) {
            executions = Long.parseLong(total.group(1));
        }
        if (executions == 0) {
            throw new IOException(folder + File.separator + "log.txt: the target did not run");
        }
        try (Stream<Path> files = Files.list(folder)) {
            long findings = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("(crash|timeout|oom)-.*"))
                    .count();
            return new Figures(executions, edges, corpus, findings);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
