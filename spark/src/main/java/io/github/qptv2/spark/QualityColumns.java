package io.github.qptv2.spark;

import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** {@link ResultRow}s as Spark's rows: the same names, order and values, null where a field has no value. */
final class QualityColumns {

    private static final String EMBEDDING = "embedding";

    private QualityColumns() {}

    /**
     * The struct of a result.
     *
     * @param hasEmbedding whether it ends with the pooled features, an array of float
     */
    static StructType schema(boolean hasEmbedding) {
        var schema = new StructType();
        for (var column : RowColumn.values()) {
            schema = schema.add(column.text(), type(column.type()), true);
        }
        return hasEmbedding ? schema.add(EMBEDDING, DataTypes.createArrayType(DataTypes.FloatType, false)) : schema;
    }

    private static DataType type(RowColumn.Type type) {
        return switch (type) {
            case TEXT -> DataTypes.StringType;
            case WHOLE -> DataTypes.LongType;
            case REAL -> DataTypes.DoubleType;
        };
    }

    /** A result as a row of {@link #schema} without features. */
    static Row of(ResultRow result) {
        return RowFactory.create(result.toMap().values().toArray());
    }

    /**
     * A result as a row of {@link #schema} with features.
     *
     * @param embedding (C); null for an item without a score
     */
    static Row of(ResultRow result, float @Nullable [] embedding) {
        var values = result.toMap().values();
        @Nullable Object[] all = values.toArray(new @Nullable Object[values.size() + 1]);
        all[values.size()] = embedding;
        return RowFactory.create(all);
    }
}
