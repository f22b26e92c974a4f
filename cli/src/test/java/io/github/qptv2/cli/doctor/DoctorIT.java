package io.github.qptv2.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The doctor on networks with formula weights, which must fail. */
class DoctorIT {

    private static final int FAILED = 4;

    @TempDir
    private Path folder;

    private Path model;
    private Path images;

    @BeforeEach
    void prepare() throws IOException {
        model = Cli.microModel(folder);
        images = TestImages.folder(folder.resolve("images"), 8, 100);
    }

    private JsonNode json(Object... more) {
        var args = new Object[more.length + 7];
        System.arraycopy(
                new Object[] {"doctor", "--model", model, "--images", images, "--format", "json"}, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        return JsonMapper.shared().readTree(Cli.run(args).out());
    }

    /** Labels made by the model with another inference configuration, which the doctor must find. */
    private Path labeledByTheModelWith(String inferenceSetting) throws IOException {
        Path teacher = folder.resolve("teacher.safetensors");
        Cli.run("convert", model, teacher, "--inference", inferenceSetting);
        Path labeled = folder.resolve("labeled");
        Files.createDirectories(labeled);
        for (int i = 0; i < 40; i++) {
            TestImages.write(labeled.resolve("%02d.png".formatted(i)), 70 + i, 90, i);
        }
        var csv = new StringBuilder("path,score\n");
        Cli.run("score", "--model", teacher, "--max-crops", 3, "--format", "jsonl", labeled)
                .outLines()
                .forEach(line -> csv.append(Path.of(JsonText.row(line).path()).getFileName())
                        .append(',')
                        .append(JsonText.row(line).number(RowColumn.RAW).orElseThrow())
                        .append('\n'));
        Files.writeString(labeled.resolve("labels.csv"), csv);
        return labeled;
    }

    @Test
    void formulaWeightsFail() {
        var run = Cli.run("doctor", "--model", model, "--images", images);
        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.out())
                .startsWith("FAIL: scores do not follow the distortion level; they are not reliable (mean Spearman ")
                .contains("8 photographs, each with five distortions at five levels")
                .contains("the same image gets the same output")
                .contains("* nothing (current)");
    }

    @Test
    void jsonHasNamedMetrics() {
        JsonNode report = json("--max-images", 6);
        assertThat(report.get("result").asString()).isEqualTo("fail");
        assertThat(report.get("images").size()).isEqualTo(6);
        assertThat(report.get("distortions").get("jpeg").get("images").size()).isEqualTo(6);
        assertThat(report.get("distortions").get("jpeg").get("levels").get(0).asString())
                .isEqualTo("jpeg:quality=40");
        assertThat(report.get("candidates").size()).isEqualTo(16);
        assertThat(report.get("ranked_by").asString()).isEqualTo("spearman");
        assertThat(report.get("raw").get("outputs").asInt()).isEqualTo(6 * 26);
        assertThat(report.get("inference").get("resize").asString()).isEqualTo("crops");
        assertThat(report.get("labeled").isNull()).isTrue();
        assertThat(report.get("checkpoint").get("tensors").asInt()).isEqualTo(68);
    }

    @Test
    void labelsFindTheInferenceConfigurationAndFixWritesItWithTheSameWeights() throws IOException {
        Path labeled = labeledByTheModelWith("normalization=half");
        JsonNode report = json("--dataset", "own=" + labeled, "--fix");
        Path written = folder.resolve("hivit-micro.safetensors");
        assertThat(report.get("recommended").get("changes").get(0).asString()).isEqualTo("normalization=half");
        assertThat(report.get("recommended").get("srcc").asDouble()).isGreaterThan(0.999);
        assertThat(report.get("written").asString()).isEqualTo(written.toString());
        var before = ModelBundle.read(model);
        var after = ModelBundle.read(written);
        assertThat(after.description().inferenceConfig())
                .isEqualTo(before.description().inferenceConfig().with("normalization", "half"));
        assertThat(after.weights().weights().keySet())
                .isEqualTo(before.weights().weights().keySet());
        after.weights().weights().forEach((name, weight) -> assertThat(weight.toFloats())
                .isEqualTo(before.weights().find(name).orElseThrow().toFloats()));

        model = written; // a bundle now: no configuration is better, so the file is unchanged
        byte[] bytes = Files.readAllBytes(written);
        JsonNode again = json("--dataset", "own=" + labeled, "--fix");
        assertThat(again.get("recommended").isNull()).isTrue();
        assertThat(again.get("written").isNull()).isTrue();
        assertThat(written).hasBinaryContent(bytes);
    }

    @Test
    void aBundleIsFixedInPlace() throws IOException {
        Path labeled = labeledByTheModelWith("channels=bgr");
        Path bundle = folder.resolve("bundle.safetensors");
        Cli.run("convert", model, bundle, "--name", "kept");
        model = bundle;
        assertThat(json("--dataset", "own=" + labeled, "--fix").get("written").asString())
                .isEqualTo(bundle.toString());
        var description = ModelBundle.read(bundle).description();
        assertThat(description.name()).isEqualTo("kept");
        assertThat(description.inferenceConfig().toMap()).containsEntry("channels", "bgr");
    }

    @Test
    void withoutARecommendationNothingIsWritten() {
        var run = Cli.run("doctor", "--model", model, "--images", images, "--fix", "--max-images", 4);
        assertThat(run.out()).contains("Nothing was changed.").contains("4 images are too few for a reliable result");
        assertThat(folder.resolve("hivit-micro.safetensors")).doesNotExist();
    }

    @Test
    void brokenWeightsAreNamed() throws IOException {
        var weights = ModelBundle.read(model).weights();
        Path broken = folder.resolve("broken.safetensors");
        Safetensors.write(
                broken,
                weights.with("norm.bias", Weight.of(new float[] {Float.NaN}, 1)).withMetadata(Map.of()));
        var run = Cli.run("doctor", "--model", broken, "--images", images);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("UNUSABLE: ")
                .containsPattern("NaN or infinity +norm.bias")
                .containsPattern("wrong shape +norm.bias");
        assertThat(Cli.run("doctor", "--model", broken, "--images", images, "--format", "json")
                        .out())
                .contains("\"result\":\"unusable\"");
    }

    @Test
    void unreadableImagesAreListed() throws IOException {
        Files.writeString(images.resolve("004.png"), "no image");
        assertThat(Cli.run("doctor", "--model", model, "--images", images).out())
                .contains("not readable, left out: 1\n  " + images.resolve("004.png"));
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        assertThat(Cli.run("doctor", "--model", model, "--images", folder.resolve("none"))
                        .err())
                .isEqualTo("qpt: " + folder.resolve("none")
                        + ": no such folder; --images must be a folder of photographs\n");
        assertThat(Cli.run("doctor", "--model", model, "--images", images, "--max-crops", 0)
                        .exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("doctor", "--model", model, "--images", images, "--dataset", "imagenet=" + folder)
                        .exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("doctor", "--model", model, "--images", images, "--out", "a.safetensors")
                        .err())
                .startsWith("qpt: --out needs --fix\n");
        Files.writeString(folder.resolve("hivit-micro.safetensors"), "taken");
        assertThat(Cli.run("doctor", "--model", model, "--images", images, "--fix")
                        .err())
                .isEqualTo("qpt: " + folder.resolve("hivit-micro.safetensors")
                        + " exists; name another file with --out\n");
    }
}
