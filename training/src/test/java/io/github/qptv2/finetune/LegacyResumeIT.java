package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.LegacyRun;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that version 0.1 began, with its names of settings, distortion types and metrics. */
class LegacyResumeIT {

    private static final String CONFIG =
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

    @Test
    void aFinetuningRunOfVersion01ResumesToItsOwnEnd(@TempDir Path dir) throws Exception {
        var run = new LegacyRun(Path.of("src/test/resources/legacy/finetune"), dir.resolve("run"));
        var config = YamlConfig.parse(CONFIG, "finetune.yaml", FinetuneConfig.DEFAULT);
        var request = new FinetuneRequest(config, new RunRequest(run.folder(), OptionalLong.empty(), true));
        var result = Finetuning.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);

        assertThat(result.step()).isEqualTo(40);
        run.assertSameEnd();
    }
}
