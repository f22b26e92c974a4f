package io.github.qptv2.tensor;

import java.util.Optional;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.NumberType;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.OptionalType;
import org.bytedeco.pytorch.Type;

/**
 * libtorch's fused linear operators. The binding has no methods for them, so they are called through the dispatcher,
 * with arguments boxed once.
 *
 * @param reorder {@code mkldnn::_reorder_linear_weight(Tensor, SymInt?)}
 * @param pointwise {@code mkldnn::_linear_pointwise(X, W, B?, str attr, Scalar?[] scalars, str? algorithm)}
 * @param binary {@code mkldnn::_linear_pointwise.binary(X, other, W, B?, str attr)}
 * @param none an absent optional
 * @param identity no function after the product
 * @param gelu GELU after the product
 * @param exact GELU with erf, not its tanh approximation
 * @param add the other operand added to the product
 * @param noScalars an empty list of parameters
 */
record OneDnn(
        OperatorHandle reorder,
        OperatorHandle pointwise,
        OperatorHandle binary,
        IValue none,
        IValue identity,
        IValue gelu,
        IValue exact,
        IValue add,
        IValue noScalars) {

    /** The operators, unless this build of libtorch has none (as on machines that are not x86-64). */
    static final Optional<OneDnn> INSTANCE = find();

    private static Optional<OneDnn> find() {
        OpenMp.prepare();
        try (var scope = Scope.open()) {
            var dispatcher = Dispatcher.singleton();
            var number = new Type.TypePtr(NumberType.getNumberIntTypePtr().get());
            var optionalNumber = new Type.TypePtr(OptionalType.create(number));
            return Optional.of(new OneDnn(
                    kept(dispatcher.findSchemaOrThrow("mkldnn::_reorder_linear_weight", "")),
                    kept(dispatcher.findSchemaOrThrow("mkldnn::_linear_pointwise", "")),
                    kept(dispatcher.findSchemaOrThrow("mkldnn::_linear_pointwise", "binary")),
                    kept(new IValue()),
                    kept(new IValue("none")),
                    kept(new IValue("gelu")),
                    kept(new IValue("none")),
                    kept(new IValue("add")),
                    kept(new IValue(new GenericList(optionalNumber)))));
        } catch (RuntimeException e) {
            return Optional.empty(); // findSchemaOrThrow: no such operator
        }
    }

    /** Takes a handle out of every scope, for as long as the process lives or until it is closed. */
    static <P extends Pointer> P kept(P pointer) {
        pointer.retainReference();
        return pointer;
    }
}
