package io.github.qptv2.ablation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.benchmark.FinetunedNetwork;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.pretrain.PretrainConfig;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/** The configurations of a cell: those of the ablation with the fields of its levels. */
record CellSettings(AblationConfig config, AblationCell cell) {

    private static final List<String> SHARED = List.of("/seed", "/validation/share", "/init/from", "/datasets");

    /** Pretraining; where it names no images, of these. */
    PretrainConfig pretraining(Optional<String> images) throws IOException {
        var settings = YamlConfig.read(Path.of(config.pretrain()), cell.pretrain(), PretrainConfig.DEFAULT);
        return settings.data().path().isEmpty() ? settings.withData(images.orElse("")) : settings;
    }

    FinetuneConfig finetuning() throws IOException {
        return YamlConfig.read(Path.of(config.finetune()), cell.finetune(), FinetuneConfig.DEFAULT);
    }

    /** Throws what {@link AblationRun#check} states. */
    void check(Optional<String> images) throws IOException {
        requireShared("pretrain", cell.pretrain());
        requireShared("finetune", cell.finetune());
        String data = pretraining(images).data().path();
        if (!cell.randomWeights() && data.isEmpty()) {
            throw new IllegalArgumentException(
                    "data.path of pretraining must name images, or --data, got none for " + cell.name());
        }
        if (!cell.randomWeights() && !Files.exists(Path.of(data))) {
            throw new IOException(data + ": no such file or folder");
        }
        if (!config.finetune().isEmpty()) {
            new FinetunedNetwork(finetuning(), false); // checks what a run needs
        }
    }

    private static void requireShared(String kind, ObjectNode fields) {
        for (String field : SHARED) {
            if (!fields.at(JsonPointer.compile(field)).isMissingNode()) {
                throw new IllegalArgumentException("a level cannot change %s of %s; all cells share it"
                        .formatted(field.substring(1).replace('/', '.'), kind));
            }
        }
    }

    /** Digest of all settings. */
    String digest(Optional<String> images) throws IOException {
        String text = YamlConfig.toYaml(pretraining(images))
                + (config.finetune().isEmpty() ? "" : YamlConfig.toYaml(finetuning()));
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
