package io.github.qptv2.checkpoint;

/** A tensor as a pickle describes it, offset and strides in elements; not yet checked against its storage. */
final class TensorRef {

    private final StorageRef storage;
    private final DType dtype;
    private final long offset;
    private final long[] shape;
    private final long[] stride;

    TensorRef(StorageRef storage, DType dtype, PickleArguments layout) throws CheckpointException {
        this.storage = storage;
        this.dtype = dtype;
        this.offset = layout.get(1, Long.class);
        this.shape = layout.longs(2);
        this.stride = layout.longs(3);
    }

    StorageRef storage() {
        return storage;
    }

    DType dtype() {
        return dtype;
    }

    long offset() {
        return offset;
    }

    int dimensions() {
        return shape.length;
    }

    long size(int dimension) {
        return shape[dimension];
    }

    long stride(int dimension) {
        return stride[dimension];
    }

    long[] shape() {
        return shape.clone();
    }

    long[] strides() {
        return stride.clone();
    }
}
