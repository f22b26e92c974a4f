package io.github.qptv2.checkpoint.pickle;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.checkpoint.storage.Shape;

/**
 * A contiguous range of elements in a stored block of bytes.
 *
 * @param key the block's name in the file
 * @param begin offset of the range in elements, at least 0; above 0 only in files before PyTorch 0.4
 * @param elements length of the range, at least 0; not yet checked against the block
 * @param blockElements length of the block
 */
public record StorageRef(String key, DType dtype, long begin, long elements, long blockElements) {

    /**
     * Parses {@code ("storage", type, key, device, elements)}, to which older files append {@code (view, begin,
     * length)}.
     */
    static StorageRef of(PickleArguments id) throws CheckpointException {
        var type = id.get(1, StorageType.class);
        var key = id.get(2, String.class);
        long elements = id.get(4, Long.class);
        if (!id.get(0, String.class).equals("storage") || elements < 0) {
            throw id.malformed();
        }
        if (id.size() < 6 || !(id.items().get(5) instanceof PickleList)) {
            return new StorageRef(key, type.dtype(), 0, elements, elements);
        }
        var view = id.nested(5);
        long begin = view.get(1, Long.class);
        long length = view.get(2, Long.class);
        if (begin < 0 || length < 0 || begin > elements - length) {
            throw id.malformed();
        }
        return new StorageRef(key, type.dtype(), begin, length, elements);
    }

    /** Bytes of the whole block, or -1 if they overflow. */
    public long blockBytes() {
        return Shape.bytes(dtype, blockElements).orElse(-1);
    }
}
