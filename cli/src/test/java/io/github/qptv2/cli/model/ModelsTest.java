package io.github.qptv2.cli.model;

import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.BundleMetadata;
import io.github.qptv2.scoring.bundle.Task;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelsTest {

    private static final String CARD =
            """
            {"summary": "Quality.", "license_note": "ask first",
             "trained_on": [{"set": "S", "use": "fine-tuning", "images": 1500, "license": "CC0"}],
             "figures": [{"set": "S", "part": "test", "measure": "SRCC", "value": 0.7, "low": 0.65, "high": 0.74,
                          "images": 500},
                         {"set": "T", "part": "all", "measure": "SRCC", "value": 0.5, "low": null, "high": null,
                          "images": 20}]}
            """;

    private static ModelEntry entry(boolean withCard) {
        return new ModelEntry(
                "qpt-iqa-mini",
                "iqa",
                "qpt-iqa-mini.safetensors",
                14_600_000,
                "0123456789ab",
                3_640_123,
                "hivit-mini",
                224,
                true,
                "from the bundle",
                withCard ? JsonText.read(CARD, ModelCard.class) : null);
    }

    @Test
    void metricsComeFromTheCard() {
        assertThat(ModelText.of(List.of(entry(true))))
                .isEqualTo(
                        """
                        NAME             TASK     SIZE  PARAMETERS   INPUT  METRICS
                        qpt-iqa-mini     iqa   14.6 MB   3,640,123  224 px  SRCC 0.700 [0.650, 0.740] on S test (500)
                                                                            SRCC 0.500 on T all (20)

                        qpt-iqa-mini: Quality.
                          content hash 0123456789ab
                          trained on S (fine-tuning, 1,500)
                          license: ask first
                        """);
    }

    @Test
    void withoutACardTheDescriptionOfTheBundleIsShown() {
        assertThat(ModelText.of(List.of(entry(false))))
                .endsWith("224 px  -\n\nqpt-iqa-mini: from the bundle\n  content hash 0123456789ab\n");
    }

    @Test
    void aCardMustHaveAllFieldsAndNoOthers() {
        assertThatThrownBy(() -> JsonText.read(CARD.replace("\"summary\"", "\"sumary\""), ModelCard.class))
                .hasMessageContaining("summary");
        assertThatThrownBy(() -> JsonText.read(CARD.replace("\"value\": 0.7, ", ""), ModelCard.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void jsonHasEveryFieldOfTheCard() {
        assertThat(JsonText.line(entry(true)))
                .startsWith("{\"name\":\"qpt-iqa-mini\",\"task\":\"iqa\",\"file\":\"qpt-iqa-mini.safetensors\","
                        + "\"bytes\":14600000,\"contentHash\":\"0123456789ab\",\"parameters\":3640123,")
                .contains("\"trained_on\":[{\"set\":\"S\",\"use\":\"fine-tuning\",\"images\":1500,")
                .contains("\"license_note\":\"ask first\"", "\"low\":null");
    }

    @Test
    void everyBuiltInModelMatchesItsName() {
        for (String name : BuiltInModels.names()) {
            var model = ModelEntry.of(name);
            assertThat(readName(name)).as("the name in the bundle").isEqualTo(name);
            assertThat(name).matches("(qpt-)?" + model.task() + "-(micro|mini|lite2)");
            assertThat(BuiltInModels.names()).contains(BuiltInModels.nameFor(Task.parse(model.task())));
            assertThat(model.bytes()).isPositive().isLessThanOrEqualTo(16_000_000);
            assertThat(model.calibrated()).as(name + " has a calibration").isTrue();
            assertThat(model.card()).as(name + ".json").isNotNull();
        }
    }

    private static String readName(String name) {
        try {
            return BundleMetadata.describe(BuiltInModels.checkpoint(name)).name();
        } catch (CheckpointException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void wrongTasksAreOneLine() {
        assertThat(Cli.run("score", "x.jpg", "--task", "vqa").err())
                .startsWith("qpt: --task must be iqa, iaa or both, comma-separated, got vqa\n");
        assertThat(Cli.run("score", "x.jpg", "--task", "iqa,iqa").err())
                .startsWith("qpt: --task must name each task once, got iqa,iqa\n");
        assertThat(Cli.run("score", "x.jpg", "--task", "iqa", "--model", "m.pth")
                        .err())
                .startsWith("qpt: --task selects a built-in model; omit it with --model\n");
        assertThat(Cli.run("score", "x.jpg", "--model", "qpt-xyz").err())
                .isEqualTo(
                        "qpt: there is no file qpt-xyz, and no built-in model of that name; qpt models lists the built-in"
                                + " models\n");
    }
}
