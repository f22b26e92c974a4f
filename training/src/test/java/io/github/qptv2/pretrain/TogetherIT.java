package io.github.qptv2.pretrain;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TogetherIT {

    private static final double SAME = 1e-5;

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private Path pictures;

    @BeforeEach
    void makePictures() throws IOException {
        pictures = SmallRuns.pictures(dir.resolve("pictures"));
    }

    private Process start(int rank, int port, Map<String, String> more, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PretrainPeer.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("rank-" + rank + ".log").toFile());
        builder.environment().putAll(more);
        builder.environment()
                .putAll(Map.of(
                        "RANK",
                        Integer.toString(rank),
                        "WORLD_SIZE",
                        "2",
                        "LOCAL_RANK",
                        Integer.toString(rank),
                        "MASTER_ADDR",
                        "127.0.0.1",
                        "MASTER_PORT",
                        Integer.toString(port),
                        "GOMP_SPINCOUNT",
                        "0"));
        return builder.start();
    }

    private int exit(Process process) throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end");
        }
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String log(int rank) throws IOException {
        return Files.readString(dir.resolve("rank-" + rank + ".log"));
    }

    @Test
    void twoProcessesLearnWhatOneDoesWithTheBatchTwiceAsLarge() throws Exception {
        Path two = dir.resolve("two"), one = dir.resolve("one");
        int port = freePort();
        var first = start(0, port, Map.of(), pictures.toString(), two.toString(), "2", "3", "begin");
        var second = start(1, port, Map.of(), pictures.toString(), two.toString(), "2", "3", "begin");
        assertThat(exit(first)).as(log(0)).isZero();
        assertThat(exit(second)).as(log(1)).isZero();
        var request = new PretrainRequest(SmallRuns.config(pictures), one, OptionalLong.of(3), false);
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

    /** A key's bias shifts all logits of a query alike: its gradient is zero, and AdamW makes steps of the rounding. */
    private static float[] comparable(String name, float[] values) {
        if (name.endsWith("qkv.bias")) {
            Arrays.fill(values, values.length / 3, 2 * values.length / 3, 0);
        }
        return values;
    }

    @Test
    void twoProcessesAverageToTheGradientsOfOneWithTheBatchTwiceAsLarge() throws Exception {
        Path two = dir.resolve("two"), one = dir.resolve("one");
        int port = freePort();
        var first = start(0, port, Map.of(), pictures.toString(), two.toString(), "2", "1", "begin");
        var second = start(1, port, Map.of(), pictures.toString(), two.toString(), "2", "1", "begin");
        assertThat(exit(first)).as(log(0)).isZero();
        assertThat(exit(second)).as(log(1)).isZero();
        var request = new PretrainRequest(SmallRuns.config(pictures), one, OptionalLong.of(1), false);
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
        int port = freePort();
        Map<String, String> patient = Map.of("PATIENCE", "10"), hanging = Map.of("PATIENCE", "10", "HANGS_AFTER", "2");
        var first = start(0, port, patient, pictures.toString(), out.toString(), "2", "6", "begin");
        var second = start(1, port, hanging, pictures.toString(), out.toString(), "2", "6", "begin");
        long start = System.nanoTime();
        try {
            assertThat(exit(first)).as(log(0)).isEqualTo(PretrainPeer.LOST);
        } finally {
            second.destroyForcibly();
        }
        // it starts and makes two steps, then waits ten seconds; a loaded machine may take a while to start
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isBetween(10L, 90L);
        assertThat(log(0)).contains("step 2").contains("lost: rank 0 of 2");
    }

    @Test
    void aLostProcessEndsTheOtherWithOneLineAndTheRunGoesOnWithoutIt() throws Exception {
        Path out = dir.resolve("run");
        int port = freePort();
        var first = start(0, port, Map.of("DIES_AFTER", "99"), pictures.toString(), out.toString(), "2", "6", "begin");
        var second = start(1, port, Map.of("DIES_AFTER", "3"), pictures.toString(), out.toString(), "2", "6", "begin");
        assertThat(exit(second)).as(log(1)).isEqualTo(9);
        assertThat(exit(first)).as(log(0)).isEqualTo(PretrainPeer.LOST);
        assertThat(log(0)).contains("lost: rank 0 of 2");

        port = freePort();
        first = start(0, port, Map.of(), pictures.toString(), out.toString(), "2", "6", "resume");
        second = start(1, port, Map.of(), pictures.toString(), out.toString(), "2", "6", "resume");
        assertThat(exit(first)).as(log(0)).isZero();
        assertThat(exit(second)).as(log(1)).isZero();
        assertThat(log(0)).contains("step 3").doesNotContain("step 2\n").contains("step 6");
    }
}
