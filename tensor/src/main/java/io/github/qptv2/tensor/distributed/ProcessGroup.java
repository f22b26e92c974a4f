package io.github.qptv2.tensor.distributed;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;

/**
 * Runs collective operations on tensors packed into one.
 *
 * @param timeout libtorch's limit on one operation
 * @param store kept open while {@code backend} is in use
 */
record ProcessGroup(DistributedEnv env, Duration timeout, RendezvousStore store, Backend backend)
        implements AutoCloseable {

    /**
     * Overwrites the tensors with the operation's results, times {@code factor}.
     *
     * @param doing the operation's description in error messages
     */
    void run(String doing, List<Tensor> tensors, double factor, BiFunction<Backend, TensorVector, Work> operation) {
        if (tensors.isEmpty()) {
            return;
        }
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            Tensor flat = Tensor.cat(
                    0,
                    tensors.stream()
                            .map(tensor -> tensor.reshape(tensor.elements()))
                            .toArray(Tensor[]::new));
            await(doing, () -> operation.apply(backend, new TensorVector(flat.handle())));
            Tensor scaled = factor == 1 ? flat : flat.mul(factor);
            long at = 0;
            for (var tensor : tensors) {
                tensor.copyFrom(scaled.narrow(0, at, tensor.elements()).reshape(tensor.shape()));
                at += tensor.elements();
            }
        }
    }

    private void await(String doing, Supplier<Work> start) {
        long begin = System.nanoTime();
        try {
            start.get()._wait();
        } catch (RuntimeException e) {
            throw new CollectiveException(
                    "%s lost another process while %s, after %.1f s (limit %.1f s): %s"
                            .formatted(
                                    env,
                                    doing,
                                    (System.nanoTime() - begin) / 1e9,
                                    timeout.toMillis() / 1e3,
                                    CollectiveException.reason(e)),
                    e);
        }
    }

    @Override
    public void close() {
        backend.close();
        store.close();
    }
}
