package io.github.qptv2.tensor.distributed;

import org.bytedeco.pytorch.Store;

/**
 * The key-value store of a process group.
 *
 * @param server connection to the store, which must outlive {@code keys}
 * @param keys the store with the prefix of this attempt
 */
record RendezvousStore(Store server, Store keys) implements AutoCloseable {

    @Override
    public void close() {
        keys.close();
        server.close();
    }
}
