package io.github.qptv2.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.scoring.Embedder;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class QualityScorerIT {

    private static final String MODEL = "qpt-iqa-micro";

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static Scorer scorer;

    @BeforeAll
    static void setUp() throws IOException, CheckpointException {
        for (int i = 0; i < 5; i++) {
            Files.write(folder.resolve("a" + i + ".png"), SparkTest.image(i, "png"));
        }
        byte[] jpeg = SparkTest.image(9, "jpg");
        Files.write(folder.resolve("b-cut.jpg"), SparkTest.endedEarly(jpeg));
        Files.writeString(folder.resolve("c-text.jpg"), "no image");
        spark = SparkTest.session();
        scorer = Scorer.builtIn(MODEL);
    }

    @AfterAll
    static void tearDown() {
        scorer.close();
        spark.stop();
    }

    private static Dataset<Row> files() {
        return spark.read().format("binaryFile").load(folder.toString());
    }

    private static QualityScorer transformer() {
        return new QualityScorer().setModel(MODEL);
    }

    private static Map<String, Row> byName(Dataset<Row> scored) {
        var rows = new TreeMap<String, Row>();
        for (Row row : scored.select("path", "quality").collectAsList()) {
            rows.put(row.getString(0).replaceFirst(".*/", ""), row.getStruct(1));
        }
        return rows;
    }

    private static Row row(Map<String, Row> rows, String name) {
        return Objects.requireNonNull(rows.get(name), name);
    }

    private static void requireScores(Map<String, Row> rows) throws Exception {
        for (int i = 0; i < 5; i++) {
            var score = scorer.score(folder.resolve("a" + i + ".png"));
            var row = row(rows, "a" + i + ".png");
            assertThat(row.<String>getAs("status")).isEqualTo("ok");
            assertThat(row.<Double>getAs("raw")).isCloseTo(score.raw(), within(1e-6));
            assertThat(row.<Double>getAs("mos")).isCloseTo(score.mos().orElseThrow(), within(1e-6));
            assertThat(row.<Long>getAs("width")).isEqualTo(score.width());
            assertThat(row.<String>getAs("model_hash")).isEqualTo(scorer.modelHash());
        }
    }

    @Test
    void contentHasTheScoresOfTheLibraryAndFailuresAreRows() throws Exception {
        var scored = transformer().transform(files());
        var rows = byName(scored);
        requireScores(rows);
        assertThat(rows).hasSize(7);
        assertThat(row(rows, "b-cut.jpg").<String>getAs("status")).isEqualTo("ok");
        assertThat(row(rows, "b-cut.jpg").<String>getAs("warning")).isNotEmpty();
        assertThat(row(rows, "c-text.jpg").<String>getAs("status")).isEqualTo("error");
        assertThat(row(rows, "c-text.jpg").<String>getAs("error"))
                .doesNotContain("c-text")
                .isNotEmpty();
        assertThat(row(rows, "c-text.jpg").isNullAt(row(rows, "c-text.jpg").fieldIndex("raw")))
                .isTrue();
        var names = List.of(((org.apache.spark.sql.types.StructType)
                        scored.schema().apply("quality").dataType())
                .fieldNames());
        assertThat(names).isEqualTo(RowColumn.names());
    }

    @Test
    void corruptFilesAreRefusedOnRequest() {
        var rows = byName(transformer().setCorrupt("refuse").transform(files()));
        assertThat(row(rows, "b-cut.jpg").<String>getAs("status")).isEqualTo("error");
    }

    @Test
    void pathsAndImageStructsHaveTheSameScores() throws Exception {
        var paths = files().select("path");
        requireScores(byName(transformer().setInputCol("path").transform(paths)));
        var images = spark.read().format("image").option("dropInvalid", true).load(folder + "/a*.png");
        var scored = transformer().setInputCol("image").transform(images);
        requireScores(byName(scored.selectExpr("image.origin as path", "quality")));
    }

    @Test
    void aPathThatDoesNotExistIsAnErrorRow() {
        var missing = spark.sql("SELECT 'file:/nowhere/x.png' AS path");
        var row = transformer().setInputCol("path").transform(missing).first().getStruct(1);
        assertThat(row.<String>getAs("status")).isEqualTo("error");
        assertThat(row.<String>getAs("error")).contains("does not exist");
    }

    @Test
    void theSqlFunctionHasTheSameScores() throws Exception {
        files().createOrReplaceTempView("photos");
        requireScores(byName(spark.sql("SELECT path, qpt_score(content, '" + MODEL + "') AS quality FROM photos")));
        assertThat(spark.sql("SELECT qpt_score(CAST(NULL AS BINARY)) AS q")
                        .first()
                        .isNullAt(0))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spark.sql("SELECT qpt_score(content, 'no-model') FROM photos"))
                .withMessageContaining("must be a built-in model, got 'no-model'");
    }

    @Test
    void aModelFileIsSentAndFeaturesAreThoseOfTheEmbedder() throws Exception {
        Path copy = BuiltInModels.copy(MODEL, Files.createDirectories(folder.resolveSibling("model-of-spark")));
        var scored =
                new QualityScorer().setModel(copy.toString()).setEmbedding(true).transform(files());
        var rows = byName(scored);
        requireScores(rows);
        try (var embedder = Embedder.of(BuiltInModels.read(MODEL), ScorerOptions.DEFAULT)) {
            var image = io.github.qptv2.media.image.ImageReader.standard().read(folder.resolve("a0.png"));
            var expected = embedder.embed(List.of(embedder.prepare(image))).get(0);
            List<Float> vector = row(rows, "a0.png").getList(row(rows, "a0.png").fieldIndex("embedding"));
            assertThat(vector).hasSize(expected.length);
            for (int c = 0; c < expected.length; c++) {
                assertThat(vector.get(c)).isCloseTo(expected[c], within(1e-5f));
            }
        }
        assertThat(row(rows, "c-text.jpg").<Object>getAs("embedding")).isNull();
    }

    @Test
    void aPipelineWithItIsSavedAndLoaded() throws Exception {
        String saved = folder.resolveSibling("pipeline-of-spark").toString();
        var pipeline =
                new Pipeline().setStages(new PipelineStage[] {transformer().setMaxCrops(2)});
        pipeline.fit(files()).write().overwrite().save(saved);
        var stage = (QualityScorer) PipelineModel.load(saved).stages()[0];
        assertThat(stage.extractParamMap().toString()).contains("maxCrops: 2").contains("model: " + MODEL);
        var row = row(byName(stage.transform(files())), "a1.png");
        assertThat(row.<Long>getAs("crops")).isLessThanOrEqualTo(2);
    }

    @Test
    void wrongColumnsAndSettingsAreNamed() {
        var files = files();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().setInputCol("bytes").transform(files))
                .withMessageContaining("inputCol must be a column, got \"bytes\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().setInputCol("length").transform(files))
                .withMessageContaining("got column length of type bigint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().setOutputCol("path").transform(files))
                .withMessage("outputCol must be a new column, got \"path\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().setModel("no-model").transform(files))
                .withMessageContaining("model must be a built-in model or a file, got no-model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().setCorrupt("maybe"))
                .withMessage("corrupt must be warn, refuse or accept, got \"maybe\"");
    }
}
