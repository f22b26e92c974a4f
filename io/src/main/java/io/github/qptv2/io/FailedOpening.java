package io.github.qptv2.io;

import java.io.Closeable;
import java.io.IOException;

/** Closes what was opened when a later step of opening it fails, such as the first write to a full disk. */
public final class FailedOpening {

    private FailedOpening() {}

    /** Closes; an error of that, such as data that cannot be flushed, is added to the cause. */
    public static void close(Closeable opened, Throwable cause) {
        try {
            opened.close();
        } catch (IOException again) {
            if (again != cause) {
                cause.addSuppressed(again);
            }
        }
    }
}
