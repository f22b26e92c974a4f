package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.Peers;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TogetherIT {

    private static final double SAME = 1e-5;

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private Path images;

    @SuppressWarnings("NullAway.Init")
    private Peers peers;

    @BeforeEach
    void makeImages() throws IOException {
        peers = new Peers(dir, PretrainPeer.class);
        images = SmallRuns.images(dir.resolve("images"));
    }

    @Test
    void twoProcessesTrainLikeOneWithTwiceTheBatch() throws Exception {
        Path two = dir.resolve("two"), one = dir.resolve("one");
        int port = Peers.freePort();
        var first = peers.start(0, port, Map.of(), images.toString(), two.toString(), "2", "3", "begin");
        var second = peers.start(1, port, Map.of(), images.toString(), two.toString(), "2", "3", "begin");
        assertThat(Peers.exit(first)).as(peers.log(0)).isZero();
        assertThat(Peers.exit(second)).as(peers.log(1)).isZero();
        var request = new PretrainRequest(SmallRuns.config(images), one, OptionalLong.of(3), false);
        Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);

        var ours = Safetensors.read(two.resolve("step-000003/weights.safetensors"));
        var theirs = Safetensors.read(one.resolve("step-000003/weights.safetensors"));
        assertThat(ours.names()).isEqualTo(theirs.names());
        for (String name : ours.names()) {
            assertThat(comparable(name, ours.get(name).toFloats()))
                    .as(name)
                    .containsExactly(comparable(name, theirs.get(name).toFloats()), within((float) SAME));
        }
    }

    /** The bias of keys shifts all logits of a query equally: its gradient is rounding error, which AdamW amplifies. */
    private static float[] comparable(String name, float[] values) {
        if (name.endsWith("qkv.bias")) {
            Arrays.fill(values, values.length / 3, 2 * values.length / 3, 0);
        }
        return values;
    }

    @Test
    void twoProcessesHaveTheMeanGradientsOfOneWithTwiceTheBatch() throws Exception {
        Path two = dir.resolve("two"), one = dir.resolve("one");
        int port = Peers.freePort();
        var first = peers.start(0, port, Map.of(), images.toString(), two.toString(), "2", "1", "begin");
        var second = peers.start(1, port, Map.of(), images.toString(), two.toString(), "2", "1", "begin");
        assertThat(Peers.exit(first)).as(peers.log(0)).isZero();
        assertThat(Peers.exit(second)).as(peers.log(1)).isZero();
        var request = new PretrainRequest(SmallRuns.config(images), one, OptionalLong.of(1), false);
        Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);

        // after one step the first moment is the gradient times 1 - beta1
        var ours = Safetensors.read(two.resolve("step-000001/optimizer.safetensors"));
        var theirs = Safetensors.read(one.resolve("step-000001/optimizer.safetensors"));
        var moments = theirs.names().stream()
                .filter(name -> name.endsWith(".exp_avg"))
                .toList();
        assertThat(moments).isNotEmpty();
        for (String name : moments) {
            float[] expected = theirs.get(name).toFloats();
            float largest = 0;
            for (float value : expected) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(largest).as(name).isPositive();
            assertThat(ours.get(name).toFloats()).as(name).containsExactly(expected, within((float) (SAME * largest)));
        }
    }

    @Test
    void aProcessThatHangsEndsTheOtherWithinTheTimeout() throws Exception {
        Path out = dir.resolve("run");
        int port = Peers.freePort();
        Map<String, String> patient = Map.of("PATIENCE", "20"), hanging = Map.of("PATIENCE", "20", "HANGS_AFTER", "2");
        var first = peers.start(0, port, patient, images.toString(), out.toString(), "2", "6", "begin");
        var second = peers.start(1, port, hanging, images.toString(), out.toString(), "2", "6", "begin");
        long start = System.nanoTime();
        try {
            assertThat(Peers.exit(first)).as(peers.log(0)).isEqualTo(PretrainPeer.LOST);
        } finally {
            second.destroyForcibly();
        }
        // it starts and makes two steps, then waits twenty seconds; a loaded machine may take a while to start
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isBetween(20L, 120L);
        assertThat(peers.log(0)).contains("step 2").contains("lost: rank 0 of 2");
    }

    @Test
    void aLostProcessEndsTheOtherAndTwoProcessesResume() throws Exception {
        Path out = dir.resolve("run");
        int port = Peers.freePort();
        var first =
                peers.start(0, port, Map.of("DIES_AFTER", "99"), images.toString(), out.toString(), "2", "6", "begin");
        var second =
                peers.start(1, port, Map.of("DIES_AFTER", "3"), images.toString(), out.toString(), "2", "6", "begin");
        assertThat(Peers.exit(second)).as(peers.log(1)).isEqualTo(9);
        assertThat(Peers.exit(first)).as(peers.log(0)).isEqualTo(PretrainPeer.LOST);
        assertThat(peers.log(0)).contains("lost: rank 0 of 2");

        var alone = new PretrainRequest(SmallRuns.config(images, 2, "1.0e-2"), out, OptionalLong.of(6), true);
        assertThatThrownBy(
                        () -> Pretraining.run(alone, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false))
                .isInstanceOf(TrainingException.class)
                .hasMessageEndingWith("was made with 2 processes (now 1); start as many, or name" + " another folder");
        port = Peers.freePort();
        first = peers.start(0, port, Map.of(), images.toString(), out.toString(), "2", "6", "resume");
        second = peers.start(1, port, Map.of(), images.toString(), out.toString(), "2", "6", "resume");
        assertThat(Peers.exit(first)).as(peers.log(0)).isZero();
        assertThat(Peers.exit(second)).as(peers.log(1)).isZero();
        assertThat(peers.log(0)).contains("step 3").doesNotContain("step 2\n").contains("step 6");
    }
}
