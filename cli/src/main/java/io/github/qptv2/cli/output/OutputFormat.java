package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;

/** How results are written. */
public enum OutputFormat {
    TABLE,
    CSV,
    JSON,
    JSONL;

    /** Whether a file of rows can be continued, because it is never finished. */
    public boolean isAppendable() {
        return this == CSV || this == JSONL;
    }

    /** Starts a new result. */
    RowWriter begin(Writer out, TableStyle look) throws IOException {
        return switch (this) {
            case TABLE -> new TableRows(out, look);
            case CSV -> new CsvRows(out, true);
            case JSON -> new JsonRows(out, true);
            case JSONL -> new JsonRows(out, false);
        };
    }

    /** Goes on behind rows that are there already. */
    RowWriter resume(Writer out) {
        if (!isAppendable()) {
            throw new IllegalArgumentException("only csv and jsonl can be continued, got " + this);
        }
        return this == CSV ? new CsvRows(out, false) : new JsonRows(out, false);
    }
}
