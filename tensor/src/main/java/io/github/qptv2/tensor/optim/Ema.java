package io.github.qptv2.tensor.optim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.NamedTensors;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.bytedeco.pytorch.Scalar;

/**
 * Exponential moving averages (EMA) of a network's parameters, which often perform better than the last step's.
 *
 * <pre>{@code
 * optimizer.step(rate);
 * ema.update(0.999);
 * try (var averaged = ema.swap()) {
 *     evaluate(model); // with the averages; the trained weights are restored afterwards
 * }
 * }</pre>
 */
public final class Ema implements AutoCloseable {

    private record Pair(Tensor parameter, Tensor average) {}

    private final List<Pair> pairs = new ArrayList<>();
    private final Map<String, Tensor> averages = new LinkedHashMap<>();
    private boolean swapped;

    /** While open, parameters and averages are swapped. */
    public interface Swap extends AutoCloseable {
        @Override
        void close();
    }

    /** Averages initialized with the parameters, on their device. */
    public Ema(Map<String, Tensor> parameters) {
        try (var noGrad = NoGrad.open()) {
            parameters.forEach((name, parameter) -> averages.put(name, copy(parameter)));
        }
    }

    private Tensor copy(Tensor parameter) {
        var average = Tensor.call(() -> parameter.handle().clone()).retain();
        pairs.add(new Pair(parameter, average));
        return average;
    }

    /**
     * {@code average = decay · average + (1 - decay) · parameter}.
     *
     * @param decay in [0, 1]
     */
    public void update(double decay) {
        if (!(decay >= 0 && decay <= 1)) {
            throw new IllegalArgumentException("decay must be in [0, 1], got " + decay);
        }
        requireNotSwapped();
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            pairs.forEach(pair -> pair.average().handle().lerp_(pair.parameter().handle(), new Scalar(1 - decay)));
        }
    }

    /** Swaps averages and parameters, without copying, until the result is closed. */
    public Swap swap() {
        requireNotSwapped();
        exchange();
        return () -> {
            if (swapped) {
                exchange();
            }
        };
    }

    private void exchange() {
        pairs.forEach(pair -> pair.average().exchange(pair.parameter()));
        swapped = !swapped;
    }

    /** A copy of the averages, bit for bit, under the parameters' names. */
    public StateDict state() {
        requireNotSwapped();
        return NamedTensors.state(averages);
    }

    /**
     * Restores a copy made by {@link #state}.
     *
     * @throws IllegalArgumentException listing everything that is missing, unexpected or wrongly shaped; the averages
     *     are then unchanged
     */
    public void restore(StateDict state) {
        requireNotSwapped();
        NamedTensors.load(averages, state);
    }

    private void requireNotSwapped() {
        if (swapped) {
            throw new IllegalStateException("averages and parameters are swapped; close the swap first");
        }
    }

    @Override
    public void close() {
        averages.values().forEach(Tensor::close);
    }
}
