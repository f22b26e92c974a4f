package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;

import io.github.qptv2.checkpoint.pickle.StorageRef;
import io.github.qptv2.checkpoint.storage.CheckpointException;

/** The storages of a file's tensors. */
@FunctionalInterface
interface TensorStorages {

    /** The bytes of the block of {@code storage}, at least as many as it declares. */
    ByteBuffer block(StorageRef storage) throws CheckpointException;
}
