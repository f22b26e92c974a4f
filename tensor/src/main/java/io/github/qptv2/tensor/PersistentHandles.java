package io.github.qptv2.tensor;

import org.bytedeco.javacpp.Pointer;

/** Handles that outlive all scopes. */
public final class PersistentHandles {

    private PersistentHandles() {}

    /** Detaches a handle from all scopes; it lives until it is closed or the process ends. */
    public static <P extends Pointer> P kept(P pointer) {
        pointer.retainReference();
        return pointer;
    }
}
