package io.github.qptv2.cli.output;

import java.io.IOException;

import io.github.qptv2.scoring.batch.ResultRow;

/** Puts rows into one of the formats as they come. */
interface RowWriter {

    void write(ResultRow row) throws IOException;

    /** Writes the footer of the format. */
    void finish() throws IOException;
}
