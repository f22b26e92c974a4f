package io.github.qptv2.cli.output;

import java.io.IOException;

/** Writes rows in one of the formats. */
interface RowWriter {

    void write(ResultRow row) throws IOException;

    /** Writes the footer of the format. */
    void finish() throws IOException;
}
