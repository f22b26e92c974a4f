package io.github.qptv2.train;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Two processes that train together.
 *
 * @param dir of their logs
 * @param main class of each
 */
public record Peers(Path dir, Class<?> main) {

    /** Starts a process. */
    public Process start(int rank, int port, Map<String, String> more, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
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

    /** Waits for the end of a process. */
    public static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end");
        }
        return process.exitValue();
    }

    /** A free port for the rendezvous. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Output of a process. */
    public String log(int rank) throws IOException {
        return Files.readString(dir.resolve("rank-" + rank + ".log"));
    }
}
