package io.github.qptv2.checkpoint.pickle;

import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;

/** The functions that a pickle may call, implemented here: they build tensor descriptions and containers. */
enum RebuildFunctions {
    /** {@code (storage, offset, size, stride)}, the form before PyTorch 0.4. */
    TENSOR("torch._utils._rebuild_tensor"),
    /** The same and {@code (requires_grad, backward_hooks, metadata)}, which are ignored. */
    TENSOR_V2("torch._utils._rebuild_tensor_v2"),
    /** {@code (storage, offset, size, stride, requires_grad, backward_hooks, dtype, metadata)} over raw bytes. */
    TENSOR_V3("torch._utils._rebuild_tensor_v3"),
    /** {@code (tensor, requires_grad, backward_hooks)}. */
    PARAMETER("torch._utils._rebuild_parameter"),
    /** The same and the parameter's Python attributes. */
    PARAMETER_WITH_STATE("torch._utils._rebuild_parameter_with_state"),
    /** {@code (function, type, arguments, attributes)}: a tensor with Python attributes. */
    FROM_TYPE("torch._tensor._rebuild_from_type_v2"),
    ORDERED_DICT("collections.OrderedDict"),
    DEFAULT_DICT("collections.defaultdict"),
    SIZE("torch.Size"),
    /** How protocol 2 stores bytes: text and the name of an encoding. */
    ENCODE("_codecs.encode");

    private final String pythonName;

    RebuildFunctions(String pythonName) {
        this.pythonName = pythonName;
    }

    String pythonName() {
        return pythonName;
    }

    Object apply(PickleArguments arguments) throws CheckpointException {
        return switch (this) {
            case TENSOR, TENSOR_V2 -> tensor(arguments, storage(arguments).dtype());
            case TENSOR_V3 -> tensor(arguments, arguments.get(6, DType.class));
            case PARAMETER, PARAMETER_WITH_STATE -> arguments.get(0, TensorRef.class);
            case FROM_TYPE -> fromType(arguments);
            case ORDERED_DICT -> dict(arguments);
            case DEFAULT_DICT -> new PickleDict();
            case SIZE -> arguments.size() == 0 ? new PickleList(List.of()) : arguments.get(0, PickleList.class);
            case ENCODE -> arguments.get(0, String.class); // not encoded: bytes are not used
        };
    }

    private static TensorRef tensor(PickleArguments arguments, DType dtype) throws CheckpointException {
        return new TensorRef(storage(arguments), dtype, arguments);
    }

    private static StorageRef storage(PickleArguments arguments) throws CheckpointException {
        return arguments.get(0, StorageRef.class);
    }

    // one level only: unbounded nesting of functions in arguments would overflow the stack
    private static Object fromType(PickleArguments arguments) throws CheckpointException {
        var function = arguments.get(0, RebuildFunctions.class);
        if (function == FROM_TYPE) {
            throw arguments.malformed();
        }
        return function.apply(arguments.nested(2));
    }

    // Python 2 passes the items as a list of pairs, Python 3 sets them afterwards. The list is emptied, so that
    // passing one list a million times costs no more than passing it once
    private static PickleDict dict(PickleArguments arguments) throws CheckpointException {
        var dict = new PickleDict();
        if (arguments.size() > 0) {
            var pairs = arguments.nested(0);
            for (int i = 0; i < pairs.size(); i++) {
                var pair = pairs.nested(i);
                dict.entries().put(pair.get(0, Object.class), pair.get(1, Object.class));
            }
            pairs.items().clear();
        }
        return dict;
    }
}
