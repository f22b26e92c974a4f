package io.github.qptv2.spark;

import java.io.Serializable;
import java.util.Arrays;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * The column to score.
 *
 * @param at number of the column
 * @param kind what it holds
 * @param nameAt number of the column with the item's name; -1 for none
 */
record InputColumn(int at, Kind kind, int nameAt) implements Serializable {

    /** What a column holds. */
    enum Kind {
        /** Bytes of a file, such as column {@code content} of the data source {@code binaryFile}. */
        CONTENT,
        /** A path, read by Hadoop's file systems. */
        PATH,
        /** Struct of the data source {@code image}. */
        IMAGE
    }

    /**
     * Finds the columns of a schema.
     *
     * @param name column of names; where the schema lacks it, results of content have no path
     * @throws IllegalArgumentException if there is no such column, or its type is none of the three
     */
    static InputColumn of(StructType schema, String input, String name) {
        var names = Arrays.asList(schema.fieldNames());
        int at = names.indexOf(input);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "inputCol must be a column, got \"%s\"; there are %s".formatted(input, names));
        }
        var type = schema.fields()[at].dataType();
        if (type instanceof BinaryType) {
            return new InputColumn(at, Kind.CONTENT, names.indexOf(name));
        }
        if (type instanceof StringType) {
            return new InputColumn(at, Kind.PATH, at);
        }
        if (type instanceof StructType image
                && Arrays.asList(image.fieldNames()).contains("nChannels")) {
            return new InputColumn(at, Kind.IMAGE, -1);
        }
        throw new IllegalArgumentException(
                "inputCol must hold binary content, a path, or an image struct, got column %s of type %s"
                        .formatted(input, type.simpleString()));
    }

    /** The input in a row. */
    MediaInput input(Row row) {
        String name = nameAt < 0 || row.isNullAt(nameAt) ? "" : row.getString(nameAt);
        if (row.isNullAt(at)) {
            return new MediaInput.Missing(name, "the value of the input column is null");
        }
        return switch (kind) {
            case CONTENT -> new MediaInput.Content(name, row.<byte[]>getAs(at));
            case PATH -> MediaInput.read(row.getString(at));
            case IMAGE -> MediaInput.pixels(row.getStruct(at));
        };
    }
}
