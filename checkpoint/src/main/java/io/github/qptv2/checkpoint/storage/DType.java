package io.github.qptv2.checkpoint.storage;

import java.util.Arrays;
import java.util.Optional;

/** The element type of a stored tensor; all are little-endian. */
public enum DType {
    F32(4, "float32", "FloatStorage"),
    F16(2, "float16", "HalfStorage"),
    BF16(2, "bfloat16", "BFloat16Storage"),
    F64(8, "float64", "DoubleStorage"),
    I64(8, "int64", "LongStorage"),
    I32(4, "int32", "IntStorage"),
    I16(2, "int16", "ShortStorage"),
    I8(1, "int8", "CharStorage"),
    U8(1, "uint8", "ByteStorage"),
    BOOL(1, "bool", "BoolStorage");

    private final int bytes;
    private final String torchName;
    private final String torchStorage;

    DType(int bytes, String torchName, String torchStorage) {
        this.bytes = bytes;
        this.torchName = torchName;
        this.torchStorage = torchStorage;
    }

    /** Bytes of one element: 1, 2, 4 or 8. */
    public int bytes() {
        return bytes;
    }

    /** PyTorch's name without the module, such as {@code bfloat16}. */
    public String torchName() {
        return torchName;
    }

    /** The name in safetensors headers, such as {@code BF16}. */
    public String safetensorsName() {
        return name();
    }

    /** PyTorch's class of a storage of this type, without the module. */
    public String torchStorage() {
        return torchStorage;
    }

    /** True for floating-point types, false for integers and booleans. */
    public boolean isFloating() {
        return this == F32 || this == F16 || this == BF16 || this == F64;
    }

    /** The type with a name in safetensors headers; empty if it is unknown. */
    public static Optional<DType> ofSafetensors(String name) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.name().equals(name))
                .findFirst();
    }
}
