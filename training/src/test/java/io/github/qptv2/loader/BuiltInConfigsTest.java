package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInConfigsTest {

    private static List<Path> files(String kind) throws IOException {
        try (var files = Files.list(Path.of("../configs").resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> pretraining() throws IOException {
        return files("pretrain");
    }

    static List<Path> finetuning() throws IOException {
        return files("finetune");
    }

    @ParameterizedTest
    @MethodSource("pretraining")
    void everyPretrainingConfigIsValidAndShowsItsCommand(Path file) throws Exception {
        assertThat(YamlConfig.read(file, PretrainConfig.DEFAULT)).isNotEqualTo(PretrainConfig.DEFAULT);
        assertThat(file).content().contains("./qpt pretrain --config configs/pretrain/" + file.getFileName());
    }

    @ParameterizedTest
    @MethodSource("finetuning")
    void everyFineTuningConfigIsValidAndShowsItsCommand(Path file) throws Exception {
        assertThat(YamlConfig.read(file, FinetuneConfig.DEFAULT)).isNotEqualTo(FinetuneConfig.DEFAULT);
        assertThat(file).content().contains("./qpt finetune --config configs/finetune/" + file.getFileName());
    }
}
