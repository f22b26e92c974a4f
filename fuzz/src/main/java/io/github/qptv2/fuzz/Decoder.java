package io.github.qptv2.fuzz;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link DecodeProcess} of bounded memory, started anew after a crash, a hang or too much memory. */
final class Decoder implements AutoCloseable {

    /** The process ended by itself, as by a signal in native code. */
    static final String CRASH = "crash";

    /** No answer within {@value #HANG_SECONDS} seconds of CPU time, or within {@code fuzz.patience} seconds (60). */
    static final String HANG = "hang";

    /** More resident memory than {@value #RESIDENT_MEGABYTES} MiB. */
    static final String MEMORY = "memory";

    private static final int HANG_SECONDS = 10;
    private static final int MAX_SECONDS = Integer.getInteger("fuzz.patience", 60);
    private static final int HEAP_MEGABYTES = 256;
    private static final int RESIDENT_MEGABYTES = 2048;
    private static final int POLL_MILLISECONDS = 50;
    private static final String END = "\0";

    private final Path log;
    private Process process;
    private BufferedWriter in;
    private BlockingQueue<String> answers;

    /** @param log receives the standard error of all processes */
    Decoder(Path log) throws IOException, InterruptedException {
        this.log = log;
        this.process = started();
        this.in = input();
        this.answers = answers(process);
        requireReady();
    }

    private void requireReady() throws IOException, InterruptedException {
        String first = answers.take();
        if (!first.equals(DecodeProcess.READY)) {
            throw new IOException(log + ": the process must start with " + DecodeProcess.READY + ", got " + first);
        }
    }

    private Process started() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ErrorFile=" + log.resolveSibling("hs_err_%p.log"),
                        "-Djava.awt.headless=true",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecodeProcess.class.getName())
                .directory(new File("").getAbsoluteFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private BufferedWriter input() {
        return new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    private static BlockingQueue<String> answers(Process process) {
        var lines = new LinkedBlockingQueue<String>();
        var reader = new Thread(() -> {
            try (var out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                lines.add(END);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    /** The outcome and, after a space, the reason. */
    String decode(Path file) throws IOException, InterruptedException {
        String answer;
        try {
            in.write(file + "\n");
            in.flush();
            answer = answer();
        } catch (IOException closed) {
            answer = CRASH;
        }
        if (List.of(CRASH, HANG, MEMORY).contains(answer)) {
            process.destroyForcibly().waitFor();
            process = started();
            in = input();
            answers = answers(process);
            requireReady();
        }
        return answer;
    }

    private String answer() throws InterruptedException {
        long start = cpuSeconds();
        for (int waited = 0; waited < MAX_SECONDS * 1000; waited += POLL_MILLISECONDS) {
            String line = answers.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (line != null) {
                return line.equals(END) ? CRASH : line;
            }
            if (residentMegabytes() > RESIDENT_MEGABYTES) {
                return MEMORY;
            }
            if (cpuSeconds() - start > HANG_SECONDS) {
                return HANG;
            }
        }
        return HANG;
    }

    /** The present process. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    private long cpuSeconds() {
        return process.info().totalCpuDuration().map(Duration::toSeconds).orElse(0L);
    }

    /** By Linux' status of the process; 0 elsewhere. */
    private long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
