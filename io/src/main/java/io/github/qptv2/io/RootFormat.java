package io.github.qptv2.io;

import java.util.Locale;

/** Formats numbers with a decimal point and commas in any locale. */
public final class RootFormat {

    private RootFormat() {}

    /** As {@link String#format(Locale, String, Object...)} with {@link Locale#ROOT}. */
    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
