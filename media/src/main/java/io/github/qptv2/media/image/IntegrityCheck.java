package io.github.qptv2.media.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

import io.github.qptv2.media.image.integrity.Finding;
import io.github.qptv2.media.image.integrity.ImageIntegrity;

/**
 * A check of a file's bytes beside their decoding, on another thread if one is idle: the thread that asks for the
 * findings runs a check that has not begun. The bytes are in use until {@link #close} returns.
 */
final class IntegrityCheck implements AutoCloseable {

    private static final int MAX_FINDINGS = 3;
    private static final Executor POOL =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), IntegrityCheck::daemon);

    private final FutureTask<List<Finding>> task;

    private IntegrityCheck(ByteBuffer file) {
        task = new FutureTask<>(() -> ImageIntegrity.check(file));
    }

    private static Thread daemon(Runnable run) {
        var thread = new Thread(run, "qpt-integrity");
        thread.setDaemon(true);
        return thread;
    }

    static IntegrityCheck start(ByteBuffer file) {
        var check = new IntegrityCheck(file);
        POOL.execute(check.task);
        return check;
    }

    /** A check on this thread, when its findings are asked for. */
    static IntegrityCheck here(ByteBuffer file) {
        return new IntegrityCheck(file);
    }

    /** Waits for the findings; an interruption is kept for later. */
    private List<Finding> findings() {
        task.run(); // no effect if it has begun
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof OutOfMemoryError memory) {
                        throw memory;
                    }
                    throw new IllegalStateException("the integrity of the file could not be checked", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The warning of a file that is not sound; empty if it is.
     *
     * @throws ImageException if the file ends before the image does, or is corrupt and the policy refuses it
     */
    Optional<String> tolerated(CorruptFiles policy, String name) throws ImageException {
        var findings = findings();
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        if (policy == CorruptFiles.REFUSE || isTruncated(findings)) {
            throw error(findings, name);
        }
        return Optional.of("corrupt: " + text(findings));
    }

    /** The error of a file that was not decoded: by the findings if there are any. */
    ImageException explain(ImageException failure, String name) {
        var findings = findings();
        if (findings.isEmpty()) {
            return failure;
        }
        var error = error(findings, name);
        error.addSuppressed(failure);
        return error;
    }

    private static ImageException error(List<Finding> findings, String name) {
        return new ImageException(
                isTruncated(findings)
                        ? ImageContainers.truncated(name)
                        : name + ": is corrupt: " + text(findings) + "; copy or download it again");
    }

    private static boolean isTruncated(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.TRUNCATED);
    }

    private static String text(List<Finding> findings) {
        String first = findings.stream().limit(MAX_FINDINGS).map(Finding::text).collect(Collectors.joining("; "));
        int more = findings.size() - MAX_FINDINGS;
        return more > 0 ? first + "; and " + more + " more" : first;
    }

    @Override
    public void close() {
        findings();
    }
}
