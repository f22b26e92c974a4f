package io.github.qptv2.tensor.distributed;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Several processes on this machine, each running {@link CollectivePeer}. */
@EnabledOnOs(OS.LINUX)
class CollectiveIT {

    private static final int PATIENT = 120; // seconds; a busy machine takes long to start a process
    private static final int SHORT = 20;

    @TempDir
    private Path dir;

    private int port;

    private record Peer(Process process, Path output) {

        String finished() throws IOException, InterruptedException {
            assertThat(process.waitFor(PATIENT, TimeUnit.SECONDS))
                    .as("still running: %s", text())
                    .isTrue();
            return text();
        }

        String text() throws IOException {
            return Files.readString(output);
        }

        void await(String line) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENT);
            while (!text().contains(line)) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as(text())
                        .isTrue();
                Thread.sleep(20);
            }
        }
    }

    @BeforeEach
    void findPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void numbersAndTensorsAreExchangedAndThreadsEnd() throws Exception {
        var second = start(Map.of("RANK", "1", "LOCAL_RANK", "1"), "exchange", PATIENT);
        var first = start(Map.of("RANK", "0"), "exchange", PATIENT);

        for (var peer : new Peer[] {first, second}) {
            assertThat(peer.finished())
                    .contains("average [2.0, 4.0] [6.0]") // of [1, 2] [4] and [3, 6] [8]
                    .contains("broadcast [10.0]") // rank 0's; rank 1 has 11
                    .contains("gather [0.1] [1.1]")
                    .contains("sum [3.0, 30.0]") // of (1, 10) and (2, 20)
                    .contains("any true false")
                    .contains("threads left 0");
            assertThat(peer.process().exitValue()).isZero();
        }
        assertThat(first.text()).contains("rank 0 of 2 local 0");
        assertThat(second.text()).contains("rank 1 of 2 local 1");
    }

    @Test
    void aKilledPeerIsDetectedAtOnce() throws Exception {
        var survivor = start(Map.of("RANK", "0"), "average", PATIENT);
        var victim = start(Map.of("RANK", "1"), "sleep", PATIENT);
        survivor.await("averaging");
        victim.await("sleeping");

        long start = System.nanoTime();
        victim.process().destroyForcibly().waitFor(); // SIGKILL

        assertThat(survivor.finished())
                .contains("CollectiveException: rank 0 of 2 lost another process while averaging gradients, after ")
                .containsPattern("Connection (closed|reset) by peer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(SHORT));
        assertEndedInOrder(survivor);
    }

    @Test
    void theLossOfRankZeroIsDetected() throws Exception {
        var victim = start(Map.of("RANK", "0"), "sleep", PATIENT);
        var survivor = start(Map.of("RANK", "1"), "average", PATIENT);
        survivor.await("averaging");
        victim.await("sleeping");

        victim.process().destroyForcibly().waitFor();

        assertThat(survivor.finished()).contains("CollectiveException: rank 1 of 2 lost another process");
        assertEndedInOrder(survivor);
    }

    @Test
    void aPeerThatHangsIsGivenUpAfterTheTimeout() throws Exception {
        var survivor = start(Map.of("RANK", "0"), "average", SHORT);
        var stopped = start(Map.of("RANK", "1"), "sleep", SHORT);
        survivor.await("averaging");

        assertThat(survivor.finished())
                .contains("CollectiveException: rank 0 of 2 lost another process while averaging gradients, after ")
                .contains("(limit 20.0 s): Timed out waiting 20000ms for recv operation to complete");
        assertEndedInOrder(survivor);
        stopped.process().destroyForcibly();
    }

    @Test
    void processesThatDisagreeOnTheirNumberAreRefused() throws Exception {
        var first = start(Map.of("RANK", "0"), "exchange", SHORT);
        var second = start(Map.of("RANK", "1", "WORLD_SIZE", "3"), "exchange", SHORT);

        assertThat(first.finished())
                .contains(
                        "IllegalArgumentException: WORLD_SIZE must be the same in every process, got 2 at rank 0 and 3 at rank 1");
        assertThat(second.finished()).contains("Exception: ").contains("rank 1");
        assertEndedInOrder(first);
        assertEndedInOrder(second);
    }

    @Test
    void missingProcessesAreNamedAfterTheTimeout() throws Exception {
        var first = start(Map.of("RANK", "0"), "exchange", 5);
        assertThat(first.finished())
                .contains("CollectiveException: rank 0 of 2 waited 5 s at 127.0.0.1:" + port
                        + ", but ranks [1] did not join");
        var second = start(Map.of("RANK", "1"), "exchange", 5);
        assertThat(second.finished())
                .contains("CollectiveException: rank 1 of 2 could not connect to MASTER_ADDR:MASTER_PORT = "
                        + "127.0.0.1:" + port + " within 5 s: Connection refused");
        assertEndedInOrder(first);
        assertEndedInOrder(second);
    }

    @Test
    void aPortInUseIsRefused() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
            var first = start(Map.of("RANK", "0"), "exchange", SHORT);

            assertThat(first.finished())
                    .contains("CollectiveException: rank 0 of 2 could not listen at 127.0.0.1:" + port + ": ");
            assertEndedInOrder(first);
        }
    }

    /** By its own exception, not by a crash of the virtual machine. */
    private void assertEndedInOrder(Peer peer) {
        assertThat(peer.process().exitValue()).isEqualTo(CollectivePeer.FAILED);
        assertThat(dir.toFile().list((folder, name) -> name.startsWith("hs_err")))
                .isEmpty();
    }

    private Peer start(Map<String, String> environment, String work, int timeout) throws IOException {
        var output = Files.createTempFile(dir, "peer", ".txt");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CollectivePeer.class.getName(),
                        work,
                        Integer.toString(timeout))
                .directory(new File(dir.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of("WORLD_SIZE", "2", "MASTER_ADDR", "127.0.0.1", "MASTER_PORT", Integer.toString(port)));
        builder.environment().putAll(environment);
        return new Peer(builder.start(), output);
    }
}
