package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;

import io.github.qptv2.scoring.batch.ResultRow;

/** JSON objects: an array of one object a line, or without the array (JSON lines). */
final class JsonRows implements RowWriter {

    private final Writer out;
    private final boolean array;
    private boolean empty = true;

    JsonRows(Writer out, boolean array) {
        this.out = out;
        this.array = array;
    }

    @Override
    public void write(ResultRow row) throws IOException {
        if (array) {
            out.write(empty ? "[\n" : ",\n");
        }
        out.write(row.toJson());
        if (!array) {
            out.write('\n');
        }
        empty = false;
    }

    @Override
    public void finish() throws IOException {
        if (array) {
            out.write(empty ? "[]\n" : "\n]\n");
        }
    }
}
