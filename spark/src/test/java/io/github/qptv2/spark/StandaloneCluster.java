package io.github.qptv2.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A master and workers of Spark's standalone cluster, each a process of its own, on this machine. */
final class StandaloneCluster implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    /** @param folder of the logs, and of {@code SPARK_HOME} with Spark's jars alone */
    StandaloneCluster(Path folder, int count) throws IOException, InterruptedException {
        this.folder = folder;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        for (Path jar : classPath()) {
            if (Files.isRegularFile(jar)) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                LOOPBACK,
                "--port",
                Integer.toString(port),
                "--webui-port",
                "0");
        for (int i = 1; i <= count; i++) {
            workers.add(start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    LOOPBACK,
                    "--cores",
                    "1",
                    "--memory",
                    "1500m",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve("work-" + i).toString(),
                    "spark://" + LOOPBACK + ":" + port));
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** Starts a JVM with the class path and the options of this one. */
    private Process start(String name, String... command) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(openings());
        words.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(command));
        return launch(name, words);
    }

    private Process launch(String name, List<String> words) throws IOException {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        var process = builder.start();
        processes.add(process);
        return process;
    }

    private static List<String> openings() {
        return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .toList();
    }

    /** Starts the scoring job on the cluster. */
    Process submit(List<String> arguments) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(openings());
        words.addAll(List.of(
                "-Xmx512m",
                "-Dspark.master=spark://" + LOOPBACK + ":" + port,
                "-Dspark.driver.host=" + LOOPBACK,
                "-Dspark.ui.enabled=false",
                "-Dspark.executor.memory=1000m",
                "-Dspark.executor.cores=1",
                "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                "-Dspark.network.timeout=30s",
                "-Dspark.executor.heartbeatInterval=3s",
                "-cp",
                System.getProperty("java.class.path"),
                ScoreJob.class.getName()));
        words.addAll(arguments);
        return launch("job", words);
    }

    /** Waits until each worker runs an executor. */
    void awaitExecutors(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (workers.stream()
                .anyMatch(worker -> worker.descendants().findAny().isEmpty())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a worker must start an executor within %d s".formatted(seconds));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Kills the first worker and its executor, as a machine that loses its power. */
    void killAWorker() {
        var worker = workers.get(0);
        worker.descendants().forEach(ProcessHandle::destroyForcibly);
        worker.destroyForcibly();
    }

    String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    @Override
    public void close() {
        for (var process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
