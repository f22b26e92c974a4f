package io.github.qptv2.cli.console;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.jline.utils.Signals;

/**
 * The wish of the user or the system that the run ends: Ctrl-C, SIGTERM, or the terminal going away.
 *
 * <p>Left to itself the JVM answers these signals by ending at once, which takes libtorch apart under a running call
 * and dies with SIGSEGV. Here they only leave a note; the run looks at it between two passes of the network and comes
 * to an end by itself. If it does not within {@link #GRACE}, the process ends without taking anything apart.
 */
public final class CancellationSignal implements BooleanSupplier {

    /** What a run has to finish its batch and write its rows. */
    static final Duration GRACE = Duration.ofMillis(1500);

    // the numbers that a shell adds to 128 for an exit status
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private final AtomicInteger signal = new AtomicInteger();
    private volatile boolean patient;

    /** Takes the signals over, for the rest of the process's life. */
    public void onSignals() {
        SIGNALS.forEach((name, number) -> Signals.register(name, () -> request(number)));
    }

    /** Lets the run take its time to end, as a step of training must; whoever cannot wait signals twice. */
    public void beforeSecondSignal() {
        patient = true;
    }

    /** Asks for the end; only the first signal decides the exit code. */
    void request(int number) {
        if (!signal.compareAndSet(0, number)) {
            if (patient) {
                NativeProcess.exitImmediately(exitCode());
            }
        } else if (!patient) {
            var last = new Thread(this::lastResort, "last resort");
            last.setDaemon(true);
            last.start();
        }
    }

    private void lastResort() {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        NativeProcess.exitImmediately(exitCode());
    }

    /** Whether the run is to end. */
    @Override
    public boolean getAsBoolean() {
        return signal.get() != 0;
    }

    /** As {@link #exitCode}; where the signal went to another process of the team, that of SIGTERM. */
    public int exitCodeOfTeam() {
        return getAsBoolean() ? exitCode() : 128 + SIGNALS.getOrDefault("TERM", 0);
    }

    /** 128 and the number of the signal: 130 for Ctrl-C, 143 for SIGTERM. */
    public int exitCode() {
        return 128 + signal.get();
    }
}
