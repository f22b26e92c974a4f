package io.github.qptv2.train;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.FinetuneRequest;
import io.github.qptv2.finetune.Finetuning;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import io.github.qptv2.pretrain.PretrainRequest;
import io.github.qptv2.pretrain.Pretraining;
import io.github.qptv2.tensor.distributed.Collective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Resumes runs that version 0.1 started, with its names of settings, operators, distortion types and metrics. */
class LegacyResumeIT {

    private static final Path RUNS = Path.of("src/test/resources/legacy");

    private static final String PRETRAIN =
            """
            encoder: {image-size: 48, width: 16, depths: {main: 1}, heads: 2}
            decoder: {width: 16, depth: 1, heads: 2}
            masking: {ratio: 0.75, target: pristine, norm-pix: true}
            data:
              path: src/test/resources/legacy/images
              degradation: src/test/resources/legacy/degradation.yaml
              batch: 3
              accumulate: 2
              workers: 1
            optimizer: {base-lr: 1.0e-2, clip-grad: 3.0, ema-decay: 0.9}
            schedule: {epochs: 0, steps: 40, warmup: 0.1, min-lr-ratio: 0.1}
            runtime: {threads: 1, activation-checkpointing: true}
            output: {log-every: 1, images-every: 0, checkpoint-every: 20}
            """;

    private static final String FINETUNE =
            """
            init: {network: {image-size: 32, width: 16, depths: {main: 1}, heads: 2}}
            datasets: [{name: own, path: src/test/resources/legacy/labeled}]
            data: {batch: 4, accumulate: 2, workers: 1}
            optimizer: {base-lr: 5.0e-2, clip-grad: 1.0, ema-decay: 0.9}
            tuning: {drop-path: 0.2, dropout: 0.2, head-epochs: 1, patch-keep-ratio: 0.5}
            rank-augmentation:
              path: src/test/resources/legacy/images
              images: 2
              types: [gaussian-blur, color-diffusion, color-shift, jpeg]
            validation: {share: 0.25}
            calibration: {images: 0}
            schedule: {epochs: 0, steps: 40, warmup: 0.1}
            runtime: {threads: 1}
            output: {log-every: 1, checkpoint-every: 20}
            """;

    @TempDir
    private Path dir;

    private final Collective alone = Collective.alone(Device.CPU);

    @Test
    void aPretrainingRunOfVersion01EndsAsItDidThere() throws Exception {
        var run = new LegacyRun(RUNS.resolve("pretrain"), dir.resolve("run"));
        var config = YamlConfig.parse(PRETRAIN, "pretrain.yaml", PretrainConfig.DEFAULT);
        var request = new PretrainRequest(config, run.folder(), OptionalLong.empty(), true);
        Pretraining.run(request, alone, TrainingListener.NONE, () -> false);

        run.assertSameEnd();
    }

    @Test
    void aFinetuningRunOfVersion01EndsAsItDidThere() throws Exception {
        var run = new LegacyRun(RUNS.resolve("finetune"), dir.resolve("run"));
        var config = YamlConfig.parse(FINETUNE, "finetune.yaml", FinetuneConfig.DEFAULT);
        var request = new FinetuneRequest(config, new RunRequest(run.folder(), OptionalLong.empty(), true));
        Finetuning.run(request, alone, TrainingListener.NONE, () -> false);

        run.assertSameEnd();
    }

    @Test
    void anotherDistortionTypeIsStillRefused() throws Exception {
        var run = new LegacyRun(RUNS.resolve("finetune"), dir.resolve("run"));
        String other = FINETUNE.replace("color-shift", "color-block");
        var config = YamlConfig.parse(other, "finetune.yaml", FinetuneConfig.DEFAULT);
        var request = new FinetuneRequest(config, new RunRequest(run.folder(), OptionalLong.empty(), true));

        assertThatThrownBy(() -> Finetuning.run(request, alone, TrainingListener.NONE, () -> false))
                .hasMessageContaining("was made with other settings: - color-shift (now - color-block);");
    }
}
