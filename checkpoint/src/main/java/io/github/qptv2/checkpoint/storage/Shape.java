package io.github.qptv2.checkpoint.storage;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Overflow-checked arithmetic on tensor shapes. */
public final class Shape {

    private Shape() {}

    /**
     * Elements in a tensor of {@code shape}, 1 for a scalar; empty if a dimension is negative or the count overflows.
     */
    public static OptionalLong elements(long... shape) {
        long product = 1;
        for (long dimension : shape) {
            if (dimension < 0 || Math.multiplyHigh(product, dimension) != 0 || product * dimension < 0) {
                return OptionalLong.empty();
            }
            product *= dimension;
        }
        return OptionalLong.of(product);
    }

    /** Bytes in a tensor of {@code shape}; empty where {@link #elements} is, or if the bytes overflow. */
    public static OptionalLong bytes(DType dtype, long... shape) {
        var elements = elements(shape);
        return elements.isEmpty() ? elements : elements(elements.getAsLong(), dtype.bytes());
    }

    /** Formats a shape as {@code (96, 3, 4, 4)}, {@code (8)}, {@code ()}. */
    public static String text(long... shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
