package io.github.qptv2.tensor;

import org.bytedeco.pytorch.NoGradGuard;

/** While open, operations on this thread record no autograd graph, which saves time and memory. */
public final class NoGrad implements AutoCloseable {

    static {
        OpenMp.prepare();
    }

    private final NoGradGuard guard = new NoGradGuard();

    private NoGrad() {}

    public static NoGrad open() {
        return new NoGrad();
    }

    @Override
    public void close() {
        guard.close();
    }
}
