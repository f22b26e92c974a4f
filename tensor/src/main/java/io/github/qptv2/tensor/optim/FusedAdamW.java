package io.github.qptv2.tensor.optim;

import java.util.Collections;
import java.util.List;

import io.github.qptv2.tensor.LibtorchErrors;
import io.github.qptv2.tensor.OpenMp;
import io.github.qptv2.tensor.PersistentHandles;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;

/**
 * {@code aten::_fused_adamw_}: one pass over a list of parameters, their gradients and moving averages. The binding has
 * no method for it, so it is called through the dispatcher.
 *
 * <p>The kernel works on raw memory: gradient and averages must have the parameter's memory layout, which autograd and
 * {@code zeros_like} ensure for contiguous parameters.
 */
record FusedAdamW(double beta1, double beta2, double epsilon, double weightDecay, double learningRate) {

    private static final OperatorHandle OPERATOR = find();

    private static OperatorHandle find() {
        OpenMp.prepare();
        return PersistentHandles.kept(Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adamw_", ""));
    }

    static void requireContiguous(String name, io.github.qptv2.tensor.Tensor parameter) {
        if (!parameter.handle().is_contiguous()) {
            throw new IllegalArgumentException("a trained parameter must be contiguous, got " + name + " as a view");
        }
    }

    /**
     * Runs in the caller's scope, which must not record gradients.
     *
     * @param step number of this step, counted from 1, as a scalar on the parameters' device
     */
    void run(List<Tensor> parameters, List<Tensor> gradients, List<Tensor> means, List<Tensor> squares, Tensor step) {
        var type = new Type.TypePtr(TensorType.create(step));
        var none = new IValue();
        var no = new IValue(false);
        var stack = new IValueVector();
        for (var list : List.of(parameters, gradients, means, squares)) {
            stack.push_back(list(type, list));
        }
        stack.push_back(list(type, List.of())) // maxima of the squares (AMSGrad)
                .push_back(list(type, Collections.nCopies(parameters.size(), step)))
                .push_back(new IValue(learningRate))
                .push_back(new IValue(beta1))
                .push_back(new IValue(beta2))
                .push_back(new IValue(weightDecay))
                .push_back(new IValue(epsilon))
                .push_back(no) // AMSGrad
                .push_back(no) // maximize
                .push_back(none) // gradient scale
                .push_back(none); // found_inf
        try {
            OPERATOR.callBoxed(stack);
        } catch (RuntimeException e) {
            throw LibtorchErrors.translate(e);
        }
    }

    private static IValue list(Type.TypePtr type, List<Tensor> tensors) {
        var list = new GenericList(type);
        tensors.forEach(tensor -> list.push_back(new IValue(tensor)));
        return new IValue(list);
    }
}
