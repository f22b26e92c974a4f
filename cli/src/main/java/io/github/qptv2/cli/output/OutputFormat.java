package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;

/** Formats of result rows. */
public enum OutputFormat {
    TABLE,
    CSV,
    JSON,
    JSONL;

    /** Whether rows can be appended to a file, since the format has no footer. */
    public boolean isAppendable() {
        return this == CSV || this == JSONL;
    }

    /** Starts a new result. */
    RowWriter begin(Writer out, TableStyle style) throws IOException {
        return switch (this) {
            case TABLE -> new TableRows(out, style);
            case CSV -> new CsvRows(out, true);
            case JSON -> new JsonRows(out, true);
            case JSONL -> new JsonRows(out, false);
        };
    }

    /** Continues a file behind its rows. */
    RowWriter resume(Writer out) throws IOException {
        if (!isAppendable()) {
            throw new IllegalArgumentException("only csv and jsonl can be continued, got " + this);
        }
        return this == CSV ? new CsvRows(out, false) : new JsonRows(out, false);
    }
}
