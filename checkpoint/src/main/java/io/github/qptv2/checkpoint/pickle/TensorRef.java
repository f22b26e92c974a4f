package io.github.qptv2.checkpoint.pickle;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;

/** A pickle's description of a tensor, with offset and strides in elements; not yet checked against its storage. */
public final class TensorRef {

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

    public StorageRef storage() {
        return storage;
    }

    public DType dtype() {
        return dtype;
    }

    public long offset() {
        return offset;
    }

    public int dimensions() {
        return shape.length;
    }

    public long size(int dimension) {
        return shape[dimension];
    }

    public long stride(int dimension) {
        return stride[dimension];
    }

    public long[] shape() {
        return shape.clone();
    }

    public long[] strides() {
        return stride.clone();
    }
}
