package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.LegacyRun;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that version 0.1 began, with its names of settings, operators and metrics. */
class LegacyResumeIT {

    private static final String CONFIG =
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

    @Test
    void aPretrainingRunOfVersion01ResumesToItsOwnEnd(@TempDir Path dir) throws Exception {
        var run = new LegacyRun(Path.of("src/test/resources/legacy/pretrain"), dir.resolve("run"));
        var config = YamlConfig.parse(CONFIG, "pretrain.yaml", PretrainConfig.DEFAULT);
        var request = new PretrainRequest(config, run.folder(), OptionalLong.empty(), true);
        var result = Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);

        assertThat(result.step()).isEqualTo(40);
        run.assertSameEnd();
    }
}
