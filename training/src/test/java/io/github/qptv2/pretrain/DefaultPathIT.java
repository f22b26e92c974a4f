package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalLong;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The method of the paper with default settings, whose results must not change. */
class DefaultPathIT {

    /** Losses of six steps, recorded before losses on teachers were added. */
    private static final double[] LOSSES = {
        1.0761168003082275,
        1.074324369430542,
        1.0679307579994202,
        1.060555636882782,
        1.0418990850448608,
        1.0404855012893677
    };

    @TempDir
    private Path dir;

    @Test
    void theLossesOfTheDefaultMethodAreTheRecordedOnes() throws Exception {
        var config = YamlConfig.parse(
                "runtime: {threads: 1}", "test.yaml", SmallRuns.config(SmallRuns.images(dir.resolve("images"))));
        Pretraining.run(
                new PretrainRequest(config, dir.resolve("run"), OptionalLong.empty(), false),
                Collective.alone(Device.CPU),
                TrainingListener.NONE,
                () -> false);

        var log = MetricsLog.read(dir.resolve("run").resolve(MetricsLog.NAME));
        assertThat(log).hasSize(LOSSES.length);
        for (int i = 0; i < LOSSES.length; i++) {
            // the order of summation differs between CPUs; after six steps the differences are below this
            assertThat(log.get(i).values().get("loss")).isCloseTo(LOSSES[i], within(2e-5));
            assertThat(log.get(i).values()).doesNotContainKey("loss-pixels");
        }
    }
}
