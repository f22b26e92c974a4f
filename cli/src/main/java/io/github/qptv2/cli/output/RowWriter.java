package io.github.qptv2.cli.output;

import java.io.IOException;

/** Puts rows into one of the formats as they come. */
interface RowWriter {

    void write(ResultRow row) throws IOException;

    /** Writes what the format wants after the last row. */
    void finish() throws IOException;
}
