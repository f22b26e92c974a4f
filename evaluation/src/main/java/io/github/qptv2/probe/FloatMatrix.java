package io.github.qptv2.probe;

import java.util.List;

/**
 * Row-major matrix of floats.
 *
 * @param values (rows, columns)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FloatMatrix(int rows, int columns, float[] values) {

    FloatMatrix {
        if (values.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    "a matrix must have %d x %d values, got %d".formatted(rows, columns, values.length));
        }
    }

    /** A matrix of at least one row; all have the same length. */
    static FloatMatrix of(List<float[]> rows) {
        int columns = rows.get(0).length;
        var values = new float[Math.multiplyExact(rows.size(), columns)];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != columns) {
                throw new IllegalArgumentException(
                        "rows must have the same length, got %d and %d".formatted(columns, rows.get(i).length));
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

    /** A copy of these rows. */
    FloatMatrix rows(int[] indices) {
        var chosen = new float[Math.multiplyExact(indices.length, columns)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * columns, chosen, i * columns, columns);
        }
        return new FloatMatrix(indices.length, columns, chosen);
    }

    FloatMatrix transposed() {
        var transposed = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * columns + j];
            }
        }
        return new FloatMatrix(columns, rows, transposed);
    }

    /** Squared Euclidean norm of each row. */
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
