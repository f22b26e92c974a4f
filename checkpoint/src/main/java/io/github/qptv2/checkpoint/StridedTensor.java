package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.qptv2.checkpoint.pickle.TensorRef;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.HeapBudget;
import io.github.qptv2.checkpoint.storage.MappedFile;
import io.github.qptv2.checkpoint.storage.Shape;

/**
 * Reads tensors that are views of a storage by offset and strides, as transposed, sliced and expanded tensors of
 * PyTorch are.
 */
final class StridedTensor {

    private final MappedFile file;
    private final HeapBudget allowance;

    StridedTensor(MappedFile file, HeapBudget allowance) {
        this.file = file;
        this.allowance = allowance;
    }

    /**
     * The tensor in row-major order: a view of {@code storage} if it is contiguous there, else a copy.
     *
     * @param storage the bytes of the tensor's own storage
     */
    Weight read(String name, TensorRef tensor, ByteBuffer storage) throws CheckpointException {
        long[] shape = tensor.shape();
        var bytes = Shape.bytes(tensor.dtype(), shape);
        if (bytes.isEmpty() || tensor.strides().length != shape.length) {
            throw file.malformed("tensor " + name + " has an impossible shape, " + Shape.text(shape) + " with strides "
                    + Shape.text(tensor.strides()));
        }
        if (bytes.getAsLong() == 0) {
            return new Weight(tensor.dtype(), shape, ByteBuffer.allocate(0));
        }
        int width = tensor.dtype().bytes();
        requireInside(name, tensor, storage.remaining() / width);
        if (isRowMajor(tensor)) {
            var run = storage.slice((int) tensor.offset() * width, (int) bytes.getAsLong());
            return new Weight(tensor.dtype(), shape, run);
        }
        var copy = ByteBuffer.allocate(allowance.take(bytes.getAsLong(), "tensor " + name));
        gather(tensor, storage.slice().order(ByteOrder.LITTLE_ENDIAN), copy.order(ByteOrder.LITTLE_ENDIAN));
        return new Weight(tensor.dtype(), shape, copy.flip());
    }

    // no dimension is 0 here: the last element is the sum of (size - 1) * stride after the first
    private void requireInside(String name, TensorRef tensor, long available) throws CheckpointException {
        long last = tensor.offset();
        boolean inside = last >= 0;
        for (int d = 0; d < tensor.dimensions(); d++) {
            long steps = tensor.size(d) - 1;
            long stride = tensor.stride(d);
            inside &= stride >= 0 && Math.multiplyHigh(steps, stride) == 0 && steps * stride >= 0;
            last += steps * stride;
            inside &= last >= 0;
        }
        if (!inside || last >= available) {
            throw file.malformed(
                    "tensor " + name + " reaches outside its storage of " + available + " elements: offset "
                            + tensor.offset() + ", shape " + Shape.text(tensor.shape()) + ", strides "
                            + Shape.text(tensor.strides()));
        }
    }

    private static boolean isRowMajor(TensorRef tensor) {
        long expected = 1;
        for (int d = tensor.dimensions() - 1; d >= 0; d--) {
            long size = tensor.size(d);
            if (size != 1 && tensor.stride(d) != expected) {
                return false;
            }
            expected *= size;
        }
        return true;
    }

    // iterates over all indices, the last dimension fastest
    private static void gather(TensorRef tensor, ByteBuffer from, ByteBuffer into) {
        int width = tensor.dtype().bytes();
        var index = new long[tensor.dimensions()];
        long at = tensor.offset();
        while (into.hasRemaining()) {
            copy(width, from, (int) at * width, into);
            for (int d = index.length - 1; d >= 0; d--) {
                at += tensor.stride(d);
                if (++index[d] < tensor.size(d)) {
                    break;
                }
                at -= index[d] * tensor.stride(d);
                index[d] = 0;
            }
        }
    }

    private static void copy(int width, ByteBuffer from, int at, ByteBuffer into) {
        switch (width) {
            case 8 -> into.putLong(from.getLong(at));
            case 4 -> into.putInt(from.getInt(at));
            case 2 -> into.putShort(from.getShort(at));
            default -> into.put(from.get(at));
        }
    }
}
