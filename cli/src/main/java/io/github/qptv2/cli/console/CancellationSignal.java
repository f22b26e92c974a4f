package io.github.qptv2.cli.console;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.jline.utils.Signals;
import org.slf4j.LoggerFactory;

/**
 * Cancellation by Ctrl-C, SIGTERM or SIGHUP.
 *
 * <p>The JVM's own handler runs destructors of native libraries while other threads are inside them, which ends in
 * SIGSEGV. This handler sets a flag that a run checks between two passes of the network. A run that has not ended
 * within {@link #GRACE} is terminated by {@code _exit}, without destructors.
 */
public final class CancellationSignal implements BooleanSupplier {

    /** Time that a run has to finish its batch and to write its rows. */
    static final Duration GRACE = Duration.ofMillis(1500);

    // signal numbers; a shell reports 128 plus the number as exit status
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private final AtomicInteger signal = new AtomicInteger();
    private volatile boolean patient;

    /** Installs the signal handlers, for the rest of the process. */
    public void onSignals() {
        SIGNALS.forEach((name, number) -> Signals.register(name, () -> request(number)));
        // a logger in a static field would be created before the verbosity is known
        LoggerFactory.getLogger(CancellationSignal.class)
                .info("handling signals {}", String.join(", ", new TreeSet<>(SIGNALS.keySet())));
    }

    /** Disables {@link #GRACE}, for runs whose steps take longer; a second signal terminates at once. */
    public void beforeSecondSignal() {
        patient = true;
    }

    /** Requests cancellation; the first signal determines the exit code. */
    void request(int number) {
        if (!signal.compareAndSet(0, number)) {
            if (patient) {
                NativeProcess.exitImmediately(exitCode());
            }
        } else if (!patient) {
            var last = new Thread(this::terminateLate, "terminate");
            last.setDaemon(true);
            last.start();
        }
    }

    private void terminateLate() {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        NativeProcess.exitImmediately(exitCode());
    }

    /** Whether cancellation is requested. */
    @Override
    public boolean getAsBoolean() {
        return signal.get() != 0;
    }

    /** As {@link #exitCode}; that of SIGTERM if another process of the group received the signal. */
    public int exitCodeOfGroup() {
        return getAsBoolean() ? exitCode() : 128 + SIGNALS.getOrDefault("TERM", 0);
    }

    /** 128 plus the number of the signal: 130 for Ctrl-C, 143 for SIGTERM. */
    public int exitCode() {
        return 128 + signal.get();
    }
}
