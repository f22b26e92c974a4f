package io.github.qptv2.cli.benchmark;

import java.util.Locale;

/** The protocols of {@code qpt benchmark}. */
enum ProtocolName {
    RANDOM,
    OFFICIAL,
    K_FOLD,
    CROSS,
    LEAVE_ONE_SET_OUT,
    LABEL_EFFICIENCY,
    LISTS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
