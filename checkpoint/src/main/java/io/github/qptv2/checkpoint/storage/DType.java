package io.github.qptv2.checkpoint.storage;

import java.util.Arrays;
import java.util.Optional;

/** How one element of a stored tensor is encoded; every encoding is little-endian. */
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

    /** The name in a safetensors header, such as {@code BF16}. */
    public String safetensorsName() {
        return name();
    }

    /** The class that PyTorch's pickles name for a storage of such elements, without the module. */
    public String torchStorage() {
        return torchStorage;
    }

    /** True for the encodings of real numbers, false for integers and truth values. */
    public boolean isFloating() {
        return this == F32 || this == F16 || this == BF16 || this == F64;
    }

    /** The encoding that a safetensors header calls {@code name}, if it is one of these. */
    public static Optional<DType> ofSafetensors(String name) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.name().equals(name))
                .findFirst();
    }
}
