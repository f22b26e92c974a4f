package io.github.qptv2.tensor;

import org.bytedeco.javacpp.Pointer;

/** Handles that outlive every scope. */
public final class PersistentHandles {

    private PersistentHandles() {}

    /** Takes a handle out of every scope, for as long as the process lives or until it is closed. */
    public static <P extends Pointer> P kept(P pointer) {
        pointer.retainReference();
        return pointer;
    }
}
