package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;

import io.github.qptv2.checkpoint.pickle.StorageRef;
import io.github.qptv2.checkpoint.storage.CheckpointException;

/** The blocks of bytes that a file's tensors lie in. */
@FunctionalInterface
interface TensorStorages {

    /** The bytes of the whole block of {@code storage}, at least as many as it declares. */
    ByteBuffer block(StorageRef storage) throws CheckpointException;
}
