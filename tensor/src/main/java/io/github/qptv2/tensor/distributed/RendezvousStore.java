package io.github.qptv2.tensor.distributed;

import org.bytedeco.pytorch.Store;

/**
 * The store where processes have met.
 *
 * @param server connection to the store; the binding does not keep it alive for {@code keys}
 * @param keys this start's part of the store
 */
record RendezvousStore(Store server, Store keys) implements AutoCloseable {

    @Override
    public void close() {
        keys.close();
        server.close();
    }
}
