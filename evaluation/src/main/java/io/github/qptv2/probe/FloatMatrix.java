package io.github.qptv2.probe;

import java.util.List;

/**
 * Rows of floats, one after the other.
 *
 * @param values (rows, columns)
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
record FloatMatrix(int rows, int columns, float[] values) {

    FloatMatrix {
        if (values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "%d x %d values expected, got %d".formatted(rows, columns, values.length));
        }
    }

    /** Of rows of one length, at least one. */
    static FloatMatrix of(List<float[]> rows) {
        int columns = rows.get(0).length;
        var values = new float[Math.multiplyExact(rows.size(), columns)];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != columns) {
                throw new IllegalArgumentException(
                        "rows must be of one length, got %d and %d".formatted(columns, rows.get(i).length));
            }
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
        }
        return new FloatMatrix(rows.size(), columns, values);
    }

    float at(int row, int column) {
        return values[row * columns + column];
    }

    /** A copy of one row. */
    float[] row(int row) {
        return java.util.Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** A copy of some rows. */
    FloatMatrix rows(int[] places) {
        var chosen = new float[Math.multiplyExact(places.length, columns)];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(values, places[i] * columns, chosen, i * columns, columns);
        }
        return new FloatMatrix(places.length, columns, chosen);
    }

    FloatMatrix transposed() {
        var turned = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = values[i * columns + j];
            }
        }
        return new FloatMatrix(columns, rows, turned);
    }

    /** Sum of the squares of each row. */
    double[] squaredNorms() {
        var norms = new double[rows];
        for (int i = 0, at = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++, at++) {
                norms[i] += (double) values[at] * values[at];
            }
        }
        return norms;
    }
}
