package io.github.qptv2.tensor;

import org.bytedeco.pytorch.NoGradGuard;

/** While open, operations on this thread record nothing for {@link Tensor#backward}; they run faster and hold less. */
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
