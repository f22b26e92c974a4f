package io.github.qptv2.spark;

import java.util.ArrayList;
import java.util.List;

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

    private static final StructType CAUSE = new StructType()
            .add("distortion", DataTypes.StringType)
            .add("probability", DataTypes.DoubleType)
            .add("level", DataTypes.DoubleType)
            .add("strength", DataTypes.StringType);

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
            case INTEGER -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case CAUSES -> DataTypes.createArrayType(CAUSE, false);
        };
    }

    /** A result as a row of {@link #schema} without features. */
    static Row of(ResultRow result) {
        return RowFactory.create(values(result).toArray());
    }

    /**
     * A result as a row of {@link #schema} with features.
     *
     * @param embedding (C); null for an item without a score
     */
    static Row of(ResultRow result, float @Nullable [] embedding) {
        var values = values(result);
        values.add(embedding);
        return RowFactory.create(values.toArray());
    }

    private static List<@Nullable Object> values(ResultRow result) {
        List<@Nullable Object> values = new ArrayList<>(RowColumn.values().length + 1);
        result.toMap()
                .forEach((name, value) -> values.add(name.equals(RowColumn.CAUSES.text()) ? causes(result) : value));
        return values;
    }

    private static Object @Nullable [] causes(ResultRow result) {
        return result.causes()
                .map(causes -> causes.stream()
                        .map(cause -> RowFactory.create(
                                cause.distortion(),
                                cause.probability(),
                                cause.level(),
                                cause.strength().toString()))
                        .toArray())
                .orElse(null);
    }
}
