package io.github.qptv2.server.upload;

import java.io.IOException;

/**
 * An item of a batch.
 *
 * @since 0.2
 */
public sealed interface Item {

    /** Name that the client gave it. */
    String name();

    /** A stored file, deleted as soon as it is scored. */
    record Stored(StoredFile file, Deletion deletion) implements Item {
        @Override
        public String name() {
            return file.name();
        }
    }

    /** An entry that cannot be extracted. */
    record Unreadable(String name, String reason) implements Item {}

    /** Deletes a file. */
    @FunctionalInterface
    interface Deletion {
        /** Deletes it if it exists. */
        void delete() throws IOException;
    }
}
