package io.github.qptv2.scoring.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(20)
class CloseGuardTest {

    private final AtomicInteger freed = new AtomicInteger();
    private final CloseGuard guard = new CloseGuard("scorer", freed::incrementAndGet);

    @Test
    void callsOverlapAndClosingFreesOnce() {
        try (var one = guard.enter();
                var other = guard.enter()) {
            assertThat(guard.isClosed()).isFalse();
        }
        guard.close();
        guard.close();
        assertThat(freed).hasValue(1);
    }

    @Test
    void aCallAfterClosingIsRefused() {
        guard.close();
        assertThatIllegalStateException().isThrownBy(guard::enter).withMessage("scorer is closed");
    }

    @Test
    void closingWaitsForTheCallsInProgressAndRefusesNewOnes() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var freedInside = new AtomicInteger(-1);
        var caller = new Thread(() -> {
            try (var call = guard.enter()) {
                inside.countDown();
                leave.await();
                freedInside.set(freed.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        caller.start();
        inside.await();
        var closer = new Thread(guard::close);
        closer.start();
        while (!guard.isClosed()) {
            Thread.onSpinWait();
        }
        assertThatIllegalStateException().isThrownBy(guard::enter);
        leave.countDown();
        closer.join();
        assertThat(freedInside).hasValue(0);
        assertThat(freed).hasValue(1);
    }

    @Test
    void theSecondOfTwoConcurrentClosersReturnsAfterTheMemoryIsFreed() throws InterruptedException {
        var freeing = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var slow = new CloseGuard("scorer", () -> {
            freeing.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            freed.incrementAndGet();
        });
        var first = new Thread(slow::close);
        first.start();
        freeing.await();
        var freedAtReturn = new AtomicInteger(-1);
        var second = new Thread(() -> {
            slow.close();
            freedAtReturn.set(freed.get());
        });
        second.start();
        second.join(100); // a closer that does not wait would return here
        free.countDown();
        second.join();
        first.join();
        assertThat(freedAtReturn).hasValue(1);
    }

    @Test
    void closingInsideACallIsRefusedAndPossibleAfterIt() {
        try (var outer = guard.enter()) {
            try (var inner = guard.enter()) {
                assertThatIllegalStateException()
                        .isThrownBy(guard::close)
                        .withMessage("scorer cannot be closed inside its own call");
            }
            assertThatIllegalStateException().isThrownBy(guard::close);
            assertThat(guard.isClosed()).isFalse();
        }
        guard.close();
        assertThat(freed).hasValue(1);
    }

    @Test
    void anInterruptedCloserStillWaitsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        guard.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(freed).hasValue(1);
    }
}
