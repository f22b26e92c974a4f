package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.Peers;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FinetuneTogetherIT {

    /** The order of summation differs, in each of six steps. */
    private static final double SAME = 1e-4;

    @TempDir
    private Path dir;

    @Test
    void twoProcessesTrainAndValidateLikeOneWithTwiceTheBatch() throws Exception {
        Path set = SmallDatasets.blurred(dir.resolve("set"), 16, 4), two = dir.resolve("two"), one = dir.resolve("one");
        var peers = new Peers(dir, FinetunePeer.class);
        int port = Peers.freePort();
        var first = peers.start(0, port, Map.of(), set.toString(), two.toString(), "4");
        var second = peers.start(1, port, Map.of(), set.toString(), two.toString(), "4");
        assertThat(Peers.exit(first)).as(peers.log(0)).isZero();
        assertThat(Peers.exit(second)).as(peers.log(1)).isZero();
        Finetuning.run(
                FinetunePeer.request(set, one, 8), Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);

        var ours = Safetensors.read(two.resolve("step-000006/weights.safetensors"));
        var theirs = Safetensors.read(one.resolve("step-000006/weights.safetensors"));
        for (String name : theirs.names()) {
            float[] expected = comparable(name, theirs.get(name).toFloats());
            assertThat(comparable(name, ours.get(name).toFloats())).as(name).containsExactly(expected, within((float)
                    SAME));
        }
        assertThat(validated(two)).isEqualTo(validated(one), within(0.05)); // two of twelve images may swap ranks
    }

    private static double validated(Path out) throws Exception {
        var log = MetricsLog.read(out.resolve(MetricsLog.NAME));
        return log.get(log.size() - 1).values().getOrDefault("validation-srcc", Double.NaN);
    }

    /** The bias of keys shifts all logits of a query equally: its gradient is rounding error, which AdamW amplifies. */
    private static float[] comparable(String name, float[] values) {
        if (name.endsWith("qkv.bias")) {
            Arrays.fill(values, values.length / 3, 2 * values.length / 3, 0);
        }
        return values;
    }
}
