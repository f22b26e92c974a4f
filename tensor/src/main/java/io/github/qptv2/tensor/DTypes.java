package io.github.qptv2.tensor;

import io.github.qptv2.checkpoint.storage.DType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Conversion of element types from and to libtorch's. */
final class DTypes {

    private DTypes() {}

    static ScalarType torchType(DType dtype) {
        return switch (dtype) {
            case F64 -> ScalarType.Double;
            case F32 -> ScalarType.Float;
            case F16 -> ScalarType.Half;
            case BF16 -> ScalarType.BFloat16;
            case I64 -> ScalarType.Long;
            case I32 -> ScalarType.Int;
            case I16 -> ScalarType.Short;
            case I8 -> ScalarType.Char;
            case U8 -> ScalarType.Byte;
            case BOOL -> ScalarType.Bool;
        };
    }

    static DType of(org.bytedeco.pytorch.Tensor tensor) {
        var type = tensor.scalar_type().intern();
        for (var dtype : DType.values()) {
            if (torchType(dtype) == type) {
                return dtype;
            }
        }
        throw new IllegalStateException("element type has no name here: " + type);
    }
}
