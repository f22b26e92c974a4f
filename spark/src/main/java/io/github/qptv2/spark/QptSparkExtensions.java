package io.github.qptv2.spark;

import java.io.Serializable;
import java.util.List;

import io.github.qptv2.scoring.bundle.BuiltInModels;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Some;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Registers the SQL function {@code qpt_score(content [, model])}, a struct with the fields of
 * {@link io.github.qptv2.scoring.batch.ResultRow}; null for null.
 *
 * <pre>{@code
 * spark-sql --packages io.github.qptv2:qpt-spark:0.2.0 \
 *     --conf spark.sql.extensions=io.github.qptv2.spark.QptSparkExtensions \
 *     -e "SELECT path, qpt_score(content).score FROM binaryFile.`photos/`"
 * }</pre>
 *
 * <p>PySpark calls it as {@code expr("qpt_score(content)")}. Rows are scored one at a time: {@link QualityScorer}
 * decodes ahead.
 *
 * @since 0.2
 */
public final class QptSparkExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

    private static final String NAME = "qpt_score";

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        var info = new ExpressionInfo(
                QptSparkExtensions.class.getName(),
                "",
                NAME,
                NAME + "(content [, model]) - Scores the quality of an image or a video with a built-in model.",
                "",
                "",
                "",
                "misc_funcs",
                "0.2.0",
                "",
                "java_udf");
        extensions.injectFunction(new Tuple3<>(new FunctionIdentifier(NAME), info, new Builder()));
        return BoxedUnit.UNIT;
    }

    /** Makes the expression of a call. */
    private static final class Builder extends AbstractFunction1<Seq<Expression>, Expression> {

        @Override
        public Expression apply(Seq<Expression> arguments) {
            List<Expression> given = CollectionConverters.asJava(arguments);
            if (given.isEmpty() || given.size() > 2) {
                throw new IllegalArgumentException(NAME + " must have 1 or 2 arguments, got " + given.size());
            }
            Seq<Expression> content =
                    CollectionConverters.asScala(given.subList(0, 1)).toSeq();
            return new ScalaUDF(
                    new ContentScore(
                            ScoringSpec.builtIn(given.size() == 2 ? model(given.get(1)) : QualityScorer.MODEL)),
                    QualityColumns.schema(false),
                    content,
                    CollectionConverters.asScala(List.<Option<ExpressionEncoder<?>>>of())
                            .toSeq(),
                    Option.empty(),
                    Some.apply(NAME),
                    true,
                    true);
        }

        private static String model(Expression argument) {
            String name = argument instanceof Literal literal ? String.valueOf(literal.value()) : "";
            if (BuiltInModels.find(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "the second argument of %s must be a built-in model, got %s; there are %s"
                                .formatted(NAME, argument.sql(), BuiltInModels.names()));
            }
            return name;
        }
    }

    /** Scores the bytes of one file. */
    private static final class ContentScore extends AbstractFunction1<byte @Nullable [], @Nullable Row>
            implements Serializable {

        private static final long serialVersionUID = 1;

        private final ScoringSpec spec;

        ContentScore(ScoringSpec spec) {
            this.spec = spec;
        }

        @Override
        public @Nullable Row apply(byte @Nullable [] content) {
            return content == null
                    ? null
                    : new RowScoring(spec)
                            .score(List.of(new MediaInput.Content("", content)))
                            .get(0);
        }
    }
}
