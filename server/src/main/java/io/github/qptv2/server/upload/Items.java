package io.github.qptv2.server.upload;

import java.io.IOException;

/**
 * The files of a batch, in order.
 *
 * @since 0.2
 */
public interface Items extends AutoCloseable {

    /** Number of all. */
    int count();

    /** Whether there is another. */
    boolean hasNext();

    /** The next one, which is stored now if it was not. */
    Item next() throws IOException;

    @Override
    void close() throws IOException;
}
