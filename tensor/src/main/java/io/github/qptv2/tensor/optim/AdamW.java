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
import org.bytedeco.pytorch.global.torch;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019, algorithm 2, as in PyTorch: the decay is multiplied by
 * the learning rate).
 *
 * <pre>{@code
 * var groups = List.of(new AdamW.Group(weights, 0.05, 1), new AdamW.Group(biases, 0, 1));
 * try (var optimizer = new AdamW(groups, AdamW.Settings.PRETRAINING)) {
 *     loss.backward();
 *     optimizer.step(1e-3);
 * }
 * }</pre>
 *
 * <p>A step is libtorch's fused kernel, which gives the same bits with any number of threads.
 */
public final class AdamW implements AutoCloseable {

    private static final String MEAN = ".exp_avg";
    private static final String SQUARE = ".exp_avg_sq";

    /**
     * Hyperparameters of all steps.
     *
     * @param beta1 decay of the mean of gradients, in [0, 1)
     * @param beta2 decay of the mean of squared gradients, in [0, 1)
     * @param epsilon added to the square root of the latter, above 0
     */
    public record Settings(double beta1, double beta2, double epsilon) {

        /** The masked autoencoder's (He et al., 2022): 0.9, 0.95 and 1e-8. */
        public static final Settings PRETRAINING = new Settings(0.9, 0.95, 1e-8);

        /** PyTorch's: 0.9, 0.999 and 1e-8. */
        public static final Settings STANDARD = new Settings(0.9, 0.999, 1e-8);

        public Settings {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException("betas must be in [0, 1), got " + beta1 + " and " + beta2);
            }
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon must be above 0, got " + epsilon);
            }
        }
    }

    /**
     * Parameters with the same weight decay and learning-rate scale.
     *
     * @param parameters by name in the state, contiguous
     * @param weightDecay decoupled weight decay, multiplied by the learning rate; at least 0
     * @param rateScale factor on the learning rate, at least 0
     */
    public record Group(Map<String, Tensor> parameters, double weightDecay, double rateScale) {

        public Group {
            if (!(weightDecay >= 0)) {
                throw new IllegalArgumentException("weight decay must be at least 0, got " + weightDecay);
            }
            if (!(rateScale >= 0)) {
                throw new IllegalArgumentException("scale of the learning rate must be at least 0, got " + rateScale);
            }
            parameters = new LinkedHashMap<>(parameters);
        }
    }

    /** Moving averages of a parameter's gradient and of its square. */
    private record Moments(Tensor parameter, Tensor mean, Tensor square) {}

    private record Part(Group group, List<Moments> moments) {}

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final Settings settings;
    private final Gradients gradients;
    private int steps;

    /**
     * An optimizer before its first step. The parameters must be on their device already.
     *
     * @throws IllegalArgumentException if two groups have a parameter of the same name
     */
    public AdamW(List<Group> groups, Settings settings) {
        this.settings = settings;
        var all = new LinkedHashMap<String, Tensor>();
        for (var group : groups) {
            group.parameters().forEach((name, parameter) -> {
                if (all.put(name, parameter) != null) {
                    throw new IllegalArgumentException("a parameter must be in one group only, got " + name + " twice");
                }
                FusedAdamW.requireContiguous(name, parameter);
            });
        }
        for (var group : groups) {
            var moments = new ArrayList<Moments>();
            group.parameters().forEach((name, parameter) -> moments.add(moments(name, parameter)));
            parts.add(new Part(group, List.copyOf(moments)));
        }
        gradients = new Gradients(all);
    }

    private Moments moments(String name, Tensor parameter) {
        var moments = new Moments(parameter, zeros(parameter), zeros(parameter));
        state.put(name + MEAN, moments.mean());
        state.put(name + SQUARE, moments.square());
        return moments;
    }

    private static Tensor zeros(Tensor like) {
        return Tensor.call(() -> torch.zeros_like(like.handle())).retain();
    }

    /** Number of steps so far, including those before {@link #restore}. */
    public int steps() {
        return steps;
    }

    /** Resets the state: the next step is the first. */
    public void restart() {
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            state.values().forEach(mean -> mean.handle().zero_());
        }
        steps = 0;
    }

    /** The gradients of all groups, for checking, scaling, averaging or clipping before a step. */
    public Gradients gradients() {
        return gradients;
    }

    /** Updates every parameter that has a gradient, then drops the gradients. */
    public void step(double learningRate) {
        steps++;
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            parts.forEach(part -> step(part, learningRate * part.group().rateScale()));
        }
        gradients.forget();
    }

    private void step(Part part, double rate) {
        var moved = part.moments().stream()
                .filter(moments -> moments.parameter().gradient().isPresent())
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        var first = moved.get(0).parameter().handle();
        var count = torch.full(new long[0], new Scalar((double) steps), first.options());
        double decay = part.group().weightDecay();
        new FusedAdamW(settings.beta1(), settings.beta2(), settings.epsilon(), decay, rate)
                .run(
                        handles(moved.stream().map(Moments::parameter).toList()),
                        handles(moved.stream()
                                .map(moments -> moments.parameter().gradient().orElseThrow())
                                .toList()),
                        handles(moved.stream().map(Moments::mean).toList()),
                        handles(moved.stream().map(Moments::square).toList()),
                        count);
    }

    private static List<org.bytedeco.pytorch.Tensor> handles(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::handle).toList();
    }

    /**
     * A copy of the moving averages, bit for bit: {@code PARAMETER.exp_avg} and {@code PARAMETER.exp_avg_sq}, as in
     * PyTorch.
     */
    public StateDict state() {
        return NamedTensors.state(state);
    }

    /**
     * Restores a copy made by {@link #state}.
     *
     * @param steps value of {@link #steps} at that time, at least 0
     * @throws IllegalArgumentException listing everything that is missing, unexpected or wrongly shaped; the optimizer
     *     is then unchanged
     */
    public void restore(StateDict means, int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, got " + steps);
        }
        NamedTensors.load(state, means);
        this.steps = steps;
    }

    @Override
    public void close() {
        state.values().forEach(Tensor::close);
    }
}
