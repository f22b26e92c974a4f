package io.github.qptv2.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Activation checkpointing: keeps only the inputs of segments and recomputes each segment in the backward pass. Each
 * segment has its own autograd graph; gradients are computed from the last segment to the first.
 */
public final class CheckpointingTape implements Tape {

    private final Deque<Runnable> back = new ArrayDeque<>();
    private final List<Tensor> owned = new ArrayList<>();

    @Override
    public List<Tensor> cut(Tensor... ends) {
        var sources = Arrays.stream(ends).map(this::keep).toList();
        var leaves = sources.stream().map(this::leaf).toList();
        back.push(() -> backward(sources, leaves));
        return leaves;
    }

    @Override
    public Tensor segment(UnaryOperator<Tensor> body, Tensor input) {
        Tensor output;
        // recorded, then dropped, so that both runs use the same kernels
        try (var scope = Scope.open()) {
            output = scope.keep(leaf(body.apply(input)));
        }
        var cast = Autocast.snapshot();
        back.push(() -> backward(List.of(again(body, input, cast)), List.of(output)));
        return output;
    }

    private static Tensor again(UnaryOperator<Tensor> body, Tensor input, Autocast.Snapshot cast) {
        try (var sameTypes = cast.open()) {
            return body.apply(input);
        }
    }

    /** The values detached from their graph. */
    private Tensor leaf(Tensor tensor) {
        Tensor leaf = Tensor.call(() -> tensor.handle().detach()).retain();
        owned.add(leaf);
        return tensor.handle().requires_grad() ? leaf.requiresGrad() : leaf;
    }

    @Override
    public Tensor keep(Tensor tensor) {
        owned.add(tensor.retain());
        return tensor;
    }

    @Override
    public void backward(Tensor loss) {
        loss.backward();
        while (!back.isEmpty()) {
            try (var scope = Scope.open()) {
                back.pop().run();
            }
        }
    }

    /**
     * Continues the backward pass from {@code sources} with the gradients of {@code leaves}, which are then dropped.
     */
    private static void backward(List<Tensor> sources, List<Tensor> leaves) {
        var roots = new TensorVector();
        var gradients = new TensorVector();
        for (int i = 0; i < leaves.size(); i++) {
            var root = sources.get(i).handle();
            leaves.get(i).gradient().ifPresent(gradient -> {
                roots.push_back(root);
                gradients.push_back(gradient.handle());
            });
            leaves.get(i).forgetGradient();
        }
        if (roots.empty()) {
            return;
        }
        try {
            torch.backward(roots, gradients, new BoolOptional(), false, new TensorVector());
        } catch (RuntimeException e) {
            throw LibtorchErrors.translate(e);
        }
    }

    @Override
    public void close() {
        back.clear();
        owned.forEach(Tensor::close);
        owned.clear();
    }
}
