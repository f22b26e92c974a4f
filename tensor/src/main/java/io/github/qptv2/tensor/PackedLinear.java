package io.github.qptv2.tensor;

import java.util.Optional;

import io.github.qptv2.checkpoint.DType;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer for inference on the processor, its weights laid out once for oneDNN, which can add GELU or a residual
 * in the same pass.
 *
 * <p>Against {@link Ops#linear} and then {@link Ops#gelu} it saves the repacking of the weights in every call and one
 * or two passes over the result; it rounds differently in the last bits. Threads may share one. No gradient is
 * recorded.
 */
public final class PackedLinear implements AutoCloseable {

    /**
     * Output channels that oneDNN computes at once. On AMD's family 26 (Zen 5, AVX-512) oneDNN 3.7.1 fills the last
     * such block with garbage unless it is full, so only whole blocks are packed.
     */
    private static final int BLOCK = 64;

    private final OneDnn operators;
    private final IValue weight;
    private final IValue bias;

    private PackedLinear(OneDnn operators, IValue weight, IValue bias) {
        this.operators = operators;
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * Packs a copy of the weights, or gives nothing where this build of libtorch has no oneDNN, the weights are not
     * 32-bit floats in main memory, or the output width is no multiple of {@value #BLOCK}.
     *
     * @param weight (out, in)
     * @param bias (out), or null for none
     */
    public static Optional<PackedLinear> of(Tensor weight, @Nullable Tensor bias) {
        if (OneDnn.INSTANCE.isEmpty()
                || weight.dtype() != DType.F32
                || weight.size(0) % BLOCK != 0
                || !weight.device().equals(Device.CPU)) {
            return Optional.empty();
        }
        var operators = OneDnn.INSTANCE.get();
        try (var noGrad = NoGrad.open();
                var scope = Scope.open();
                var stack = new IValueVector()) {
            stack.push_back(new IValue(weight.handle().detach())).push_back(operators.none());
            operators.reorder().callBoxed(stack);
            IValue packed = OneDnn.kept(new IValue(stack.get(0)));
            IValue shift = OneDnn.kept(
                    bias == null ? new IValue() : new IValue(bias.handle().detach()));
            return Optional.of(new PackedLinear(operators, packed, shift));
        }
    }

    /** Maps (..., in) to (..., out). */
    public Tensor forward(Tensor x) {
        return pointwise(x, operators.identity(), operators.none());
    }

    /** Maps (..., in) to (..., out), then applies exact GELU. */
    public Tensor gelu(Tensor x) {
        return pointwise(x, operators.gelu(), operators.exact());
    }

    /** Maps {@code x} (..., in) to (..., out) and adds {@code residual} (..., out). */
    public Tensor plus(Tensor x, Tensor residual) {
        return Tensor.call(() -> {
            try (var stack = new IValueVector();
                    var input = new IValue(x.handle());
                    var other = new IValue(residual.handle())) {
                stack.push_back(input)
                        .push_back(other)
                        .push_back(weight)
                        .push_back(bias)
                        .push_back(operators.add());
                operators.binary().callBoxed(stack);
                return result(stack);
            }
        });
    }

    private Tensor pointwise(Tensor x, IValue activation, IValue algorithm) {
        return Tensor.call(() -> {
            try (var stack = new IValueVector();
                    var input = new IValue(x.handle())) {
                stack.push_back(input).push_back(weight).push_back(bias);
                stack.push_back(activation).push_back(operators.noScalars()).push_back(algorithm);
                operators.pointwise().callBoxed(stack);
                return result(stack);
            }
        });
    }

    /** A handle of its own: what the stack gives out is a reference into the stack. */
    private static org.bytedeco.pytorch.Tensor result(IValueVector stack) {
        try (var top = stack.get(0)) {
            return new org.bytedeco.pytorch.Tensor(top.toTensor());
        }
    }

    @Override
    public void close() {
        weight.close();
        bias.close();
    }
}
