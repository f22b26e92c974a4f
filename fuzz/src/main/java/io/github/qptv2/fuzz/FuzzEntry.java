package io.github.qptv2.fuzz;

import org.jspecify.annotations.Nullable;

/** What Jazzer calls: {@code --target_class=io.github.qptv2.fuzz.FuzzEntry --target_args=NAME}. */
public final class FuzzEntry {

    private static final String PLANTED = "planted";

    private static @Nullable FuzzTarget target;
    private static boolean planted;

    private FuzzEntry() {}

    /** Selects the target by name; a second argument, {@value #PLANTED}, adds its planted fault. */
    public static void fuzzerInitialize(String[] arguments) {
        target = FuzzTargets.named(arguments[0]);
        planted = arguments.length > 1 && arguments[1].equals(PLANTED);
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
