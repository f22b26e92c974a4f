package io.github.qptv2.scoring.bundle;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text form of enum constants: lower case. */
public final class EnumText {

    private EnumText() {}

    /** The text form. */
    public static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E parse(String key, String value, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> text(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s must be one of %s, got %s"
                        .formatted(
                                key,
                                Arrays.stream(constants).map(EnumText::text).collect(Collectors.joining(", ")),
                                value)));
    }
}
