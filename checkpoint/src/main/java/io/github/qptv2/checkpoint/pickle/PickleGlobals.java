package io.github.qptv2.checkpoint.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;

/**
 * The closed list of global names that a pickle may use. All others are refused.
 *
 * <p>The list has three kinds of names: those of tensors and plain containers; those of element types; and those of
 * harmless classes that training scripts save beside the weights ({@code args}, a best score, a scheduler's
 * milestones). Many real checkpoints have the latter, so they become an {@link OpaqueObject}. Names are compared as
 * text; no class is ever loaded or called.
 */
final class PickleGlobals {

    private static final Map<String, Object> KNOWN = known();

    private PickleGlobals() {}

    /** A {@link RebuildFunctions}, {@link StorageType}, {@link DType} or {@link OpaqueObject}. */
    static Object find(PickleInput in, String module, String name) throws CheckpointException {
        var found = KNOWN.get(modern(module) + "." + name);
        if (found == null) {
            throw in.malformed("refused: the file requires " + module + "." + name
                    + "; a checkpoint may hold only tensors and plain containers");
        }
        return found;
    }

    // Python 2 called the module of built-in names __builtin__, NumPy before 2.0 its core numpy.core
    private static String modern(String module) {
        return switch (module) {
            case "__builtin__" -> "builtins";
            case "numpy.core.multiarray" -> "numpy._core.multiarray";
            case "numpy.core.numeric" -> "numpy._core.numeric";
            case "pathlib._local" -> "pathlib";
            default -> module;
        };
    }

    private static Map<String, Object> known() {
        var known = new HashMap<String, Object>();
        for (var function : RebuildFunctions.values()) {
            known.put(function.pythonName(), function);
        }
        for (var dtype : DType.values()) {
            known.put("torch." + dtype.torchName(), dtype);
            known.put("torch." + dtype.torchStorage(), new StorageType(dtype));
        }
        known.put("torch.storage.UntypedStorage", new StorageType(DType.U8));
        inert().forEach(name -> known.put(name, new OpaqueObject(name)));
        return Map.copyOf(known);
    }

    private static List<String> inert() {
        return Arrays.asList(
                """
                argparse.Namespace
                types.SimpleNamespace
                builtins.int builtins.float builtins.complex builtins.bool builtins.str builtins.bytes
                builtins.bytearray builtins.list builtins.dict builtins.tuple builtins.set builtins.frozenset
                builtins.range builtins.slice
                collections.Counter collections.deque
                datetime.datetime datetime.date datetime.time datetime.timedelta datetime.timezone
                decimal.Decimal fractions.Fraction uuid.UUID
                pathlib.Path pathlib.PosixPath pathlib.WindowsPath pathlib.PurePath pathlib.PurePosixPath
                pathlib.PureWindowsPath
                numpy.dtype numpy.ndarray numpy._core.multiarray._reconstruct numpy._core.multiarray.scalar
                numpy._core.numeric._frombuffer
                numpy.bool_ numpy.int32 numpy.int64 numpy.float16 numpy.float32 numpy.float64
                torch.device torch.serialization._get_layout
                torch.Tensor torch.nn.parameter.Parameter
                """
                        .trim()
                        .split("\\s+"));
    }
}
