package io.github.qptv2.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What Jazzer calls: {@code --target_class=io.github.qptv2.fuzz.FuzzEntry --target_args=NAME}. */
public final class FuzzEntry {

    private static final String PLANTED = "planted";

    private static @Nullable FuzzTarget target;
    private static boolean planted;

    private FuzzEntry() {}

    /** Selects the target by name; a second argument, {@value #PLANTED}, adds its planted fault. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        target = FuzzTargets.named(arguments[0]);
        loadClasses(target, Path.of(System.getProperty("fuzz.seeds", "")).resolve(target.name()));
        planted = arguments.length > 1 && arguments[1].equals(PLANTED);
    }

    /** Parses the seeds once, so that the time of the first input contains no initialization of classes. */
    private static void loadClasses(FuzzTarget target, Path seeds) throws IOException {
        if (!Files.isDirectory(seeds)) {
            return;
        }
        try (Stream<Path> files = Files.list(seeds)) {
            for (Path file : files.toList()) {
                try {
                    target.parser().parse(Files.readAllBytes(file));
                } catch (Exception | StackOverflowError reportedLater) {
                    // Jazzer runs the same seed next
                }
            }
        }
    }

    /** Runs the target once. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (target == null) {
            throw new IllegalStateException("a target must be selected by --target_args");
        }
        if (planted) {
            target.runPlanted(input);
        } else {
            target.run(input);
        }
    }
}
