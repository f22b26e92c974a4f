package io.github.qptv2.tensor.optim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.bytedeco.pytorch.Scalar;

/** A live view of the gradients of some parameters. */
public final class Gradients {

    private final Map<String, Tensor> parameters;

    /** The gradients of these parameters, by name. */
    public Gradients(Map<String, Tensor> parameters) {
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * L2 norm of all gradients together; NaN or infinite if one of them is.
     *
     * @return 0 if no parameter has a gradient
     */
    public double norm() {
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            var norms = present().stream()
                    .map(gradient -> Tensor.call(() -> gradient.handle().norm().reshape(1)))
                    .toArray(Tensor[]::new);
            double sum = 0;
            for (float norm :
                    norms.length == 0 ? new float[0] : Tensor.cat(0, norms).toFloatArray()) {
                sum += (double) norm * norm;
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * Clips the norm of all gradients together to {@code maxNorm}, as PyTorch's {@code clip_grad_norm_}.
     *
     * @param maxNorm above 0
     * @return the norm before; if it is not finite, nothing is changed
     */
    public double clip(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("gradients must be clipped to a norm above 0, got " + maxNorm);
        }
        double norm = norm();
        double factor = maxNorm / (norm + 1e-6); // as PyTorch, against division by zero
        if (Double.isFinite(norm) && factor < 1) {
            scale(factor);
        }
        return norm;
    }

    /** Multiplies all gradients, as by 1/n after n accumulated backward passes. */
    public void scale(double factor) {
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            present().forEach(gradient -> gradient.handle().mul_(new Scalar(factor)));
        }
    }

    /** Name of the first parameter whose gradient holds a NaN or an infinity, if there is one. */
    public Optional<String> firstNonFinite() {
        try (var noGrad = NoGrad.open();
                var scope = Scope.open()) {
            return parameters.entrySet().stream()
                    .filter(named -> named.getValue()
                            .gradient()
                            .filter(gradient -> !gradient.isFinite())
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /**
     * The gradients of all parameters, in their order; the caller's scope takes the handles.
     *
     * @throws IllegalStateException naming the first parameter that has none
     */
    public List<Tensor> all() {
        return parameters.entrySet().stream()
                .map(named -> named.getValue()
                        .gradient()
                        .orElseThrow(() -> new IllegalStateException("no gradient reached " + named.getKey())))
                .toList();
    }

    /** Drops all gradients, so that the next backward pass starts from zero. */
    public void forget() {
        parameters.values().forEach(Tensor::forgetGradient);
    }

    private List<Tensor> present() {
        return parameters.values().stream()
                .flatMap(parameter -> parameter.gradient().stream())
                .toList();
    }
}
