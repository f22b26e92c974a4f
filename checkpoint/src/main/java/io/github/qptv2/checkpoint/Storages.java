package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;

/** The blocks of bytes that a file's tensors lie in. */
@FunctionalInterface
interface Storages {

    /** The bytes of the whole block of {@code storage}, at least as many as it declares. */
    ByteBuffer block(StorageRef storage) throws CheckpointException;
}
