package io.github.qptv2.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Appends the quality of each row's image or video as a struct with the fields of
 * {@link io.github.qptv2.scoring.batch.ResultRow}. An item that cannot be scored has {@code status} {@code error} and
 * never fails a task.
 *
 * <pre>{@code
 * var files = spark.read().format("binaryFile").option("recursiveFileLookup", "true").load("s3a://photos/2026");
 * var scored = new QualityScorer().transform(files); // path, content, ..., quality
 * scored.select("path", "quality.score").orderBy("quality.score").show();
 * }</pre>
 *
 * <p>The input column holds binary content, a path, or the struct of Spark's data source {@code image}. An executor
 * loads the model once; a task computes with {@code spark.task.cpus} threads. Works on streams, too.
 *
 * @since 0.2
 */
public final class QualityScorer extends Transformer implements DefaultParamsWritable {

    private static final long serialVersionUID = 1;
    /** The model unless another is chosen. */
    static final String MODEL = "qpt-iqa-mini";

    private final String uid;
    private final Param<String> inputCol;
    private final Param<String> nameCol;
    private final Param<String> outputCol;
    private final Param<String> model;
    private final Param<String> corrupt;
    private final IntParam maxCrops;
    private final BooleanParam embedding;

    /** Scores column {@code content} with the built-in model of technical quality. */
    public QualityScorer() {
        this(Identifiable$.MODULE$.randomUID("qualityScorer"));
    }

    /**
     * With an identifier, as ML's persistence needs it.
     *
     * @param uid unique among the stages of a pipeline
     */
    public QualityScorer(String uid) {
        this.uid = uid;
        inputCol = new Param<>(uid, "inputCol", "column with content, a path, or an image struct");
        nameCol = new Param<>(uid, "nameCol", "column with the name of content in results");
        outputCol = new Param<>(uid, "outputCol", "column of the result, a struct");
        model = new Param<>(
                uid, "model", "built-in model, or a model file of the driver, which is sent to the executors");
        corrupt = new Param<>(uid, "corrupt", "warn, refuse or accept images whose file is corrupt");
        maxCrops = new IntParam(uid, "maxCrops", "most crops of an image; 0 for the model's own");
        embedding = new BooleanParam(uid, "embedding", "whether results have the pooled features");
        set(inputCol, "content");
        set(nameCol, "path");
        set(outputCol, "quality");
        set(model, MODEL);
        set(corrupt, "warn");
        set(maxCrops, 0);
        set(embedding, false);
    }

    @Override
    public String uid() {
        return uid;
    }

    /** Column with content, a path, or an image struct; {@code content} by default. */
    public Param<String> inputCol() {
        return inputCol;
    }

    /** Column with the name of content in results; {@code path} by default; may be absent. */
    public Param<String> nameCol() {
        return nameCol;
    }

    /** Column of the result; {@code quality} by default. */
    public Param<String> outputCol() {
        return outputCol;
    }

    /** Built-in model, or a model file of the driver; {@code qpt-iqa-mini} by default. */
    public Param<String> model() {
        return model;
    }

    /** {@code warn}, {@code refuse} or {@code accept} images whose file is corrupt; {@code warn} by default. */
    public Param<String> corrupt() {
        return corrupt;
    }

    /** Most crops of an image, 1..1000; 0 for the model's own, the default. */
    public IntParam maxCrops() {
        return maxCrops;
    }

    /** Whether results have the pooled features as {@code embedding}, an array of float; not by default. */
    public BooleanParam embedding() {
        return embedding;
    }

    /** Sets {@link #inputCol}. */
    public QualityScorer setInputCol(String column) {
        set(inputCol, column);
        return this;
    }

    /** Sets {@link #nameCol}. */
    public QualityScorer setNameCol(String column) {
        set(nameCol, column);
        return this;
    }

    /** Sets {@link #outputCol}. */
    public QualityScorer setOutputCol(String column) {
        set(outputCol, column);
        return this;
    }

    /** Sets {@link #model}. */
    public QualityScorer setModel(String nameOrFile) {
        set(model, nameOrFile);
        return this;
    }

    /**
     * Sets {@link #corrupt}.
     *
     * @throws IllegalArgumentException unless it is one of the three
     */
    public QualityScorer setCorrupt(String policy) {
        policy(policy);
        set(corrupt, policy);
        return this;
    }

    /**
     * Sets {@link #maxCrops}.
     *
     * @throws IllegalArgumentException if it is outside 0..1000
     */
    public QualityScorer setMaxCrops(int max) {
        if (max < 0 || max > 1000) {
            throw new IllegalArgumentException("maxCrops must be in [0, 1000], got " + max);
        }
        set(maxCrops, max);
        return this;
    }

    /** Sets {@link #embedding}. */
    public QualityScorer setEmbedding(boolean wanted) {
        set(embedding, wanted);
        return this;
    }

    /**
     * Appends the result to each row.
     *
     * @throws IllegalArgumentException as {@link #transformSchema}, or if {@link #model} is neither built in nor a file
     */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        var schema = transformSchema(dataset.schema());
        var column = InputColumn.of(dataset.schema(), text(inputCol), text(nameCol));
        return dataset.toDF().mapPartitions(new ScoredRows(spec(dataset), column), Encoders.row(schema));
    }

    private ScoringSpec spec(Dataset<?> dataset) {
        String name = text(model);
        boolean builtIn = BuiltInModels.find(name).isPresent();
        String sent = builtIn ? name : send(dataset, Path.of(name));
        return new ScoringSpec(sent, !builtIn, (Integer) getOrDefault(maxCrops), policy(text(corrupt)), (Boolean)
                getOrDefault(embedding));
    }

    private static String send(Dataset<?> dataset, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("model must be a built-in model or a file, got %s; built in are %s"
                    .formatted(file, BuiltInModels.names()));
        }
        dataset.sparkSession().sparkContext().addFile(file.toUri().toString());
        return String.valueOf(file.getFileName());
    }

    private String text(Param<String> param) {
        return String.valueOf(getOrDefault(param));
    }

    private static CorruptFiles policy(String name) {
        return Arrays.stream(CorruptFiles.values())
                .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "corrupt must be warn, refuse or accept, got \"%s\"".formatted(name)));
    }

    /**
     * The schema with the column of results.
     *
     * @throws IllegalArgumentException if the input column is missing or of another type, or the output column exists
     */
    @Override
    public StructType transformSchema(StructType schema) {
        InputColumn.of(schema, text(inputCol), text(nameCol));
        String output = text(outputCol);
        if (Arrays.asList(schema.fieldNames()).contains(output)) {
            throw new IllegalArgumentException("outputCol must be a new column, got \"%s\"".formatted(output));
        }
        return schema.add(output, QualityColumns.schema((Boolean) getOrDefault(embedding)), false);
    }

    @Override
    public QualityScorer copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    /** Reads what {@link #write} has written. */
    public static MLReader<QualityScorer> read() {
        return new DefaultParamsReader<>();
    }

    /** Reads a saved transformer. */
    public static QualityScorer load(String path) {
        return read().load(path);
    }
}
